"""Whether this machine can show a window, said before Qt would end the process over it."""

import os
import sys

from rostrum import itself

_LIBRARIES = (
    "libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-xinerama0"
)


class CannotShow(Exception):
    """There is no way to show a window; the message says what to do."""


def present() -> bool:
    """Whether a screen is there to draw on."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def require() -> None:
    """Raises CannotShow when no window could be drawn here, by whatever is missing."""
    if not present() and not os.environ.get("QT_QPA_PLATFORM"):
        raise CannotShow(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). Run this in a "
            "desktop session, or set QT_QPA_PLATFORM=offscreen to draw without a screen."
        )
    from rostrum.desk.compiled import kept_compiled  # noqa: PLC0415

    try:
        with kept_compiled():
            import PySide6.QtWidgets  # noqa: F401, PLC0415 - the import is the question
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and (error.name or "").startswith("PySide6"):
            raise CannotShow(
                f"The desk needs Qt, which is not installed. {itself.DESK_BY}"
            ) from error
        raise CannotShow(
            f"A system library that Qt needs is missing ({error}). "
            f"Run: sudo apt-get install -y {_LIBRARIES}"
        ) from error
