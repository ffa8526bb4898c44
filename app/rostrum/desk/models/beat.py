"""One timer for every countdown: it strikes at the moment when a visible figure turns."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rostrum.desk.models.row import Row
from rostrum.desk.source import Source
from rostrum.wire.state import BIDDABLE

LONGEST_MS = 250
"""It strikes at least this often, for lots that have come into sight meanwhile."""
SHORTEST_MS = 4


class Beat(QObject):
    """``struck`` calls the views; each asks ``lefts`` for what it shows, which sets the next beat.

    A timer of a fixed interval would turn a figure up to one interval late, and each desk by
    another delay. This one wakes when the next figure turns, so all desks turn it together.
    """

    struck = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._next = float(LONGEST_MS)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.strike)

    def start(self) -> None:
        """Begins to strike."""
        self.strike()

    def stop(self) -> None:
        """Ends it."""
        self._timer.stop()

    def strike(self) -> None:
        """Calls the views now and sets the next beat."""
        self._next = float(LONGEST_MS)
        self.struck.emit()
        self._timer.start(max(SHORTEST_MS, math.ceil(self._next)))

    def lefts(self, rows: Iterable[Row]) -> dict[str, int]:
        """Whole seconds left of each of these lots that has an end, as they are to be shown."""
        clocks: dict[Source, float | None] = {}
        found = {}
        for row in rows:
            state = row.state
            if state.ends_at is None or state.status not in BIDDABLE:
                continue
            if row.source not in clocks:
                clocks[row.source] = row.source.clock.now()
            now = clocks[row.source]
            if now is None:
                continue
            rest = state.ends_at - now
            found[state.item_id] = max(0, math.ceil(rest / 1000))
            if rest > 0:
                turns_in = (rest % 1000 or 1000.0) / row.source.clock.rate
                self._next = min(self._next, turns_in)
        return found
