"""Fetches the pictures that are wished for, the newest wish first."""

import asyncio
from typing import Protocol

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from rostrum.desk.models.pictures import Pictures, wished_side
from rostrum.desk.outcomes import Unanswered

FETCHERS = 3
LARGE = 640
"""The longer side of a large picture, pixels."""
FORMATS = frozenset({"jpeg", "png", "webp", "gif", "bmp"})
"""Pictures of dots. An SVG, which Qt reads too, may name files of this machine."""
PIXELS = 100_000_000
"""A picture of more is not unpacked: a small file may come to gigabytes."""


class HasPictures(Protocol):
    """Where pictures are fetched."""

    async def picture(self, image: str) -> bytes:
        """The bytes of a picture. Raises ``Unanswered``."""


async def fetch_pictures(pictures: Pictures, source: HasPictures) -> None:
    """Fetches what is wished for until cancelled."""
    work = asyncio.Event()
    work.set()
    pictures.wished.connect(work.set)
    try:
        async with asyncio.TaskGroup() as tasks:
            for _ in range(FETCHERS):
                tasks.create_task(_fetch(pictures, source, work))
    finally:
        pictures.wished.disconnect(work.set)


async def _fetch(pictures: Pictures, source: HasPictures, work: asyncio.Event) -> None:
    while True:
        while (name := pictures.next_wanted()) is None:
            work.clear()
            await work.wait()
        try:
            data = await source.picture(name)
            image = await asyncio.to_thread(_decode, data, wished_side(name) or LARGE)
        except Unanswered:
            image = None
        except BaseException:
            pictures.give_up()
            raise
        if image is None:
            pictures.miss(name)
        else:
            pictures.put(name, image)


def _decode(data: bytes, longest: int) -> QImage | None:
    """A picture no longer than it is drawn; none when the bytes are no picture.

    The size is asked for while reading, which a JPEG gives for a fraction of the work.
    """
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in FORMATS:
        return None
    size = reader.size()
    if size.width() * size.height() > PIXELS:
        return None
    if size.isValid() and max(size.width(), size.height()) > longest:
        bounds = QSize(longest, longest)
        reader.setScaledSize(size.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
