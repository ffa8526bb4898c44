"""How long a bid's answer waits for its painted cell.

A price cell tells when it was really painted, the bidding tells when an answer came; one sample is
the time from the answer to the first painting of a version at least as new. A cell painted before
its answer counts 0 ms. Cheap enough to stay on: one dictionary look-up a painted cell.
"""

from collections import OrderedDict, deque

ITEMS = 4096
"""Items whose last painted version is remembered."""
WAITING = 4096
"""Answers that may wait for their painting; the oldest is given up beyond that."""
SAMPLES = 100_000
"""Samples kept; the oldest goes first."""


class PaintRecorder:
    """Collects the milliseconds between a bid's answer and its painted cell."""

    def __init__(self) -> None:
        self._painted: OrderedDict[str, int] = OrderedDict()
        self._waiting: dict[str, list[tuple[int, int]]] = {}
        self._waits = 0
        self._samples: deque[float] = deque(maxlen=SAMPLES)
        self.given_up = 0
        """Answers dropped unpainted because too many were waiting."""

    def bid_answered(self, item_id: str, version: int, monotonic_ns: int) -> None:
        """An accepted bid's answer came, which made ``version`` of the item."""
        if self._painted.get(item_id, -1) >= version:
            self._samples.append(0.0)
            return
        if self._waits == WAITING:
            oldest = next(iter(self._waiting))
            dropped = len(self._waiting.pop(oldest))
            self._waits -= dropped
            self.given_up += dropped
        self._waiting.setdefault(item_id, []).append((version, monotonic_ns))
        self._waits += 1

    def painted(self, item_id: str, version: int, monotonic_ns: int) -> None:
        """The price cell of an item was painted with ``version``."""
        if self._painted.get(item_id) != version:
            self._painted[item_id] = version
            self._painted.move_to_end(item_id)
            if len(self._painted) > ITEMS:
                self._painted.popitem(last=False)
        waiting = self._waiting.get(item_id)
        if waiting is None:
            return
        still = []
        for wanted, answered_ns in waiting:
            if wanted <= version:
                self._samples.append(max(0.0, (monotonic_ns - answered_ns) / 1e6))
                self._waits -= 1
            else:
                still.append((wanted, answered_ns))
        if still:
            self._waiting[item_id] = still
        else:
            del self._waiting[item_id]

    @property
    def waiting(self) -> int:
        """Answers whose cell has not been painted yet."""
        return self._waits

    def milliseconds(self) -> list[float]:
        """Every sample so far, oldest first."""
        return list(self._samples)
