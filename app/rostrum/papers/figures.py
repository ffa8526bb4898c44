"""What a sale came to, as figures: totals, hammer against estimate, kinds of bidder, pace.

Amounts in minor units, times in ms UTC.
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from rostrum.engine.state import LotState
from rostrum.rules.lots import DONE
from rostrum.rules.premium import Bill, bill
from rostrum.wire.catalogue import LotDetails
from rostrum.wire.state import BidKind, Status

Lots = Sequence[tuple[LotState, LotDetails]]


class Against(StrEnum):
    """Where a hammer price fell beside its estimate."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    NO_ESTIMATE = "without an estimate"


class SoldLot(msgspec.Struct, frozen=True, kw_only=True):
    """A lot that was sold, with its bill."""

    lot: str
    title: str
    low: int | None
    high: int | None
    hammer: int
    paddle: str
    kind: BidKind
    at: int
    bids: int
    owed: Bill

    @property
    def against(self) -> Against:
        """Where its price fell."""
        if self.low is None or self.high is None:
            return Against.NO_ESTIMATE
        if self.hammer < self.low:
            return Against.BELOW
        return Against.WITHIN if self.hammer <= self.high else Against.ABOVE


class Share(msgspec.Struct, frozen=True):
    """What one kind of bidder bought."""

    lots: int
    hammer: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """``offered``: lots that were up, sold or not. ``low`` and ``high``: estimates of all of those.

    ``ended``: when each lot ended, in order. ``statuses``: how many lots stand where.
    """

    offered: int
    sold: tuple[SoldLot, ...]
    low: int
    high: int
    hammer: int
    premium: int
    tax: int
    total: int
    statuses: dict[Status, int]
    kinds: dict[BidKind, Share]
    against: dict[Against, int]
    ended: tuple[int, ...]

    @property
    def sold_per_mille(self) -> int:
        """Lots sold of those offered, in thousandths."""
        return self.offered and len(self.sold) * 1000 // self.offered


_OFFERED = DONE - {Status.WITHDRAWN}


def figures(lots: Lots) -> Figures:
    """Adds a sale up; what the house bought in counts as not sold."""
    sold = tuple(found for state, details in lots if (found := _sold(state, details)) is not None)
    offered = [(state, details) for state, details in lots if state.status in _OFFERED]
    statuses: dict[Status, int] = {}
    for state, _ in lots:
        statuses[state.status] = statuses.get(state.status, 0) + 1
    kinds: dict[BidKind, Share] = {}
    against: dict[Against, int] = {}
    for lot in sold:
        before = kinds.get(lot.kind, Share(0, 0))
        kinds[lot.kind] = Share(before.lots + 1, before.hammer + lot.hammer)
        against[lot.against] = against.get(lot.against, 0) + 1
    return Figures(
        offered=len(offered),
        sold=sold,
        low=sum(details.low_estimate or 0 for _, details in offered),
        high=sum(details.high_estimate or 0 for _, details in offered),
        hammer=sum(lot.hammer for lot in sold),
        premium=sum(lot.owed.premium for lot in sold),
        tax=sum(lot.owed.hammer_tax + lot.owed.premium_tax for lot in sold),
        total=sum(lot.owed.total for lot in sold),
        statuses=statuses,
        kinds=kinds,
        against=against,
        ended=tuple(
            sorted(state.result.at if state.result else state.last.at for state, _ in offered)
        ),
    )


def _sold(state: LotState, details: LotDetails) -> SoldLot | None:
    result = state.result
    if result is None or state.status is not Status.SOLD or result.kind is BidKind.HOUSE:
        return None
    return SoldLot(
        lot=state.lot.lot,
        title=state.lot.title,
        low=details.low_estimate,
        high=details.high_estimate,
        hammer=result.price,
        paddle=result.paddle,
        kind=result.kind,
        at=result.at,
        bids=state.standing.bid_count if state.standing else 0,
        owed=bill(result.price, state.sale.premium, state.lot.tax_rate),
    )
