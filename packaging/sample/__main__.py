"""Draws the pictures of the sample catalogue: ``PYTHONPATH=packaging python -m sample [FOLDER]``.

One plate for each ``ImageFile.1`` of the catalogues, ``kind-NN.jpg``; the name alone decides what
is drawn, so that drawing again gives the same pictures.
"""

import csv
import os
import sys
import zlib
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QGuiApplication, QImage, QPainter, QPen, QRadialGradient

from sample.objects import OBJECTS
from sample.paintings import PAINTINGS
from sample.strokes import Dice, gradient, hsl

SIDE = 480
QUALITY = 80
LARGE, TIMES, LARGE_QUALITY = 8, 3, 70
"""The first lots under the hammer are so many times as long: a big screen shows them first."""
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"

FLAT = {"dish", "carpet"}


def plate(name: str, times: int = 1) -> QImage:
    """The catalogue plate of one picture, so many times ``SIDE`` long."""
    kind = name.partition("-")[0]
    dice = Dice(zlib.crc32(name.encode()))
    image = QImage(SIDE * times, SIDE * times, QImage.Format.Format_RGB32)
    p = QPainter(image)
    p.scale(times, times)
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
    large = names[:LARGE]  # of the sale under the hammer, whose catalogue is read first
    for name in dict.fromkeys(names):
        times, quality = (TIMES, LARGE_QUALITY) if name in large else (1, QUALITY)
        if not plate(name, times).save(str(folder / name), "JPG", quality):
            raise SystemExit(f"the picture {folder / name} could not be written")
    sys.stdout.write(f"{len(names)} pictures in {folder}\n")
    del app


if __name__ == "__main__":
    main()
