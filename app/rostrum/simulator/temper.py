"""How simulated bidders are: how often they bid, and how far beyond sense."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Temper(StrEnum):
    """A room's temper."""

    CALM = "calm"
    LIVELY = "lively"
    WAR = "war"


@dataclass(frozen=True, slots=True)
class Mood:
    """``rate``: bids a second of all bidders together; ``zeal``: times what they would sanely give."""

    rate: float
    zeal: float


MOODS: Mapping[Temper, Mood] = {
    Temper.CALM: Mood(0.5, 0.8),
    Temper.LIVELY: Mood(1.2, 1.0),
    Temper.WAR: Mood(4.0, 1.8),
}
