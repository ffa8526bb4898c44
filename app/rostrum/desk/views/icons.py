"""The desk's one family of signs: drawn here, in the theme's colours."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rostrum import resources

SIZE = 20
"""Pixels of a sign; its strokes are 1.6 of them wide."""


def icon(name: str, colour: QColor) -> QIcon:
    """A sign of ``resources/icons`` in one colour."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(name, colour.name(), ratio)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, ratio: float) -> QIcon:
    text = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawing = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    pixmap = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, SIZE, SIZE))
    painter.end()
    return QIcon(pixmap)
