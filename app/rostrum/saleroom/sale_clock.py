"""Where a sale is: the lot on the block, how fast it goes, when each lot comes up."""

from collections.abc import Mapping, Sequence

import msgspec

from rostrum.rules.lots import DONE, ON_BLOCK
from rostrum.rules.schedule.pace import expected_at, pace
from rostrum.wire.state import ItemState


class Ahead(msgspec.Struct, frozen=True):
    """How far a lot is: lots to go before it, 0 for the one on the block, and when it comes up.

    ``expected_at`` in ms UTC.
    """

    lots_away: int
    expected_at: int


class SaleClock(msgspec.Struct, frozen=True):
    """``pace_ms``: how long a lot takes now. ``ahead``: every lot that is still to come, by item."""

    on_block: str | None
    pace_ms: int
    ahead: Mapping[str, Ahead]


def sale_clock(states: Sequence[ItemState], now: int) -> SaleClock:
    """Reads a sale's lots, in their order, as they are at ``now`` (ms UTC).

    The lot on the block is the first that is being offered, or else the next to be. Of a timed
    sale each lot comes up when it closes.
    """
    ended = sorted(s.event.at for s in states if s.status in DONE and s.event is not None)
    each = pace(ended)
    left = [state for state in states if state.status not in DONE]
    current = next((s for s in left if s.status in ON_BLOCK), left[0] if left else None)
    if current is None:
        return SaleClock(None, each, {})
    at = left.index(current)
    since = ended[-1] if ended else None
    ahead = {
        state.item_id: Ahead(
            max(0, place - at),
            state.ends_at or expected_at(place - at, now, each, since),
        )
        for place, state in enumerate(left)
    }
    return SaleClock(current.item_id if current.status in ON_BLOCK else None, each, ahead)
