"""Deciding on a bid: refused with a reason, or taken with all that follows from it."""

import msgspec

from rostrum.engine.admission import counts_from, over_limit, refusal, say_money, too_high
from rostrum.engine.commands import PlaceBid
from rostrum.engine.events import BidAccepted
from rostrum.engine.rejected import Rejected, reject
from rostrum.engine.state import LotState, Standing
from rostrum.engine.terms import OffLadder
from rostrum.rules import ladders, proxy, soft_close
from rostrum.rules.saying import say
from rostrum.wire.bids import RejectionCode
from rostrum.wire.sentences import Say
from rostrum.wire.state import BidKind, Status


def place(state: LotState, bid: PlaceBid, now: int) -> BidAccepted | Rejected:
    """Takes the bid at ``now`` (ms UTC, the server's clock) or says why not.

    A bid that is taken is never above its amount, nor its maximum above the one it gave.
    """
    refused = refusal(state, bid, now)
    if refused is not None:
        return refused
    before = state.standing
    if before is None:
        standing = _first(state, bid)
    elif before.leader == bid.bidder.paddle:
        standing = _own_maximum(state, before, bid)
    else:
        standing = _against(state, before, bid)
    if isinstance(standing, Rejected):
        return standing
    return _accepted(state, bid, standing, now)


def _first(state: LotState, bid: PlaceBid) -> Standing | Rejected:
    """Nobody to beat: the price is the amount, or the reserve where the maximum covers it."""
    weighed = _weighed(state, bid)
    if isinstance(weighed, Rejected):
        return weighed
    amount, maximum = weighed
    paddle = bid.bidder.paddle
    return Standing(
        bid_id=bid.bid_id,
        paddle=paddle,
        kind=bid.kind,
        amount=amount,
        price=proxy.at_reserve(amount, maximum, state.lot.reserve),
        leader=paddle,
        leader_kind=bid.kind,
        leader_bid=bid.bid_id,
        maximum=maximum,
        rival=None,
        rival_maximum=None,
        bid_count=1,
    )


def _against(state: LotState, before: Standing, bid: PlaceBid) -> Standing | Rejected:
    """A bid against the leader, whose maximum answers at once."""
    weighed = _weighed(state, bid)
    if isinstance(weighed, Rejected):
        return weighed
    amount, maximum = weighed
    paddle = bid.bidder.paddle
    price, leads = proxy.contest(state.sale.ladder, before.maximum, amount, maximum)
    if leads:
        return Standing(
            bid_id=bid.bid_id,
            paddle=paddle,
            kind=bid.kind,
            amount=amount,
            price=proxy.at_reserve(price, maximum, state.lot.reserve),
            leader=paddle,
            leader_kind=bid.kind,
            leader_bid=bid.bid_id,
            maximum=maximum,
            rival=before.leader,
            rival_maximum=before.maximum,
            bid_count=before.bid_count + 1,
        )
    # A leader whose maximum covers the reserve has met it already: the price is not lifted here.
    return Standing(
        bid_id=bid.bid_id,
        paddle=paddle,
        kind=bid.kind,
        amount=amount,
        price=price,
        leader=before.leader,
        leader_kind=before.leader_kind,
        leader_bid=before.leader_bid,
        maximum=before.maximum,
        rival=paddle,
        rival_maximum=maximum,
        bid_count=before.bid_count + 1,
    )


