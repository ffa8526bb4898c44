"""How much one connection may ask for."""

import time


class Allowance:
    """A bucket of messages that fills at ``rate`` a second up to ``burst``."""

    __slots__ = ("_burst", "_left", "_rate", "_since")

    def __init__(self, rate: float, burst: int, now: float | None = None) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._left = float(burst)
        self._since = time.monotonic() if now is None else now

    def take(self, now: float | None = None) -> bool:
        """Takes one message out; False when none is left. ``now`` in monotonic seconds."""
        if now is None:
            now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._since) * self._rate)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
