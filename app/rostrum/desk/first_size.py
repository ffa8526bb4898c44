"""How large a window opens: as was asked for, and never larger than the screen that it opens on."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication


def first_size(wanted: tuple[int, int]) -> QSize:
    """``wanted``, width and height in pixels, or what the main screen has of it.

    Off screen there is nothing to fit into: pictures and tests get what they ask for.
    """
    size = QSize(*wanted)
    if QGuiApplication.platformName() == "offscreen":
        return size
    return size.boundedTo(QGuiApplication.primaryScreen().availableGeometry().size())
