"""Catalogue pictures, fetched when they are first wanted and kept small."""

import asyncio
from collections import OrderedDict, deque
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from rostrum.desk.client import Unanswered

LARGE = 640
SMALL = 40
PICTURES = 400
"""Most pictures kept; each is held small, and the newest few large."""
LARGE_PICTURES = 24
FETCHERS = 3
WAITING = 200
"""Most pictures waiting to be fetched; those asked for first are forgotten and asked for again."""


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
        self._missing: set[str] = set()
        self._wanted: deque[str] = deque(maxlen=WAITING)
        self._work = asyncio.Event()

    def small(self, name: str | None) -> QPixmap | None:
        """A thumbnail, or none yet: it is then fetched."""
        return self._look(self._small, name)

    def large(self, name: str | None) -> QPixmap | None:
        """A picture for the panel, or none yet: it is then fetched."""
        return self._look(self._large, name)

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
            self._wanted.append(name)
            self._work.set()
        return found

    async def _fetch(self) -> None:
        while True:
            while not self._wanted:
                self._work.clear()
                await self._work.wait()
            name = self._wanted.pop()
            try:
                data = await self._client.picture(name)
                image = await asyncio.to_thread(_decode, data)
            except Unanswered:
                image = None
            if image is None:
                self._missing.add(name)
                continue
            self._keep(name, image)
            self.arrived.emit(name)

    def _keep(self, name: str, image: QImage) -> None:
        mode = Qt.TransformationMode.SmoothTransformation
        cover = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        thumbnail = image.scaled(SMALL * 2, SMALL * 2, cover, mode)
        for kept, pixmap, most in (
            (self._small, QPixmap.fromImage(thumbnail), PICTURES),
            (self._large, QPixmap.fromImage(image), LARGE_PICTURES),
        ):
            kept[name] = pixmap
            kept.move_to_end(name)
            while len(kept) > most:
                kept.popitem(last=False)


def _decode(data: bytes) -> QImage | None:
    """A picture no larger than the panel needs; none when the bytes are no picture."""
    image = QImage.fromData(data)
    if image.isNull():
        return None
    if max(image.width(), image.height()) > LARGE:
        image = image.scaled(
            LARGE,
            LARGE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image
