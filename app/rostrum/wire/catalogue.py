"""Sales and their lots as the API lists them."""

from enum import StrEnum

import msgspec

from rostrum.wire.state import BidKind, ItemState

PICTURE_SIDES = (640, 1280, 2560)
"""Longer sides in pixels at which ``/images/{name}?side=`` gives a picture; few, so that few are made."""


class SaleKind(StrEnum):
    """Live lots fall to the hammer; timed lots close at their own time."""

    LIVE = "live"
    TIMED = "timed"


class LotDetails(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What the catalogue says of a lot; estimates in minor units of the sale's currency.

    ``title_zh`` and ``artist_zh`` are the same words in Chinese where the catalogue has them.
    ``image`` is a path below ``/images/``.
    """

    artist: str | None = None
    artist_zh: str | None = None
    title_zh: str | None = None
    description: str | None = None
    low_estimate: int | None = None
    high_estimate: int | None = None
    image: str | None = None


class Item(ItemState, frozen=True, rename="camel", kw_only=True):
    """An item's public state together with its catalogue entry; ``GET /items/{id}``."""

    catalogue: LotDetails


class ItemPage(msgspec.Struct, frozen=True, rename="camel"):
    """A page of ``GET /items`` in the sale's order; ``next`` goes into ``?after=``, null at the end."""

    items: list[Item]
    next: str | None


class Sale(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A sale as ``GET /sales`` lists it; one for ``practice`` looks different on every screen."""

    sale_id: str
    title: str
    title_zh: str | None = None
    kind: SaleKind
    currency: str
    publish_paddles: bool
    lots: int
    practice: bool = False


class SalePage(msgspec.Struct, frozen=True, rename="camel"):
    """Every sale, newest first."""

    sales: list[Sale]


class LineFault(msgspec.Struct, frozen=True):
    """A line of a catalogue that cannot come in; ``line`` counts from 1, the heading included."""

    line: int
    reason: str


class CatalogueReport(msgspec.Struct, frozen=True):
    """What a catalogue file gives: ``lots`` that can be read, and whether they were ``added``.

    With any fault nothing is added. ``ignored`` are columns that nobody reads.
    """

    lots: int
    added: bool
    faults: list[LineFault]
    ignored: list[str]


class Paddle(msgspec.Struct, frozen=True, rename="camel"):
    """A registered bidder; ``limit`` over the sale and ``bound``, led and won, in minor units."""

    paddle: str
    name: str | None
    limit: int | None
    suspended: bool
    bound: int


class PaddlePage(msgspec.Struct, frozen=True, rename="camel"):
    """Every paddle of a sale."""

    paddles: list[Paddle]


class MissedBid(msgspec.Struct, frozen=True, rename="camel"):
    """A bid that came ``late_ms`` after its lot was over; amounts in minor units."""

    item_id: str
    lot: str
    paddle: str
    amount: int
    maximum: int | None
    kind: BidKind
    placed_by: str
    at: int
    late_ms: int


class MissedBidPage(msgspec.Struct, frozen=True, rename="camel"):
    """The newest missed bids of a sale, newest first."""

    missed: list[MissedBid]
