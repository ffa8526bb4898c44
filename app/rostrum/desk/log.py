"""An item's log as the server gives it to staff, read as the desk's history shows it."""

from collections.abc import Iterable

import msgspec

from rostrum.desk.models.past import Entry
from rostrum.wire.state import BidKind


class _Standing(msgspec.Struct, rename="camel"):
    price: int
    leader: str | None = None


class Logged(msgspec.Struct, rename="camel"):
    """One event; fields that the history does not show are left where they are."""

    type: str
    version: int
    at: int
    kind: BidKind | None = None
    amount: int | None = None
    ask: int | None = None
    standing: _Standing | None = None


class LogPage(msgspec.Struct):
    """A page of ``GET /items/{id}/events``, oldest first."""

    events: list[Logged]


def entries(events: Iterable[Logged]) -> list[Entry]:
    """The history of a log: the price stands until an event says another."""
    found: list[Entry] = []
    price, leader = 0, None
    for event in events:
        if event.standing is not None:
            price, leader = event.standing.price, event.standing.leader
        elif event.type == "bid_undone":
            price, leader = 0, None
        paddle = None if leader is None else f"P:{leader}"
        found.append(
            Entry(
                event.version, event.at, event.type, event.kind, event.amount, price, paddle,
                event.ask,
            )
        )  # fmt: skip
    return found
