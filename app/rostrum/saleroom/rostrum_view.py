"""The auctioneer's view of a sale: the lot on the block, what is ahead, what was missed."""

from collections.abc import Sequence

from rostrum.engine.state import LotState
from rostrum.phones.desk import Desk
from rostrum.phones.states import OVER, REACHED
from rostrum.rules.ladders import next_ask, step
from rostrum.rules.lots import DONE, ON_BLOCK
from rostrum.saleroom.sale_clock import SaleClock
from rostrum.wire.catalogue import Item, LotDetails, MissedBid
from rostrum.wire.phones import Call, CallState
from rostrum.wire.rostrum import HammerNow, NewestBid, NextLot, Rostrum, RostrumLot, RostrumPhone
from rostrum.wire.state import BidKind, Status

RUNGS = 12
"""Asks ahead that the auctioneer sees."""

_FALLS = frozenset({"hammered", "passed", "withdrawn"})
_LEFT = "moved_on"
"""Events by which a lot falls, and by which the auctioneer leaves it."""

NEXT_LOTS = 8
MISSED = 20

Lots = Sequence[tuple[LotState, LotDetails]]


def rostrum_view(
    *,
    sale_id: str,
    lots: Lots,
    items: dict[str, Item],
    desk: Desk,
    clock: SaleClock,
    missed: list[MissedBid],
    now: int,
    chosen: str | None = None,
) -> Rostrum:
    """What the screen shows; ``chosen`` is the item to show instead of the one on the block."""
    states = [state for state, _ in lots]
    current = _chosen(states, chosen) or on_block(states)
    to_come = [
        (state, details)
        for state, details in lots
        if state.status not in DONE and state is not current
    ]
    return Rostrum(
        sale_id=sale_id,
        server_now=now,
        lot=_lot(current, items[current.lot.item_id], desk) if current is not None else None,
        next=[_next(state, details, desk, clock, now) for state, details in to_come[:NEXT_LOTS]],
        missed=missed[:MISSED],
        pace_ms=clock.pace_ms,
        lots_left=sum(state.status not in DONE for state in states),
    )


def on_block(states: Sequence[LotState]) -> LotState | None:
    """The lot that is being offered; one that has fallen until it is left; else the next to come.

    A lot is left by *next*, or when another one is put up after it: a sale whose auctioneer never
    says *next* does not come back to what fell long ago. ``states`` in the order of the sale.
    """
    offered = next((state for state in states if state.status in ON_BLOCK), None)
    coming = next((state for state in states if state.status not in DONE), None)
    gone_on = max((state.last.at for state in states if _goes_on(state)), default=-1)
    ahead = states if coming is None else states[: states.index(coming)]
    fallen = [
        state
        for state in states
        if state.status in DONE
        and not state.moved_on
        and state.last.at > gone_on
        and (offered is None or state.last.type in _FALLS)
        and (state.status is not Status.WITHDRAWN or state in ahead)  # not one of later
    ]
    return max(fallen, key=lambda state: state.last.at, default=None) or offered or coming


def _goes_on(state: LotState) -> bool:
    """Whether a lot's last event says that the sale had come to it, or gone on from it."""
    put_up = state.status in ON_BLOCK or state.held_from in ON_BLOCK
    return put_up or state.last.type == _LEFT


def ladder_ahead(state: LotState) -> list[int]:
    """The asks that follow if each is taken, the next first."""
    rungs = [state.ask]
    while len(rungs) < RUNGS:
        rungs.append(next_ask(state.sale.ladder, rungs[-1]))
    return rungs


def split_ask(state: LotState) -> int | None:
    """Half a step above the price; None before the first bid and where a step has no half."""
    if state.standing is None:
        return None
    width = step(state.sale.ladder, state.price)
    return state.price + width // 2 if width % 2 == 0 else None


def hammer_now(state: LotState) -> HammerNow:
    """What the hammer would do, so that the auctioneer is warned before it falls."""
    standing = state.standing
    if state.status not in ON_BLOCK:
        return HammerNow.NOT_OFFERED
    if standing is None:
        return HammerNow.NO_BIDS
    if standing.leader_kind is BidKind.HOUSE:
        return HammerNow.HOUSE_LEADS
    reserve = state.lot.reserve
    return HammerNow.SELLS if reserve is None or state.price >= reserve else HammerNow.BELOW_RESERVE


def _lot(state: LotState, item: Item, desk: Desk) -> RostrumLot:
    standing = state.standing
    calls = [call for call in desk.calls_on(item.item_id) if call.state is not CallState.OUT]
    leading = next(
        (c.clerk for c in calls if desk.clients[c.client_id].paddle == state.leader), None
    )
    holds = standing is not None and standing.leader_kind is BidKind.COMMISSION
    return RostrumLot(
        item=item,
        reserve=state.lot.reserve,
        leader=state.leader,
        leader_kind=standing.leader_kind if standing else None,
        leader_clerk=leading if state.leader is not None else None,
        held=standing.maximum if standing is not None and holds else None,
        ladder=ladder_ahead(state),
        split=split_ask(state),
        hammer=hammer_now(state),
        newest=_newest(state),
        moved_on=state.moved_on,
        commissions=sorted(
            (c for c in desk.commissions.values() if c.item_id == item.item_id and not c.withdrawn),
            key=lambda left: (-left.maximum, left.at),
        ),
        phones=[_phone(call, desk) for call in calls],
    )


def _newest(state: LotState) -> NewestBid | None:
    found = state.standing
    if found is None:
        return None
    return NewestBid(found.bid_id, found.paddle, found.kind, found.amount)


def _phone(call: Call, desk: Desk) -> RostrumPhone:
    return RostrumPhone(
        call.call_id,
        call.clerk,
        desk.clients[call.client_id].paddle,
        call.state,
        call.state in REACHED,
    )


def _next(state: LotState, details: LotDetails, desk: Desk, clock: SaleClock, now: int) -> NextLot:
    item_id = state.lot.item_id
    calls = [call for call in desk.calls_on(item_id) if call.state not in OVER | {CallState.OUT}]
    book = [c for c in desk.commissions.values() if c.item_id == item_id and not c.withdrawn]
    ahead = clock.ahead.get(item_id)
    return NextLot(
        item_id=item_id,
        lot=state.lot.lot,
        title=state.lot.title,
        title_zh=details.title_zh,
        status=state.status,
        low_estimate=details.low_estimate,
        high_estimate=details.high_estimate,
        reserve=state.lot.reserve,
        commissions=len(book),
        phones=len(calls),
        phones_on_line=sum(call.state in REACHED for call in calls),
        expected_at=ahead.expected_at if ahead is not None else now,
    )


def _chosen(states: Sequence[LotState], chosen: str | None) -> LotState | None:
    return next((state for state in states if state.lot.item_id == chosen), None)
