"""Rows as plain data: what the saleroom hands to a store and gets back."""

from typing import Any

import msgspec


class BidRow(msgspec.Struct, frozen=True):
    """An accepted bid; ``amount`` and ``maximum`` in minor units."""

    bid_id: str
    paddle: str
    amount: int
    maximum: int | None
    kind: str
    placed_by: str


class AnswerRow(msgspec.Struct, frozen=True):
    """The answer that a repeated idempotency key gets again."""

    caller: str
    key: str
    fingerprint: bytes
    body: bytes


class EventWrite(msgspec.Struct, frozen=True):
    """One accepted event with everything that must become durable together with it.

    ``state`` is the encoded public state after it: the item's row and its push alike.
    """

    item_id: str
    version: int
    at: int
    event: bytes
    state: bytes
    leader: str | None
    committed: int
    bid: BidRow | None = None
    answer: AnswerRow | None = None


class ItemRow(msgspec.Struct, frozen=True):
    """An item as it stands in the catalogue and in its sale."""

    item_id: str
    sale_id: str
    position: int
    details: bytes
    version: int
    state: bytes
    leader: str | None
    committed: int


class SaleRow(msgspec.Struct, frozen=True):
    """A sale's facts and terms, encoded."""

    sale_id: str
    created_at: int
    facts: bytes
    terms: bytes


class PaddleRow(msgspec.Struct, frozen=True):
    """A registered bidder of one sale; ``limit`` in minor units over the whole sale."""

    sale_id: str
    paddle: str
    name: str | None
    limit: int | None
    suspended: bool


class TokenRow(msgspec.Struct, frozen=True):
    """A bearer token, known only by its digest; ``expires_at`` in ms UTC, None for a lasting one."""

    digest: bytes
    name: str
    role: str
    created_at: int
    expires_at: int | None = None


class UserRow(msgspec.Struct, frozen=True):
    """A person who signs in."""

    name: str
    role: str
    password_hash: str
    created_at: int


class MissedBidRow(msgspec.Struct, frozen=True):
    """A bid that came ``late_ms`` after its lot was over; amounts in minor units."""

    item_id: str
    paddle: str
    amount: int
    maximum: int | None
    kind: str
    placed_by: str
    at: int
    late_ms: int


class EventRow(msgspec.Struct, frozen=True):
    """A row of the event log."""

    version: int
    at: int
    body: bytes
    hash: bytes


class OutboxRow(msgspec.Struct, frozen=True):
    """Something committed that has yet to be pushed; ``row_id`` orders an item's rows."""

    row_id: int
    item_id: str
    channel: str
    message: bytes
    created_at: int


class DeadLetterRow(msgspec.Struct, frozen=True):
    """A push that was given up after ``attempts``; ``replaced`` when a later state says more."""

    row_id: int
    item_id: str
    channel: str
    message: bytes
    created_at: int
    attempts: int
    reason: str
    died_at: int
    replaced: bool


class OutboxDepth(msgspec.Struct, frozen=True):
    """How many pushes wait, when the oldest of them was committed, how many were given up."""

    waiting: int
    oldest_at: int | None
    dead: int


class NewSaleWrite(msgspec.Struct, frozen=True):
    """A whole sale in one transaction: all of it goes in, or none."""

    sale: SaleRow
    items: tuple[ItemRow, ...]
    events: tuple[EventWrite, ...]
    paddles: tuple[PaddleRow, ...]


def as_dict(record: msgspec.Struct) -> dict[str, Any]:
    """A row as the values of its columns, by name."""
    return {name: getattr(record, name) for name in record.__struct_fields__}
