"""Bids left with the house, and the day's rates for the big screen."""

from typing import Annotated

import msgspec

from rostrum.wire.phones import Amount, Id, PaddleName
from rostrum.wire.sentences import Sentence

RATES_MOST = 12


class Commission(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A bid left in advance, good up to ``maximum`` (minor units); the server bids with it.

    Among equal maxima the one that was left first (``at``, ms UTC) goes first. ``withdrawn``: the
    bidder took it back. ``refused``: why the sale did not take it, and ``sentence`` the same by
    its code.
    """

    commission_id: str
    item_id: str
    paddle: str
    maximum: int
    at: int
    by: str
    placed: bool = False
    withdrawn: bool = False
    refused: str | None = None
    sentence: Sentence | None = None


class NewCommission(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """A bid to leave; ``commission_id`` makes a repeated request harmless."""

    commission_id: Id | None = None
    item_id: Id
    paddle: PaddleName
    maximum: Amount


class CommissionPage(msgspec.Struct, frozen=True):
    """The book: every commission bid of a sale, as they were left."""

    commissions: list[Commission]


Rate = Annotated[str, msgspec.Meta(min_length=1, max_length=20, pattern=r"^[0-9]+(\.[0-9]+)?$")]
Currency = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]


class NewRates(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """The day's rates, entered by hand: what one unit of the sale's currency is in others.

    Decimal fractions as text, so that no reader rounds them: ``{"USD":"1.2715"}``.
    """

    rates: Annotated[dict[Currency, Rate], msgspec.Meta(max_length=RATES_MOST)]


class Rates(msgspec.Struct, frozen=True, rename="camel"):
    """Rates of a sale, for anyone; ``base`` is its currency, ``at`` when they were entered, ms UTC."""

    base: str
    rates: dict[str, str]
    at: int | None
