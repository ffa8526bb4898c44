"""Shared commits: writes that arrive while a transaction is being flushed share the next one."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from rostrum.store.database import Database
from rostrum.store.events import Events
from rostrum.store.failures import StoreFailed, VersionTaken
from rostrum.store.outbox import Outbox
from rostrum.store.records import EventWrite, OutboxRow

T = TypeVar("T")
Waiter = tuple[Sequence[EventWrite], asyncio.Future[None]]

GROUP_LIMIT = 512
"""Most callers that share one transaction; more wait for the next."""


class Commits:
    """Every transaction of one database that leaves events or pushes.

    ``on_failure`` is called on the loop before anyone is told that a shared transaction failed.
    """

    def __init__(self, database: Database, events: Events, outbox: Outbox) -> None:
        self._database = database
        self._events = events
        self._outbox = outbox
        self._waiting: list[Waiter] = []
        self._flushing: asyncio.Task[None] | None = None
        self.on_failure: Callable[[], None] = lambda: None

    async def record(self, writes: Sequence[EventWrite]) -> None:
        """Returns when these events are on stable storage, all in one transaction. Raises StoreFailed.

        With no events: returns when all that was given before is on stable storage.
        When a shared transaction fails, everything that waited behind it fails too: it was
        decided on a state that no longer holds.
        """
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((writes, done))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        await done

    async def alone(self, work: Callable[[Connection], list[OutboxRow]]) -> list[OutboxRow]:
        """Runs work that returns what it put into the outbox, in a transaction of its own.

        Raises StoreFailed.
        """
        try:
            rows = await self._database.write(work)
        except VersionTaken as error:
            self._events.forget_heads()
            raise StoreFailed("another process moved the same lot; try again") from error
        except StoreFailed:
            self._events.forget_heads()
            raise
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
                writes = [write for together, _ in group for write in together]
                try:
                    await self.alone(partial(self._events.insert, writes=writes))
                except StoreFailed as failure:
                    self._fail(group, failure)
                    return
                for _, done in group:
                    if not done.done():
                        done.set_result(None)
                self._database.wrote(len(writes))
        finally:
            self._flushing = None

    def _fail(self, group: list[Waiter], failure: StoreFailed) -> None:
        lost, self._waiting = group + self._waiting, []
        self.on_failure()
        for _, done in lost:
            if not done.done():
                done.set_exception(StoreFailed(str(failure)))
