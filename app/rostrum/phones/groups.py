"""One of these three: what a client has won or leads of a group ends the rest of it."""

from collections.abc import Mapping

from rostrum.engine.state import LotState
from rostrum.rules.lots import ON_BLOCK
from rostrum.wire.phones import Client
from rostrum.wire.state import Status

BOUGHT = frozenset({Status.SOLD, Status.SOLD_PENDING})


def holds(client: Client, lot: LotState) -> bool:
    """Whether the client has won the lot or leads it now."""
    if client.paddle is None:
        return False
    if lot.status in BOUGHT:
        return lot.result is not None and lot.result.paddle == client.paddle
    return lot.status in ON_BLOCK and lot.leader == client.paddle


def ended_by_group(
    client: Client, lot: LotState, lots: Mapping[str, LotState]
) -> list[LotState] | None:
    """The lots of a group that the client has instead of this one; None where it may be had.

    ``lots``: the lots of the sale by item id.
    """
    item_id = lot.lot.item_id
    for group in client.groups:
        if item_id not in group.items:
            continue
        others = [lots[each] for each in group.items if each != item_id and each in lots]
        had = [other for other in others if holds(client, other)]
        if len(had) >= group.want:
            return had
    return None
