"""Python, libraries and disks: what every part of Rostrum stands on."""

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from rostrum import __version__, itself
from rostrum.doctor.finding import Finding, fail, ok, warn

SERVER = (
    "aiohttp", "alembic", "argon2-cffi", "httpx", "msgspec", "platformdirs", "prometheus-client", "psycopg",
    "python-engineio", "python-socketio", "redis", "reportlab", "sqlalchemy", "structlog", "typer",
)  # fmt: skip
DESK = ("PySide6_Essentials", "babel", "keyring", "pyqtgraph", "qasync")
SCARCE = 1_000_000_000
"""Free bytes below which there is a warning."""
FULL = 50_000_000
"""Free bytes below which a sale could not be written for long."""


def version_of(name: str) -> str | None:
    """The installed version of a library; none when it is not there."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def installation() -> Finding:
    """Which Rostrum this is, and on what it runs."""
    how = "packaged" if itself.PACKAGED else f"in {sys.prefix}"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    said = f"Rostrum {__version__}, Python {platform.python_version()} ({how}), {system}"
    return ok("installation", said)


def libraries() -> Iterator[Finding]:
    """What of Python's libraries is there."""
    found = {name: version_of(name) for name in SERVER}
    gone = [name for name, version in found.items() if version is None]
    if gone:
        todo = "Install Rostrum again; something of it was taken away."
        yield fail("libraries", f"missing: {', '.join(gone)}", todo)
    else:
        yield ok("libraries", ", ".join(f"{name} {version}" for name, version in found.items()))
    desk = {name: version_of(name) for name in DESK}
    gone = [name for name, version in desk.items() if version is None]
    if not gone:
        yield ok("desk", ", ".join(f"{name} {version}" for name, version in desk.items()))
    else:
        todo = f"A server alone needs none of it. For the desk: {itself.DESK_BY}"
        yield warn("desk", f"not installed: {', '.join(gone)}", todo)


def space(name: str, folder: Path) -> Finding:
    """How much room there is where something is kept."""
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    try:
        free = shutil.disk_usage(there).free
    except OSError as error:
        return fail(name, f"{there} cannot be looked at ({error.strerror})", "Mount or mend it.")
    said = f"{free / 1e9:.1f} GB free at {folder}"
    if free < FULL:
        return fail(name, said, "Make room now; nothing can be kept here for long.")
    if free < SCARCE:
        return warn(name, said, "Make room before the sale.")
    return ok(name, said)
