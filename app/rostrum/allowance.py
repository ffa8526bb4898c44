"""How much one caller may ask for, and how many callers are remembered."""

import time
from collections import OrderedDict
from collections.abc import Hashable


class Allowance:
    """A bucket of requests that fills at ``rate`` a second up to ``burst``."""

    __slots__ = ("_burst", "_left", "_rate", "_since")

    def __init__(self, rate: float, burst: int, now: float | None = None) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._left = float(burst)
        self._since = time.monotonic() if now is None else now

    def take(self, now: float | None = None) -> bool:
        """Takes one request out; False when none is left. ``now`` in monotonic seconds."""
        if self.wait(now) > 0:
            return False
        self._left -= 1
        return True

    def wait(self, now: float | None = None) -> float:
        """Seconds until one request may be taken; 0 when it may be now."""
        if now is None:
            now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._since) * self._rate)
        self._since = now
        return 0.0 if self._left >= 1 else (1 - self._left) / self._rate

    def give_back(self) -> None:
        """Undoes one ``take``."""
        self._left = min(self._burst, self._left + 1)


class Allowances:
    """One bucket for each caller; of those beyond ``most``, the longest unseen are forgotten."""

    def __init__(self, rate: float, burst: int, most: int = 10_000) -> None:
        self._rate = rate
        self._burst = burst
        self._most = most
        self._of: OrderedDict[Hashable, Allowance] = OrderedDict()

    def of(self, caller: Hashable) -> Allowance:
        """The caller's bucket."""
        known = self._of.get(caller)
        if known is None:
            known = self._of[caller] = Allowance(self._rate, self._burst)
            if len(self._of) > self._most:
                self._of.popitem(last=False)
        else:
            self._of.move_to_end(caller)
        return known
