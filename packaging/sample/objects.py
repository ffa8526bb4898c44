"""Objects of the sample sale, drawn on a plate."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from sample.solids import ball, turned
from sample.strokes import Dice, Draw, gradient, hsl


def glaze(dice: Dice) -> QColor:
    return dice.choice(
        [
            hsl(150, 0.16, 0.66),
            hsl(215, 0.5, 0.42),
            hsl(8, 0.6, 0.36),
            hsl(30, 0.35, 0.3),
            hsl(45, 0.22, 0.8),
            hsl(170, 0.25, 0.48),
        ]
    )


def vase(p: QPainter, area: QRectF, dice: Dice) -> None:
    width = area.width() * dice.uniform(0.34, 0.5)
    box = QRectF(
        area.center().x() - width / 2,
        area.top() + area.height() * 0.12,
        width,
        area.height() * 0.72,
    )
    turned(p, box, dice, glaze(dice), bands=dice.choice([0, 1, 2]))


def dish(p: QPainter, area: QRectF, dice: Dice) -> None:
    colour, middle, size = glaze(dice), area.center(), area.width() * 0.37
    for share, shade in ((1.0, 125), (0.97, 92), (0.7, 112), (0.67, 100)):
        p.setBrush(colour.darker(shade))
        p.drawEllipse(middle, size * share, size * share)
    petals = dice.choice([6, 8, 12])
    p.setBrush(colour.darker(dice.choice([170, 200])))
    for ring, long in ((0.36, 0.17), (0.83, 0.07)):
        for petal in range(petals * (1 if ring < 0.5 else 2)):
            p.save()
            p.translate(middle)
            p.rotate(360 * petal / (petals * (1 if ring < 0.5 else 2)))
            p.drawEllipse(QPointF(0, -size * ring), size * long * 0.5, size * long)
            p.restore()
    p.drawEllipse(middle, size * 0.1, size * 0.1)
    shine = QRadialGradient(middle + QPointF(-size * 0.4, -size * 0.5), size * 1.5)
    shine.setColorAt(0, hsl(0, 0, 1, 0.45))
    shine.setColorAt(0.5, hsl(0, 0, 1, 0))
    shine.setColorAt(1, hsl(0, 0, 0, 0.35))
    p.setBrush(QBrush(shine))
    p.drawEllipse(middle, size, size)


def chair(p: QPainter, area: QRectF, dice: Dice) -> None:
    wood = hsl(dice.uniform(18, 34), 0.5, dice.uniform(0.2, 0.34))
    w, x0, y0 = area.width(), area.left(), area.top()

    def bar(x: float, y: float, width: float, height: float, shade: int = 100) -> None:
        box = QRectF(x0 + x * w, y0 + y * w, width * w, height * w)
        p.setBrush(gradient(box, wood.lighter(135), wood.darker(shade + 60), across=width < height))
        p.drawRoundedRect(box, 4, 4)

    bar(0.3, 0.12, 0.035, 0.72)
    bar(0.665, 0.12, 0.035, 0.72)
    rails = dice.randint(2, 5)
    for rail in range(rails):
        bar(0.33, 0.15 + 0.3 * rail / rails, 0.34, 0.035)
    if dice.random() < 0.5:
        for slat in range(4):
            bar(0.38 + slat * 0.07, 0.16, 0.022, 0.34)
    bar(0.22, 0.56, 0.035, 0.32, 120)
    bar(0.745, 0.56, 0.035, 0.32, 120)
    seat = QPolygonF(
        [
            QPointF(x0 + a * w, y0 + b * w)
            for a, b in ((0.3, 0.48), (0.7, 0.48), (0.8, 0.57), (0.2, 0.57))
        ]
    )
    p.setBrush(hsl(dice.choice([35, 140, 350, 215]), 0.3, 0.45))
    p.drawPolygon(seat)
    bar(0.2, 0.565, 0.6, 0.03)
    bar(0.25, 0.74, 0.5, 0.02)


def clock(p: QPainter, area: QRectF, dice: Dice) -> None:
    wood, w = hsl(dice.choice([20, 28, 210, 40]), 0.45, dice.uniform(0.14, 0.3)), area.width()
    box = QRectF(area.center().x() - w * 0.2, area.top() + w * 0.2, w * 0.4, w * 0.6)
    p.setBrush(gradient(box, wood.lighter(160), wood, wood.darker(150), across=True))
    if dice.random() < 0.6:
        p.drawChord(QRectF(box.left(), box.top() - w * 0.12, box.width(), w * 0.26), 0, 2880)
    p.drawRoundedRect(box, 6, 6)
    p.drawRect(
        QRectF(box.left() - w * 0.03, box.bottom() - w * 0.05, box.width() + w * 0.06, w * 0.06)
    )
    face, size = QPointF(box.center().x(), box.top() + w * 0.2), w * 0.155
    p.setBrush(hsl(45, 0.55, 0.5))
    p.drawEllipse(face, size * 1.1, size * 1.1)
    p.setBrush(hsl(45, 0.35, 0.93))
    p.drawEllipse(face, size, size)
    p.setPen(QPen(hsl(220, 0.3, 0.15), 2.5))
    for hour in range(12):
        turn = math.tau * hour / 12
        way = QPointF(math.sin(turn), -math.cos(turn))
        p.drawLine(face + way * size * 0.78, face + way * size * 0.92)
    for turn, long, wide in ((dice.uniform(0, 6.3), 0.5, 5), (dice.uniform(0, 6.3), 0.74, 3)):
        p.setPen(QPen(hsl(220, 0.3, 0.15), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        p.drawLine(face, face + QPointF(math.sin(turn), -math.cos(turn)) * size * long)
    p.setPen(Qt.PenStyle.NoPen)
    ball(p, QPointF(box.center().x(), box.top() + w * 0.45), w * 0.04, 45)


def jewel(p: QPainter, area: QRectF, dice: Dice) -> None:
    bust = QPainterPath(
        QPointF(area.center().x() - area.width() * 0.12, area.top() + area.height() * 0.08)
    )
    p.setBrush(gradient(area, hsl(220, 0.2, 0.26), hsl(220, 0.25, 0.12)))
    wide, top = area.width() * 0.36, area.top() + area.height() * 0.26
    bust.cubicTo(
        QPointF(area.center().x() - wide * 0.3, top),
        QPointF(area.center().x() - wide, top),
        QPointF(area.center().x() - wide, area.bottom() - 70),
    )
    bust.lineTo(area.center().x() + wide, area.bottom() - 70)
    bust.cubicTo(
        QPointF(area.center().x() + wide, top),
        QPointF(area.center().x() + wide * 0.3, top),
        QPointF(area.center().x() + area.width() * 0.12, area.top() + area.height() * 0.08),
    )
    p.drawPath(bust)
    hue, pale = dice.choice([(220, 0.7), (140, 0.5), (352, 0.7), (35, 0.8), (200, 0.2), (12, 0.6)])
    for bead in range(31):
        x = bead / 15 - 1
        at = QPointF(
            area.center().x() + x * area.width() * 0.21,
            area.top() + area.height() * (0.66 - 0.4 * x * x),
        )
        ball(p, at, area.width() * (0.024 - 0.011 * abs(x)), hue if bead % 2 == 0 else 45, pale)
    ball(
        p,
        QPointF(area.center().x(), area.top() + area.height() * 0.73),
        area.width() * 0.045,
        hue,
        pale,
    )


def carpet(p: QPainter, area: QRectF, dice: Dice) -> None:
    box = area.adjusted(
        area.width() * 0.2, area.width() * 0.08, -area.width() * 0.2, -area.width() * 0.1
    )
    red, blue, cream = (
        hsl(dice.choice([4, 12, 30]), 0.55, 0.36),
        hsl(dice.choice([215, 150]), 0.4, 0.24),
        hsl(40, 0.4, 0.78),
    )
    p.setPen(QPen(cream, 1.5))
    for thread in range(60):
        x = box.left() + box.width() * thread / 59
        p.drawLine(QPointF(x, box.top() - 9), QPointF(x, box.bottom() + 9))
    p.setPen(Qt.PenStyle.NoPen)
    for inset, colour in ((0, blue), (8, cream), (13, red), (38, cream), (43, blue), (56, red)):
        p.fillRect(box.adjusted(inset, inset, -inset, -inset), colour)
    for place in range(16):
        for side in (box.left() + 26, box.right() - 26):
            y = box.top() + 26 + (box.height() - 52) * place / 15
            p.setBrush(cream if place % 2 else blue)
            p.drawPolygon(
                QPolygonF(
                    [
                        QPointF(side, y - 8),
                        QPointF(side + 8, y),
                        QPointF(side, y + 8),
                        QPointF(side - 8, y),
                    ]
                )
            )
    medals = dice.choice([1, 3])
    for medal in range(medals):
        middle = QPointF(box.center().x(), box.top() + box.height() * (medal + 1) / (medals + 1))
        for full, colour in ((70, cream), (60, blue), (38, red), (22, cream), (12, blue)):
            size = full if medals == 1 else full * 0.72
            corners = [
                (0, -1),
                (0.35, -0.45),
                (0.9, 0),
                (0.35, 0.45),
                (0, 1),
                (-0.35, 0.45),
                (-0.9, 0),
                (-0.35, -0.45),
            ]
            p.setBrush(colour)
            p.drawPolygon(QPolygonF([middle + QPointF(a, b) * size for a, b in corners]))


def lamp(p: QPainter, area: QRectF, dice: Dice) -> None:
    w = area.width()
    foot = QRectF(area.center().x() - w * 0.12, area.top() + w * 0.42, w * 0.24, w * 0.42)
    turned(p, foot, dice, glaze(dice), bands=dice.choice([0, 1]))
    top, low = dice.uniform(0.08, 0.14), dice.uniform(0.2, 0.26)
    shade = QPolygonF(
        [
            QPointF(area.center().x() + a * w, area.top() + b * w)
            for a, b in ((-top, 0.12), (top, 0.12), (low, 0.44), (-low, 0.44))
        ]
    )
    colour = hsl(dice.choice([42, 30, 150, 10]), 0.5, 0.78)
    p.setBrush(
        gradient(
            QRectF(area.center().x() - w * 0.25, area.top(), w * 0.5, w),
            colour.darker(135),
            colour.lighter(112),
            colour.darker(150),
            across=True,
        )
    )
    p.drawPolygon(shade)


OBJECTS: dict[str, Draw] = {
    "vase": vase, "dish": dish, "chair": chair, "clock": clock, "jewel": jewel, "carpet": carpet,
    "lamp": lamp,
}  # fmt: skip
