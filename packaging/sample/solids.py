"""Round things, which stand in paintings as well as on plates."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from sample.strokes import Dice, hsl


def ball(p: QPainter, at: QPointF, size: float, hue: float, saturation: float = 0.65) -> None:
    shade = QRadialGradient(at + QPointF(-size * 0.35, -size * 0.4), size * 1.5)
    shade.setColorAt(0, hsl(hue, saturation, 0.82))
    shade.setColorAt(0.4, hsl(hue, saturation, 0.5))
    shade.setColorAt(1, hsl(hue, saturation, 0.14))
    p.setBrush(QBrush(shade))
    p.drawEllipse(at, size, size)


def turned(p: QPainter, box: QRectF, dice: Dice, glaze: QColor, bands: int) -> None:
    """A pot off the wheel: one profile, mirrored."""
    neck, belly, foot = dice.uniform(0.2, 0.4), dice.uniform(0.8, 1.0), dice.uniform(0.35, 0.55)
    high = dice.uniform(0.3, 0.55)
    half, middle = box.width() / 2, box.center().x()

    def at(side: int, width: float, y: float) -> QPointF:
        return QPointF(middle + side * half * width, box.top() + box.height() * y)

    lip = neck * dice.uniform(1.0, 1.4)
    path = QPainterPath(at(-1, lip, 0))
    path.cubicTo(at(-1, neck, 0.08), at(-1, neck, 0.14), at(-1, neck, 0.2))
    path.cubicTo(at(-1, neck, 0.26), at(-1, belly, high - 0.12), at(-1, belly, high))
    path.cubicTo(at(-1, belly, high + 0.25), at(-1, foot, 0.85), at(-1, foot, 1))
    path.lineTo(at(1, foot, 1))
    path.cubicTo(at(1, foot, 0.85), at(1, belly, high + 0.25), at(1, belly, high))
    path.cubicTo(at(1, belly, high - 0.12), at(1, neck, 0.26), at(1, neck, 0.2))
    path.cubicTo(at(1, neck, 0.14), at(1, neck, 0.08), at(1, lip, 0))
    path.closeSubpath()
    p.save()
    p.setClipPath(path, Qt.ClipOperation.IntersectClip)
    p.fillRect(box, glaze)
    p.setPen(QPen(glaze.darker(190), box.height() * 0.012))
    for band in range(bands * 3):
        y = 0.24 + 0.66 * band / max(1, bands * 3 - 1)
        p.drawLine(at(-1, 1, y), at(1, 1, y))
    if bands > 1:
        for _ in range(26):
            spot = at(1, dice.uniform(-1, 1), dice.uniform(high - 0.1, high + 0.25))
            p.setBrush(glaze.darker(210))
            p.setPen(Qt.PenStyle.NoPen)
            p.drawEllipse(spot, dice.uniform(2, 9), dice.uniform(2, 9))
    light = QLinearGradient(box.topLeft(), box.topRight())
    for place, colour in (
        (0, hsl(0, 0, 0, 0.55)),
        (0.3, hsl(0, 0, 1, 0.3)),
        (0.42, hsl(0, 0, 1, 0.05)),
        (1, hsl(0, 0, 0, 0.6)),
    ):
        light.setColorAt(place, colour)
    p.fillRect(box, QBrush(light))
    p.restore()
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(glaze.darker(240))
    p.drawEllipse(at(0, 0, 0), half * lip, box.height() * 0.018)
