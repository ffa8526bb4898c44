"""What has happened to each lot, as far as this desk has seen it or was told by the log.

The public history comes from the states that were pushed. Staff may ask the server for the item's
log, which then stands in its place and is carried on by the pushes.
"""

from collections.abc import Iterable, Sequence

from rostrum.desk.models.past import Entry, Past, entry_of
from rostrum.wire.state import BidKind, ItemState

PER_LOT = 40
"""Newest entries kept of a lot that nobody looks at."""
PER_OPENED_LOT = 2_000
"""Newest entries kept of a lot whose log was read."""


class History:
    """Entries of every lot, oldest first."""

    def __init__(self) -> None:
        self._lots: dict[str, Past] = {}
        self._logs: set[str] = set()

    def take(self, state: ItemState) -> None:
        """Notes what a newer state says has happened."""
        kept = self._lots.get(state.item_id)
        if kept is None:
            kept = self._lots[state.item_id] = Past(PER_LOT)
        missed = 0
        if kept:
            if state.version <= kept.version:
                return
            missed = state.version - kept.version - 1
        kept.append(entry_of(state, missed))

    def read(self, item_id: str, entries: Iterable[Entry]) -> None:
        """Puts the log in place of what was seen; what was seen after its end stays."""
        log = Past(PER_OPENED_LOT)
        for entry in entries:
            log.append(entry)
        end = log.version
        for entry in self._lots.get(item_id, ()):
            if entry.version > end:
                log.append(entry)
        self._lots[item_id] = log
        self._logs.add(item_id)

    def put(self, item_id: str, entries: Sequence[Entry]) -> None:
        """Another past in place of the one that is known, as after a step back in time."""
        most = PER_OPENED_LOT if item_id in self._logs else PER_LOT
        past = self._lots[item_id] = Past(most)
        for entry in entries[-most:]:
            past.append(entry)

    def is_log(self, item_id: str) -> bool:
        """Whether a lot's history was read from the server's log."""
        return item_id in self._logs

    def entries(self, item_id: str) -> list[Entry]:
        """What is known of a lot, oldest first."""
        return list(self._lots.get(item_id, ()))

    def kinds(self, item_id: str) -> dict[BidKind, int]:
        """How many of the known bids were of which kind, most first."""
        counts: dict[BidKind, int] = {}
        for entry in self._lots.get(item_id, ()):
            if entry.what == "bid_accepted" and entry.kind is not None:
                counts[entry.kind] = counts.get(entry.kind, 0) + 1
        return dict(sorted(counts.items(), key=lambda pair: -pair[1]))
