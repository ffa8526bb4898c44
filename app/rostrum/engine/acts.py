"""Deciding on the acts that move a lot along: shown, opened, called, passed, withdrawn."""

from typing import assert_never

from rostrum.engine.commands import (
    Announce,
    FairWarning,
    FinalCall,
    Next,
    Open,
    Pass,
    Preview,
    SetAsk,
    StopBids,
    Withdraw,
)
from rostrum.engine.events import (
    AskSet,
    BidsStopped,
    FairWarningGiven,
    FinalCallGiven,
    LotAnnounced,
    LotOpened,
    LotPassed,
    LotPreviewed,
    LotWithdrawn,
    MovedOn,
)
from rostrum.engine.listing import first_ask
from rostrum.engine.rejected import ActCode, Rejected, reject
from rostrum.engine.state import LotState
from rostrum.rules import ladders, money
from rostrum.rules.lots import DONE, ON_BLOCK, may_become
from rostrum.rules.saying import say
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.sentences import Say
from rostrum.wire.state import Status

Call = FairWarning | FinalCall | StopBids
Called = FairWarningGiven | FinalCallGiven | BidsStopped


def show(
    state: LotState, command: Announce | Preview, now: int
) -> LotAnnounced | LotPreviewed | Rejected:
    """The lot is upcoming or on view; one that has been offered comes back by a reopening."""
    target = Status.UPCOMING if isinstance(command, Announce) else Status.PREVIEW
    refused = _cannot_become(state, target)
    if refused is None and state.status is Status.HOLD:
        refused = reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.ON_HOLD, lot=state.lot.lot),
        )
    if refused is None and state.standing is not None:
        refused = reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.HAS_BIDS, lot=state.lot.lot),
        )
    if refused is not None:
        return refused
    made = LotAnnounced if isinstance(command, Announce) else LotPreviewed
    return made(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=target,
    )


def open_lot(state: LotState, command: Open, now: int) -> LotOpened | Rejected:
    """Bids are taken; a timed lot needs an end that is still to come."""
    refused = _cannot_become(state, Status.OPEN)
    if refused is None and state.status in DONE:
        refused = reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.OVER_REOPEN_TO_OFFER, lot=state.lot.lot, status=state.status),
        )
    if refused is None and state.status is Status.HOLD:
        refused = reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.ON_HOLD, lot=state.lot.lot),
        )
    if refused is None and state.sale.kind is SaleKind.TIMED:
        end = state.ends_at
        if end is None or end <= now:
            refused = reject(
                state,
                ActCode.BAD_TIME,
                say(Say.NO_END_TO_COME, lot=state.lot.lot),
            )
    if refused is not None:
        return refused
    return LotOpened(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=Status.OPEN,
    )


def call(state: LotState, command: Call, now: int) -> Called | Rejected:
    """The steps before the hammer of a live lot."""
    match command:
        case FairWarning():
            made: type[Called] = FairWarningGiven
            target = Status.FAIR_WARNING
        case FinalCall():
            made, target = FinalCallGiven, Status.FINAL_CALL
        case StopBids():
            made, target = BidsStopped, Status.CLOSING
        case _:
            assert_never(command)
    refused = _not_live(state) or _cannot_become(state, target)
    if refused is not None:
        return refused
    return made(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=target,
    )


def pass_lot(state: LotState, command: Pass, now: int) -> LotPassed | Rejected:
    """Not sold for now, or for good; a lot that was passed can still be given up for good."""
    target = Status.UNSOLD if command.final else Status.PASSED
    refused = _not_live(state) or _cannot_become(state, target)
    if refused is None and state.status is Status.SOLD_PENDING:
        refused = reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.WAITS_FOR_SELLER, lot=state.lot.lot),
        )
    if refused is not None:
        return refused
    return LotPassed(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=target,
    )


def withdraw(state: LotState, command: Withdraw, now: int) -> LotWithdrawn | Rejected:
    """Taken out of the sale, unless it is sold."""
    refused = overdue(state, now) or _cannot_become(state, Status.WITHDRAWN)
    if refused is not None:
        return refused
    return LotWithdrawn(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=Status.WITHDRAWN,
        reason=command.reason,
    )


def move_on(state: LotState, command: Next, now: int) -> MovedOn | Rejected:
    """The second step of a sale: the result is left behind."""
    if state.status not in DONE or state.moved_on:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.LEFT_ALREADY, lot=state.lot.lot)
            if state.moved_on
            else say(Say.END_IT_FIRST, lot=state.lot.lot, status=state.status),
        )
    return MovedOn(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=state.status,
    )


def set_ask(state: LotState, command: SetAsk, now: int) -> AskSet | Rejected:
    """Any ask above the price, for the next bid; the ladder's own again with None."""
    if state.status in DONE:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.OVER_REOPEN_FOR_BIDS, lot=state.lot.lot, status=state.status),
        )
    ask = command.amount
    if ask is None:
        standing = state.standing
        ask = (
            first_ask(state.lot, state.sale)
            if standing is None
            else ladders.next_ask(state.sale.ladder, standing.price)
        )
    elif not money.is_amount(ask) or ask <= state.price:
        return reject(
            state,
            ActCode.BAD_AMOUNT,
            say(Say.ASK_NOT_ABOVE_PRICE, price=state.price, currency=state.sale.currency),
        )
    return AskSet(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=state.status,
        ask=ask,
    )


def overdue(state: LotState, now: int) -> Rejected | None:
    """A timed lot past its end is decided, even in the moment before the server closes it."""
    if state.ends_at is None or state.status not in ON_BLOCK or now < state.ends_at:
        return None
    return reject(
        state,
        ActCode.BAD_TIME,
        say(Say.PAST_ITS_END, lot=state.lot.lot),
    )


def _not_live(state: LotState) -> Rejected | None:
    if state.sale.kind is SaleKind.LIVE:
        return None
    return reject(
        state,
        ActCode.WRONG_KIND,
        say(Say.CLOSES_BY_CLOCK, lot=state.lot.lot),
    )


def _cannot_become(state: LotState, target: Status) -> Rejected | None:
    if may_become(state.status, target):
        return None
    if state.status is target:
        why = say(Say.IS_ALREADY, lot=state.lot.lot, status=state.status)
    else:
        why = say(Say.CANNOT_BECOME, lot=state.lot.lot, status=state.status, target=target)
    return reject(state, ActCode.WRONG_STATUS, why)
