"""What this desk is: its version, licence and libraries, for people and for support."""

import platform
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from rostrum import __version__, itself

LICENCE = "MIT"
LIBRARIES = (
    "PySide6_Essentials", "aiohttp", "babel", "httpx", "keyring", "msgspec", "numpy", "platformdirs", "pyqtgraph",
    "python-socketio", "qasync", "reportlab", "sqlalchemy", "typer",
)  # fmt: skip
_LICENCES = {"PySide6_Essentials": "LGPL-3.0"}
"""Where a library names several licences, the one that is used here."""
LICENCE_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Library:
    """A library that is part of the desk."""

    name: str
    version: str
    licence: str


def libraries() -> list[Library]:
    """The libraries that are there, Python first."""
    found = [Library("Python", platform.python_version(), "PSF-2.0")]
    for name in LIBRARIES:
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        licence = (
            _LICENCES.get(name) or _first(told, "License-Expression") or _from_classifiers(told)
        )
        found.append(Library(name.replace("_", "-"), told["Version"], licence))
    return found


def _first(told: metadata.PackageMetadata, field: str) -> str:
    return next(iter(told.get_all(field) or []), "")


def _from_classifiers(told: metadata.PackageMetadata) -> str:
    named = [
        line.rsplit("::", 1)[1].strip()
        for line in told.get_all("Classifier") or []
        if line.startswith("License ::") and line.count("::") > 1
    ]
    short = _first(told, "License").strip()
    if named:
        return named[0].replace(" License", "")
    return short if 0 < len(short) <= LICENCE_CHARACTERS and "\n" not in short else "–"


def for_support() -> str:
    """What a question to support should carry. No address, no name, no token is in it."""
    screens = [
        f"{one.size().width()}x{one.size().height()} at {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    ]
    how = "packaged" if itself.PACKAGED else "from Python"
    lines = [
        f"Rostrum {__version__} ({how})",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"Qt {qVersion()} on {QGuiApplication.platformName()}, screens {', '.join(screens)}",
        f"Locale {QLocale.system().name()}",
        *(f"{one.name} {one.version}" for one in libraries()),
    ]
    return "\n".join(lines)
