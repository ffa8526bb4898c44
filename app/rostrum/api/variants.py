"""Catalogue pictures at the size that they are drawn in: made when first asked for, kept in memory.

A projector's screen draws a picture with two thousand pixels, a list with forty. Neither should read
the photographer's file.
"""

import asyncio
import io
from collections import OrderedDict
from pathlib import Path

PIXELS_MOST = 120_000_000
"""A picture with more pixels than this is not opened."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""What is read, whatever the file's name says: other formats of the library start programs."""
KEPT_BYTES = 64 * 1024 * 1024
"""What the pictures that were made may take; the one that was not asked for longest goes first."""
QUALITY = 85


class NoPicture(Exception):
    """The file is no picture that can be read; the message says why."""


class Variants:
    """One picture is made at a time, beside the loop."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Path, int, int], bytes | None] = OrderedDict()
        self._bytes = 0
        self._one_at_a_time = asyncio.Semaphore(1)

    async def at(self, path: Path, side: int) -> bytes | None:
        """The picture as JPEG, its longer side ``side`` pixels; None where the file is as small.

        Raises NoPicture and OSError.
        """
        key = (path, (await asyncio.to_thread(path.stat)).st_mtime_ns, side)
        async with self._one_at_a_time:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            made = await asyncio.to_thread(_smaller, path, side)
            self._keep(key, made)
            return made

    def _keep(self, key: tuple[Path, int, int], made: bytes | None) -> None:
        self._kept[key] = made
        self._bytes += len(made or b"")
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= len(gone or b"")


def _smaller(path: Path, side: int) -> bytes | None:
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - when first asked for

    try:
        with Image.open(path, formats=FORMATS) as opened:
            if opened.width * opened.height > PIXELS_MOST:
                raise NoPicture(f"it has more than {PIXELS_MOST} pixels")
            if max(opened.size) <= side:
                return None
            opened.draft("RGB", (side, side))  # a JPEG is read at a fraction of its size
            upright = ImageOps.exif_transpose(opened).convert("RGB")
            upright.thumbnail((side, side), Image.Resampling.LANCZOS)
    except (UnidentifiedImageError, Image.DecompressionBombError, ValueError) as error:
        raise NoPicture("it cannot be read as a picture") from error
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=QUALITY, progressive=True)
    return out.getvalue()
