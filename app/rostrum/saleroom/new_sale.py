"""A whole sale as it comes in: ``POST /api/v1/sales``."""

import re
from typing import Annotated

import msgspec

from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.rules.money import LIMIT
from rostrum.wire.catalogue import LotDetails
from rostrum.wire.state import Status

SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
"""What an item's and a sale's id are made of: safe in addresses and as a room's name."""


class SaleRefused(Exception):
    """The sale cannot be taken; nothing of it was. The message says why."""


class NewLot(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True):
    """A lot with its terms and its catalogue entry; ``open``: bids are taken at once."""

    terms: LotTerms
    details: LotDetails = LotDetails()
    status: Status = Status.UPCOMING
    open: bool = False


class NewPaddle(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A registered bidder; ``limit`` in minor units over the whole sale, null for none."""

    paddle: Annotated[
        str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$")
    ]
    name: Annotated[str, msgspec.Meta(max_length=255, pattern=r"^[^\x00]*$")] | None = None
    limit: Annotated[int, msgspec.Meta(ge=0, lt=LIMIT)] | None = None
    suspended: bool = False


class NewSale(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """A sale with its terms, its lots in their order and its paddles.

    ``practice``: nothing in it counts, and every screen says so.
    """

    title: str
    title_zh: str | None = None
    terms: SaleTerms
    lots: tuple[NewLot, ...]
    paddles: tuple[NewPaddle, ...] = ()
    practice: bool = False

    def __post_init__(self) -> None:
        if not SAFE_ID.fullmatch(self.terms.sale_id):
            raise ValueError("a sale's id is 1 to 64 of the letters A-Z a-z 0-9 . _ -")
        seen: set[str] = set()
        for lot in self.lots:
            item_id = lot.terms.item_id
            if not SAFE_ID.fullmatch(item_id):
                raise ValueError(f"item id {item_id!r} is not 1 to 64 of A-Z a-z 0-9 . _ -")
            if item_id in seen:
                raise ValueError(f"item id {item_id} stands twice in the sale")
            if lot.terms.sale_id != self.terms.sale_id:
                raise ValueError(f"item {item_id} names sale {lot.terms.sale_id}")
            seen.add(item_id)
        if len({paddle.paddle for paddle in self.paddles}) != len(self.paddles):
            raise ValueError("a paddle stands twice in the sale")
