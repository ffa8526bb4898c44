"""The one writer of its store's sales: its parts joined, and what they show and take."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial

from rostrum.engine.commands import Command
from rostrum.engine.state import LotState, due_at
from rostrum.engine.terms import SaleTerms
from rostrum.saleroom.adding import Adding
from rostrum.saleroom.answers import Answer, AnswerBook
from rostrum.saleroom.bids import BIDS_A_SECOND, Bids
from rostrum.saleroom.clock import now_ms
from rostrum.saleroom.decisions import Decisions, Key
from rostrum.saleroom.ends import Ends
from rostrum.saleroom.limits import Register
from rostrum.saleroom.memory import Memory
from rostrum.saleroom.missed import MissedBids
from rostrum.saleroom.onlooker import Onlooker
from rostrum.saleroom.paddles import Paddles
from rostrum.saleroom.reading import Reading
from rostrum.saleroom.shown import Shown, in_full
from rostrum.store.records import EventRow
from rostrum.store.store import Store
from rostrum.wire.catalogue import Item, LotDetails
from rostrum.wire.push import Subscribed


class Saleroom:
    """All sales of one store; call from one event loop only."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], int] = now_ms,
        *,
        bids_a_second: float = BIDS_A_SECOND,
    ) -> None:
        self._store = store
        self._clock = clock
        self._answers = AnswerBook(store.answers, refusals=not store.shared)
        register = Register()
        self.ends = Ends()
        self._memory = memory = Memory(register, self.ends)
        self._shown = shown = Shown()
        self.sales, self.listed, self.order = shown.sales, shown.listed, shown.order
        self.reading = reading = Reading(store, shown, memory, register, self.ends)
        self.paddles = Paddles(store.catalogue, register)
        self.adding = Adding(store.catalogue, shown, memory, register, clock)
        self.missed = MissedBids(store.catalogue, shown, clock)
        self._decisions = Decisions(store, shown, memory, reading, clock)
        self.bids = Bids(
            self._decisions,
            shown,
            memory,
            reading,
            register,
            self._answers,
            self.missed,
            a_second=bids_a_second,
        )
        store.commits.decided_by(memory)

    async def load(self) -> None:
        """Reads what is stored; timed lots that are running are made ready to be closed."""
        await self._answers.load()
        await self.reading.read_all()
        for item_id, listed in self.listed.items():
            if listed.state.ends_at is not None:
                await self._decisions.ready(item_id)

    def look_on(self, onlooker: Onlooker) -> None:
        """From now on ``onlooker`` is asked before bids, and told of what was committed."""
        self._shown.onlooker = onlooker

    # -- asking ----------------------------------------------------------------------------

    def terms(self, sale_id: str) -> SaleTerms:
        """The terms of a sale that is there."""
        return self._shown.terms[sale_id]

    def item(self, item_id: str) -> Item | None:
        """The committed public state of an item with its catalogue entry."""
        listed = self.listed.get(item_id)
        if listed is None:
            return None
        return in_full(listed.state, listed.details, self._clock())

    async def snapshots(self, versions: Mapping[str, int | None]) -> Subscribed:
        """The committed states that are newer than the versions given."""
        return self._shown.newer(versions, self._clock())

    async def log(self, item_id: str, after: int, limit: int | None) -> list[EventRow]:
        """An item's event log after a version; None: all of it. Raises StoreFailed."""
        return await self._store.events.of(item_id, after, limit)

    async def lots(self, sale_id: str) -> list[tuple[LotState, LotDetails]]:
        """Every lot of a sale as it is committed, staff's view, in order. Raises StoreFailed."""
        kept = await self.kept(self.order[sale_id])
        return [(state, self.listed[item_id].details) for item_id, state in kept.items()]

    async def kept(self, item_ids: Collection[str]) -> dict[str, LotState]:
        """These lots as they are committed by now, staff's view. Raises StoreFailed."""
        return await self._decisions.kept(item_ids)

    def states(self, item_ids: Iterable[str]) -> dict[str, LotState]:
        """Those of the lots that are in memory, as decided; not all of it need be kept yet."""
        return dict(self._memory.of(tuple(item_ids)))

    # -- acts ------------------------------------------------------------------------------

    async def act(
        self, item_id: str, command: Command, *, caller: str, key: str, fingerprint: bytes
    ) -> Answer:
        """Decides an auctioneer's act; the answer is the item's state after it.

        Returns when it is durable or refused. Raises KeyReused, and StoreFailed when nothing was
        kept and the same key may be tried again.
        """
        act = partial(self._act, item_id, command, (caller, key, fingerprint))
        return await self._answers.once(caller, key, fingerprint, act)

    async def serve_itself(self, item_id: str, command: Command) -> Answer:
        """Decides a command of the server's own, such as the close of a timed lot.

        Raises StoreFailed.
        """
        return await self._act(item_id, command, None)

    async def _act(self, item_id: str, command: Command, key: Key | None) -> Answer:
        together = await self._decisions.ready(item_id)
        return await self._decisions.take(item_id, lambda: command, together=together, key=key)

    # -- letting go --------------------------------------------------------------------------

    async def forget_answers(self, older_than_ms: int) -> int:
        """Lets go of answers older than that; returns how many those were. Raises StoreFailed."""
        return await self._answers.forget(self._clock() - older_than_ms)

    def let_go(self, idle_s: float) -> int:
        """Lots that are over and were not wanted for so long leave memory; returns how many.

        Not those that a desk looks at.
        """
        return self._memory.let_go(idle_s, self._shown.onlooker.looks_at)

    # -- ends of timed lots ----------------------------------------------------------------

    def take_due(self, now: int) -> list[str]:
        """Timed lots whose end has come, in the order of their ends; each once."""

        def still(item_id: str) -> bool:
            state = self._memory.kept(item_id)
            due = due_at(state) if state is not None else now
            return due is not None and due <= now

        return self.ends.take(now, still)

    def expect_end(self, item_id: str) -> None:
        """Puts a lot back that was not due after all, as when the clock was set back."""
        state = self._memory.kept(item_id)
        due = due_at(state) if state is not None else None
        if due is not None:
            self.ends.expect(due, item_id)
