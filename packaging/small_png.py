"""A picture of a screen as a PNG of 256 colours: less than half the size.

The colours that cover most of a screen (grounds, lines, letters) stay exactly what they are. What is
left of the 256 goes to photographs, by median cut, with a fine grain where they would show steps.
"""

from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

EXACT = 96
MOST = 256
NEAREST_AT_ONCE = 4096
GRAIN = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) - 7.5
GRAIN_DEPTH = 0.55


def save(image: QImage, path: Path) -> None:
    """Writes the picture. Raises OSError when it cannot be written."""
    if not _few_colours(image).save(str(path), "PNG", 0):
        raise OSError(f"the picture {path} could not be written")


def _few_colours(image: QImage) -> QImage:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = plain.width(), plain.height()
    rows = np.frombuffer(plain.constBits(), np.uint32).reshape(height, plain.bytesPerLine() // 4)
    pixels = rows[:, :width] & 0xFFFFFF
    found, counts = np.unique(pixels, return_counts=True)
    table = _table(_parts(found), counts)
    exact = found[np.argsort(-counts)[:EXACT]]
    found, places = np.unique(_grained(pixels, exact), return_inverse=True)
    colours = _parts(found)
    nearest = np.concatenate(
        [
            ((part[:, None, :] - table[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
            for part in np.array_split(colours, len(colours) // NEAREST_AT_ONCE + 1)
        ]
    )
    indexed = QImage(width, height, QImage.Format.Format_Indexed8)
    indexed.setColorTable([0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b in table])
    lines = np.zeros((height, indexed.bytesPerLine()), np.uint8)
    lines[:, :width] = nearest[places.reshape(height, width)]
    into = np.frombuffer(indexed.bits(), np.uint8)
    into[:] = lines.reshape(-1)
    return indexed


def _parts(colours: np.ndarray) -> np.ndarray:
    """Red, green and blue, each in a column."""
    return np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype(np.int32)


def _grained(pixels: np.ndarray, exact: np.ndarray) -> np.ndarray:
    """The pixels with a regular grain, but for those that stay as they are."""
    height, width = pixels.shape
    grain = np.tile(GRAIN * GRAIN_DEPTH, (height // 4 + 1, width // 4 + 1))[:height, :width]
    parts = [
        np.clip((pixels >> shift & 255) + grain, 0, 255).astype(np.uint32) << shift
        for shift in (16, 8, 0)
    ]
    grained: np.ndarray = np.where(np.isin(pixels, exact), pixels, parts[0] | parts[1] | parts[2])
    return grained


def _table(colours: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """At most 256 colours: the most frequent as they are, the others as the means of boxes."""
    if len(colours) <= MOST:
        return colours
    order = np.argsort(-counts)
    exact, rest = order[:EXACT], order[EXACT:]
    boxes = [rest]
    while len(boxes) < MOST - EXACT:
        spreads = [np.ptp(colours[box], axis=0).max() * np.sqrt(counts[box].sum()) for box in boxes]
        box = boxes.pop(int(np.argmax(spreads)))
        if len(box) < 2:
            boxes.append(box)
            break
        channel = int(np.ptp(colours[box], axis=0).argmax())
        line = box[np.argsort(colours[box, channel], kind="stable")]
        middle = int(np.searchsorted(counts[line].cumsum(), counts[line].sum() / 2))
        cut = min(len(line) - 1, max(1, middle))
        boxes += [line[:cut], line[cut:]]
    means = [np.average(colours[box], axis=0, weights=counts[box]) for box in boxes]
    return np.concatenate([colours[exact], np.rint(means).astype(np.int32)])
