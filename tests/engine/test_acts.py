"""What the auctioneer does to a live lot."""

import pytest
from msgspec.structs import replace

from rostrum.engine.commands import (
    AmendLot,
    Announce,
    FairWarning,
    FinalCall,
    Hammer,
    Hold,
    ListLot,
    Next,
    Open,
    Pass,
    Preview,
    Reopen,
    Resume,
    SetAsk,
    Settle,
    StopBids,
    UndoBid,
    Withdraw,
)
from rostrum.engine.decide import decide
from rostrum.engine.events import LotReopened
from rostrum.engine.rejected import ActCode, Rejected
from rostrum.engine.state import commitment
from rostrum.wire.bids import RejectionCode
from rostrum.wire.state import BidKind, Status

BY = {"by": "rostra"}


def test_a_lot_goes_from_the_catalogue_to_the_hammer(block) -> None:
    lot = block(opened=False)
    seen = [lot.state.status]
    for act in (Preview, Open, FairWarning, FinalCall, StopBids):
        lot.do(act(**BY))
        seen.append(lot.state.status)
        if act is Open:
            lot.bid("7")
    lot.do(Hammer(**BY))
    seen.append(lot.state.status)
    assert seen == ["upcoming", "preview", "open", "fair_warning", "final_call", "closing", "sold"]
    assert (lot.state.result.paddle, lot.state.result.price) == ("7", 100_00)
    assert [event.version for event in lot.log] == list(range(1, len(lot.log) + 1))


def test_the_hammer_may_fall_from_open(block) -> None:
    lot = block()
    lot.bid("7")
    lot.do(Hammer(**BY))
    assert lot.state.status is Status.SOLD


def test_a_call_can_be_taken_back(block) -> None:
    lot = block()
    lot.do(FinalCall(**BY))
    lot.do(Open(**BY))
    assert lot.state.status is Status.OPEN


def test_no_hammer_without_a_bid(block) -> None:
    lot = block()
    assert lot.refused(Hammer(confirm=True, **BY)).code is ActCode.NO_BIDS
    lot.do(Pass(**BY))
    assert lot.state.status is Status.PASSED


def test_no_hammer_on_what_is_not_offered(block) -> None:
    assert block(opened=False).refused(Hammer(**BY)).code is ActCode.WRONG_STATUS


def test_below_the_reserve_the_hammer_asks_and_the_seller_has_the_last_word(block) -> None:
    for accepted, status in ((True, Status.SOLD), (False, Status.UNSOLD)):
        lot = block(reserve=500_00)
        lot.bid("7")
        refusal = lot.refused(Hammer(**BY))
        assert refusal.code is ActCode.BELOW_RESERVE
        assert refusal.confirmable
        assert "500" not in refusal.detail
        lot.do(Hammer(confirm=True, **BY))
        assert lot.state.status is Status.SOLD_PENDING
        assert commitment(lot.state).amount == 100_00
        assert lot.refused(Pass(final=True, **BY)).code is ActCode.WRONG_STATUS
        lot.do(Settle(accepted=accepted, **BY))
        assert lot.state.status is status
        assert (commitment(lot.state) is not None) == accepted


def test_at_the_reserve_the_hammer_sells(block) -> None:
    lot = block(reserve=500_00)
    lot.bid("7", 500_00)
    lot.do(Hammer(**BY))
    assert lot.state.status is Status.SOLD


def test_only_a_pending_sale_waits_for_the_seller(block) -> None:
    assert block().refused(Settle(accepted=True, **BY)).code is ActCode.WRONG_STATUS


def test_nothing_is_sold_to_the_house(block) -> None:
    lot = block(house_bids=True, reserve=500_00)
    lot.bid("H", kind=BidKind.HOUSE)
    assert lot.refused(Hammer(confirm=True, **BY)).code is ActCode.HOUSE_LEADS


def test_until_next_a_sold_lot_reopens_freely_and_after_it_with_a_reason(block) -> None:
    lot = block()
    lot.bid("7")
    lot.do(Hammer(**BY))
    lot.do(Reopen(**BY))
    assert (lot.state.status, lot.state.result) == (Status.OPEN, None)
    assert lot.stands == ("7", 100_00, 110_00)
    lot.do(Hammer(**BY))
    lot.do(Next(**BY))
    assert lot.refused(Reopen(**BY)).code is ActCode.REASON_NEEDED
    assert lot.refused(Reopen(reason="  ", **BY)).code is ActCode.REASON_NEEDED
    event = lot.do(Reopen(reason="bid missed at the back", **BY))
    assert isinstance(event, LotReopened)
    assert (event.by, event.reason) == ("rostra", "bid missed at the back")
    assert (event.undid.paddle, event.undid.price) == ("7", 100_00)
    lot.do(Hammer(**BY))
    lot.do(Reopen(**BY))


def test_next_is_for_a_lot_that_is_over_and_only_once(block) -> None:
    lot = block()
    assert lot.refused(Next(**BY)).code is ActCode.WRONG_STATUS
    lot.do(Pass(**BY))
    lot.do(Next(**BY))
    assert lot.refused(Next(**BY)).code is ActCode.WRONG_STATUS


