"""Draws the program's icon in every size and format that packages want: PNG, ICO and ICNS.

Run: python packaging/pyinstaller/icons.py FOLDER
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[2] / "resources" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
LAYOUT_SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(svg: Path, size: int, to: Path) -> None:
    """Writes a drawing as a PNG of ``size`` pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    to.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(to), "PNG"):
        raise OSError(f"{to} could not be written")


def main(folder: Path) -> None:
    """Draws everything into a folder, laid out as the hicolor theme is."""
    app = QGuiApplication(sys.argv[:1])
    for kind, name, sizes in (
        ("apps", "rostrum", SIZES),
        ("mimetypes", "rostrum-layout", LAYOUT_SIZES),
    ):
        for size in sizes:
            draw(
                ICONS / f"{name}.svg",
                size,
                folder / "hicolor" / f"{size}x{size}" / kind / f"{_named(name)}.png",
            )
        scalable = folder / "hicolor" / "scalable" / kind / f"{_named(name)}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        scalable.write_bytes((ICONS / f"{name}.svg").read_bytes())
    del app
    large = folder / "rostrum-1024.png"
    draw(ICONS / "rostrum.svg", 1024, large)
    with Image.open(large) as picture:
        picture.save(folder / "rostrum.ico", sizes=[(n, n) for n in (16, 24, 32, 48, 64, 128, 256)])
        picture.save(folder / "rostrum.icns")


def _named(name: str) -> str:
    return "application-x-rostrum-layout" if name == "rostrum-layout" else name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
