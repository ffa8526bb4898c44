"""A bid and its answers: ``POST /api/v1/items/{id}/bids``."""

from enum import StrEnum

import msgspec

from rostrum.wire.sentences import Sentence
from rostrum.wire.state import BidKind, ItemState, Status


class BidRequest(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True
):
    """One bid for a paddle; ``amount`` and ``maximum`` in minor units.

    ``expected_ask`` is a promise to the bidder: when the ask has moved, nothing is bid.
    ``confirm`` passes the guard against amounts that look like a slip of the finger.
    ``above_limit`` is the second key of a telephone bid: the client has said to go above the
    paddle's limit. Other kinds of bid stay within it.
    """

    paddle: str
    amount: int
    kind: BidKind
    maximum: int | None = None
    expected_ask: int | None = None
    expected_version: int | None = None
    confirm: bool = False
    above_limit: bool = False


class AcceptedBid(msgspec.Struct, frozen=True, rename="camel"):
    """A bid on stable storage; ``version`` is the item's version that it made."""

    bid_id: str
    item_id: str
    paddle: str
    amount: int
    kind: BidKind
    version: int
    at: int


class BidAnswer(msgspec.Struct, frozen=True, rename="camel"):
    """201: the bid and the item's state after it; 200: the first answer, for a repeated key."""

    bid: AcceptedBid
    state: ItemState


class RejectionCode(StrEnum):
    """Why a bid was not taken."""

    BELOW_MINIMUM = "BELOW_MINIMUM"
    OFF_INCREMENT = "OFF_INCREMENT"
    ASK_CHANGED = "ASK_CHANGED"
    STALE_VERSION = "STALE_VERSION"
    NOT_OPEN = "NOT_OPEN"
    CLOSED = "CLOSED"
    ALREADY_LEADING = "ALREADY_LEADING"
    PADDLE_UNKNOWN = "PADDLE_UNKNOWN"
    PADDLE_SUSPENDED = "PADDLE_SUSPENDED"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    AMOUNT_TOO_HIGH = "AMOUNT_TOO_HIGH"
    FORBIDDEN = "FORBIDDEN"
    RATE_LIMITED = "RATE_LIMITED"


class Problem(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True):
    """RFC 9457 ``application/problem+json``.

    For a bid the members ``ask``, ``price``, ``version`` and ``status`` are always there,
    and ``state`` is the item's whole public state. ``confirmable``: the same request with its
    second key, ``confirm`` or ``aboveLimit``, would pass. ``sentence``: the ``detail`` by a code of
    its own, with its facts, for screens in other languages.
    """

    type: str = "about:blank"
    title: str
    status_code: int = msgspec.field(name="status")
    code: str
    detail: str
    ask: int | None = None
    price: int | None = None
    version: int | None = None
    lot_status: Status | None = None
    state: ItemState | None = None
    confirmable: bool = False
    sentence: Sentence | None = None
