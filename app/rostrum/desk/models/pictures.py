"""Catalogue pictures, fetched when they are first wanted and kept small."""

import asyncio
from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QBuffer, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter, QPainterPath, QPixmap

from rostrum.desk.outcomes import Unanswered

LARGE = 640
"""The longer side of a large picture, pixels."""
CORNER = 4
SMALL = 40
TILE = QSize(224, 140)
PICTURES = 400
"""Most pictures kept small; the newest of them as tiles and the newest few large."""
TILE_PICTURES = 160
LARGE_PICTURES = 24
FETCHERS = 3
WAITING = 200
"""Most pictures waiting to be fetched; those asked for first are forgotten and asked for again."""
MISSING = 5_000
"""Most pictures that are remembered as not to be had."""


class HasPictures(Protocol):
    """Where pictures are fetched."""

    async def picture(self, image: str) -> bytes:
        """The bytes of a picture. Raises ``Unanswered``."""


class Pictures(QObject):
    """A cache of pixmaps by name; ``arrived`` names a picture that can now be drawn."""

    arrived = Signal(str)

    def __init__(self, client: HasPictures) -> None:
        super().__init__()
        self._client = client
        self._small: OrderedDict[str, QPixmap] = OrderedDict()
        self._large: OrderedDict[str, QPixmap] = OrderedDict()
        self._tiles: OrderedDict[str, QPixmap] = OrderedDict()
        self._missing: OrderedDict[str, None] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._fetching = 0
        self._work = asyncio.Event()

    def small(self, name: str | None) -> QPixmap | None:
        """A thumbnail in its frame, or none yet: it is then fetched."""
        return self._look(self._small, name)

    def tile(self, name: str | None) -> QPixmap | None:
        """A picture in a tile's frame, or none yet: it is then fetched."""
        return self._look(self._tiles, name)

    def large(self, name: str | None) -> QPixmap | None:
        """A picture for the panel, or none yet: it is then fetched."""
        return self._look(self._large, name)

    @property
    def waiting(self) -> int:
        """Pictures that are wanted and have not come."""
        return len(self._wanted) + self._fetching

    def try_again(self) -> None:
        """Forgets which pictures could not be had, as after a reconnection."""
        self._missing.clear()

    async def run(self) -> None:
        """Fetches what is wanted, newest wish first, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for _ in range(FETCHERS):
                tasks.create_task(self._fetch())

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
            self._work.set()
        return found

    async def _fetch(self) -> None:
        while True:
            while not self._wanted:
                self._work.clear()
                await self._work.wait()
            name, _ = self._wanted.popitem()
            self._fetching += 1
            try:
                data = await self._client.picture(name)
                image = await asyncio.to_thread(_decode, data)
            except Unanswered:
                image = None
            finally:
                self._fetching -= 1
            if image is None:
                self._missing[name] = None
                if len(self._missing) > MISSING:
                    self._missing.popitem(last=False)
                continue
            self._keep(name, image)
            self.arrived.emit(name)

    def _keep(self, name: str, image: QImage) -> None:
        whole = QPixmap.fromImage(image)
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        for kept, pixmap, most in (
            (self._small, framed(whole, QSize(SMALL, SMALL), ratio), PICTURES),
            (self._tiles, framed(whole, TILE, ratio), TILE_PICTURES),
            (self._large, whole, LARGE_PICTURES),
        ):
            kept[name] = pixmap
            kept.move_to_end(name)
            while len(kept) > most:
                kept.popitem(last=False)


def _decode(data: bytes) -> QImage | None:
    """A picture no larger than the panel needs; none when the bytes are no picture.

    The size is asked for while reading, which a JPEG gives for a fraction of the work.
    """
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGE:
        bounds = QSize(LARGE, LARGE)
        reader.setScaledSize(size.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


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
