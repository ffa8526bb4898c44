"""What the buyer pays on top of the hammer price.

The premium is marginal: each band's rate holds for the part of the hammer price inside it.
Amounts in minor units, rates in basis points (2500 is 25 %), each line rounded half to even.
"""

import msgspec

BASIS = 10_000


class PremiumBand(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """``rate`` in basis points for the part of the price up to ``up_to``; None: all the rest."""

    up_to: int | None
    rate: int


class Bill(msgspec.Struct, frozen=True, rename="camel"):
    """A sold lot's lines, each with its own tax, and their sum."""

    hammer: int
    premium: int
    hammer_tax: int
    premium_tax: int
    total: int


def check_bands(bands: tuple[PremiumBand, ...]) -> None:
    """Raises ValueError unless the bounds ascend, only the last is open, and no rate is negative."""
    bounds = [band.up_to for band in bands]
    if bounds and bounds[-1] is not None:
        raise ValueError("the last premium band is open: its upTo is null")
    floor = 0
    for bound in bounds[:-1]:
        if bound is None or bound <= floor:
            raise ValueError("premium bands are in ascending order, and only the last is open")
        floor = bound
    if any(band.rate < 0 for band in bands):
        raise ValueError("a premium rate is not negative")


def premium(hammer: int, bands: tuple[PremiumBand, ...]) -> int:
    """The buyer's premium on a hammer price; 0 without bands."""
    owed = floor = 0
    for band in bands:
        top = hammer if band.up_to is None else min(hammer, band.up_to)
        owed += (top - floor) * band.rate
        floor = top
    return half_even(owed, BASIS)


def tax(line: int, rate: int) -> int:
    """The tax on one line at ``rate`` basis points."""
    return half_even(line * rate, BASIS)


def bill(hammer: int, bands: tuple[PremiumBand, ...], tax_rate: int) -> Bill:
    """Hammer price and premium, each taxed at the lot's rate."""
    extra = premium(hammer, bands)
    hammer_tax, premium_tax = tax(hammer, tax_rate), tax(extra, tax_rate)
    total = hammer + extra + hammer_tax + premium_tax
    return Bill(hammer, extra, hammer_tax, premium_tax, total)


def half_even(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest integer, a half to the even one; exact."""
    whole, rest = divmod(numerator, denominator)
    twice = 2 * rest
    return whole + (twice > denominator or (twice == denominator and whole % 2 == 1))
