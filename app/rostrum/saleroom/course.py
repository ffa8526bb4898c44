"""What something was at any time, from its log: a fold with checkpoints on the way."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

S = TypeVar("S")
E = TypeVar("E")


class Course(Generic[S, E]):
    """States over time. ``apply`` gives the state after an event; ``start`` is what is before all.

    A state is kept after every ``every`` events, so that none is further than that from one that
    is kept. A clock that was set back does not turn the order round: an event never counts as
    earlier than the one before it.
    """

    def __init__(
        self,
        start: S,
        events: Iterable[tuple[int, E]],
        apply: Callable[[S, E], S],
        *,
        every: int = 1,
    ) -> None:
        """``events`` with their times, in the order of the log; times in ms UTC."""
        self._apply = apply
        self._every = every
        self._times: list[int] = []
        self._events: list[E] = []
        self._kept: list[S] = [start]
        latest, state = 0, start
        for at, event in events:
            latest = max(latest, at)
            self._times.append(latest)
            self._events.append(event)
            state = apply(state, event)
            if len(self._events) % every == 0:
                self._kept.append(state)

    def at(self, time: int) -> S:
        """The state once all is done that was done by ``time``, ms UTC."""
        done = bisect_right(self._times, time)
        state = self._kept[done // self._every]
        for event in self._events[done - done % self._every : done]:
            state = self._apply(state, event)
        return state
