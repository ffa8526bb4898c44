"""What every picture of the sample is drawn with: colours, washes of them, and a dice of its own."""

import random
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
)

Dice = random.Random


def hsl(hue: float, saturation: float, lightness: float, alpha: float = 1.0) -> QColor:
    """A colour from degrees and shares of one."""
    return QColor.fromHslF((hue % 360) / 360, saturation, min(1, max(0, lightness)), alpha)


def gradient(area: QRectF, *stops: QColor, across: bool = False) -> QBrush:
    """A brush from top to bottom, or from left to right."""
    end = area.topRight() if across else area.bottomLeft()
    made = QLinearGradient(area.topLeft(), end)
    for place, colour in enumerate(stops):
        made.setColorAt(place / max(1, len(stops) - 1), colour)
    return QBrush(made)


Draw = Callable[[QPainter, QRectF, Dice], None]
