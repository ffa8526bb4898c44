"""What a sale and a lot were agreed to be before the first bid."""

from enum import StrEnum
from typing import assert_never

import msgspec

from rostrum.rules.ladders import Ladder
from rostrum.rules.money import LIMIT, is_currency
from rostrum.rules.premium import PremiumBand, check_bands
from rostrum.rules.soft_close import MAX_GRACE_MS, SoftClose
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.state import BidKind


class OffLadder(StrEnum):
    """What becomes of a bid that is not on a rung: taken as it is, lowered to one, or refused."""

    ALLOW = "allow"
    ROUND_DOWN = "round_down"
    REJECT = "reject"


class OffLadderPolicy(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """One answer for each kind of bid."""

    floor: OffLadder = OffLadder.ALLOW
    phone: OffLadder = OffLadder.ALLOW
    internet: OffLadder = OffLadder.ROUND_DOWN
    commission: OffLadder = OffLadder.ROUND_DOWN
    house: OffLadder = OffLadder.ALLOW

    def of(self, kind: BidKind) -> OffLadder:
        """The answer for bids of ``kind``."""
        match kind:
            case BidKind.FLOOR:
                return self.floor
            case BidKind.PHONE:
                return self.phone
            case BidKind.INTERNET:
                return self.internet
            case BidKind.COMMISSION:
                return self.commission
            case BidKind.HOUSE:
                return self.house
            case _:
                assert_never(kind)


class SaleTerms(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """The terms that all lots of a sale share.

    ``soft_close``: None, and a timed lot ends at its time whatever comes in.
    ``stagger_ms``: how far apart the lots of a timed sale close.
    ``grace_ms``: 0 to 3000; how late a bid may arrive that was sent before the end.
    ``guard``: a bid above this many times the ask needs a confirmation; None for no guard.
    ``house_bids``: the house may bid for the seller, below the reserve.
    """

    sale_id: str
    kind: SaleKind
    currency: str
    ladder: Ladder
    off_ladder: OffLadderPolicy = OffLadderPolicy()
    publish_paddles: bool = False
    soft_close: SoftClose | None = None
    stagger_ms: int = 0
    grace_ms: int = 0
    guard: int | None = 10
    house_bids: bool = False
    premium: tuple[PremiumBand, ...] = ()

    def __post_init__(self) -> None:
        if not is_currency(self.currency):
            raise ValueError("a sale's currency is three capital letters, such as GBP (ISO 4217)")
        if not 0 <= self.grace_ms <= MAX_GRACE_MS:
            raise ValueError(f"a sale's grace is between 0 and {MAX_GRACE_MS} ms")
        if self.stagger_ms < 0:
            raise ValueError("a sale's stagger is not negative")
        if self.guard is not None and self.guard < 1:
            raise ValueError("a sale's guard factor is at least 1")
        check_bands(self.premium)


class LotTerms(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """The terms of one lot; ``start_price`` and ``reserve`` in minor units.

    ``position`` is its place in the sale's order, from 0. ``start_price`` 0: the first bid is
    the ladder's first rung. ``ends_at`` is the scheduled end, E0, of a timed lot in ms UTC.
    ``group`` names the lots that are extended together. ``tax_rate`` in basis points.
    """

    item_id: str
    sale_id: str
    lot: str
    position: int
    title: str
    start_price: int = 0
    reserve: int | None = None
    ends_at: int | None = None
    group: str | None = None
    tax_rate: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.start_price < LIMIT:
            raise ValueError("a lot's start price is not negative and below 2**53")
        if self.reserve is not None and not 0 < self.reserve < LIMIT:
            raise ValueError("a lot's reserve is above 0 and below 2**53")
        if self.tax_rate < 0:
            raise ValueError("a lot's tax rate is not negative")
