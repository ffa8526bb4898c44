"""Deciding on the acts that bear on a lot's time: extended, held, resumed, reopened."""

from rostrum.engine.acts import overdue
from rostrum.engine.commands import Extend, Hold, Reopen, Resume
from rostrum.engine.events import LotExtended, LotHeld, LotReopened, LotResumed
from rostrum.engine.rejected import ActCode, Rejected, reject
from rostrum.engine.state import LotState
from rostrum.rules.lots import DONE, ON_BLOCK, may_become
from rostrum.rules.saying import say
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.sentences import Say
from rostrum.wire.state import Status


def extend(state: LotState, command: Extend, now: int) -> LotExtended | Rejected:
    """A later end for a timed lot; never an earlier one, which bidders would not see coming."""
    refused = overdue(state, now)
    if state.sale.kind is SaleKind.LIVE:
        refused = _hammer_closes(state)
    if refused is not None:
        return refused
    if state.status in DONE:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.OVER_REOPEN_WITH_END, lot=state.lot.lot, status=state.status),
        )
    end = state.ends_at
    wanted = _wanted_end(command, end)
    if wanted is None or wanted <= now or (end is not None and wanted <= end):
        return reject(
            state,
            ActCode.BAD_TIME,
            say(Say.LATER_END_NEEDED, lot=state.lot.lot),
        )
    scheduled = wanted
    if end is not None and state.scheduled_end is not None:
        scheduled = state.scheduled_end + (wanted - end if command.reschedule else 0)
    return LotExtended(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=state.status,
        ends_at=wanted,
        scheduled_end=scheduled,
        cause=command.cause,
    )


def hold(state: LotState, command: Hold, now: int) -> LotHeld | Rejected:
    """Suspended where it is; a lot that was being called goes on as open."""
    refused = overdue(state, now)
    if refused is not None:
        return refused
    if not may_become(state.status, Status.HOLD):
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.NOTHING_TO_HOLD, lot=state.lot.lot, status=state.status),
        )
    return LotHeld(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=Status.HOLD,
        reason=command.reason,
        held_from=Status.OPEN if state.status in ON_BLOCK else state.status,
    )


def resume(state: LotState, command: Resume, now: int) -> LotResumed | Rejected:
    """Goes on where it was held; an open timed lot has the time left that it had."""
    if state.status is not Status.HOLD or state.held_from is None:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.NOTHING_TO_RESUME, lot=state.lot.lot, status=state.status),
        )
    end, scheduled = state.ends_at, state.scheduled_end
    if state.held_from is Status.OPEN and end is not None and state.held_at is not None:
        stood_still = max(0, now - state.held_at)
        end += stood_still
        scheduled = None if scheduled is None else scheduled + stood_still
    return LotResumed(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=state.held_from,
        ends_at=end,
        scheduled_end=scheduled,
    )


def reopen(state: LotState, command: Reopen, now: int) -> LotReopened | Rejected:
    """Offered again with its bids as they stood; freely until the auctioneer has gone on."""
    if state.status not in DONE:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.NOT_OVER, lot=state.lot.lot, status=state.status),
        )
    reason = (command.reason or "").strip() or None
    if state.moved_on and reason is None:
        return reject(
            state,
            ActCode.REASON_NEEDED,
            say(Say.REOPEN_NEEDS_REASON, lot=state.lot.lot),
        )
    if state.sale.kind is SaleKind.LIVE:
        if command.ends_at is not None:
            return _hammer_closes(state)
    elif command.ends_at is None or command.ends_at <= now:
        return _needs_end(state)
    return LotReopened(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=Status.OPEN,
        reason=reason,
        undid=state.result,
        ends_at=command.ends_at,
    )


def _wanted_end(command: Extend, end: int | None) -> int | None:
    """The end that is asked for; None unless exactly one way of asking is used."""
    match command.ends_at, command.by_ms:
        case int(wanted), None:
            return wanted
        case None, int(more) if end is not None:
            return end + more
        case _:
            return None


def _hammer_closes(state: LotState) -> Rejected:
    return reject(
        state,
        ActCode.WRONG_KIND,
        say(Say.CLOSES_BY_HAMMER, lot=state.lot.lot),
    )


def _needs_end(state: LotState) -> Rejected:
    return reject(
        state,
        ActCode.BAD_TIME,
        say(Say.REOPEN_WITH_END, lot=state.lot.lot),
    )
