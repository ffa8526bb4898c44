"""When timed lots end, the next first."""

import asyncio
import heapq
from collections.abc import Callable


class Ends:
    """A lot may stand here several times; whether it is over is asked when its time has come."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, str]] = []
        self.changed = asyncio.Event()

    def expect(self, due: int, item_id: str) -> None:
        """A lot ends at ``due``, ms UTC."""
        heapq.heappush(self._heap, (due, item_id))
        self.changed.set()

    def next(self) -> int | None:
        """When the next lot ends, ms UTC."""
        return self._heap[0][0] if self._heap else None

    def take(self, now: int, still: Callable[[str], bool]) -> list[str]:
        """Lots whose end has come and for which ``still`` holds, in the order of their ends."""
        ended: list[str] = []
        while self._heap and self._heap[0][0] <= now:
            _due, item_id = heapq.heappop(self._heap)
            if item_id not in ended and still(item_id):
                ended.append(item_id)
        return ended
