"""What travels on a socket besides the article's contract; each call has an acknowledgement."""

from typing import Annotated

import msgspec

from rostrum.wire.catalogue import MissedBid
from rostrum.wire.phones import PhonesChanged
from rostrum.wire.state import ItemState

HEARTBEAT_EVENT = "heartbeat"
HEARTBEAT_INTERVAL_MS = 1000
STAFF_CHANNEL = "staff"
"""What the staff of a sale hear in its staff room; nothing of it goes to an item's room."""

STAFF_REDIS_CHANNEL = "rostrum#staff"
"""Between processes: MessagePack of ``[sale id, channel, JSON of the message]``, for staff rooms."""


class Subscribe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Joins item rooms; each value is the version that the caller has, null for none."""

    items: dict[str, int | None]


class Subscribed(msgspec.Struct, frozen=True):
    """States newer than the versions given, and ids that no item has."""

    items: dict[str, ItemState]
    unknown: list[str]


class Unsubscribe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Leaves item rooms."""

    items: list[str]


class Staff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Joins the staff rooms of sales; the handshake must have carried a clerk's token or above."""

    sales: list[Annotated[str, msgspec.Meta(min_length=1, max_length=64)]]


class TimeQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Asks for the server's clock; ``t0`` is the caller's, in ms, and comes back as it was."""

    t0: float


class TimeAnswer(msgspec.Struct, frozen=True):
    """``t1``: received, ``t2``: sent, both in ms UTC on the server's clock."""

    t0: float
    t1: int
    t2: int


class Heartbeat(msgspec.Struct, frozen=True, rename="camel"):
    """Sent each second to connections that have subscribed, so that silence has a meaning."""

    server_now: int


class StaffNotice(msgspec.Struct, frozen=True, rename="camel"):
    """An argument of channel ``staff``.

    ``missed``, with type ``missed_bid``, is a bid that came after its lot was over; ``phones``,
    with type ``phones``, says what has changed at the phone desk.
    """

    type: str
    sale_id: str
    missed: MissedBid | None = None
    phones: PhonesChanged | None = None
