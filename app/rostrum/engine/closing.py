"""Deciding on how a lot ends: the hammer, the clock, and the seller's answer."""

from rostrum.engine.commands import Close, Hammer, Settle
from rostrum.engine.events import LotClosed, LotHammered, LotSettled
from rostrum.engine.rejected import ActCode, Rejected, reject
from rostrum.engine.state import LotState, Result, Standing
from rostrum.rules.lots import DONE, ON_BLOCK
from rostrum.rules.saying import say
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.sentences import Say
from rostrum.wire.state import BidKind, Status


def hammer(state: LotState, command: Hammer, now: int) -> LotHammered | Rejected:
    """Sold to the leader; below the reserve only when confirmed, and then for the seller to say."""
    if state.sale.kind is SaleKind.TIMED:
        return reject(
            state,
            ActCode.WRONG_KIND,
            say(Say.CLOSES_BY_CLOCK, lot=state.lot.lot),
        )
    if state.status not in ON_BLOCK:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.NOT_OFFERED_OPEN, lot=state.lot.lot, status=state.status),
        )
    standing = state.standing
    if standing is None:
        return reject(
            state,
            ActCode.NO_BIDS,
            say(Say.NOBODY_BID, lot=state.lot.lot),
        )
    if standing.leader_kind is BidKind.HOUSE:
        return reject(
            state,
            ActCode.HOUSE_LEADS,
            say(Say.HOUSE_LEADS, lot=state.lot.lot),
        )
    reached = _reserve_reached(state, standing)
    if not reached and not command.confirm:
        return reject(
            state,
            ActCode.BELOW_RESERVE,
            say(Say.BELOW_RESERVE, price=standing.price, currency=state.sale.currency),
            confirmable=True,
        )
    return LotHammered(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=Status.SOLD if reached else Status.SOLD_PENDING,
        result=_result(standing, now),
        confirmed=command.confirm,
    )


def settle(state: LotState, command: Settle, now: int) -> LotSettled | Rejected:
    """The seller takes the price below the reserve, or keeps the lot."""
    if state.status is not Status.SOLD_PENDING:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.NOT_WAITING_FOR_SELLER, lot=state.lot.lot, status=state.status),
        )
    return LotSettled(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=Status.SOLD if command.accepted else Status.UNSOLD,
        accepted=command.accepted,
    )


def close(state: LotState, command: Close, now: int) -> LotClosed | Rejected:
    """The end of a timed lot, stamped with its E however late the server comes to it.

    Not before E and the sale's grace have gone by, so that what was sent in time still counts.
    The house leads only below the reserve, so it never buys here.
    """
    end = state.ends_at
    if state.sale.kind is not SaleKind.TIMED or end is None:
        return reject(
            state,
            ActCode.WRONG_KIND,
            say(Say.NO_CLOCK_END, lot=state.lot.lot),
        )
    if state.status in DONE:
        return reject(
            state,
            ActCode.ALREADY_CLOSED,
            say(Say.CLOSED_ALREADY, lot=state.lot.lot, status=state.status),
        )
    if state.status is not Status.OPEN:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.ONLY_OPEN_CLOSES, lot=state.lot.lot, status=state.status),
        )
    due = end + state.sale.grace_ms
    if now < due:
        return reject(
            state, ActCode.NOT_DUE, say(Say.CLOSES_LATER, lot=state.lot.lot, ms=due - now)
        )
    standing = state.standing
    result = None
    if standing is not None and _reserve_reached(state, standing):
        result = _result(standing, end)
    return LotClosed(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=end,
        by=command.by,
        status=Status.UNSOLD if result is None else Status.SOLD,
        result=result,
        noticed_at=now,
    )


def _reserve_reached(state: LotState, standing: Standing) -> bool:
    return state.lot.reserve is None or standing.price >= state.lot.reserve


def _result(standing: Standing, at: int) -> Result:
    return Result(standing.leader, standing.price, standing.leader_bid, standing.leader_kind, at)
