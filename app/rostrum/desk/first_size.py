"""How large a window opens, and where: never more than the screens have room for."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QRegion

TITLE = 32
"""Pixels that a window's own title takes above the place that it is given."""


def first_size(wanted: tuple[int, int]) -> QSize:
    """``wanted``, width and height in pixels, or what the main screen has of it.

    Off screen there is nothing to fit into: pictures and tests get what they ask for.
    """
    size = QSize(*wanted)
    if QGuiApplication.platformName() == "offscreen":
        return size
    return size.boundedTo(QGuiApplication.primaryScreen().availableGeometry().size())


def on_screen(place: QRect) -> QRect:
    """The place, or one that this machine's screens show all of."""
    if QGuiApplication.platformName() == "offscreen":
        return place
    return within(place, [screen.availableGeometry() for screen in QGuiApplication.screens()])


def within(place: QRect, screens: Sequence[QRect]) -> QRect:
    """A place as it is where the screens, the main one first, show all of it; else moved into the
    screen that shows most of it, and made smaller where that is too small: after another size of
    the letters, or without the screen that was there yesterday, a window has all its edges."""
    shown = QRegion()
    for screen in screens:
        shown = shown.united(QRegion(screen))
    if QRegion(place).subtracted(shown).isEmpty():
        return place
    room = max(screens, key=lambda screen: _area(screen.intersected(place)))
    room = room.adjusted(0, TITLE, 0, 0)
    size = place.size().boundedTo(room.size())
    left = min(max(place.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(place.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _area(place: QRect) -> int:
    return place.width() * place.height() if place.isValid() else 0
