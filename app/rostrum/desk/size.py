"""The size of everything on the desk, chosen when it starts and changed while it runs.

All of the desk is measured in Qt's logical pixels. How many of the screen's pixels one of them is, is
a single figure of Qt's: it is read from ``QT_SCALE_FACTOR`` when the application is made, and set
later by ``QHighDpiScaling::setGlobalFactor``, which Qt's library exports and no binding offers
(``docs/decisions/0078``). Where it is not found, another size counts from the next start.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_VARIABLE = "QT_SCALE_FACTOR"
_LIBRARIES = {
    "linux": ("libQt6Gui.so.6", "_ZN15QHighDpiScaling15setGlobalFactorEd"),
    "win32": ("Qt6Gui.dll", "?setGlobalFactor@QHighDpiScaling@@SAXN@Z"),
    "darwin": (None, "_ZN15QHighDpiScaling15setGlobalFactorEd"),
}
"""Where the loaded library is found, and how the compilers of each system write its function."""


def own_factor() -> float:
    """The factor that the user gives every program of Qt's, to which the desk's size comes."""
    try:
        found = float(os.environ.get(_VARIABLE, "1"))
    except ValueError:
        return 1.0
    return found if found > 0 else 1.0


@contextmanager
def told_to_qt(percent: int) -> Iterator[None]:
    """Tells a size to the application that is made meanwhile, and to no program started by it."""
    before = os.environ.get(_VARIABLE)
    if percent != 100:
        os.environ[_VARIABLE] = f"{own_factor() * percent / 100:g}"
    try:
        yield
    finally:
        if percent != 100 and before is None:
            del os.environ[_VARIABLE]
        elif before is not None:
            os.environ[_VARIABLE] = before


def change(before: int, after: int) -> bool:
    """Shows every window in another size, in percent, as large on its screen as it was; sheets
    become as much larger or smaller as what is in them.

    Whether that can be done in the running desk.
    """
    set_factor = _set_factor()
    if set_factor is None:
        return False
    kept = [_Stand(window) for window in QApplication.topLevelWidgets() if window.windowHandle()]
    front, holder = QApplication.activeWindow(), QApplication.focusWidget()
    for stand in kept:
        stand.take_down()
    set_factor(own_factor() * after / 100)
    for stand in kept:
        stand.put_up(before / after)
    if front is not None:
        front.raise_()
        front.activateWindow()
    if holder is not None:
        holder.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


class _Stand:
    """How one window stands, while its system window is made anew: it keeps the factor for life."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._seen = window.isVisible()
        self._state = window.windowState()
        large = self._state & (Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized)
        self._place = window.normalGeometry() if large else window.geometry()
        self._origin = window.screen().geometry().topLeft()

    def take_down(self) -> None:
        self._window.hide()
        self._window.windowHandle().destroy()

    def put_up(self, share: float) -> None:
        """``share``: logical pixels for each that there was before."""
        room = self._window.screen().availableGeometry()
        sheet = isinstance(self._window, QDialog)  # has its own measure, and no board to fill
        size = QSize(self._place.size() * (1 if sheet else share)).boundedTo(room.size())
        corner = self._origin + QPoint((self._place.topLeft() - self._origin) * share)
        self._window.setGeometry(QRect(corner, size))
        if self._seen:
            self._window.setWindowState(self._state)
            self._window.show()


def _set_factor() -> Callable[[float], None] | None:
    import ctypes  # noqa: PLC0415 - seldom

    library, name = _LIBRARIES.get(sys.platform, (None, ""))
    try:
        found = getattr(ctypes.CDLL(library), name)
    except (OSError, AttributeError):
        return None
    found.argtypes, found.restype = [ctypes.c_double], None
    set_factor: Callable[[float], None] = found
    return set_factor
