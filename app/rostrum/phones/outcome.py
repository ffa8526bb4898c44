"""What the end of a lot, or its coming back, means for its calls."""

from collections.abc import Mapping

from msgspec.structs import replace

from rostrum.engine.state import LotState
from rostrum.phones.calls import without_arms
from rostrum.phones.desk import Change, Desk, DeskEvent
from rostrum.phones.groups import ended_by_group, holds
from rostrum.phones.states import OVER
from rostrum.rules.lots import DONE
from rostrum.rules.saying import Said, say
from rostrum.wire.phones import Call, CallState
from rostrum.wire.sentences import Say
from rostrum.wire.state import Status

BY = "auction"


def after_lot(
    desk: Desk, lot: LotState, lots: Mapping[str, LotState], now: int
) -> DeskEvent | None:
    """The calls as the lot's state makes them; None where they are so already.

    A lot that has ended makes each call won or lost, and ends the calls for the rest of a group. A
    lot that is offered again brings back what its end had ended.
    """
    if lot.status in DONE:
        changed = [
            made
            for each in desk.calls_on(lot.lot.item_id)
            if (made := _ended(desk, each, lot, now)) != each
        ]
        change = Change.LOT_ENDED
    else:
        changed = [
            _back(each, now) for each in desk.calls_on(lot.lot.item_id) if each.state in OVER
        ]
        change = Change.LOT_REOPENED
    changed += _rest_of_groups(desk, lot, lots, now)
    if not changed:
        return None
    return DeskEvent(version=desk.version + 1, at=now, by=BY, change=change, calls=tuple(changed))


def _ended(desk: Desk, before: Call, lot: LotState, now: int) -> Call:
    client = desk.clients[before.client_id]
    won = holds(client, lot)
    how = _how_it_went(lot, won=won)
    if before.state in OVER and before.reason == how.text:
        return before
    told = before.state in (CallState.FOLLOW_UP, CallState.DONE)
    return replace(
        without_arms(before),
        state=CallState.WON if won else CallState.LOST,
        since=now,
        reason=how.text,
        sentence=how.sentence,
        before=before.before if told or before.state in OVER else before.state,
        asking=None,
    )


def _how_it_went(lot: LotState, *, won: bool) -> Said:
    result = lot.result
    if result is None or lot.status not in (Status.SOLD, Status.SOLD_PENDING):
        return say(Say.LOT_WAS, lot=lot.lot.lot, status=lot.status)
    if lot.status is Status.SOLD_PENDING:
        which = Say.WON_IF_SELLER_AGREES if won else Say.SOLD_TO_ANOTHER_IF_SELLER_AGREES
    else:
        which = Say.WON_AT if won else Say.SOLD_TO_ANOTHER
    return say(which, price=result.price, currency=lot.sale.currency)


def _back(before: Call, now: int) -> Call:
    return replace(
        before,
        state=before.before or CallState.SCHEDULED,
        since=now,
        reason=None,
        sentence=None,
        before=None,
    )


def _rest_of_groups(
    desk: Desk, lot: LotState, lots: Mapping[str, LotState], now: int
) -> list[Call]:
    """Calls for lots that a group no longer wants are out; they come back when it does again."""
    found: list[Call] = []
    item_id = lot.lot.item_id
    for client in desk.clients.values():
        items = {each for group in client.groups if item_id in group.items for each in group.items}
        for call in desk.calls_of(client.client_id) if items else ():
            other = lots.get(call.item_id)
            if call.item_id == item_id or call.item_id not in items or other is None:
                continue
            had = ended_by_group(client, other, lots)
            if had is not None and all(each.status in DONE for each in had):
                if call.state not in OVER | {CallState.OUT}:
                    found.append(_released(call, had, now))
            elif call.state is CallState.OUT and call.before is not None:
                found.append(_back(call, now))
    return found


def _released(call: Call, had: list[LotState], now: int) -> Call:
    why = say(Say.OUT_BY_GROUP, lots=tuple(each.lot.lot for each in had))
    return replace(
        without_arms(call),
        state=CallState.OUT,
        since=now,
        reason=why.text,
        sentence=why.sentence,
        before=call.state,
    )
