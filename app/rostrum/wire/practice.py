"""What came of a practice: ``rostrum practice --screen … --json``."""

import msgspec


class Outcome(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """``hammer_total`` in minor units of ``currency``. ``over``: lots that have ended.

    ``reactions`` are counted, and told in ms, from what happened on a lot before to what one did
    about it; null where there were none.
    """

    lots: int
    over: int
    sold: int
    hammer_total: int
    currency: str
    own_bids: int
    own_acts: int
    won: int
    reactions: int
    median_ms: int | None
    quickest_ms: int | None
