"""What the time column says of a lot: words first, colour only in support."""

import math
from dataclasses import dataclass
from enum import StrEnum

from rostrum.desk.clock import ServerClock
from rostrum.desk.spans import span
from rostrum.desk.words import mark, tr
from rostrum.wire.state import BIDDABLE, ItemState, Status

SOON_S = 120
CLOSING_S = 60


class Pace(StrEnum):
    """How near the end of a lot is."""

    NONE = "none"
    CALM = "calm"
    SOON = "soon"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Countdown:
    """The words for one lot's time: ``figure`` large, ``caption`` small, ``short`` where that is
    wider than its place."""

    pace: Pace
    figure: str
    caption: str
    short: str = ""


_NOTHING = Countdown(Pace.NONE, "", "")


def pace(seconds: float) -> Pace:
    """How near an end is that is so many seconds away."""
    if seconds <= CLOSING_S:
        return Pace.CLOSING
    return Pace.SOON if seconds <= SOON_S else Pace.CALM


def pace_until(now: Pace, ends_at: int) -> float:
    """Until when, in ms UTC, a pace holds of a lot that ends then."""
    match now:
        case Pace.CALM:
            return ends_at - SOON_S * 1000
        case Pace.SOON:
            return ends_at - CLOSING_S * 1000
        case _:
            return math.inf


_WORDS = {Pace.SOON: mark("soon"), Pace.CLOSING: mark("closing")}


def countdown(state: ItemState, clock: ServerClock) -> Countdown:
    """The time left of a lot; it never says nought while the lot still takes bids.

    Between its end and the server's word that it closed, a lot is ``closing`` without a figure.
    """
    if state.status is Status.CLOSING:
        return Countdown(Pace.CLOSING, "", tr("closing"))
    if state.status not in BIDDABLE:
        return _NOTHING
    if state.ends_at is None:
        return Countdown(Pace.NONE, "", tr("by hammer"))
    left = clock.seconds_left(state.ends_at)
    if left is None:
        return Countdown(Pace.NONE, "", tr("clock not set"))
    extended = f"{tr('extended')} ×{state.extended_count}" if state.extended_count else ""
    if left == 0:
        return Countdown(Pace.CLOSING, "", tr("closing"))
    now = pace(left)
    word = "" if now is Pace.CALM else tr(_WORDS[now])
    caption = " · ".join(filter(None, (word, extended)))
    if not extended:
        return Countdown(now, span(left), caption, caption)
    short = " · ".join(filter(None, (word, f"{tr('ext.')} ×{state.extended_count}")))
    return Countdown(now, span(left), caption, short)
