import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ladder_tables import EBAY_US, every

from rostrum.rules.ladders import SaleroomLadder, next_ask
from rostrum.rules.proxy import Contest, at_reserve, contest, with_new_maximum


@pytest.mark.parametrize(
    ("amount", "maximum", "expected"),
    [
        (130_00, 130_00, Contest(132_50, False)),
        (130_00, 200_00, Contest(152_50, True)),
        (130_00, 150_00, Contest(150_00, False)),
        (130_00, 151_00, Contest(151_00, True)),
        (150_01, 150_01, Contest(150_01, True)),
        (175_00, 175_00, Contest(175_00, True)),
        (130_00, 149_99, Contest(150_00, False)),
    ],
)
def test_the_higher_maximum_leads_one_step_above_the_lower(
    amount: int, maximum: int, expected: Contest
) -> None:
    assert contest(EBAY_US, 150_00, amount, maximum) == expected


def test_the_top_maximum_bounds_the_step() -> None:
    assert contest(EBAY_US, 11_00, 10_50, 11_02) == Contest(11_02, True)


def test_equal_steps() -> None:
    assert contest(every(50), 1000, 650, 650) == Contest(700, False)
    assert contest(every(100), 4000, 3000, 3000) == Contest(3100, False)
    assert contest(SaleroomLadder(1), 200, 150, 150) == Contest(160, False)


def test_a_new_maximum_of_the_leader_moves_the_price_only_to_clear_a_tie() -> None:
    assert with_new_maximum(EBAY_US, 150_00, 170_00, 150_00) == 152_50
    assert with_new_maximum(EBAY_US, 150_00, 151_00, 150_00) == 151_00
    assert with_new_maximum(EBAY_US, 132_50, 170_00, 130_00) == 132_50
    assert with_new_maximum(EBAY_US, 11_02, 20_00, 11_00) == 11_02
    assert with_new_maximum(EBAY_US, 10_00, 20_00, None) == 10_00


def test_a_covered_reserve_lifts_the_price_to_it_and_an_uncovered_one_does_nothing() -> None:
    assert at_reserve(100, 200, 150) == 150
    assert at_reserve(100, 150, 150) == 150
    assert at_reserve(100, 149, 150) == 100
    assert at_reserve(160, 200, 150) == 160
    assert at_reserve(100, 200, None) == 100


@given(st.data())
def test_nobody_is_bid_above_their_maximum_and_the_lower_one_is_always_beaten(
    data: st.DataObject,
) -> None:
    ladder = data.draw(st.sampled_from([EBAY_US, SaleroomLadder(1), every(7)]))
    price = data.draw(st.integers(1, 10_000))
    ask = next_ask(ladder, price)
    standing = data.draw(st.integers(price, 20_000))
    amount = data.draw(st.integers(ask, ask + 20_000))
    maximum = data.draw(st.integers(amount, amount + 20_000))
    after, leads = contest(ladder, standing, amount, maximum)
    assert leads == (maximum > standing)
    top, second = (maximum, standing) if leads else (standing, maximum)
    assert price < after <= top
    assert after >= second or after == amount
    assert after >= amount
    assert after <= max(amount, next_ask(ladder, second))
