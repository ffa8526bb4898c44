"""Maximum bids on a lot."""

import pytest
from tests.ladder_tables import every

from rostrum.engine.commands import SetAsk
from rostrum.wire.bids import RejectionCode
from rostrum.wire.state import BidKind


@pytest.fixture
def led_by_h(ebay):
    """Price 127.50, H leads up to 150."""
    lot = ebay(start_price=125_00)
    lot.bid("G", 125_00)
    lot.bid("H", 127_50, 150_00)
    assert lot.stands == ("H", 127_50, 130_00)
    return lot


def test_the_standing_maximum_answers_at_once(led_by_h) -> None:
    event = led_by_h.bid("N", 130_00, kind=BidKind.FLOOR)
    assert led_by_h.stands == ("H", 132_50, 135_00)
    assert (event.amount, event.standing.leader, event.paddle) == (130_00, "H", "N")


def test_a_higher_maximum_leads_one_step_above_the_one_it_beats(led_by_h) -> None:
    led_by_h.bid("N", 130_00, 200_00)
    assert led_by_h.stands == ("N", 152_50, 155_00)


def test_a_bid_below_the_ask_is_refused(led_by_h) -> None:
    refusal = led_by_h.refused_bid("N", 129_99)
    assert refusal.code is RejectionCode.BELOW_MINIMUM
    assert "GBP 130.00" in refusal.detail


def test_the_lower_maximum_bounds_the_step(ebay) -> None:
    lot = ebay(start_price=10_00)
    lot.bid("A", 10_00, 11_00)
    assert lot.stands == ("A", 10_00, 10_50)
    lot.bid("B", 10_50, 11_02)
    assert lot.stands == ("B", 11_02, 11_52)


def test_a_tie_goes_to_the_earlier_who_may_clear_it(led_by_h) -> None:
    led_by_h.bid("N", 130_00, 150_00)
    assert led_by_h.stands == ("H", 150_00, 152_50)
    raised = led_by_h.bid("H", 152_50, 170_00)
    assert led_by_h.stands == ("H", 152_50, 155_00)
    assert raised.counts


def test_a_leader_who_raises_its_maximum_moves_no_price(led_by_h) -> None:
    before = led_by_h.state
    raised = led_by_h.bid("H", 130_00, 300_00)
    assert led_by_h.stands == ("H", 127_50, 130_00)
    assert not raised.counts
    assert led_by_h.state.standing.bid_count == before.standing.bid_count
    led_by_h.bid("N", 200_00)
    assert led_by_h.stands == ("H", 202_50, 205_00)


def test_a_leaders_new_maximum_leaves_the_auctioneers_ask(led_by_h) -> None:
    led_by_h.do(SetAsk(amount=140_00, by="rostra"))
    led_by_h.bid("H", 140_00, 300_00)
    assert led_by_h.stands == ("H", 127_50, 140_00)


def test_a_leader_never_bids_against_itself(led_by_h) -> None:
    for amount in (130_00, 500_00):
        assert led_by_h.refused_bid("H", amount).code is RejectionCode.ALREADY_LEADING
    same = led_by_h.refused_bid("H", 130_00, 150_00)
    assert same.code is RejectionCode.ALREADY_LEADING


def test_a_maximum_may_be_lowered_to_the_price_and_no_further(led_by_h) -> None:
    assert led_by_h.refused_bid("H", 127_00, 127_49).code is RejectionCode.BELOW_MINIMUM
    led_by_h.bid("H", 127_50, 127_50)
    assert led_by_h.state.standing.maximum == 127_50
    led_by_h.bid("N", 130_00)
    assert led_by_h.stands == ("N", 130_00, 132_50)


def test_a_maximum_below_its_own_bid_is_refused(led_by_h) -> None:
    refusal = led_by_h.refused_bid("N", 140_00, 139_00)
    assert refusal.code is RejectionCode.BELOW_MINIMUM


def test_steps_of_fifty(block) -> None:
    lot = block(ladder=every(50_00), start_price=500_00)
    lot.bid("M", 500_00, 1000_00)
    assert lot.state.price == 500_00
    lot.bid("N", 650_00)
    assert lot.stands == ("M", 700_00, 750_00)


def test_the_saleroom_ladder(block) -> None:
    lot = block(start_price=100_00)
    lot.bid("A", 100_00, 200_00)
    lot.bid("B", 110_00, 150_00)
    assert lot.stands == ("A", 160_00, 170_00)


def test_three_thousand_against_four(block) -> None:
    lot = block(ladder=every(100_00), start_price=1000_00)
    lot.bid("A", 1000_00, 4000_00)
    lot.bid("B", 3000_00)
    assert lot.stands == ("A", 3100_00, 3200_00)


def test_a_floor_bid_puts_the_price_exactly_at_its_amount(led_by_h) -> None:
    led_by_h.bid("N", 151_00, kind=BidKind.FLOOR)
    assert led_by_h.stands == ("N", 151_00, 153_50)


def test_a_split_ask_that_tops_an_exhausted_leader_is_the_price(block) -> None:
    lot = block()
    lot.bid("A", 100_00)
    lot.do(SetAsk(amount=105_00, by="rostra"))
    lot.bid("B", 105_00, 500_00)
    assert lot.stands == ("B", 105_00, 115_00)


def test_a_maximum_that_covers_the_reserve_lifts_the_price_to_it(ebay) -> None:
    lot = ebay(start_price=10_00, reserve=50_00)
    lot.bid("A", 10_00, 40_00)
    assert lot.state.price == 10_00
    lot.bid("B", 10_50, 60_00)
    assert lot.stands == ("B", 50_00, 51_00)


def test_a_first_maximum_that_covers_the_reserve_lifts_the_price_to_it(ebay) -> None:
    lot = ebay(start_price=10_00, reserve=50_00)
    lot.bid("A", 10_00, 50_00)
    assert lot.state.price == 50_00


def test_a_leader_who_comes_to_cover_the_reserve_lifts_the_price_to_it(ebay) -> None:
    lot = ebay(start_price=10_00, reserve=50_00)
    lot.bid("A", 10_00, 20_00)
    lot.bid("A", 10_00, 80_00)
    assert lot.stands == ("A", 50_00, 51_00)


def test_off_ladder_maxima_of_the_internet_come_down_to_a_rung(block) -> None:
    lot = block()
    event = lot.bid("A", 100_00, 229_00, kind=BidKind.INTERNET)
    assert (event.asked_maximum, event.maximum) == (229_00, 220_00)
    lot.bid("B", 220_00)
    assert lot.stands == ("A", 220_00, 250_00)
