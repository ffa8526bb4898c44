"""What the rostrum says once an act was done: the lot, the price and the paddle, as the server has it."""

from collections.abc import Callable

import msgspec

from rostrum.desk.figures import money, paddle, plain
from rostrum.desk.rostrum_keys import WORDS, RostrumAct
from rostrum.desk.words import tr
from rostrum.wire.bids import BidAnswer
from rostrum.wire.rostrum import NewestBid, RostrumLot
from rostrum.wire.state import ItemState, Status

Done = Callable[[bytes], str]
"""Makes the sentence from the body of the server's answer."""


def act_done(act: RostrumAct, lot: RostrumLot | None) -> Done:
    """For an act; ``lot``: what was on the screen when it was sent, at the version that it is for."""
    newest = lot.newest if lot is not None else None

    def sentence(body: bytes) -> str:
        try:
            state = msgspec.json.decode(body, type=ItemState)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return tr("{act}: done.").format(act=tr(WORDS[act]))
        follows = lot is not None and state.version == lot.item.version + 1
        leader = lot.leader if lot is not None and follows else None
        return _of(act, state, state.leader or leader, newest)

    return sentence


def pending_words(state: ItemState | None, lot: RostrumLot | None) -> str:
    """What stands while the seller is asked about a lot; nothing where they are not."""
    if state is None or lot is None or state.status is not Status.SOLD_PENDING:
        return ""
    words = tr("Lot {lot} sold to paddle {paddle} at {price}, subject to the seller.")
    return words.format(
        lot=plain(state.lot)[:24],
        paddle=plain(lot.leader or "–")[:24],
        price=money(state.price, state.currency),
    )


def bid_done(number: str, amount: int, currency: str) -> Done:
    """For a bid in the room, which a left bid may have answered at once."""

    def sentence(body: bytes) -> str:
        words = tr("{amount} from paddle {paddle} stands.")
        try:
            state = msgspec.json.decode(body, type=BidAnswer).state
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            state = None
        if state is not None and state.price > amount:
            words = tr("{amount} from paddle {paddle} was taken, and answered at {price}.")
        price = "" if state is None else money(state.price, currency)
        return words.format(amount=money(amount, currency), paddle=number, price=price)

    return sentence


def _of(act: RostrumAct, state: ItemState, leader: str | None, newest: NewestBid | None) -> str:
    facts = {
        "lot": plain(state.lot)[:24],
        "price": money(state.price, state.currency),
        "ask": money(state.ask, state.currency),
        "paddle": plain(paddle(leader or "–"))[:24],
    }
    if newest is not None:
        facts["amount"] = money(newest.amount, state.currency)
        facts["undone"] = plain(newest.paddle)[:24]
    return _words(act, state, newest).format(**facts)


def _words(act: RostrumAct, state: ItemState, newest: NewestBid | None) -> str:
    bids = state.bid_count > 0
    match act:
        case RostrumAct.SELL if state.status is Status.SOLD_PENDING:
            return tr("Lot {lot} sold to paddle {paddle} at {price}, subject to the seller.")
        case RostrumAct.SELL:
            return tr("Lot {lot} sold to paddle {paddle} at {price}.")
        case RostrumAct.PASS if bids:
            return tr("Lot {lot} passed at {price}: not sold.")
        case RostrumAct.PASS:
            return tr("Lot {lot} passed without a bid.")
        case RostrumAct.UNDO if newest is not None and bids:
            return tr("{amount} from paddle {undone} is undone. The price is {price}.")
        case RostrumAct.UNDO if newest is not None:
            return tr("{amount} from paddle {undone} is undone. There is no bid now.")
        case RostrumAct.RERUN:
            return tr("Lot {lot} is put up again from {ask}; its bids stay in the log.")
        case RostrumAct.WITHDRAW:
            return tr("Lot {lot} is withdrawn.")
        case RostrumAct.REOPEN if bids:
            return tr("Lot {lot} is open again at {price}.")
        case RostrumAct.OPEN | RostrumAct.REOPEN:
            return tr("Lot {lot} is open; the ask is {ask}.")
        case RostrumAct.NEXT:
            return tr("Lot {lot} is left.")
        case RostrumAct.FAIR_WARNING:
            return tr("Fair warning on lot {lot}.")
        case RostrumAct.LAST_CALL:
            return tr("Last call on lot {lot}.")
        case RostrumAct.HOLD if state.status is Status.HOLD:
            return tr("Lot {lot} is on hold.")
        case RostrumAct.HOLD:
            return tr("Lot {lot} goes on.")
        case RostrumAct.SPLIT | RostrumAct.LADDER:
            return tr("The ask is {ask}.")
        case RostrumAct.ACCEPT:
            return tr("The seller accepts: lot {lot} is sold at {price}.")
        case RostrumAct.REFUSE:
            return tr("The seller refuses: lot {lot} is not sold.")
        case _:
            return tr("{act}: done.").format(act=tr(WORDS[act]))
