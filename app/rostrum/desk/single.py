"""One desk for one user: a second start hands what it was to open to the desk that is there.

The first desk listens on a local socket that only its user can open (``doorbell.py``). A message is
one line of JSON with what to open, a link or a file's path; the answer is a line too. Nothing else
can be wanted there.
"""

import sys
import warnings
from pathlib import Path

import msgspec

from rostrum.desk import keep

PATIENCE_S = 3.0
"""How long a second start waits for the first to answer."""


class Opening(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a second start wants: to open something, or only to see the desk. ``activation`` is the
    desktop's leave to come to the front, where it gave one."""

    open: str = ""
    activation: str = ""


def name() -> str:
    """The socket's path, or the pipe's name on Windows: one for each settings folder."""
    import hashlib  # noqa: PLC0415 - a desk that is told its server has no use for it

    folder = str(keep.folder().absolute())
    mark = hashlib.sha256(folder.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if sys.platform == "win32":
        return f"rostrum-desk-{mark}"
    import platformdirs  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that /tmp stands in is nothing that the user has to mend
        folder = platformdirs.user_runtime_dir("rostrum", appauthor=False)
    return str(Path(folder) / f"{mark}.desk")


def hand_over(wanted: Opening) -> bool:
    """Hands something to the desk that is running; False when there is none that takes it."""
    if sys.platform != "win32" and not Path(name()).exists():
        return False
    line = msgspec.json.encode(wanted) + b"\n"
    try:
        return bool(_ask(line))
    except OSError:
        return False


def _ask(line: bytes) -> bytes:
    if sys.platform == "win32":
        with Path(rf"\\.\pipe\{name()}").open("r+b", buffering=0) as pipe:
            pipe.write(line)
            return pipe.readline(16)
    import socket  # noqa: PLC0415 - mostly nobody is there

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as ours:
        ours.settimeout(PATIENCE_S)
        ours.connect(name())
        ours.sendall(line)
        return ours.recv(16)


def answers() -> bool:
    """Whether a desk is listening."""
    try:
        if sys.platform == "win32":
            Path(rf"\\.\pipe\{name()}").open("r+b", buffering=0).close()
        else:
            import socket  # noqa: PLC0415

            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as ours:
                ours.connect(name())
    except OSError:
        return False
    return True
