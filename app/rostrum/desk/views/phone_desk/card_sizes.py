"""How large the parts of a pane are written: three sizes, so that all of it fits a small screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from rostrum.desk.theme import font


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels of type and of height; ``button`` and ``padding`` are those of the small buttons.

    ``away`` is the type of what stands in the ask's place while there is none; ``wraps``: a long
    title has a second line.
    """

    name: int
    state: int
    paddle: int
    lot: int
    numbers: int
    title: int
    small: int
    caption: int
    ask: int
    away: int
    ask_height: int
    whose_height: int
    bid: int
    bid_height: int
    words_height: int
    button: int
    padding: str
    badge: int
    plate: tuple[int, int]
    spacing: int
    wraps: bool = False


SIZES = (
    Sizes(
        name=25, state=18, paddle=20, lot=20, numbers=17, title=16, small=15, caption=14,
        ask=68, away=44, ask_height=74, whose_height=46, bid=24, bid_height=58, words_height=40,
        button=15, padding="7px 14px", badge=38, plate=(120, 88), spacing=5, wraps=True,
    ),
    Sizes(
        name=22, state=16, paddle=17, lot=17, numbers=16, title=15, small=14, caption=13,
        ask=54, away=38, ask_height=58, whose_height=40, bid=21, bid_height=48, words_height=38,
        button=14, padding="5px 10px", badge=32, plate=(100, 76), spacing=4,
    ),
    Sizes(
        name=19, state=15, paddle=16, lot=16, numbers=15, title=14, small=13, caption=12,
        ask=42, away=32, ask_height=46, whose_height=34, bid=19, bid_height=40, words_height=36,
        button=13, padding="3px 8px", badge=28, plate=(80, 60), spacing=2,
    ),
)  # fmt: skip
"""The largest first."""


def write(shown: Sequence[QWidget], pixels: int, *, bold: bool = False) -> None:
    """Writes parts in another size."""
    for each in shown:
        each.setFont(font(pixels, bold=bold))
