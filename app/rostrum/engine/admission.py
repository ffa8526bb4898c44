"""Whether a bid may be weighed at all: its figures, who gives it, when, and on what promise."""

from rostrum.engine.commands import PlaceBid
from rostrum.engine.rejected import Rejected, reject
from rostrum.engine.state import LotState
from rostrum.rules import money, soft_close
from rostrum.rules.lots import BEFORE_SALE
from rostrum.wire.bids import RejectionCode
from rostrum.wire.state import BIDDABLE, BidKind, Status

_LOWER = "Bid less, or have the limit raised."


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
                "An amount is a whole number of minor units above 0 and below 2**53. "
                f"Bid {show(state, state.ask)} or more.",
            )
    if bid.maximum is not None and bid.maximum < bid.amount:
        return reject(
            state,
            RejectionCode.BELOW_MINIMUM,
            f"The maximum {show(state, bid.maximum)} is below the bid "
            f"{show(state, bid.amount)}. Raise the maximum or lower the bid.",
        )
    return None


def _not_a_bidder(state: LotState, bid: PlaceBid) -> Rejected | None:
    bidder = bid.bidder
    if not bidder.known:
        return reject(
            state,
            RejectionCode.PADDLE_UNKNOWN,
            f"Paddle {bidder.paddle} is not registered for this sale. Register it, then bid again.",
        )
    if bidder.suspended:
        return reject(
            state,
            RejectionCode.PADDLE_SUSPENDED,
            f"Paddle {bidder.paddle} is suspended. Ask the sale's office to release it.",
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
            f"Lot {state.lot.lot} is not open yet. Bid again once it is.",
        )
    if status is Status.HOLD:
        return reject(
            state,
            RejectionCode.NOT_OPEN,
            f"Lot {state.lot.lot} is on hold. Bid again once it goes on.",
        )
    over = end if end is not None else state.result.at if state.result is not None else None
    late = None
    if over is not None and status is not Status.WITHDRAWN:
        late = max(0, now - over)
    by = "" if late is None else f" {late} ms before this bid came"
    return reject(
        state,
        RejectionCode.CLOSED,
        f"Lot {state.lot.lot} closed{by}; no more bids are taken. Speak to the auctioneer.",
        late_ms=late,
    )


def _not_the_house(state: LotState, bid: PlaceBid) -> Rejected | None:
    """The house bids for the seller only where the terms say so, and only below the reserve."""
    if bid.kind is not BidKind.HOUSE:
        return None
    reserve = state.lot.reserve
    if not state.sale.house_bids:
        why = "The terms of this sale allow no bids by the house."
    elif reserve is None:
        why = "The house bids only on a lot with a reserve, and this one has none."
    elif max(bid.amount, bid.maximum or 0) >= reserve:
        why = "The house bids only below the reserve. Bid less, or leave it to the room."
    else:
        return None
    return reject(state, RejectionCode.FORBIDDEN, why)


def _not_as_expected(state: LotState, bid: PlaceBid) -> Rejected | None:
    if bid.expected_ask is not None and bid.expected_ask != state.ask:
        return reject(
            state,
            RejectionCode.ASK_CHANGED,
            f"The ask is now {show(state, state.ask)}, not {show(state, bid.expected_ask)}. "
            "Nothing was bid; bid again at the new ask.",
        )
    if bid.expected_version is not None and bid.expected_version != state.version:
        return reject(
            state,
            RejectionCode.STALE_VERSION,
            f"The lot is at version {state.version}, not {bid.expected_version}. "
            "Nothing was bid; look at it again, then bid.",
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
        f"Paddle {bidder.paddle} has {show(state, left)} left of its limit for the sale. "
        + ("Confirm that the client goes above it." if by_phone else _LOWER),
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
        f"{show(state, bid.amount)} is more than {guard} times the ask, "
        f"{show(state, state.ask)}. Confirm it if it is meant.",
        confirmable=True,
    )


def show(state: LotState, amount: int) -> str:
    """An amount as the sentences of a refusal give it."""
    return money.show(amount, state.sale.currency)
