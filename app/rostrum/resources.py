"""Finds the files of ``resources/``: beside the code in a checkout, inside the package once installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parents[1] / "resources"


def installed() -> bool:
    """Whether this is an installation, and no checkout."""
    return _INSTALLED.is_dir()


def path(*parts: str) -> Path:
    """The path of a resource; raises FileNotFoundError in words when it is not there."""
    root = _INSTALLED if installed() else _CHECKOUT
    found = root.joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(
            f"The file {found} is missing from this installation. Install Rostrum again."
        )
    return found
