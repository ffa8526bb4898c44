"""Timed lots: when a bid is in time, and how a late one moves the end.

E is the lot's end, E0 the end it was scheduled for, t the time of the bid on the server's
clock; all in ms UTC.
"""

from enum import StrEnum
from typing import assert_never

import msgspec

MAX_GRACE_MS = 3000
"""A grace for bids sent before E is never longer than this."""


class Mode(StrEnum):
    """``reset``: at least the extension is left after the bid; ``add``: the end moves by it."""

    RESET = "reset"
    ADD = "add"


class Scope(StrEnum):
    """Which lots an extension moves: the lot, its group, or it and all later lots of the sale."""

    LOT = "lot"
    GROUP = "group"
    LATER = "later"


class SoftClose(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """A bid with less than ``window_ms`` to go moves the end by ``extension_ms``.

    ``cap_ms``: the end is never more than this after the scheduled one; None for no cap.
    ``inclusive``: exactly ``window_ms`` to go counts too.
    """

    window_ms: int
    extension_ms: int
    cap_ms: int | None = None
    mode: Mode = Mode.RESET
    inclusive: bool = False
    scope: Scope = Scope.LOT

    def __post_init__(self) -> None:
        if self.window_ms < 1 or self.extension_ms < 1:
            raise ValueError("a soft close has a window and an extension of at least 1 ms")
        if self.cap_ms is not None and self.cap_ms < 0:
            raise ValueError("a soft close's cap is not negative")


def arrival(end: int, now: int, sent_at: int | None, grace_ms: int) -> int:
    """The time that a bid counts for: ``now``, or when it was sent if the grace covers it.

    The bid is in time iff the answer is before ``end``. The grace holds for a bid sent before
    ``end`` that arrives less than ``grace_ms`` after it; the sender's word reaches no further
    back than the grace.
    """
    if now >= end and sent_at is not None and sent_at < end and now < end + grace_ms:
        return max(sent_at, now - grace_ms)
    return now


def extended_end(terms: SoftClose, end: int, scheduled: int, t: int) -> int:
    """E' after a bid at ``t`` that changed the price; ``end`` itself where it does not extend."""
    left = end - t
    if not (0 < left < terms.window_ms or (terms.inclusive and left == terms.window_ms)):
        return end
    match terms.mode:
        case Mode.RESET:
            wanted = t + terms.extension_ms
        case Mode.ADD:
            wanted = end + terms.extension_ms
        case _:
            assert_never(terms.mode)
    if terms.cap_ms is not None:
        wanted = min(wanted, scheduled + terms.cap_ms)
    return max(end, wanted)


def staggered_end(first_end: int, place: int, interval_ms: int) -> int:
    """The end of the lot at ``place`` (0 for the first) where closings are ``interval_ms`` apart."""
    return first_end + place * interval_ms
