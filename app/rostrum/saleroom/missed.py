"""Bids that came after their lot was over, kept for the auctioneer."""

from collections.abc import Callable

import msgspec
import structlog

from rostrum.engine.commands import PlaceBid
from rostrum.saleroom.shown import Shown
from rostrum.store.catalogue import Catalogue
from rostrum.store.records import MissedBidRow
from rostrum.wire.catalogue import MissedBid
from rostrum.wire.push import StaffNotice
from rostrum.wire.state import BidKind

MISSED_WITHIN_MS = 600_000
"""A bid this long after the end of its lot is only refused; before, it is a missed bid."""

MISSED_EACH = 100
"""Missed bids kept for one lot."""

log = structlog.get_logger()


class MissedBids:
    """Those of every sale; ``clock`` gives ms UTC."""

    def __init__(self, catalogue: Catalogue, shown: Shown, clock: Callable[[], int]) -> None:
        self._catalogue = catalogue
        self._shown = shown
        self._clock = clock

    async def keep(self, item_id: str, bid: PlaceBid, late_ms: int) -> None:
        """Keeps a bid that came so late, and tells the sale's staff. Raises StoreFailed."""
        if late_ms > MISSED_WITHIN_MS:
            return
        row = MissedBidRow(
            item_id, bid.bidder.paddle, bid.amount, bid.maximum, bid.kind, bid.by,
            self._clock(), late_ms,
        )  # fmt: skip
        sale_id = self._shown.listed[item_id].state.sale_id
        notice = msgspec.json.encode(StaffNotice("missed_bid", sale_id, self._told(row)))
        if not await self._catalogue.add_missed_bid(
            row, MISSED_EACH, sale_id=sale_id, notice=notice
        ):
            log.warning("missed_bid_beyond_limit", item_id=item_id, paddle=row.paddle)

    async def newest(self, sale_id: str, limit: int) -> list[MissedBid]:
        """Those of a sale, newest first; at most ``limit``. Raises StoreFailed."""
        rows = await self._catalogue.missed_bids(sale_id, limit)
        return [self._told(row) for row in rows]

    def _told(self, row: MissedBidRow) -> MissedBid:
        return MissedBid(
            row.item_id, self._shown.listed[row.item_id].state.lot, row.paddle, row.amount,
            row.maximum, BidKind(row.kind), row.placed_by, row.at, row.late_ms,
        )  # fmt: skip
