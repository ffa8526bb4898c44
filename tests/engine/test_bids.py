"""Which bids are taken, and why the others are not."""

import pytest
from msgspec.structs import replace

from rostrum.engine.commands import Bidder, FairWarning, FinalCall, Hold, SetAsk, StopBids, Withdraw
from rostrum.engine.state import commitment
from rostrum.engine.terms import OffLadder, OffLadderPolicy
from rostrum.wire.bids import RejectionCode as Code
from rostrum.wire.state import BidKind, Status


def test_the_first_bid_is_the_start_price(block) -> None:
    lot = block()
    assert lot.stands == (None, 0, 100_00)
    assert lot.refused_bid("7", 99_99).code is Code.BELOW_MINIMUM
    lot.bid("7", 100_00)
    assert lot.stands == ("7", 100_00, 110_00)


def test_without_a_start_price_the_first_bid_is_the_first_rung(block) -> None:
    assert block(start_price=0).state.ask == 10_00


def test_a_lot_has_an_ask_before_it_opens(block) -> None:
    lot = block(opened=False)
    assert lot.state.ask == 100_00
    assert lot.refused_bid("7").code is Code.NOT_OPEN


@pytest.mark.parametrize("amount", [0, -5, 1.5, True, "100", None])
def test_what_is_no_amount_is_not_bid(block, amount: object) -> None:
    lot = block()
    command = replace(lot.command("7"), amount=amount)
    assert lot.refused(command).code is Code.BELOW_MINIMUM


def test_an_amount_that_json_cannot_keep_is_refused_even_when_confirmed(block) -> None:
    lot = block(guard=None)
    assert lot.refused_bid("7", 2**53, confirm=True).code is Code.AMOUNT_TOO_HIGH
    assert lot.refused_bid("7", 100_00, 2**53, confirm=True).code is Code.AMOUNT_TOO_HIGH


def test_a_paddle_that_is_unknown_or_suspended_does_not_bid(block) -> None:
    lot = block()
    assert lot.refused_bid(Bidder("7", known=False)).code is Code.PADDLE_UNKNOWN
    assert lot.refused_bid(Bidder("7", suspended=True)).code is Code.PADDLE_SUSPENDED


def test_the_limit_holds_over_the_sale(block) -> None:
    lot = block()
    bidder = Bidder("7", limit=300_00, committed=200_00)
    lot.bid(bidder, 100_00)
    lot.bid("8", 110_00)
    refusal = lot.refused_bid(bidder, 120_00)
    assert refusal.code is Code.LIMIT_EXCEEDED
    assert "GBP 100.00 left" in refusal.detail
    assert lot.refused_bid(Bidder("9", limit=150_00), 120_00, 160_00).code is Code.LIMIT_EXCEEDED


def test_raising_a_maximum_keeps_within_the_limit_and_lowering_it_is_always_possible(block) -> None:
    lot = block()
    lot.bid("7", 100_00, 500_00)
    poor = Bidder("7", limit=200_00)
    assert lot.refused_bid(poor, 110_00, 550_00).code is Code.LIMIT_EXCEEDED
    lot.bid(poor, 110_00, 400_00)


def test_an_ask_that_has_moved_bids_nothing(block) -> None:
    lot = block()
    lot.bid("7", 100_00)
    refusal = lot.refused_bid("8", 120_00, expected_ask=100_00)
    assert refusal.code is Code.ASK_CHANGED
    assert refusal.ask == 110_00
    lot.bid("8", 120_00, expected_ask=110_00)


def test_a_version_that_has_moved_bids_nothing(block) -> None:
    lot = block()
    version = lot.state.version
    lot.do(FairWarning(by="rostra"))
    assert lot.refused_bid("8", expected_version=version).code is Code.STALE_VERSION
    lot.bid("8", expected_version=version + 1)


def test_of_two_promises_broken_the_ask_is_named(block) -> None:
    lot = block()
    version, ask = lot.state.version, lot.state.ask
    lot.bid("7")
    refusal = lot.refused_bid("8", expected_ask=ask, expected_version=version)
    assert refusal.code is Code.ASK_CHANGED


def test_a_nought_too_many_needs_a_confirmation(block) -> None:
    lot = block()
    refusal = lot.refused_bid("7", 1000_01)
    assert refusal.code is Code.AMOUNT_TOO_HIGH
    assert refusal.confirmable
    lot.bid("7", 1000_01, confirm=True)
    assert lot.state.price == 1000_01


def test_the_guard_lets_its_own_multiple_pass_and_can_be_off(block) -> None:
    block().bid("7", 1000_00)
    block(guard=None).bid("7", 9_000_000_00)


@pytest.mark.parametrize("kind", [BidKind.FLOOR, BidKind.PHONE])
def test_floor_and_phone_may_bid_between_rungs(block, kind: BidKind) -> None:
    lot = block()
    lot.bid("7", 105_00, kind=kind)
    assert lot.state.price == 105_00