def test_a_live_lot_reopens_without_an_end(block) -> None:
    lot = block()
    lot.do(Pass(**BY))
    assert lot.refused(Reopen(ends_at=10**9, **BY)).code is ActCode.WRONG_KIND


def test_a_passed_lot_may_come_back_or_be_given_up(block) -> None:
    lot = block()
    lot.do(Pass(**BY))
    assert lot.refused(Open(**BY)).code is ActCode.WRONG_STATUS
    lot.do(Reopen(**BY))
    lot.do(Pass(**BY))
    lot.do(Pass(final=True, **BY))
    assert lot.state.status is Status.UNSOLD


def test_a_sold_lot_is_not_withdrawn(block) -> None:
    lot = block()
    lot.bid("7")
    lot.do(Hammer(**BY))
    assert lot.refused(Withdraw(**BY)).code is ActCode.WRONG_STATUS
    assert lot.refused(Pass(**BY)).code is ActCode.WRONG_STATUS


def test_a_withdrawn_lot_comes_back_to_the_catalogue_unless_it_has_bids(block) -> None:
    lot = block(opened=False)
    lot.do(Withdraw(reason="damaged", **BY))
    lot.do(Announce(**BY))
    assert lot.state.status is Status.UPCOMING
    bid_on = block()
    bid_on.bid("7")
    bid_on.do(Withdraw(**BY))
    assert bid_on.refused(Announce(**BY)).code is ActCode.WRONG_STATUS


def test_a_held_lot_goes_on_where_it_was(block) -> None:
    upcoming = block(opened=False)
    upcoming.do(Hold(**BY))
    for act in (Open, Preview):
        assert upcoming.refused(act(**BY)).code is ActCode.WRONG_STATUS
    upcoming.do(Resume(**BY))
    assert upcoming.state.status is Status.UPCOMING
    called = block()
    called.do(FinalCall(**BY))
    called.do(Hold(reason="question of title", **BY))
    assert called.refused(Hammer(**BY)).code is ActCode.WRONG_STATUS
    called.do(Resume(**BY))
    assert called.state.status is Status.OPEN
    assert called.refused(Resume(**BY)).code is ActCode.WRONG_STATUS


@pytest.mark.parametrize("act", [Hold, FairWarning, FinalCall, StopBids, Open, Preview])
def test_what_is_over_is_not_acted_upon(block, act: type) -> None:
    lot = block()
    lot.bid("7")
    lot.do(Hammer(**BY))
    assert lot.refused(act(**BY)).code is ActCode.WRONG_STATUS


def test_the_auctioneer_may_take_any_ask_above_the_price(block) -> None:
    lot = block()
    lot.bid("7")
    lot.do(SetAsk(amount=105_00, **BY))
    lot.bid("8")
    assert lot.stands == ("8", 105_00, 115_00)
    lot.do(SetAsk(amount=500_00, **BY))
    assert lot.refused_bid("7", 499_99).code is RejectionCode.BELOW_MINIMUM
    lot.do(SetAsk(amount=None, **BY))
    assert lot.state.ask == 115_00
    for wrong in (105_00, 0, -1, 2**53, True):
        assert lot.refused(SetAsk(amount=wrong, **BY)).code is ActCode.BAD_AMOUNT


def test_the_first_ask_can_be_lowered_and_comes_back(block) -> None:
    lot = block()
    lot.do(SetAsk(amount=50_00, **BY))
    assert lot.state.ask == 50_00
    lot.do(SetAsk(amount=None, **BY))
    assert lot.state.ask == 100_00


def test_no_ask_for_what_is_over(block) -> None:
    lot = block()
    lot.do(Pass(**BY))
    assert lot.refused(SetAsk(amount=50_00, **BY)).code is ActCode.WRONG_STATUS


def test_an_act_on_an_older_version_does_nothing(block) -> None:
    lot = block()
    lot.bid("7")
    seen = lot.state.version
    lot.bid("8")
    refusal = lot.refused(Hammer(expected_version=seen, **BY))
    assert refusal.code is RejectionCode.STALE_VERSION
    lot.do(Hammer(expected_version=seen + 1, **BY))
    assert lot.state.result.paddle == "8"


def test_an_item_that_does_not_exist_takes_no_command() -> None:
    refusal = decide(None, Open(**BY), 0)
    assert isinstance(refusal, Rejected)
    assert (refusal.code, refusal.version) == (ActCode.UNKNOWN_ITEM, 0)


def test_a_lot_is_listed_once_with_terms_that_agree(block) -> None:
    lot = block(opened=False)
    terms, sale = lot.state.lot, lot.state.sale
    again = ListLot(lot=terms, sale=sale, **BY)
    assert lot.refused(again).code is ActCode.ALREADY_LISTED
    for wrong in (
        ListLot(lot=replace(terms, sale_id="s2"), sale=sale, **BY),
        ListLot(lot=replace(terms, ends_at=5), sale=sale, **BY),
        ListLot(lot=terms, sale=sale, status=Status.OPEN, **BY),
    ):
        assert isinstance(decide(None, wrong, 0), Rejected)


