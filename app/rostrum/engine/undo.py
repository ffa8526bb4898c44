"""Taking back the newest accepted bid."""

from msgspec.structs import replace

from rostrum.engine.acts import overdue
from rostrum.engine.commands import UndoBid
from rostrum.engine.events import BidUndone
from rostrum.engine.listing import first_ask
from rostrum.engine.rejected import ActCode, Rejected, reject
from rostrum.engine.state import LotState, Standing
from rostrum.rules.ladders import next_ask
from rostrum.rules.lots import ON_BLOCK
from rostrum.rules.saying import say
from rostrum.wire.sentences import Say
from rostrum.wire.state import Status


def undo_bid(state: LotState, command: UndoBid, now: int) -> BidUndone | Rejected:
    """Price and leader are then those before it; a timed lot's end stays where it is.

    What is taken back is gone: an earlier maximum of a bidder whose bid was undone does not
    bid again by itself, until that bidder gives a new one.
    """
    newest = state.standing
    if state.status not in ON_BLOCK and state.status is not Status.HOLD:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            say(Say.NOT_OFFERED_REOPEN, lot=state.lot.lot, status=state.status),
        )
    if newest is None:
        return reject(state, ActCode.NO_BIDS, say(Say.NOTHING_TO_UNDO, lot=state.lot.lot))
    if command.bid_id is not None and command.bid_id != newest.bid_id:
        return reject(
            state,
            ActCode.NOT_NEWEST,
            say(Say.NOT_NEWEST_BID, bid=command.bid_id, newest=newest.bid_id),
        )
    refused = overdue(state, now)
    if refused is not None:
        return refused
    standing = _without(state, newest)
    return BidUndone(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=Status.OPEN if state.status in ON_BLOCK else state.status,
        bid_id=newest.bid_id,
        paddle=newest.paddle,
        kind=newest.kind,
        amount=newest.amount,
        reason=command.reason,
        standing=standing,
        ask=(
            first_ask(state.lot, state.sale)
            if standing is None
            else next_ask(state.sale.ladder, standing.price)
        ),
    )


def _without(state: LotState, newest: Standing) -> Standing | None:
    """The standing before the newest bid, with no more in it than its bidders still stand for."""
    if state.earlier is None:
        return None
    before = state.earlier.top
    retracted = (*state.retracted, newest.paddle)
    if before.leader in retracted and before.maximum > before.price:
        before = replace(before, maximum=before.price)
    if before.rival in retracted:
        before = replace(before, rival=None, rival_maximum=None)
    return before
