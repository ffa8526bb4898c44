"""A command becomes an event, or a refusal; the one place where a sale is decided."""

from typing import assert_never

from rostrum.engine import acts, bids, closing, listing, rerun, timing, undo
from rostrum.engine.commands import (
    Act,
    AmendLot,
    Announce,
    Close,
    Command,
    Extend,
    FairWarning,
    FinalCall,
    Hammer,
    Hold,
    ListLot,
    Next,
    Open,
    Pass,
    PlaceBid,
    Preview,
    Reopen,
    Rerun,
    Resume,
    SetAsk,
    Settle,
    StopBids,
    UndoBid,
    Withdraw,
)
from rostrum.engine.events import Event
from rostrum.engine.rejected import ActCode, Rejected, reject, reject_unlisted
from rostrum.engine.state import LotState
from rostrum.rules.saying import say
from rostrum.wire.bids import RejectionCode
from rostrum.wire.sentences import Say


def decide(state: LotState | None, command: Command, now: int) -> Event | Rejected:
    """What comes of ``command`` at ``now`` (ms UTC on the server's clock).

    ``state`` is None for an item that has no log yet. Exactly one event for a command that is
    taken, with the version after the state's; nothing changes until it is applied.
    """
    if isinstance(command, ListLot):
        return listing.list_lot(state, command, now)
    if state is None:
        return reject_unlisted(ActCode.UNKNOWN_ITEM, say(Say.NO_SUCH_ITEM))
    if isinstance(command, PlaceBid):
        return bids.place(state, command, now)
    if command.expected_version is not None and command.expected_version != state.version:
        return reject(
            state,
            RejectionCode.STALE_VERSION,
            say(Say.ACT_AT_OLD_VERSION, version=state.version, old=command.expected_version),
        )
    match command:
        case AmendLot():
            return listing.amend_lot(state, command, now)
        case Close():
            return closing.close(state, command, now)
        case _:
            return _act(state, command, now)


def _act(state: LotState, act: Act, now: int) -> Event | Rejected:
    match act:
        case Announce() | Preview():
            return acts.show(state, act, now)
        case Open():
            return acts.open_lot(state, act, now)
        case FairWarning() | FinalCall() | StopBids():
            return acts.call(state, act, now)
        case Hammer():
            return closing.hammer(state, act, now)
        case Settle():
            return closing.settle(state, act, now)
        case Next():
            return acts.move_on(state, act, now)
        case Pass():
            return acts.pass_lot(state, act, now)
        case Withdraw():
            return acts.withdraw(state, act, now)
        case Reopen():
            return timing.reopen(state, act, now)
        case Rerun():
            return rerun.rerun(state, act, now)
        case Extend():
            return timing.extend(state, act, now)
        case UndoBid():
            return undo.undo_bid(state, act, now)
        case Hold():
            return timing.hold(state, act, now)
        case Resume():
            return timing.resume(state, act, now)
        case SetAsk():
            return acts.set_ask(state, act, now)
        case _:
            assert_never(act)
