"""What the desk may believe: the newest state of each item, and how old that belief is.

Pure: messages and a monotonic time in seconds go in, states and the link's condition come out.
Rules: an item's ``version`` grows by 1, a hole asks for the snapshot, an older one is dropped
(wire contract, section 2); LIVE, STALE after 1.5 s of silence, OFFLINE (rules of the sale, desks
that tell the truth).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rostrum.desk.link import Link
from rostrum.wire.push import Subscribed
from rostrum.wire.state import ItemState

STALE_AFTER_S = 1.5
"""Silence after which a desk is stale, where a heartbeat is due each second."""


LARGEST_AMOUNT = 2**53
LATEST_MS = 253_402_300_800_000
"""The end of the year 9999, ms UTC: no calendar of this machine goes further."""
TITLE_CHARACTERS = 2_000
NAME_CHARACTERS = 200


def believable(state: ItemState) -> bool:
    """Whether a state, whoever sent it, is one that can be shown: no figure or text beyond reason."""
    most = LARGEST_AMOUNT
    return (
        0 <= state.price < most
        and 0 <= state.ask < most
        and 0 <= state.version < most
        and 0 <= state.bid_count < most
        and 0 <= state.extended_count < most
        and (state.ends_at is None or 0 <= state.ends_at < LATEST_MS)
        and len(state.item_id) <= NAME_CHARACTERS
        and len(state.sale_id) <= NAME_CHARACTERS
        and len(state.lot) <= NAME_CHARACTERS
        and (state.leader is None or len(state.leader) <= NAME_CHARACTERS)
        and len(state.title) <= TITLE_CHARACTERS
        and len(state.currency) <= 8
    )


class Verdict(StrEnum):
    """What became of a pushed state."""

    NEW = "new"
    HOLE = "hole"
    REPEATED = "repeated"
    OLDER = "older"
    NOT_FOLLOWED = "not_followed"


@dataclass(slots=True)
class Counters:
    """What went wrong and was mended since the desk started.

    ``missed`` counts versions that never came, ``resynchronised`` items that a snapshot brought
    to date, ``older`` pushes dropped, ``malformed`` messages that could not be read.
    """

    missed: int = 0
    resynchronised: int = 0
    older: int = 0
    reconnections: int = 0
    malformed: int = 0


class Truth:
    """The newest state of each followed item and the condition of the link to its source."""

    def __init__(self) -> None:
        self.counters = Counters()
        self._held: dict[str, ItemState] = {}
        self._followed: set[str] = set()
        self._joined: set[str] = set()
        self._holes: dict[str, int | None] = {}
        self._connected = False
        self._ready = False
        self._was_ready = False
        self._last_heard: float | None = None

    def follow(self, states: Iterable[ItemState]) -> list[ItemState]:
        """Adds items to follow; returns those of the states that are newer than what is held."""
        newer = []
        for state in states:
            self._followed.add(state.item_id)
            held = self._held.get(state.item_id)
            if held is None or held.version < state.version:
                self._held[state.item_id] = state
                newer.append(state)
        return newer

    def held(self, item_id: str) -> ItemState | None:
        """The newest state known of an item."""
        return self._held.get(item_id)

    @property
    def rooms(self) -> tuple[int, int]:
        """Rooms joined on this connection, and rooms wanted."""
        return len(self._joined & self._followed), len(self._followed)

    def connected(self, now: float) -> None:
        """A connection stands; no room is joined on it yet."""
        self._connected = True
        self._forget_rooms()
        self.heard(now)

    def disconnected(self) -> None:
        """The connection is gone, and every room with it."""
        self._connected = False
        self._forget_rooms()

    def heard(self, now: float) -> None:
        """Anything came from the server."""
        self._last_heard = now

    def to_ask(self, limit: int) -> dict[str, int | None]:
        """At most ``limit`` items to subscribe now, each with the version to ask from.

        These are the rooms not joined on this connection, then the items with a hole, which are
        asked from the version before the hole so that the server answers with its snapshot.
        """
        asked: dict[str, int | None] = {}
        for item_id in self._followed - self._joined:
            if len(asked) == limit:
                return asked
            held = self._held.get(item_id)
            asked[item_id] = None if held is None else held.version
        for item_id, version in self._holes.items():
            if len(asked) == limit:
                break
            asked[item_id] = version
        return asked

    def answered(self, asked: Iterable[str], answer: Subscribed, now: float) -> list[ItemState]:
        """Takes the acknowledgement of a subscription; returns the states that are news."""
        self.heard(now)
        news = []
        for state in answer.items.values():
            held = self._held.get(state.item_id)
            in_a_hole = state.item_id in self._holes
            newer = held is None or held.version < state.version
            if newer:
                self._held[state.item_id] = state
                news.append(state)
            if in_a_hole or (newer and held is not None):
                self.counters.resynchronised += 1
        for item_id in asked:
            self._joined.add(item_id)
            self._holes.pop(item_id, None)
        return news

    def ready(self) -> None:
        """Every followed room is joined: from here on the link can be live."""
        if self._ready:
            return
        self._ready = True
        if self._was_ready:
            self.counters.reconnections += 1
        self._was_ready = True

    def pushed(self, state: ItemState, now: float) -> Verdict:
        """Takes one pushed state and says what became of it.

        After a hole the state is believed at once, being the item's whole state; ``to_ask`` then
        names the item until a snapshot has confirmed it. Before its room is joined an item's
        versions may jump, since the snapshot is still to come.
        """
        self.heard(now)
        item_id = state.item_id
        if item_id not in self._followed:
            return Verdict.NOT_FOLLOWED
        held = self._held.get(item_id)
        if held is not None and state.version <= held.version:
            if state.version == held.version:
                return Verdict.REPEATED
            self.counters.older += 1
            return Verdict.OLDER
        self._held[item_id] = state
        if held is None or item_id not in self._joined or state.version == held.version + 1:
            return Verdict.NEW
        self.counters.missed += state.version - held.version - 1
        self._holes.setdefault(item_id, held.version)
        return Verdict.HOLE

    def link(self, now: float) -> Link:
        """The condition of the link at ``now``."""
        if not self._connected or not self._ready:
            return Link.OFFLINE
        return Link.STALE if self.age(now) > STALE_AFTER_S else Link.LIVE

    def age(self, now: float) -> float:
        """Seconds since anything came from the server; infinite before the first time."""
        return float("inf") if self._last_heard is None else max(0.0, now - self._last_heard)

    def _forget_rooms(self) -> None:
        self._joined.clear()
        self._holes.clear()
        self._ready = False