@pytest.mark.parametrize("kind", [BidKind.INTERNET, BidKind.COMMISSION])
def test_internet_and_commission_come_down_to_a_rung(block, kind: BidKind) -> None:
    lot = block()
    event = lot.bid("7", 249_00, kind=kind)
    assert (event.asked, event.amount, lot.state.price) == (249_00, 220_00, 220_00)


def test_rounding_never_goes_below_the_ask(block) -> None:
    lot = block()
    lot.do(SetAsk(amount=225_00, by="rostra"))
    lot.bid("7", 240_00, kind=BidKind.INTERNET)
    assert lot.state.price == 225_00


def test_a_sale_may_refuse_what_is_off_the_ladder(block) -> None:
    lot = block(off_ladder=OffLadderPolicy(phone=OffLadder.REJECT))
    assert lot.refused_bid("7", 105_00).code is Code.OFF_INCREMENT
    assert lot.refused_bid("7", 110_00, 115_00).code is Code.OFF_INCREMENT
    lot.bid("7", 110_00)
    assert lot.refused_bid("7", 120_00, 125_00).code is Code.OFF_INCREMENT


def test_the_ask_itself_is_always_on_the_ladder(block) -> None:
    lot = block(start_price=105_00, off_ladder=OffLadderPolicy(phone=OffLadder.REJECT))
    lot.bid("7", 105_00)
    lot.bid("8", 115_00)
    assert lot.state.price == 115_00


@pytest.mark.parametrize("act", [FairWarning, FinalCall])
def test_a_bid_under_the_hammer_returns_the_lot_to_open(block, act: type) -> None:
    lot = block()
    lot.bid("7", 100_00, 200_00)
    lot.do(act(by="rostra"))
    lot.bid("7", 110_00, 300_00)
    assert lot.state.status is not Status.OPEN, "a leader's new maximum is no bid from the room"
    lot.bid("8")
    assert lot.state.status is Status.OPEN


def test_no_bid_once_bids_are_stopped(block) -> None:
    lot = block()
    lot.do(StopBids(by="rostra"))
    assert lot.refused_bid("7").code is Code.CLOSED


def test_no_bid_on_a_held_lot_nor_on_a_withdrawn_one(block) -> None:
    lot = block()
    lot.do(Hold(by="rostra"))
    assert lot.refused_bid("7").code is Code.NOT_OPEN
    lot.do(Withdraw(by="rostra"))
    late = lot.refused_bid("7")
    assert late.code is Code.CLOSED
    assert not late.missed


def test_the_house_bids_only_where_the_terms_say_so_and_only_below_the_reserve(block) -> None:
    house = {"kind": BidKind.HOUSE}
    assert block(reserve=500_00).refused_bid("H", **house).code is Code.FORBIDDEN
    assert block(house_bids=True).refused_bid("H", **house).code is Code.FORBIDDEN
    lot = block(house_bids=True, reserve=500_00)
    assert lot.refused_bid("H", 500_00, **house).code is Code.FORBIDDEN
    assert lot.refused_bid("H", 100_00, 500_00, **house).code is Code.FORBIDDEN
    event = lot.bid("H", 100_00, 450_00, **house)
    assert event.kind is BidKind.HOUSE
    assert lot.state.standing.leader_kind is BidKind.HOUSE


def test_the_house_cannot_turn_its_lead_into_a_buyers(block) -> None:
    lot = block(house_bids=True, reserve=500_00)
    lot.bid("H", 100_00, kind=BidKind.HOUSE)
    assert lot.refused_bid("H", 110_00, 900_00).code is Code.FORBIDDEN
    lot.bid("7", 110_00)
    assert lot.refused_bid("7", 120_00, 200_00, kind=BidKind.HOUSE).code is Code.FORBIDDEN


def test_a_leader_is_committed_to_its_maximum_and_the_house_to_nothing(block) -> None:
    lot = block(house_bids=True, reserve=900_00)
    assert commitment(lot.state) is None
    lot.bid("H", 100_00, 150_00, kind=BidKind.HOUSE)
    assert commitment(lot.state) is None
    lot.bid("7", 110_00, 300_00)
    found = commitment(lot.state)
    assert found is not None
    assert (found.paddle, found.amount) == ("7", 300_00)
    lot.do(Withdraw(by="rostra"))
    assert commitment(lot.state) is None


def test_two_bids_that_cross_are_decided_by_arrival(block) -> None:
    for first, second in (("7", "8"), ("8", "7")):
        lot = block()
        one = lot.command(first, expected_ask=100_00)
        other = lot.command(second, expected_ask=100_00)
        lot.do(one)
        refusal = lot.refused(other)
        assert refusal.code is Code.ASK_CHANGED
        assert refusal.ask == 110_00
        assert lot.state.leader == first
