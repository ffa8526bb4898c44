"""Increments: by how much the next bid must beat the price.

The step is decided by the current price, the lower bound of a band inclusive; the ask is the
price plus its step, or the start price while there is no bid.
"""

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import assert_never

import msgspec

from rostrum.rules.money import LIMIT

Bands = tuple[tuple[int, int], ...]
"""``(from, step)`` pairs in minor units, ascending, the first from 0."""


class SaleroomLadder(msgspec.Struct, frozen=True, tag="saleroom", forbid_unknown_fields=True):
    """The saleroom's 2-5-8 ladder: 10s to 200, then 220, 250, 280, 300 …, 500, 550 …, by decades.

    ``unit`` is how many minor units make one major unit: 100 for GBP, 1 for JPY.
    """

    unit: int

    def __post_init__(self) -> None:
        if self.unit < 1:
            raise ValueError("a ladder's unit is at least 1 minor unit")


class TableLadder(msgspec.Struct, frozen=True, tag="table", forbid_unknown_fields=True):
    """A ladder as a table of bands; a band holds from its lower bound until the next one's."""

    bands: Bands

    def __post_init__(self) -> None:
        starts = [start for start, _ in self.bands]
        if not starts or starts[0] != 0:
            raise ValueError("a ladder's first band starts at 0")
        if any(after <= before for before, after in pairwise(starts)):
            raise ValueError("a ladder's bands are in ascending order")
        if any(width < 1 for _, width in self.bands):
            raise ValueError("a ladder's steps are at least 1 minor unit")


Ladder = SaleroomLadder | TableLadder


def step(ladder: Ladder, price: int) -> int:
    """The increment at ``price``, in minor units; always at least 1."""
    bands = _bands(ladder)
    return bands[bisect_right(bands, (price, LIMIT)) - 1][1]


def next_ask(ladder: Ladder, price: int) -> int:
    """What beats ``price``: the price plus its step."""
    return price + step(ladder, price)


def round_down(ladder: Ladder, amount: int) -> int:
    """The highest rung that is not above ``amount``; 0 below the first one."""
    bands = _bands(ladder)
    start, width = bands[bisect_right(bands, (amount, LIMIT)) - 1]
    return amount - (amount - start) % width


def _bands(ladder: Ladder) -> Bands:
    match ladder:
        case TableLadder():
            return ladder.bands
        case SaleroomLadder():
            return _saleroom(ladder.unit)
        case _:
            assert_never(ladder)


@lru_cache(maxsize=32)
def _saleroom(unit: int) -> Bands:
    """The 2-5-8 pattern written out as bands, decade by decade, up to ``LIMIT``."""
    bands = [(0, 10 * unit)]
    decade = 100 * unit
    while decade < LIMIT:
        tenth = decade // 10
        bands.append((decade, tenth))
        for hundreds in (2, 3, 4):
            rung = hundreds * decade
            bands += [
                (rung, 2 * tenth),
                (rung + 2 * tenth, 3 * tenth),
                (rung + 8 * tenth, 2 * tenth),
            ]
        bands.append((5 * decade, 5 * tenth))
        decade *= 10
    return tuple(bands)
