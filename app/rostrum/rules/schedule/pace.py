"""When a lot will come up: from how fast the sale has gone so far.

Times in ms UTC, paces in ms for a lot.
"""

from collections.abc import Sequence
from itertools import pairwise

USUAL_MS = 60_000
"""A lot takes a minute, until the sale has shown its own pace."""

RECENT = 20
"""The newest lots tell the pace."""

ALARMS = (10, 3)
"""A clerk is reminded when a call is so many lots away."""


def pace(ended: Sequence[int], usual: int = USUAL_MS) -> int:
    """How long a lot takes, from the times at which lots ended, oldest first.

    The slowest and the fastest quarter do not count, so that neither a break nor a row of passed
    lots upsets it. With fewer than four lots the usual pace has a share in it.
    """
    times = [after - before for before, after in pairwise(ended[-RECENT - 1 :]) if after >= before]
    quarter = len(times) // 4
    middle = sorted(times)[quarter : len(times) - quarter]
    missing = max(0, 4 - len(times))
    return max(1, (sum(middle) + missing * usual) // (len(middle) + missing))


def expected_at(lots_away: int, now: int, each: int, since: int | None = None) -> int:
    """When the lot that is ``lots_away`` from the one on the block comes up; ``now`` for that one.

    ``since``: when the lot on the block was begun. It is never expected in the past.
    """
    if lots_away <= 0:
        return now
    gone = 0 if since is None else min(each, max(0, now - since))
    return now + lots_away * each - gone


def alarm(lots_away: int) -> int | None:
    """The nearest alarm that this distance has come to: 10 or 3 lots; None while it is further."""
    return min((mark for mark in ALARMS if 0 <= lots_away <= mark), default=None)
