"""The dispatcher of an outbox that several processes empty, each an item at a time.

How items are shared is in ``store.claims``. Workers are woken by each commit that this process
hears of, its own or another's, and look by themselves now and then.
"""

import asyncio
import contextlib
import random
import time
from collections import deque
from collections.abc import Callable, Collection

import psycopg
import structlog

from rostrum.queue.backoff import pause_s
from rostrum.queue.config import QueueConfig
from rostrum.queue.counters import QueueCounters
from rostrum.queue.door import Door, NotTaken
from rostrum.queue.publisher import Publisher
from rostrum.store.claims import Claims, Held
from rostrum.store.records import OutboxRow

log = structlog.get_logger()


class SharedDispatcher:
    """Moves rows from a shared outbox to one publisher; ``address`` is the database's."""

    def __init__(
        self,
        address: str,
        publisher: Publisher,
        counters: QueueCounters,
        config: QueueConfig,
        clock: Callable[[], int],
    ) -> None:
        self._address = address
        self._publisher = publisher
        self._counters = counters
        self._config = config
        self._clock = clock
        self._door = Door(publisher, config, counters)
        self._idle: deque[asyncio.Future[None]] = deque()
        self._failed_at: dict[str, float] = {}

    def committed(self, rows: Collection[OutboxRow]) -> None:
        """Hears of rows that this process has committed."""
        self._call(len({row.item_id for row in rows}))

    def hear(self, subject: str, which: Collection[str]) -> None:
        """Hears of another process's commit, as ``store.database.Hear``."""
        if subject == "moved":
            self._call(len(which))

    def missed(self) -> None:
        """Something may have been committed unheard."""
        self._call(len(self._idle))

    def _call(self, items: int) -> None:
        """So many items have something new: as many idle workers look."""
        for _ in range(min(items, len(self._idle))):
            worker = self._idle.popleft()
            if not worker.done():
                worker.set_result(None)

    async def run(self) -> None:
        """Runs until it is cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._config.at_once):
                    group.create_task(self._work())
        finally:
            await self._publisher.close()

    async def _work(self) -> None:
        claims = Claims(self._address)
        failures = 0
        try:
            while True:
                try:
                    while await self._one(claims):
                        failures = 0
                    failures = 0
                except psycopg.Error as error:
                    failures += 1
                    reason = str(error).strip().partition("\n")[0]
                    log.warning("outbox_unreachable", reason=reason)
                    dice = random.random()  # noqa: S311 - jitter
                    await asyncio.sleep(pause_s(failures, self._config, dice))
                else:
                    await self._until_called()
        finally:
            await claims.close()

    async def _until_called(self) -> None:
        call: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._idle.append(call)
        try:
            async with asyncio.timeout(self._config.safety_poll_s):
                await call
        except TimeoutError:
            return
        finally:
            with contextlib.suppress(ValueError):
                self._idle.remove(call)

    async def _one(self, claims: Claims) -> bool:
        """Hands one row over; False when there is none that is not in other hands."""
        async with self._door.turn(), claims.oldest(self._clock()) as held:
            if held is None:
                if self._door.shut and await claims.nothing_waits():
                    self._door.nothing_waits()
                return False
            skipped = await held.skip_to_newest() if self._is_behind(held) else 0
            if not held.surely():
                raise psycopg.OperationalError("the item was held too long; it is taken anew")
            item_id = held.row.item_id
            try:
                await self._door.attempt(held.row, self._failed_at.get(item_id))
            except NotTaken as failure:
                self._failed_at[item_id] = time.monotonic()
                newer = await held.skip_to_newest()
                skipped += newer
                if failure.own_fault:
                    await self._own_fault(held, str(failure), replaced=newer > 0)
            else:
                self._failed_at.pop(item_id, None)
                await held.pushed()
                waited_s = (self._clock() - held.row.created_at) / 1000
                self._counters.commit_to_push_seconds.observe(max(0.0, waited_s))
        self._counters.skipped += skipped
        return True

    def _is_behind(self, held: Held) -> bool:
        waited_ms = self._clock() - held.row.created_at
        return held.attempts > 0 or waited_ms > self._config.behind_s * 1000

    async def _own_fault(self, held: Held, reason: str, *, replaced: bool) -> None:
        row, attempts = held.row, held.attempts + 1
        log.warning("push_refused", item_id=row.item_id, row=row.row_id, reason=reason)
        if attempts >= self._config.attempts and not replaced:
            await held.bury(attempts, reason, self._clock())
            log.error("push_given_up", item_id=row.item_id, row=row.row_id, reason=reason)
            self._counters.given_up += 1
            self._failed_at.pop(row.item_id, None)
            return
        dice = random.random()  # noqa: S311 - jitter
        pause = pause_s(attempts, self._config, dice)
        await held.later(attempts, self._clock() + round(1000 * pause))
        asyncio.get_running_loop().call_later(pause, self._call, 1)
