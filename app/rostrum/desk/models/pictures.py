"""Catalogue pictures, wished for when they are first to be drawn, and kept small."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPainterPath, QPixmap

from rostrum.wire.catalogue import PICTURE_SIDES

CORNER = 4
SMALL = 40
TILE = QSize(224, 140)
PICTURES = 400
"""Most pictures kept small; the newest of them as tiles and the newest few large."""
TILE_PICTURES = 160
LARGE_PICTURES = 24
SHARP_PICTURES = 4
"""Most pictures kept as sharp as the big screen draws them."""
WAITING = 200
"""Most pictures waiting to be fetched; those asked for first are forgotten and asked for again."""
MISSING = 5_000
"""Most pictures that are remembered as not to be had."""


_SIDE = "?side="


class Pictures(QObject):
    """A cache of pixmaps by name; ``arrived`` names a picture that can now be drawn, ``wished``
    says that one is wanted that is not here."""

    arrived = Signal(str)
    wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._small: OrderedDict[str, QPixmap] = OrderedDict()
        self._large: OrderedDict[str, QPixmap] = OrderedDict()
        self._sharp: OrderedDict[str, QPixmap] = OrderedDict()
        self._tiles: OrderedDict[str, QPixmap] = OrderedDict()
        self._missing: OrderedDict[str, None] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._fetching = 0

    def small(self, name: str | None) -> QPixmap | None:
        """A thumbnail in its frame, or none yet: it is then fetched."""
        return self._look(self._small, name)

    def tile(self, name: str | None) -> QPixmap | None:
        """A picture in a tile's frame, or none yet: it is then fetched."""
        return self._look(self._tiles, name)

    def large(self, name: str | None) -> QPixmap | None:
        """A picture for the panel, or none yet: it is then fetched."""
        return self._look(self._large, name)

    def sharp(self, name: str, pixels: float) -> QPixmap | None:
        """A picture that is drawn so many pixels long, or none yet: it is then fetched.

        Its wish is the name with the side that is asked for, which the server reads.
        """
        side = next((side for side in PICTURE_SIDES if side >= pixels), PICTURE_SIDES[-1])
        return self._look(self._sharp, f"{name}{_SIDE}{side}")

    @property
    def waiting(self) -> int:
        """Pictures that are wanted and have not come."""
        return len(self._wanted) + self._fetching

    def try_again(self) -> None:
        """Forgets which pictures could not be had, as after a reconnection."""
        self._missing.clear()

    def forget_framed(self) -> None:
        """Forgets what was drawn for other pixels; what is in sight is wished for again."""
        self._small.clear()
        self._tiles.clear()

    def next_wanted(self) -> str | None:
        """The newest wish, which is then on its way until it is put in place or missed."""
        if not self._wanted:
            return None
        name, _ = self._wanted.popitem()
        self._fetching += 1
        return name

    def put(self, name: str, image: QImage) -> None:
        """Takes a picture that was on its way."""
        self._fetching -= 1
        self._keep(name, image)
        self.arrived.emit(name)

    def miss(self, name: str) -> None:
        """Remembers that a picture that was on its way cannot be had."""
        self._fetching -= 1
        self._missing[name] = None
        if len(self._missing) > MISSING:
            self._missing.popitem(last=False)

    def give_up(self) -> None:
        """Nobody waits for a picture that was on its way."""
        self._fetching -= 1

    def _look(self, kept: OrderedDict[str, QPixmap], name: str | None) -> QPixmap | None:
        if name is None:
            return None
        found = kept.get(name)
        if found is not None:
            kept.move_to_end(name)
        elif name not in self._missing and name not in self._wanted:
            self._wanted[name] = None
            if len(self._wanted) > WAITING:
                self._wanted.popitem(last=False)
            self.wished.emit()
        return found

    def _keep(self, name: str, image: QImage) -> None:
        whole = QPixmap.fromImage(image)
        if wished_side(name) is not None:
            _put(self._sharp, name, whole, SHARP_PICTURES)
            return
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        for kept, pixmap, most in (
            (self._small, framed(whole, QSize(SMALL, SMALL), ratio), PICTURES),
            (self._tiles, shown_whole(whole, TILE, ratio), TILE_PICTURES),
            (self._large, whole, LARGE_PICTURES),
        ):
            _put(kept, name, pixmap, most)


def wished_side(name: str) -> int | None:
    """The longer side that a wish names, in pixels; none for a picture of the usual size."""
    _, found, side = name.partition(_SIDE)
    return int(side) if found and side.isdecimal() else None


def plain_name(name: str) -> str:
    """A picture's name without the side that a wish names."""
    return name.partition(_SIDE)[0]


def _put(kept: OrderedDict[str, QPixmap], name: str, pixmap: QPixmap, most: int) -> None:
    kept[name] = pixmap
    kept.move_to_end(name)
    while len(kept) > most:
        kept.popitem(last=False)


def shown_whole(pixmap: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """All of a picture in the middle of a frame: a work of art is not cut to fit a screen."""
    fits = pixmap.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (size.width() - fits.width()) // 2, (size.height() - fits.height()) // 2
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(left, top, framed(pixmap, fits, ratio))
    painter.end()
    return made


def framed(pixmap: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """A picture that fills a frame with round corners, ready to be drawn as it is.

    ``size`` is the frame in logical pixels, ``ratio`` the device's pixels for each.
    """
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, size.width(), size.height()), CORNER, CORNER)
    painter.setClipPath(outline)
    shown = pixmap.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    left, top = (size.width() - shown.width()) // 2, (size.height() - shown.height()) // 2
    painter.drawPixmap(QRect(left, top, shown.width(), shown.height()), pixmap)
    painter.end()
    return made