def _own_maximum(state: LotState, before: Standing, bid: PlaceBid) -> Standing | Rejected:
    """The leader bids again: only its maximum can change, since it never bids against itself."""
    if (bid.kind is BidKind.HOUSE) != (before.leader_kind is BidKind.HOUSE):
        return reject(
            state,
            RejectionCode.FORBIDDEN,
            say(Say.HOUSE_AND_BIDDER),
        )
    if bid.maximum is None:
        return reject(
            state,
            RejectionCode.ALREADY_LEADING,
            say_money(state, Say.LEADS_ALREADY, paddle=before.leader, price=before.price),
        )
    if bid.maximum < before.price:
        return reject(
            state,
            RejectionCode.BELOW_MINIMUM,
            say_money(state, Say.MAXIMUM_BELOW_PRICE, price=before.price),
        )
    maximum = _on_rung(state, bid, bid.maximum, before.price)
    if maximum is None:
        return _off_increment(state)
    if maximum == before.maximum:
        return reject(
            state,
            RejectionCode.ALREADY_LEADING,
            say(Say.LEADS_WITH_MAXIMUM, paddle=before.leader),
        )
    refused = over_limit(state, bid, maximum) if maximum > before.maximum else None
    if refused is not None:
        return refused
    price = proxy.with_new_maximum(state.sale.ladder, before.price, maximum, before.rival_maximum)
    price = proxy.at_reserve(price, maximum, state.lot.reserve)
    return Standing(
        bid_id=bid.bid_id,
        paddle=before.leader,
        kind=bid.kind,
        amount=min(bid.amount, price),
        price=price,
        leader=before.leader,
        leader_kind=bid.kind,
        leader_bid=bid.bid_id,
        maximum=maximum,
        rival=before.rival,
        rival_maximum=before.rival_maximum,
        bid_count=before.bid_count + (price != before.price),
    )


def _weighed(state: LotState, bid: PlaceBid) -> tuple[int, int] | Rejected:
    """The amount and the maximum that count, against the ask, the ladder, the guard, the limit."""
    if bid.amount < state.ask:
        return reject(
            state,
            RejectionCode.BELOW_MINIMUM,
            say_money(state, Say.BELOW_ASK, amount=bid.amount, ask=state.ask),
        )
    amount = _on_rung(state, bid, bid.amount, state.ask)
    if amount is None:
        return _off_increment(state)
    maximum = amount
    if bid.maximum is not None:
        rung = _on_rung(state, bid, bid.maximum, amount)
        if rung is None:
            return _off_increment(state)
        maximum = rung
    return too_high(state, bid) or over_limit(state, bid, maximum) or (amount, maximum)


def _on_rung(state: LotState, bid: PlaceBid, amount: int, least: int) -> int | None:
    """The amount as the sale takes it, between ``least`` and itself; None where it is refused."""
    policy = state.sale.off_ladder.of(bid.kind)
    if policy is OffLadder.ALLOW or amount == least:
        return amount
    rung = max(least, ladders.round_down(state.sale.ladder, amount))
    return rung if policy is OffLadder.ROUND_DOWN or rung == amount else None


def _off_increment(state: LotState) -> Rejected:
    return reject(
        state,
        RejectionCode.OFF_INCREMENT,
        say_money(state, Say.BETWEEN_INCREMENTS, ask=state.ask),
    )


def _accepted(state: LotState, bid: PlaceBid, standing: Standing, now: int) -> BidAccepted:
    """The event: the standing, and what a changed price means for the ask, status and end."""
    before, end, terms = state.standing, state.ends_at, state.sale.soft_close
    moved = before is None or standing.price != before.price
    counts = before is None or standing.bid_count != before.bid_count
    new_end = end
    if moved and end is not None and terms is not None:
        scheduled = end if state.scheduled_end is None else state.scheduled_end
        t = counts_from(state, bid, now)
        new_end = soft_close.extended_end(terms, end, scheduled, t)
    theirs = standing.maximum if standing.leader == standing.paddle else standing.rival_maximum
    return BidAccepted(
        item_id=state.lot.item_id,
        version=state.version + 1,
        at=now,
        by=bid.by,
        status=Status.OPEN if counts else state.status,
        bid_id=bid.bid_id,
        paddle=standing.paddle,
        kind=bid.kind,
        asked=bid.amount,
        asked_maximum=bid.maximum,
        amount=standing.amount,
        maximum=standing.amount if theirs is None else theirs,
        confirmed=bid.confirm,
        counts=counts,
        standing=standing,
        ask=ladders.next_ask(state.sale.ladder, standing.price) if moved else state.ask,
        ends_at=new_end,
        extended_by=0 if new_end is None or end is None else new_end - end,
        above_limit=bid.above_limit or msgspec.UNSET,
    )
