"""Deciding on a re-run: a live lot is put up once more, as if nobody had bid."""

from rostrum.engine.commands import Rerun
from rostrum.engine.events import LotRerun
from rostrum.engine.listing import first_ask
from rostrum.engine.rejected import ActCode, Rejected, reject
from rostrum.engine.state import LotState
from rostrum.rules.lots import DONE, ON_BLOCK
from rostrum.rules.saying import say
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.sentences import Say
from rostrum.wire.state import Status


def rerun(state: LotState, command: Rerun, now: int) -> LotRerun | Rejected:
    """The lot from its beginning; what was bid stays in the log and stands no longer.

    A reopening keeps the bids instead. As there, a reason is needed once the lot has been left.
    """
    if state.sale.kind is SaleKind.TIMED:
        return reject(
            state,
            ActCode.WRONG_KIND,
            say(Say.CLOSES_BY_CLOCK_REOPEN, lot=state.lot.lot),
        )
    if state.status not in DONE | ON_BLOCK:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.NEVER_OFFERED, lot=state.lot.lot, status=state.status),
        )
    if state.status in ON_BLOCK and state.standing is None:
        return reject(state, ActCode.NO_BIDS, say(Say.NOTHING_TO_RERUN, lot=state.lot.lot))
    reason = (command.reason or "").strip() or None
    if state.moved_on and reason is None:
        return reject(
            state,
            ActCode.REASON_NEEDED,
            say(Say.RERUN_NEEDS_REASON, lot=state.lot.lot),
        )
    return LotRerun(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=Status.OPEN,
        reason=reason,
        undid=state.result,
        ask=first_ask(state.lot, state.sale),
    )