def test_terms_change_until_the_lot_is_offered(block) -> None:
    lot = block(opened=False)
    terms, sale = lot.state.lot, lot.state.sale
    lot.do(AmendLot(lot=replace(terms, start_price=50_00, reserve=80_00), sale=sale, **BY))
    assert (lot.state.ask, lot.state.lot.reserve) == (50_00, 80_00)
    other = AmendLot(lot=replace(terms, item_id="101"), sale=sale, **BY)
    assert lot.refused(other).code is ActCode.BAD_TERMS
    lot.do(Open(**BY))
    assert lot.refused(AmendLot(lot=terms, sale=sale, **BY)).code is ActCode.WRONG_STATUS


class TestUndo:
    def test_price_and_leader_are_those_before(self, block) -> None:
        lot = block()
        lot.bid("7")
        lot.bid("8")
        lot.bid("9")
        lot.do(UndoBid(**BY))
        assert lot.stands == ("8", 110_00, 120_00)
        lot.do(UndoBid(**BY))
        assert lot.stands == ("7", 100_00, 110_00)
        lot.do(UndoBid(**BY))
        assert lot.stands == (None, 0, 100_00)
        assert lot.refused(UndoBid(**BY)).code is ActCode.NO_BIDS

    def test_it_adds_to_the_log_and_takes_nothing_from_it(self, block) -> None:
        lot = block()
        lot.bid("7")
        version, entries = lot.state.version, len(lot.log)
        event = lot.do(UndoBid(reason="misheard", **BY))
        assert (lot.state.version, len(lot.log)) == (version + 1, entries + 1)
        assert (event.bid_id, event.paddle, event.amount, event.reason) == (
            "b1",
            "7",
            100_00,
            "misheard",
        )

    def test_only_the_newest_bid(self, block) -> None:
        lot = block()
        lot.bid("7")
        lot.bid("8")
        assert lot.refused(UndoBid(bid_id="b1", **BY)).code is ActCode.NOT_NEWEST
        lot.do(UndoBid(bid_id="b2", **BY))
        assert lot.state.leader == "7"

    def test_a_maximum_that_was_beaten_by_the_undone_bid_stands_again(self, block) -> None:
        lot = block()
        lot.bid("7", 100_00, 200_00)
        lot.bid("8", 300_00)
        lot.do(UndoBid(**BY))
        assert lot.stands == ("7", 100_00, 110_00)
        lot.bid("9", 150_00)
        assert lot.stands == ("7", 160_00, 170_00)

    def test_the_bid_that_the_leader_answered_is_taken_back_with_the_answer(self, block) -> None:
        lot = block()
        lot.bid("7", 100_00, 200_00)
        lot.bid("8", 150_00)
        assert lot.state.price == 160_00
        lot.do(UndoBid(**BY))
        assert lot.stands == ("7", 100_00, 110_00)

    def test_a_retracted_bidders_earlier_maximum_does_not_come_back_by_itself(self, block) -> None:
        lot = block()
        lot.bid("7", 100_00, 200_00)
        lot.bid("8", 110_00)
        lot.bid("7", 130_00, 900_00)
        lot.do(UndoBid(**BY))
        assert lot.stands == ("7", 120_00, 130_00)
        lot.do(UndoBid(**BY))
        assert lot.stands == ("7", 100_00, 110_00)
        lot.bid("8", 110_00)
        assert lot.stands == ("8", 110_00, 120_00)

    def test_a_retracted_bidder_who_bids_anew_stands_for_it(self, block) -> None:
        lot = block()
        lot.bid("7", 100_00, 200_00)
        lot.do(UndoBid(**BY))
        lot.bid("7", 100_00, 300_00)
        lot.bid("8", 110_00)
        lot.do(UndoBid(**BY))
        lot.bid("9", 150_00)
        assert lot.stands == ("7", 160_00, 170_00)

    def test_a_retracted_tie_is_no_tie(self, block) -> None:
        lot = block()
        lot.bid("7", 100_00, 150_00)
        lot.bid("8", 110_00, 150_00)
        lot.bid("8", 160_00)
        lot.do(UndoBid(**BY))
        assert lot.stands == ("7", 150_00, 160_00)
        lot.bid("7", 160_00, 300_00)
        assert lot.stands == ("7", 150_00, 160_00)

    def test_an_undo_under_the_hammer_returns_the_lot_to_open(self, block) -> None:
        lot = block()
        lot.bid("7")
        lot.do(FinalCall(**BY))
        lot.do(UndoBid(**BY))
        assert lot.state.status is Status.OPEN

    def test_a_held_lot_stays_held(self, block) -> None:
        lot = block()
        lot.bid("7")
        lot.do(Hold(**BY))
        lot.do(UndoBid(**BY))
        assert lot.state.status is Status.HOLD

    def test_a_sold_lot_is_reopened_first(self, block) -> None:
        lot = block()
        lot.bid("7")
        lot.do(Hammer(**BY))
        assert lot.refused(UndoBid(**BY)).code is ActCode.WRONG_STATUS
        lot.do(Reopen(**BY))
        lot.do(UndoBid(**BY))
        assert lot.state.leader is None
