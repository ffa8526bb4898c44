"""Small files that are whole or not there: written beside, flushed, and put in place in one step."""

import contextlib
import os
from pathlib import Path

from rostrum.desk.os_words import why_not
from rostrum.desk.words import tr

FOLDER_VARIABLE = "ROSTRUM_DESK_FOLDER"
FILE_BYTES = 4 * 1024 * 1024
"""A file of the desk's larger than this was not written by it, and is not read."""


class NotKept(Exception):
    """A file could not be written or read; the message is a sentence for the user."""


def folder() -> Path:
    """Where the desk keeps what is the user's: settings, tokens, reports. Not made here."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415 - not where a folder is given

    return Path(platformdirs.user_config_dir("rostrum", appauthor=False))


def write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Writes a file whole, or leaves what was there. ``private``: readable by its owner alone.

    Raises NotKept, for instance when the disk is full.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        said = tr(
            "{path} could not be written ({reason}). What was there before is unharmed; make room "
            "or give this user the right to write there, then try again."
        )
        raise NotKept(said.format(path=path, reason=why_not(error))) from error


def read(path: Path) -> bytes | None:
    """A file's bytes; none when there is no such file. Raises NotKept."""
    try:
        if path.stat().st_size > FILE_BYTES:
            said = tr("{path} is far too large to be the desk's own. Move it away.")
            raise NotKept(said.format(path=path))
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        said = tr("{path} could not be read ({reason}).")
        raise NotKept(said.format(path=path, reason=why_not(error))) from error


def put_aside(path: Path) -> Path:
    """Gives a file that cannot be read another name, so that nothing of it is lost.

    Raises NotKept.
    """
    aside = path.with_name(path.name + ".unreadable")
    try:
        path.replace(aside)
    except OSError as error:
        said = tr("{path} could not be moved away ({reason}).")
        raise NotKept(said.format(path=path, reason=why_not(error))) from error
    return aside
