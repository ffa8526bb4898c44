"""The server's clock as the desk knows it: local monotonic time plus an offset.

The offset comes from the ``time`` exchanges with the smallest round trip of those still fresh; the
wall clock of this machine is never asked. Times are in milliseconds; ``monotonic`` has any origin.
"""

import math
import time
from collections import deque
from collections.abc import Callable

SAMPLES = 64
"""Exchanges kept."""
SAMPLE_LIFE_MS = 180_000.0
"""Age at which an exchange is forgotten, since two clocks drift apart."""
NEAR = 1.25
"""Exchanges up to so many times the smallest round trip count together."""
NEW_CLOCK_MS = 2_000.0
"""A correction beyond this is another clock, not a better measurement."""


def monotonic_ms() -> float:
    """This machine's monotonic clock in milliseconds."""
    return time.monotonic_ns() / 1e6


class ServerClock:
    """The server's time in ms UTC; it never runs backwards by a mere correction.

    A correction of up to ``NEW_CLOCK_MS`` holds the clock still until time has caught up. A larger
    one means that the server's own clock moved, and with it the end of every lot: it is followed.
    """

    def __init__(self, monotonic: Callable[[], float] = monotonic_ms) -> None:
        self._monotonic = monotonic
        self._samples: deque[tuple[float, float, float]] = deque(maxlen=SAMPLES)
        self._shown = -math.inf
        self.offset: float | None = None
        """Server time minus local monotonic time, ms; none before the first exchange."""
        self.round_trip: float | None = None
        """The smallest round trip of those that the offset rests on, ms."""

    def sample(self, t0: float, t1: float, t2: float, t3: float) -> None:
        """Takes one exchange: sent ``t0`` and back ``t3`` (monotonic), received ``t1`` and
        answered ``t2`` (server)."""
        round_trip = max(0.0, (t3 - t0) - (t2 - t1))
        offset = ((t1 - t0) + (t2 - t3)) / 2
        if self.offset is not None and abs(offset - self.offset) > NEW_CLOCK_MS + round_trip:
            self.forget()
        while self._samples and t3 - self._samples[0][0] > SAMPLE_LIFE_MS:
            self._samples.popleft()
        self._samples.append((t3, round_trip, offset))
        self.round_trip = min(trip for _, trip, _ in self._samples)
        near = [found for _, trip, found in self._samples if trip <= self.round_trip * NEAR]
        self.offset = sum(near) / len(near)

    def forget(self) -> None:
        """Drops every exchange, as after sleep; the offset stays until the next exchange."""
        self._samples.clear()
        self._shown = -math.inf

    @property
    def rate(self) -> float:
        """Milliseconds of the server in one of this machine: how soon a figure turns."""
        return 1.0

    def now(self) -> float | None:
        """The server's time in ms UTC; none before the first exchange."""
        if self.offset is None:
            return None
        self._shown = max(self._shown, self._monotonic() + self.offset)
        return self._shown

    def seconds_left(self, ends_at: int) -> int | None:
        """Whole seconds until ``ends_at``, rounded up: 1 while less than a second is left, 0 only
        from the end itself. None before the first exchange."""
        now = self.now()
        return None if now is None else max(0, math.ceil((ends_at - now) / 1000))
