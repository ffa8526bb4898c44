"""A layout as a file of its own, ``evening.rostrum``: to be kept, sent, and opened by a click."""

from pathlib import Path

import msgspec

from rostrum.desk import keep
from rostrum.desk.layouts import Layout
from rostrum.desk.os_words import why_not
from rostrum.desk.words import tr

SUFFIX = ".rostrum"
FILE_BYTES = 256 * 1024
"""A file larger than this is no layout."""


class _Written(msgspec.Struct, frozen=True):
    version: int = msgspec.field(name="rostrum-layout")
    windows: Layout


def write(path: Path, layout: Layout) -> None:
    """Writes a layout. Raises ``NotKept``; what was there before is then unharmed."""
    keep.write(path, msgspec.json.encode(_Written(1, layout)) + b"\n")


def read(path: Path) -> Layout:
    """Reads a layout, which anybody may have written. Raises ``NotKept`` when it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        said = tr("{path} could not be read ({reason}).")
        raise keep.NotKept(said.format(path=path, reason=why_not(error))) from error
    try:
        if len(data) > FILE_BYTES:
            raise msgspec.ValidationError(tr("it is too large"))
        found = msgspec.json.decode(data, type=_Written)
        if found.version != 1 or not found.windows:
            raise msgspec.ValidationError(tr("it is of another version, or has no window"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        said = tr("{path} is no layout of Rostrum's ({reason}); nothing was changed.")
        raise keep.NotKept(said.format(path=path, reason=error)) from error
    return found.windows
