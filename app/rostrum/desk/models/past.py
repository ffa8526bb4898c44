"""The newest events of one lot, packed: a desk keeps some hundred thousand of them all day."""

from array import array
from collections.abc import Iterator

import msgspec

from rostrum.wire.state import BidKind, ItemState

NAMES = 4_096
"""Names of leaders and events that are kept once for all lots; further ones are kept as they came."""
_KINDS = tuple(BidKind)
_NUMBERS = 7
_LARGEST = 2**63 - 1
_NONE = -(2**63)
_names: dict[str, str] = {}


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One event: ``at`` in ms UTC, amounts in minor units.

    ``price`` is the lot's after the event; ``missed`` counts versions before it that this desk
    has not seen. ``ask`` is none where the log does not say it.
    """

    version: int
    at: int
    what: str
    kind: BidKind | None
    amount: int | None
    price: int
    leader: str | None
    ask: int | None = None
    missed: int = 0


class Past:
    """Entries of one lot, oldest first, of which the newest ``most`` are kept.

    Seven numbers of eight bytes and two names an entry, in place of nine objects.
    """

    __slots__ = ("_leaders", "_most", "_numbers", "_whats")

    def __init__(self, most: int) -> None:
        self._most = most
        self._numbers = array("q")
        self._whats: list[str] = []
        self._leaders: list[str | None] = []

    def __len__(self) -> int:
        return len(self._whats)

    def __iter__(self) -> Iterator[Entry]:
        return (self._entry(place) for place in range(len(self)))

    @property
    def version(self) -> int:
        """The newest entry's version; 0 where there is none."""
        return self._numbers[-_NUMBERS] if self._numbers else 0

    def append(self, entry: Entry) -> None:
        """Adds the newest entry; the oldest goes where there are too many."""
        kind = None if entry.kind is None else _KINDS.index(entry.kind)
        numbers = (
            entry.version,
            entry.at,
            kind,
            entry.amount,
            entry.price,
            entry.ask,
            entry.missed,
        )
        self._numbers.extend([_fitting(number) for number in numbers])
        self._whats.append(_once(entry.what))
        self._leaders.append(None if entry.leader is None else _once(entry.leader))
        if len(self) > self._most:
            del self._numbers[:_NUMBERS], self._whats[0], self._leaders[0]

    def _entry(self, place: int) -> Entry:
        version, at, kind, amount, price, ask, missed = self._numbers[
            place * _NUMBERS : (place + 1) * _NUMBERS
        ]
        return Entry(
            version,
            at,
            self._whats[place],
            None if kind == _NONE else _KINDS[kind],
            None if amount == _NONE else amount,
            price,
            self._leaders[place],
            None if ask == _NONE else ask,
            missed,
        )


def _fitting(number: int | None) -> int:
    """A number as it is kept. What no server of ours would say is cut to what fits."""
    return _NONE if number is None else max(-_LARGEST, min(number, _LARGEST))


def _once(name: str) -> str:
    """The same object for the same name."""
    if len(_names) < NAMES:
        return _names.setdefault(name, name)
    return _names.get(name, name)


def entry_of(state: ItemState, missed: int) -> Entry:
    """What a state says has happened; ``missed`` versions before it were not seen."""
    event = state.event
    return Entry(
        state.version,
        event.at if event is not None else state.server_now,
        event.type if event is not None else "seen",
        event.kind if event is not None else None,
        event.amount if event is not None else None,
        state.price,
        state.leader,
        state.ask,
        missed,
    )
