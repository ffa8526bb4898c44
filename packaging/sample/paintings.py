"""Pictures that hang on the wall of the sample sale."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from sample.solids import ball, turned
from sample.strokes import Dice, Draw, gradient, hsl


def ridge(area: QRectF, base: float, height: float, dice: Dice, rough: float = 1.0) -> QPainterPath:
    """Hills as the sum of a few waves, closed at the foot of the area."""
    waves = [
        (dice.uniform(0.6, 1.4) * n * rough, dice.uniform(0, 6.3), 1 / n) for n in (1, 2, 4, 7)
    ]
    path = QPainterPath(area.bottomLeft())
    steps = 90
    for step in range(steps + 1):
        x = step / steps
        up = sum(share * math.sin(6.28 * rate * x + phase) for rate, phase, share in waves)
        y = area.top() + area.height() * base - height * area.height() * up / 2
        path.lineTo(area.left() + x * area.width(), y)
    path.lineTo(area.bottomRight())
    path.closeSubpath()
    return path


def landscape(p: QPainter, area: QRectF, dice: Dice) -> None:
    hue = dice.choice([24, 38, 200, 210, 340])
    warm = dice.uniform(20, 50)
    p.fillRect(
        area, gradient(area, hsl(hue, 0.45, 0.62), hsl(warm, 0.6, 0.84), hsl(warm, 0.5, 0.8))
    )
    sun = QPointF(
        area.left() + area.width() * dice.uniform(0.2, 0.8), area.top() + area.height() * 0.3
    )
    glow = QRadialGradient(sun, area.width() * 0.35)
    glow.setColorAt(0, hsl(warm, 0.9, 0.93, 0.9))
    glow.setColorAt(1, hsl(warm, 0.9, 0.9, 0))
    p.fillRect(area, QBrush(glow))
    green = dice.uniform(70, 130)
    for layer in range(5):
        depth = layer / 4
        colour = hsl(green + (1 - depth) * 70, 0.18 + 0.22 * depth, 0.66 - 0.4 * depth)
        p.fillPath(ridge(area, 0.45 + 0.12 * layer, 0.16, dice), colour)
    for _ in range(dice.randint(3, 7)):
        x, y = dice.uniform(0.05, 0.95), dice.uniform(0.78, 0.9)
        size = area.width() * dice.uniform(0.04, 0.09)
        foot = QPointF(area.left() + x * area.width(), area.top() + y * area.height())
        p.fillRect(QRectF(foot.x() - 2, foot.y() - size, 4, size), hsl(25, 0.4, 0.15))
        for _ in range(9):
            leaf = foot + QPointF(dice.gauss(0, size * 0.35), -size * dice.uniform(0.7, 1.7))
            p.setBrush(hsl(green + dice.uniform(-15, 15), 0.35, dice.uniform(0.14, 0.27), 0.9))
            p.drawEllipse(leaf, size * 0.34, size * 0.3)


def seascape(p: QPainter, area: QRectF, dice: Dice) -> None:
    night = dice.random() < 0.3
    hue = dice.uniform(190, 225)
    top, low = (0.14, 0.38) if night else (0.6, 0.87)
    p.fillRect(area, gradient(area, hsl(hue, 0.4, top), hsl(dice.choice([30, 45, hue]), 0.45, low)))
    sea = QRectF(area.left(), area.top() + area.height() * 0.56, area.width(), area.height() * 0.44)
    p.fillRect(sea, gradient(sea, hsl(hue - 12, 0.35, low * 0.6), hsl(hue, 0.5, 0.16)))
    light = area.left() + area.width() * dice.uniform(0.25, 0.75)
    disc = QPointF(light, area.top() + area.height() * 0.26)
    p.setBrush(hsl(48, 0.8, 0.93, 0.95))
    p.drawEllipse(disc, area.width() * 0.035, area.width() * 0.035)
    for _ in range(150):
        y = dice.random() ** 1.5
        x = light + dice.gauss(0, 8 + y * 70)
        p.setBrush(hsl(45, 0.7, 0.9, 0.35 * (1 - y * 0.6)))
        p.drawEllipse(QPointF(x, sea.top() + y * sea.height()), 5 + 16 * y, 0.8 + y)
    for _ in range(dice.randint(1, 3)):
        size = area.width() * dice.uniform(0.1, 0.2)
        x = area.left() + area.width() * dice.uniform(0.15, 0.8)
        y = sea.top() + sea.height() * dice.uniform(0.06, 0.4)
        sail = (
            [(0, -1.1), (0.42, -0.12), (0, -0.12)],
            [(-0.05, -0.95), (-0.32, -0.12), (-0.05, -0.12)],
        )
        for corners in sail:
            p.setBrush(hsl(35, 0.3, 0.3 if night else 0.88))
            p.drawPolygon(QPolygonF([QPointF(x + a * size, y + b * size) for a, b in corners]))
        hull = [(-0.4, -0.08), (0.5, -0.08), (0.34, 0.1), (-0.28, 0.1)]
        p.setBrush(hsl(20, 0.4, 0.13))
        p.drawPolygon(QPolygonF([QPointF(x + a * size, y + b * size) for a, b in hull]))


def ink(p: QPainter, area: QRectF, dice: Dice) -> None:
    p.fillRect(area, gradient(area, hsl(40, 0.28, 0.9), hsl(38, 0.3, 0.84)))
    for layer in range(5):
        depth = layer / 4
        path = ridge(area, 0.32 + 0.13 * layer, 0.34 - 0.03 * layer, dice, 1.3)
        wash = QLinearGradient(area.topLeft(), area.bottomLeft())
        start = 0.12 + 0.13 * layer
        wash.setColorAt(max(0, start), hsl(205, 0.12, 0.4 - 0.24 * depth, 0.35 + 0.5 * depth))
        wash.setColorAt(min(1, start + 0.34), hsl(205, 0.1, 0.7, 0.0))
        p.fillPath(path, QBrush(wash))
    p.setPen(QPen(hsl(210, 0.1, 0.12, 0.85), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    root = QPointF(
        area.left() + area.width() * dice.choice([0.16, 0.8]), area.top() + area.height() * 0.92
    )
    for branch in range(5):
        y = root.y() - area.height() * (0.06 + 0.055 * branch)
        reach = area.width() * dice.uniform(0.07, 0.14)
        p.drawLine(QPointF(root.x(), y + 20), QPointF(root.x() + 3, y - 10))
        for needle in range(26):
            x = root.x() + dice.uniform(-reach, reach)
            p.drawLine(
                QPointF(x, y + dice.uniform(-4, 4)),
                QPointF(x + dice.uniform(-5, 5), y - 7 - needle % 4),
            )
    p.setPen(Qt.PenStyle.NoPen)
    seal = QRectF(area.right() - area.width() * 0.12, area.top() + area.height() * 0.08, 24, 24)
    p.setBrush(hsl(6, 0.7, 0.42))
    p.drawRoundedRect(seal, 3, 3)
    p.setPen(QPen(hsl(40, 0.4, 0.92), 2))
    for line in range(3):
        x = seal.left() + 6 + line * 6
        p.drawLine(QPointF(x, seal.top() + 5), QPointF(x, seal.bottom() - dice.choice([5, 9])))
    p.setPen(Qt.PenStyle.NoPen)


def stilllife(p: QPainter, area: QRectF, dice: Dice) -> None:
    hue = dice.uniform(15, 50)
    p.fillRect(area, gradient(area, hsl(hue, 0.25, 0.16), hsl(hue, 0.3, 0.3), across=True))
    table = QRectF(area.left(), area.top() + area.height() * 0.64, area.width(), area.height())
    p.fillRect(table, gradient(table, hsl(30, 0.35, 0.5), hsl(26, 0.45, 0.18)))
    jug = QRectF(area.left() + area.width() * dice.uniform(0.14, 0.5), area.top() + area.height() * 0.24,
                 area.width() * 0.26, area.height() * 0.5)  # fmt: skip
    turned(p, jug, dice, hsl(dice.uniform(190, 230), 0.3, 0.45), bands=1)
    fruit = dice.choice([22, 48, 95, 350])
    for _ in range(dice.randint(4, 7)):
        size = area.width() * dice.uniform(0.06, 0.095)
        at = QPointF(
            area.left() + area.width() * dice.uniform(0.12, 0.9),
            area.top() + area.height() * dice.uniform(0.7, 0.82),
        )
        p.setBrush(hsl(20, 0.4, 0.08, 0.45))
        p.drawEllipse(at + QPointF(size * 0.4, size * 0.75), size * 1.2, size * 0.35)
        ball(p, at, size, fruit + dice.uniform(-12, 12))


def portrait(p: QPainter, area: QRectF, dice: Dice) -> None:
    hue = dice.choice([28, 160, 210, 345])
    p.fillRect(area, gradient(area, hsl(hue, 0.22, 0.36), hsl(hue, 0.3, 0.13)))
    middle, head = (
        area.center().x() + area.width() * dice.uniform(-0.05, 0.05),
        area.height() * 0.15,
    )
    face = QPointF(middle, area.top() + area.height() * 0.36)
    coat = QPainterPath(QPointF(middle - head * 0.5, face.y() + head))
    coat.cubicTo(QPointF(middle - head * 2.6, face.y() + head * 1.5), QPointF(middle - head * 2.6, area.bottom() - 30),
                 QPointF(middle - head * 2.7, area.bottom()))  # fmt: skip
    coat.lineTo(middle + head * 2.7, area.bottom())
    coat.cubicTo(QPointF(middle + head * 2.6, area.bottom() - 30), QPointF(middle + head * 2.6, face.y() + head * 1.5),
                 QPointF(middle + head * 0.5, face.y() + head))  # fmt: skip
    p.setBrush(gradient(area, hsl(hue + 180, 0.2, 0.4), hsl(hue + 180, 0.25, 0.1), across=True))
    p.drawPath(coat)
    p.setBrush(hsl(28, 0.38, dice.uniform(0.5, 0.7)))
    p.drawRect(QRectF(middle - head * 0.36, face.y() + head * 0.6, head * 0.72, head * 0.8))
    p.setBrush(hsl(20, 0.4, dice.uniform(0.08, 0.3)))
    p.drawEllipse(face + QPointF(0, -head * 0.22), head * 0.98, head * 1.12)
    skin = QRadialGradient(face + QPointF(-head * 0.4, -head * 0.3), head * 1.6)
    tone = dice.uniform(0.45, 0.76)
    skin.setColorAt(0, hsl(28, 0.45, tone))
    skin.setColorAt(1, hsl(20, 0.45, tone * 0.5))
    p.setBrush(QBrush(skin))
    p.drawEllipse(face + QPointF(0, head * 0.08), head * 0.76, head * 0.98)


def abstract(p: QPainter, area: QRectF, dice: Dice) -> None:
    hues = [dice.choice([8, 28, 42, 205, 350]), dice.choice([190, 215, 35]), 40]
    p.fillRect(area, hsl(40, 0.25, 0.88))
    for _ in range(dice.randint(7, 12)):
        width, height = (
            area.width() * dice.uniform(0.1, 0.6),
            area.height() * dice.uniform(0.06, 0.5),
        )
        box = QRectF(
            area.left() + dice.random() * (area.width() - width),
            area.top() + dice.random() * (area.height() - height),
            width,
            height,
        )
        p.setBrush(
            hsl(
                dice.choice(hues),
                dice.uniform(0.2, 0.75),
                dice.uniform(0.15, 0.7),
                dice.uniform(0.5, 0.95),
            )
        )
        if dice.random() < 0.3:
            p.drawEllipse(box.center(), height / 2, height / 2)
        else:
            p.drawRect(box)
    p.setPen(QPen(hsl(220, 0.2, 0.1, 0.9), dice.uniform(2, 6)))
    for _ in range(3):
        p.drawLine(
            *(
                QPointF(
                    area.left() + dice.random() * area.width(),
                    area.top() + dice.random() * area.height(),
                )
                for _ in range(2)
            )
        )
    p.setPen(Qt.PenStyle.NoPen)


def print_(p: QPainter, area: QRectF, dice: Dice) -> None:
    dark, bright = (
        hsl(dice.uniform(195, 235), 0.45, 0.2),
        hsl(dice.choice([12, 38, 165]), 0.65, 0.55),
    )
    p.fillRect(area, hsl(42, 0.3, 0.92))
    rows = dice.choice([4, 5, 6])
    size = min(area.width(), area.height()) * 0.86 / rows
    left, top = area.center().x() - size * rows / 2, area.center().y() - size * rows / 2
    style = dice.choice(["arc", "tri", "bar"])
    for x in range(rows):
        for y in range(rows):
            cell = QRectF(left + x * size + 1.5, top + y * size + 1.5, size - 3, size - 3)
            p.setBrush(bright if dice.random() < 0.3 else dark)
            if style == "arc":
                p.drawPie(
                    cell.adjusted(-size * dice.randint(0, 1), 0, 0, size * dice.randint(0, 1)),
                    dice.randint(0, 3) * 1440,
                    1440,
                )
            elif style == "tri":
                corners = [cell.topLeft(), cell.topRight(), cell.bottomRight(), cell.bottomLeft()]
                del corners[dice.randint(0, 3)]
                p.drawPolygon(QPolygonF(corners))
            else:
                p.drawRect(cell.adjusted(0, 0, 0, -size * dice.choice([0.1, 0.4, 0.7])))


PAINTINGS: dict[str, Draw] = {
    "landscape": landscape, "seascape": seascape, "ink": ink, "stilllife": stilllife,
    "portrait": portrait, "abstract": abstract, "print": print_,
}  # fmt: skip
