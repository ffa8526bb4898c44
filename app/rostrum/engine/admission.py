"""Whether a bid may be weighed at all: its figures, who gives it, when, and on what promise."""

from rostrum.engine.commands import PlaceBid
from rostrum.engine.rejected import Rejected, reject
from rostrum.engine.state import LotState
from rostrum.rules import money, soft_close
from rostrum.rules.lots import BEFORE_SALE
from rostrum.rules.saying import Said, say
from rostrum.wire.bids import RejectionCode
from rostrum.wire.sentences import Fact, Say
from rostrum.wire.state import BIDDABLE, BidKind, Status


def refusal(state: LotState, bid: PlaceBid, now: int) -> Rejected | None:
    """The first reason not to weigh the bid; None where there is none."""
    return (
        _not_an_amount(state, bid)
        or _not_a_bidder(state, bid)
        or _not_in_time(state, bid, now)
        or _not_the_house(state, bid)
        or _not_as_expected(state, bid)
    )


def counts_from(state: LotState, bid: PlaceBid, now: int) -> int:
    """The time at which the bid counts, ms UTC: ``now``, or earlier by a timed lot's grace."""
    if state.ends_at is None:
        return now
    return soft_close.arrival(state.ends_at, now, bid.sent_at, state.sale.grace_ms)


def _not_an_amount(state: LotState, bid: PlaceBid) -> Rejected | None:
    for amount in (bid.amount, bid.amount if bid.maximum is None else bid.maximum):
        if not money.is_amount(amount):
            high = type(amount) is int and amount > 0
            return reject(
                state,
                RejectionCode.AMOUNT_TOO_HIGH if high else RejectionCode.BELOW_MINIMUM,
                say_money(state, Say.NOT_AN_AMOUNT, ask=state.ask),
            )
    if bid.maximum is not None and bid.maximum < bid.amount:
        return reject(
            state,
            RejectionCode.BELOW_MINIMUM,
            say_money(state, Say.MAXIMUM_BELOW_BID, maximum=bid.maximum, amount=bid.amount),
        )
    return None


def _not_a_bidder(state: LotState, bid: PlaceBid) -> Rejected | None:
    bidder = bid.bidder
    if not bidder.known:
        return reject(
            state,
            RejectionCode.PADDLE_UNKNOWN,
            say(Say.PADDLE_UNKNOWN, paddle=bidder.paddle),
        )
    if bidder.suspended:
        return reject(
            state,
            RejectionCode.PADDLE_SUSPENDED,
            say(Say.PADDLE_SUSPENDED, paddle=bidder.paddle),
        )
    return None


def _not_in_time(state: LotState, bid: PlaceBid, now: int) -> Rejected | None:
    status, end = state.status, state.ends_at
    if status in BIDDABLE and (end is None or counts_from(state, bid, now) < end):
        return None
    if status in BEFORE_SALE:
        return reject(
            state,
            RejectionCode.NOT_OPEN,
            say(Say.NOT_OPEN_YET, lot=state.lot.lot),
        )
    if status is Status.HOLD:
        return reject(
            state,
            RejectionCode.NOT_OPEN,
            say(Say.NO_BIDS_ON_HOLD, lot=state.lot.lot),
        )
    over = end if end is not None else state.result.at if state.result is not None else None
    late = None
    if over is not None and status is not Status.WITHDRAWN:
        late = max(0, now - over)
    said = (
        say(Say.LOT_CLOSED, lot=state.lot.lot)
        if late is None
        else say(Say.LOT_CLOSED_BEFORE, lot=state.lot.lot, ms=late)
    )
    return reject(
        state,
        RejectionCode.CLOSED,
        said,
        late_ms=late,
    )


def _not_the_house(state: LotState, bid: PlaceBid) -> Rejected | None:
    """The house bids for the seller only where the terms say so, and only below the reserve."""
    if bid.kind is not BidKind.HOUSE:
        return None
    reserve = state.lot.reserve
    if not state.sale.house_bids:
        why = Say.NO_HOUSE_BIDS
    elif reserve is None:
        why = Say.HOUSE_WITHOUT_RESERVE
    elif max(bid.amount, bid.maximum or 0) >= reserve:
        why = Say.HOUSE_ABOVE_RESERVE
    else:
        return None
    return reject(state, RejectionCode.FORBIDDEN, say(why))


def _not_as_expected(state: LotState, bid: PlaceBid) -> Rejected | None:
    if bid.expected_ask is not None and bid.expected_ask != state.ask:
        return reject(
            state,
            RejectionCode.ASK_CHANGED,
            say_money(state, Say.ASK_MOVED, ask=state.ask, expected=bid.expected_ask),
        )
    if bid.expected_version is not None and bid.expected_version != state.version:
        return reject(
            state,
            RejectionCode.STALE_VERSION,
            say(Say.BID_AT_OLD_VERSION, version=state.version, old=bid.expected_version),
        )
    return None


def over_limit(state: LotState, bid: PlaceBid, amount: int) -> Rejected | None:
    """What the paddle has won and leads, and now ``amount``, must be within its limit.

    Only a client on the telephone can say there and then to go above it.
    """
    bidder = bid.bidder
    if bidder.limit is None or bidder.committed + amount <= bidder.limit:
        return None
    by_phone = bid.kind is BidKind.PHONE
    if by_phone and bid.above_limit:
        return None
    left = max(0, bidder.limit - bidder.committed)
    return reject(
        state,
        RejectionCode.LIMIT_EXCEEDED,
        say_money(
            state,
            Say.LIMIT_LEFT_BY_PHONE if by_phone else Say.LIMIT_LEFT,
            paddle=bidder.paddle,
            left=left,
        ),
        confirmable=by_phone,
    )


def too_high(state: LotState, bid: PlaceBid) -> Rejected | None:
    """The guard against a slip of the finger: a nought too many."""
    guard = state.sale.guard
    if guard is None or bid.confirm or bid.amount <= guard * state.ask:
        return None
    return reject(
        state,
        RejectionCode.AMOUNT_TOO_HIGH,
        say_money(state, Say.FAR_ABOVE_ASK, amount=bid.amount, times=guard, ask=state.ask),
        confirmable=True,
    )


def say_money(state: LotState, which: Say, **facts: Fact) -> Said:
    """A sentence with amounts in the sale's currency."""
    return say(which, currency=state.sale.currency, **facts)
