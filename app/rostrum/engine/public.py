"""What everyone may see of a lot."""

from rostrum.engine.state import LotState
from rostrum.wire.state import BidKind, ItemState, ReserveState

HOUSE = "HOUSE"
"""Stands where a paddle would when the house leads for the seller."""


def public_state(state: LotState, server_now: int) -> ItemState:
    """The state as pushed and answered; ``server_now`` is ms UTC.

    No maximum, no reserve amount; the leader's paddle only where the sale publishes paddles.
    """
    lot, sale, standing = state.lot, state.sale, state.standing
    price = count = 0
    leader: str | None = None
    if standing is not None:
        price, count = standing.price, standing.bid_count
        if sale.publish_paddles:
            house = standing.leader_kind is BidKind.HOUSE
            leader = HOUSE if house else f"P:{standing.leader}"
    return ItemState(
        item_id=lot.item_id,
        sale_id=lot.sale_id,
        lot=lot.lot,
        title=lot.title,
        version=state.version,
        server_now=server_now,
        status=state.status,
        currency=sale.currency,
        price=price,
        ask=state.ask,
        leader=leader,
        bid_count=count,
        reserve=reserve_state(state),
        ends_at=state.ends_at,
        extended_count=state.extended_count,
        event=state.last,
    )


def reserve_state(state: LotState) -> ReserveState:
    """Whether the price has come to the reserve, and nothing more about it."""
    reserve = state.lot.reserve
    if reserve is None:
        return ReserveState.NONE
    return ReserveState.MET if state.price >= reserve else ReserveState.NOT_MET
