from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.rules.premium import Bill, PremiumBand, bill, check_bands, half_even, premium, tax

BANDS = (PremiumBand(150_000_00, 2500), PremiumBand(1_000_000_00, 2000), PremiumBand(None, 1200))


@pytest.mark.parametrize(
    ("hammer", "owed"),
    [
        (1_000, 250),
        (150_000, 37_500),
        (200_000, 47_500),
        (1_000_000, 207_500),
        (1_500_000, 267_500),
        (0, 0),
    ],
)
def test_the_premium_is_marginal(hammer: int, owed: int) -> None:
    assert premium(hammer * 100, BANDS) == owed * 100


def test_no_bands_no_premium() -> None:
    assert premium(1_000_00, ()) == 0


@pytest.mark.parametrize(
    ("line", "rate", "expected"), [(50, 2000, 10), (2, 2500, 0), (6, 2500, 2), (10, 2500, 2), (7, 2500, 2), (5, 5000, 2), (7, 5000, 4), (99, 0, 0)]
)  # fmt: skip
def test_tax_rounds_half_to_even(line: int, rate: int, expected: int) -> None:
    assert tax(line, rate) == expected


def test_each_line_of_a_bill_is_rounded_by_itself() -> None:
    bands = (PremiumBand(None, 10_000),)
    assert bill(5, bands, 1000) == Bill(5, 5, 0, 0, 10)


@pytest.mark.parametrize(
    "bands",
    [
        (PremiumBand(100, 2500),),
        (PremiumBand(None, 2500), PremiumBand(None, 2000)),
        (PremiumBand(200, 2500), PremiumBand(100, 2000), PremiumBand(None, 1)),
        (PremiumBand(None, -1),),
    ],
)
def test_bands_that_leave_a_gap_or_overlap_are_refused(bands: tuple[PremiumBand, ...]) -> None:
    with pytest.raises(ValueError, match="premium"):
        check_bands(bands)


@given(st.integers(0, 10**15), st.integers(1, 10**4))
def test_rounding_agrees_with_exact_fractions(numerator: int, denominator: int) -> None:
    assert half_even(numerator, denominator) == round(Fraction(numerator, denominator))
