import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ladder_tables import EBAY_US, every, on_ladder

from rostrum.rules.ladders import Ladder, SaleroomLadder, TableLadder, next_ask, round_down, step

POUNDS = SaleroomLadder(100)
YEN = SaleroomLadder(1)
LADDERS = st.sampled_from([POUNDS, YEN, EBAY_US, every(5000), TableLadder(((0, 7), (10, 3)))])


def rungs(ladder: Ladder, start: int, count: int) -> list[int]:
    found = [start]
    while len(found) < count:
        found.append(next_ask(ladder, found[-1]))
    return found


@pytest.mark.parametrize(
    "expected",
    [
        [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
        [90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200],
        [200, 220, 250, 280, 300, 320, 350, 380, 400, 420, 450, 480, 500],
        [500, 550, 600, 650, 700, 750, 800, 850, 900, 950, 1000],
        [1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 2000],
        [2000, 2200, 2500, 2800, 3000, 3200, 3500, 3800, 4000, 4200, 4500, 4800, 5000],
        [5000, 5500, 6000, 6500, 7000, 7500, 8000, 8500, 9000, 9500, 10000],
        [10000, 11000, 12000],
        [20000, 22000, 25000, 28000, 30000, 32000],
        [48000, 50000, 55000],
        [95000, 100000, 110000],
        [2_000_000, 2_200_000, 2_500_000, 2_800_000, 3_000_000],
    ],
)
def test_the_saleroom_ladder_climbs_by_2_5_8(expected: list[int]) -> None:
    assert rungs(YEN, expected[0], len(expected)) == expected
    pounds = [rung * 100 for rung in expected]
    assert rungs(POUNDS, pounds[0], len(pounds)) == pounds
    assert all(on_ladder(YEN, rung) for rung in expected)


@pytest.mark.parametrize(
    ("price", "increment"),
    [
        (0, 5), (99, 5), (1_00, 25), (4_99, 25), (5_00, 50), (24_99, 50), (25_00, 1_00),
        (99_99, 1_00), (100_00, 2_50), (249_99, 2_50), (250_00, 5_00), (499_99, 5_00),
        (500_00, 10_00), (999_99, 10_00), (1000_00, 25_00), (2499_99, 25_00), (2500_00, 50_00),
        (4999_99, 50_00), (5000_00, 100_00), (1_000_000_00, 100_00),
    ],
)  # fmt: skip
def test_a_band_holds_from_its_lower_bound_inclusive(price: int, increment: int) -> None:
    assert step(EBAY_US, price) == increment


@pytest.mark.parametrize(
    ("amount", "rung"),
    [(9, 0), (10, 10), (199, 190), (219, 200), (249, 220), (279, 250), (299, 280), (549, 500)],
)
def test_rounding_down_ends_on_the_rung_below(amount: int, rung: int) -> None:
    assert round_down(YEN, amount) == rung
    assert on_ladder(YEN, amount) == (amount == rung)


def test_the_step_is_that_of_the_band_when_the_price_is_between_rungs() -> None:
    assert next_ask(YEN, 230) == 260


def test_a_sale_may_have_its_own_table() -> None:
    own = TableLadder(((0, 50), (1000, 100)))
    assert rungs(own, 900, 4) == [900, 950, 1000, 1100]


@pytest.mark.parametrize(
    "bands",
    [(), ((5, 10),), ((0, 0),), ((0, 10), (0, 20)), ((0, 10), (50, 5), (20, 5)), ((0, -5),)],
)
def test_a_table_that_cannot_be_climbed_is_refused(bands: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="ladder"):
        TableLadder(bands)
    with pytest.raises(msgspec.ValidationError, match="ladder"):
        msgspec.convert({"type": "table", "bands": bands}, Ladder)


def test_a_ladder_comes_back_from_json_as_it_went() -> None:
    for ladder in (POUNDS, EBAY_US):
        assert msgspec.json.decode(msgspec.json.encode(ladder), type=Ladder) == ladder


@given(LADDERS, st.integers(0, 10**13))
def test_the_ask_is_above_the_price_and_rounding_is_never_up(ladder: Ladder, price: int) -> None:
    assert next_ask(ladder, price) > price
    rung = round_down(ladder, price)
    assert rung <= price < rung + step(ladder, price)
    assert on_ladder(ladder, rung)
