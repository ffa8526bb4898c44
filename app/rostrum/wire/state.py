"""The public state of an item, as pushed on channel ``auction`` and answered over HTTP."""

from enum import StrEnum

import msgspec

AUCTION_CHANNEL = "auction"


class Status(StrEnum):
    """Where a lot stands in its sale."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    PREVIEW = "preview"
    OPEN = "open"
    FAIR_WARNING = "fair_warning"
    FINAL_CALL = "final_call"
    CLOSING = "closing"
    SOLD = "sold"
    SOLD_PENDING = "sold_pending"
    PASSED = "passed"
    UNSOLD = "unsold"
    WITHDRAWN = "withdrawn"
    HOLD = "hold"


BIDDABLE = frozenset({Status.OPEN, Status.FAIR_WARNING, Status.FINAL_CALL})
"""Statuses in which a bid can be accepted."""


class BidKind(StrEnum):
    """Where a bid comes from."""

    FLOOR = "floor"
    PHONE = "phone"
    INTERNET = "internet"
    COMMISSION = "commission"
    HOUSE = "house"


class ReserveState(StrEnum):
    """What the public may know of the reserve; never its amount."""

    NONE = "none"
    NOT_MET = "not_met"
    MET = "met"


class ItemEvent(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """What happened last to an item; ``amount`` in minor units, where the event has one."""

    type: str
    at: int
    kind: BidKind | None = None
    amount: int | None = None


class ItemState(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """The whole public state of one item; each message replaces the one before.

    ``price`` is 0 while ``bid_count`` is 0; ``ask`` is the next amount that will be taken.
    ``leader`` names a paddle (``P:412``) only where the sale publishes paddles.
    ``version`` grows by exactly 1 with each accepted event, so a hole is a missed message.
    ``ends_at`` is null for live lots, which the hammer closes.
    """

    v: int = 1
    item_id: str
    sale_id: str
    lot: str
    title: str
    version: int
    server_now: int
    status: Status
    currency: str
    price: int
    ask: int
    leader: str | None
    bid_count: int
    reserve: ReserveState
    ends_at: int | None
    extended_count: int
    event: ItemEvent | None = None
