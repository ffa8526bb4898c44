"""One item's rows on their way to the publisher."""

import time
from collections import deque

import msgspec

from rostrum.store.records import OutboxRow
from rostrum.wire.state import AUCTION_CHANNEL


class Waiting(msgspec.Struct):
    """A row in hand; ``since`` in ``time.perf_counter`` seconds, None for one read later."""

    row: OutboxRow
    since: float | None


class Lane:
    """An item's rows in order. The first may be on its way; the rest wait behind it."""

    def __init__(self) -> None:
        self.rows: deque[Waiting] = deque()
        self.sending = False
        self.failures = 0
        self.failed_at: float | None = None

    def failed(self, *, own_fault: bool) -> None:
        """The first row was not taken; the count is of the failures by its own fault."""
        self.failed_at = time.monotonic()
        self.failures += own_fault

    def leave(self) -> Waiting:
        """The first row has gone, one way or another."""
        self.failures, self.failed_at = 0, None
        return self.rows.popleft()

    def skip_obsolete(self) -> list[Waiting]:
        """Takes out every full state that has a newer one behind it, unless it is on its way.

        What takes a failing row's place takes over its failures: an item whose every state is
        refused must become a dead letter too, however fast new states come.
        """
        first = 1 if self.sending else 0
        newest = next((n for n in reversed(range(len(self.rows))) if _is_state(self.rows[n])), None)
        if newest is None or newest <= first:
            return []
        skipped = [
            each for n, each in enumerate(self.rows) if first <= n < newest and _is_state(each)
        ]
        if not skipped:
            return []
        gone = {each.row.row_id for each in skipped}
        self.rows = deque(each for each in self.rows if each.row.row_id not in gone)
        return skipped


def _is_state(waiting: Waiting) -> bool:
    return waiting.row.channel == AUCTION_CHANNEL
