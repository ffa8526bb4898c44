"""Shared commits: what is asked while a transaction is being flushed shares the next one.

A command is decided when its group's turn comes, on the event loop, and is answered when what was
decided is on stable storage. Where other processes write too, the group first locks the items that
it may move, learns what has become of them and of its keys, and is decided on that.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeVar

import msgspec
from sqlalchemy import Connection

from rostrum.store.database import Database
from rostrum.store.events import Events, News
from rostrum.store.failures import Overtaken, StoreFailed, Unsettled
from rostrum.store.outbox import Outbox
from rostrum.store.records import AnswerRow, EventWrite, OutboxRow

T = TypeVar("T")

GROUP_LIMIT = 512
"""Most callers that share one transaction; more wait for the next."""

TRIES = 3
"""How often a group is decided anew when another process was quicker or the connection was lost."""

Decide = Callable[[AnswerRow | None], Sequence[EventWrite]]
"""From the answer that the caller's key has already to what is to be kept now."""


class Wanted(msgspec.Struct, frozen=True):
    """Something to be decided.

    ``items``: those that it may move. ``key``: the caller and the key whose answer it needs.
    ``paddles``: sale and paddle whose limit is kept over several lots.
    """

    decide: Decide
    items: Collection[str] = ()
    key: tuple[str, str] | None = None
    paddle: tuple[str, str] | None = None


class Memory(Protocol):
    """What the one who decides keeps of items, ahead of what is stored while a group is written."""

    def versions(self, items: Collection[str]) -> Mapping[str, int]:
        """The versions that it has of these items, as they were last kept."""

    def learn(self, news: News) -> None:
        """Takes in what others have committed."""

    def keep(self) -> None:
        """What was decided is on stable storage."""

    def undo(self) -> None:
        """What was decided was not kept: back to what is."""


Waiter = tuple[Wanted, asyncio.Future[None]]


class Commits:
    """Every transaction of one database that leaves events or pushes."""

    def __init__(self, database: Database, events: Events, outbox: Outbox) -> None:
        self._database = database
        self._events = events
        self._outbox = outbox
        self._waiting: list[Waiter] = []
        self._flushing: asyncio.Task[None] | None = None
        self._memory: Memory | None = None
        self.not_kept: str | None = None
        """Why the newest transaction was not kept; None when it was."""

    def decided_by(self, memory: Memory) -> None:
        """Names the memory that commands are decided on."""
        self._memory = memory

    async def decide(self, wanted: Wanted) -> None:
        """Returns when it was decided and what was decided is on stable storage.

        What one command decides is kept together or not at all. Raises StoreFailed, and what
        ``wanted.decide`` raises.
        """
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((wanted, done))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        await done

    async def alone(self, work: Callable[[Connection], list[OutboxRow]]) -> list[OutboxRow]:
        """Runs work that returns what it put into the outbox, in a transaction of its own.

        Raises StoreFailed.
        """
        try:
            rows = await self._database.write(work)
        except StoreFailed as failure:
            self._events.forget_heads()
            if not isinstance(failure, Overtaken):
                self.not_kept = str(failure)
            raise
        self.not_kept = None
        self._outbox.on_commit(rows)
        return rows

    async def close(self) -> None:
        """Waits for what is being written."""
        if self._flushing is not None:
            await self._flushing

    async def _flush(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting[:GROUP_LIMIT], self._waiting[GROUP_LIMIT:]
                try:
                    await self._settle(group)
                except StoreFailed as failure:
                    _fail(group, failure)
                except Exception as error:
                    _fail(group, error)
                    raise
                for _, done in group:
                    if not done.done():
                        done.set_result(None)
        finally:
            self._flushing = None

    async def _settle(self, group: list[Waiter]) -> None:
        """Decides a group and keeps what it decides, anew where another process was quicker."""
        look = self._database.shared
        for turn in range(1, TRIES + 1):
            try:
                written = await (self._look_first(group) if look else self._at_once(group))
            except (Overtaken, Unsettled):
                self._undo()
                look = True
                if turn == TRIES:
                    raise
            except BaseException:
                self._undo()
                raise
            else:
                if self._memory is not None:
                    self._memory.keep()
                self._database.wrote(written)
                return

    def _undo(self) -> None:
        if self._memory is not None:
            self._memory.undo()

    async def _at_once(self, group: list[Waiter]) -> int:
        writes = self._decide(group, {})
        if writes:
            await self.alone(lambda c: self._events.insert(c, writes))
        return len(writes)

    async def _look_first(self, group: list[Waiter]) -> int:
        """Decides while the items are held, so that nobody else moves them in between."""
        loop = asyncio.get_running_loop()
        items = {item for wanted, _ in group for item in wanted.items}
        known = self._memory.versions(items) if self._memory is not None else {}
        keys = {wanted.key for wanted, _ in group if wanted.key is not None}
        paddles = {wanted.paddle for wanted, _ in group if wanted.paddle is not None}
        written = 0

        def work(connection: Connection) -> list[OutboxRow]:
            nonlocal written
            news = self._events.look(connection, known, keys, paddles)

            async def decide() -> list[EventWrite]:
                if self._memory is not None:
                    self._memory.learn(news)
                return self._decide(group, news.answers)

            writes = asyncio.run_coroutine_threadsafe(decide(), loop).result()
            written = len(writes)
            return self._events.insert(connection, writes)

        await self.alone(work)
        return written

    def _decide(
        self, group: list[Waiter], answers: Mapping[tuple[str, str], AnswerRow]
    ) -> list[EventWrite]:
        writes: list[EventWrite] = []
        for wanted, done in group:
            if done.done():
                continue
            try:
                answer = answers.get(wanted.key) if wanted.key is not None else None
                writes += wanted.decide(answer)
            except Exception as error:  # noqa: BLE001 - told to whoever asked; the others go on
                done.set_exception(error)
        return writes


def _fail(group: list[Waiter], error: Exception) -> None:
    for _, done in group:
        if not done.done():
            done.set_exception(type(error)(*error.args))  # each raises its own
