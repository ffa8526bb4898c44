"""Bids that came after their lot was over, as the staff see them."""

from rostrum.saleroom.saleroom import Saleroom
from rostrum.wire.catalogue import MissedBid
from rostrum.wire.state import BidKind


async def missed_bids(saleroom: Saleroom, sale_id: str, limit: int) -> list[MissedBid]:
    """The newest of a sale, newest first; at most ``limit``. Raises StoreFailed."""
    rows = await saleroom.missed_bids(sale_id, limit)
    return [
        MissedBid(
            row.item_id,
            saleroom.listed[row.item_id].state.lot,
            row.paddle,
            row.amount,
            row.maximum,
            BidKind(row.kind),
            row.placed_by,
            row.at,
            row.late_ms,
        )
        for row in rows
    ]
