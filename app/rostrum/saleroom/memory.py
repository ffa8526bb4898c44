"""Lots in memory: as they are stored, and ahead of it while a group of commands is written."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager

from rostrum.engine.apply import apply
from rostrum.engine.events import Event, decode_event
from rostrum.engine.state import LotState, commitment, due_at
from rostrum.rules.lots import DONE
from rostrum.saleroom.ends import Ends
from rostrum.saleroom.limits import Register
from rostrum.store.events import News
from rostrum.store.records import ItemRow


class Memory:
    """States, what they bind their leaders to, and their ends; for one saleroom's decisions.

    A lot's state grows with its bids, each of which can be undone. So a lot that is over leaves
    memory when nobody has wanted it for a while; its log brings it back. ``ticks``: seconds.
    """

    def __init__(
        self, register: Register, ends: Ends, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._register = register
        self._ends = ends
        self._ticks = ticks
        self._kept: dict[str, LotState] = {}
        self._ahead: dict[str, LotState] = {}
        self._wanted_at: dict[str, float] = {}
        self._in_hand: Counter[str] = Counter()

    def __contains__(self, item_id: str) -> bool:
        return item_id in self._kept

    def state(self, item_id: str) -> LotState | None:
        """The state to decide on."""
        return self._ahead.get(item_id) or self._kept.get(item_id)

    def kept(self, item_id: str) -> LotState | None:
        """The state as it is stored."""
        return self._kept.get(item_id)

    def enter(self, item_id: str, state: LotState) -> None:
        """Takes in a lot as it is stored."""
        self._kept[item_id] = state
        self._mark(state, None)

    def want(self, items: Collection[str]) -> None:
        """These are about to be needed."""
        self._wanted_at.update(dict.fromkeys(items, self._ticks()))

    @contextmanager
    def holding(self, items: Collection[str]) -> Iterator[None]:
        """While a decision on these is under way."""
        self._in_hand.update(items)
        try:
            yield
        finally:
            self.want(items)
            for item_id in items:
                self._in_hand[item_id] -= 1
                if not self._in_hand[item_id]:
                    del self._in_hand[item_id]

    def let_go(self, idle_s: float, needed: Callable[[str], bool]) -> int:
        """Forgets lots that are over and were not wanted for so long; returns how many.

        Those that are ``needed`` stay.
        """
        before = self._ticks() - idle_s
        gone = [
            item_id
            for item_id, state in self._kept.items()
            if state.status in DONE
            and item_id not in self._in_hand
            and self._wanted_at.get(item_id, before) <= before
            and not needed(item_id)
        ]
        for item_id in gone:
            del self._kept[item_id]
            self._wanted_at.pop(item_id, None)
        return len(gone)

    def advance(self, event: Event) -> LotState:
        """The state after an event that was decided and is yet to be kept."""
        before = self.state(event.item_id)
        after = apply(before, event)
        self._ahead[event.item_id] = after
        self._mark(after, before)
        return after

    def _mark(self, state: LotState, before: LotState | None) -> None:
        self._bind(state)
        due = due_at(state)
        if due is not None and (before is None or due_at(before) != due):
            self._ends.expect(due, state.lot.item_id)

    def _bind(self, state: LotState) -> None:
        bound = commitment(state)
        paddle, amount = (bound.paddle, bound.amount) if bound else (None, 0)
        self._register.bind(state.lot.item_id, state.lot.sale_id, paddle, amount)

    # -- as rostrum.store.commits.Memory -----------------------------------------------------

    def versions(self, items: Collection[str]) -> Mapping[str, int]:
        """The versions of these lots as they were last kept."""
        return {item: self._kept[item].version for item in items if item in self._kept}

    def learn(self, news: News) -> None:
        """Takes in what other processes have committed."""
        for item_id, rows in news.events.items():
            for row in rows:
                before = self._kept[item_id]
                after = apply(before, decode_event(row.body))
                self._kept[item_id] = after
                self._mark(after, before)
        for paddle in news.paddles:
            self._register.enter(paddle)
        self.bound(news.bound)

    def bound(self, rows: Collection[ItemRow]) -> None:
        """What stored items bind their leaders to, where memory has nothing newer."""
        for row in rows:
            known = self._kept.get(row.item_id)
            if row.item_id not in self._ahead and (known is None or known.version <= row.version):
                self._register.bind(row.item_id, row.sale_id, row.leader, row.committed)

    def keep(self) -> None:
        """What was decided is on stable storage."""
        self._kept.update(self._ahead)
        self._ahead.clear()

    def undo(self) -> None:
        """What was decided was not kept."""
        lost, self._ahead = self._ahead, {}
        for item_id in lost:
            self._bind(self._kept[item_id])

    def of(self, items: Collection[str]) -> Iterator[tuple[str, LotState]]:
        """Those of the items that are in memory, to decide on."""
        for item_id in items:
            state = self.state(item_id)
            if state is not None:
                yield item_id, state
