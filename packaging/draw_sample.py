"""Draws the pictures of the sample catalogue: ``python packaging/draw_sample.py [FOLDER]``.

One plate for each ``ImageFile.1`` of the catalogues, ``kind-NN.jpg``; the name alone decides what
is drawn, so that drawing again gives the same pictures.
"""

import csv
import math
import os
import random
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

SIDE = 480
QUALITY = 80
SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "sample"
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


# -- paintings, drawn into an area ----------------------------------------------------------


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


# -- objects, drawn on a plate --------------------------------------------------------------


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


Draw = Callable[[QPainter, QRectF, Dice], None]
PAINTINGS: dict[str, Draw] = {
    "landscape": landscape, "seascape": seascape, "ink": ink, "stilllife": stilllife,
    "portrait": portrait, "abstract": abstract, "print": print_,
}  # fmt: skip
OBJECTS: dict[str, Draw] = {
    "vase": vase, "dish": dish, "chair": chair, "clock": clock, "jewel": jewel, "carpet": carpet,
    "lamp": lamp,
}  # fmt: skip
FLAT = {"dish", "carpet"}


def plate(name: str) -> QImage:
    """The catalogue plate of one picture."""
    kind = name.partition("-")[0]
    dice = Dice(zlib.crc32(name.encode()))
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    p = QPainter(image)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    whole = QRectF(0, 0, SIDE, SIDE)
    p.fillRect(whole, gradient(whole, hsl(38, 0.12, 0.9), hsl(34, 0.1, 0.78)))
    if kind in PAINTINGS:
        hang(p, whole, kind, dice)
    else:
        if kind not in FLAT:
            floor = QRectF(0, SIDE * 0.7, SIDE, SIDE * 0.3)
            p.fillRect(floor, gradient(floor, hsl(34, 0.1, 0.72), hsl(36, 0.1, 0.86)))
        shadow = QRadialGradient(QPointF(0, 0), SIDE * 0.3)
        shadow.setColorAt(0, hsl(30, 0.2, 0.1, 0.5))
        shadow.setColorAt(1, hsl(30, 0.2, 0.1, 0))
        p.save()
        p.translate(SIDE * 0.53, SIDE * (0.56 if kind in FLAT else 0.85))
        p.scale(1.35, 1.3 if kind in FLAT else 0.22)
        p.setBrush(QBrush(shadow))
        p.drawEllipse(QPointF(0, 0), SIDE * 0.3, SIDE * 0.3)
        p.restore()
        OBJECTS[kind](p, whole, dice)
    p.end()
    return image


def hang(p: QPainter, whole: QRectF, kind: str, dice: Dice) -> None:
    """A picture in its frame on the wall, with the shadow that it throws."""
    tall = kind in ("portrait", "ink") or (kind in ("abstract", "print") and dice.random() < 0.4)
    width, height = (250, 350) if tall else (350, 260)
    if kind in ("abstract", "print"):
        width, height = width - 10, height + (0 if tall else 40)
    outer = QRectF(0, 0, width, height)
    outer.moveCenter(whole.center())
    for spread in range(18):
        p.setBrush(hsl(30, 0.2, 0.08, 0.022))
        p.drawRoundedRect(outer.adjusted(-spread + 6, -spread + 10, spread + 6, spread + 12), 6, 6)
    wood = dice.choice(
        [hsl(40, 0.55, 0.48), hsl(25, 0.45, 0.22), hsl(220, 0.08, 0.14), hsl(38, 0.3, 0.62)]
    )
    p.setBrush(gradient(outer, wood.lighter(140), wood, wood.darker(150)))
    p.drawRect(outer)
    edge = dice.choice([10, 14, 18])
    inner = outer.adjusted(edge, edge, -edge, -edge)
    if kind in ("print", "ink") or dice.random() < 0.2:
        p.fillRect(inner, hsl(42, 0.25, 0.95))
        inner = inner.adjusted(20, 20, -20, -20)
    p.save()
    p.setClipRect(inner)
    PAINTINGS[kind](p, inner, dice)
    p.restore()
    p.setPen(QPen(hsl(0, 0, 0, 0.45), 1.5))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRect(inner)
    p.setPen(Qt.PenStyle.NoPen)


def main() -> None:
    """Draws every picture that the catalogues name."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE / "images"
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication(sys.argv[:1])
    names: list[str] = []
    for catalogue in sorted(SAMPLE.glob("*.csv")):
        with catalogue.open(encoding="utf-8", newline="") as file:
            names += [row["ImageFile.1"] for row in csv.DictReader(file)]
    for name in names:
        if not plate(name).save(str(folder / name), "JPG", QUALITY):
            raise SystemExit(f"the picture {folder / name} could not be written")
    sys.stdout.write(f"{len(names)} pictures in {folder}\n")
    del app


if __name__ == "__main__":
    main()
