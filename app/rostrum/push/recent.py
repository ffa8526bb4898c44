"""States that another process may not have heard, and what has been heard of each item."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
V = TypeVar("V")

RECENT_S = 30.0
"""How long after Redis is back states are still told again to a process that finds it later."""


class Recent(Generic[T]):
    """The newest state of each item from an outage and a while after; at most ``most`` items.

    Times are the event loop's, in seconds.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._until: float | None = None
        self._told: OrderedDict[str, T] = OrderedDict()
        self._versions: OrderedDict[str, int] = OrderedDict()

    def lost(self) -> None:
        """Redis is lost, or not found yet."""
        self._until = None

    def found(self, now: float) -> None:
        """Redis is there."""
        self._until = now + RECENT_S

    def keep(self, item_id: str, version: int, told: T, now: float) -> None:
        """A state that this process tells the others; ``told`` is what to tell again."""
        self.note(item_id, version)
        if self._until is not None and now > self._until:
            self._told.clear()
        else:
            _newest(self._told, item_id, told, self._most)

    def told_again(self) -> Iterator[tuple[str, T]]:
        """Items and what to say of them again, oldest first."""
        return iter(tuple(self._told.items()))

    def note(self, item_id: str, version: int) -> None:
        """A version that has been told or heard."""
        _newest(self._versions, item_id, version, self._most)

    def knows(self, item_id: str, version: int) -> bool:
        """Whether a state that is told again is no news here."""
        return version <= self._versions.get(item_id, -1)


def _newest(kept: OrderedDict[str, V], item_id: str, value: V, most: int) -> None:
    kept.pop(item_id, None)
    kept[item_id] = value
    if len(kept) > most:
        kept.popitem(last=False)
