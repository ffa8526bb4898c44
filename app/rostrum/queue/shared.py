"""The dispatcher of an outbox that several processes empty, each some items at a time.

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
from rostrum.store.claims import ASIDE_S, Claims, Held, Hold
from rostrum.store.records import OutboxRow

PATIENCE_S = 0.05
"""A row that is not taken within this time holds up none of those that it was taken with."""

Attempt = asyncio.Task[None]

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
        self._calls = 0
        self._failed_at: dict[str, float] = {}
        self._late: set[asyncio.Task[None]] = set()
        self._late_turn = asyncio.Lock()
        self._late_claims = Claims(address)

    def committed(self, rows: Collection[OutboxRow]) -> None:
        """Hears of rows that this process has committed."""
        self._call(len({row.item_id for row in rows}))

    def hear(self, subject: str, which: Collection[str]) -> None:
        """Hears of another process's commit, as ``store.database.Hear``."""
        if subject == "moved":
            self._call(len(which))

    def missed(self) -> None:
        """Something may have been committed unheard."""
        self._call(len(self._idle) * self._config.together)

    def _call(self, items: int) -> None:
        """So many items have something new: as many idle workers look as that takes."""
        self._calls += 1
        workers = -(-items // self._config.together)
        for _ in range(min(workers, len(self._idle))):
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
            for late in self._late:
                late.cancel()
            await asyncio.gather(*self._late, return_exceptions=True)
            await self._late_claims.close()
            await self._publisher.close()

    async def _work(self) -> None:
        claims = Claims(self._address)
        failures = 0
        try:
            while True:
                try:
                    calls = self._calls
                    while await self._some(claims) or calls != self._calls:
                        calls, failures = self._calls, 0
                    failures = 0
                except psycopg.Error as error:
                    failures += 1
                    if failures == 1:  # said once, however long it lasts
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

    async def _some(self, claims: Claims) -> bool:
        """Hands a row of some items over; False when there is none that is not in other hands."""
        slow: dict[Held, Attempt] = {}
        async with self._door.turn():
            most = 1 if self._door.shut else self._config.together
            try:
                async with claims.oldest(self._clock(), most) as hold:
                    if not hold.items:
                        if self._door.shut and await claims.nothing_waits():
                            self._door.nothing_waits()
                        return False
                    for held in hold.items:
                        if self._is_behind(held):
                            self._counters.skipped += await held.skip_to_newest()
                    slow = await self._hand_over(hold)
            except BaseException:
                await _call_off(slow.values())
                raise
        for held, attempt in slow.items():
            late = asyncio.create_task(self._finish(held, attempt))
            self._late.add(late)
            late.add_done_callback(self._late.discard)
        return True

    async def _hand_over(self, hold: Hold) -> dict[Held, Attempt]:
        """Hands all rows over; gives those that are not taken yet, and hold no other up."""
        attempts = {held: asyncio.create_task(self._attempt(hold, held)) for held in hold.items}
        try:
            await asyncio.wait(attempts.values(), timeout=PATIENCE_S)
            slow = {held: attempt for held, attempt in attempts.items() if not attempt.done()}
            if len(attempts) == 1 or len(self._late) + len(slow) > self._config.late:
                await asyncio.wait(attempts.values())
                slow = {}
            await self._settle(hold, {h: a for h, a in attempts.items() if h not in slow})
            if slow:
                await hold.keep(slow, self._clock() + round(1000 * ASIDE_S))
        except BaseException:
            await _call_off(attempts.values())
            raise
        return slow

    async def _settle(self, hold: Hold, attempts: dict[Held, Attempt]) -> None:
        """Writes down what became of these attempts, which are over."""
        await hold.pushed(held for held, attempt in attempts.items() if not attempt.exception())
        for held, attempt in attempts.items():
            failure = attempt.exception()
            if isinstance(failure, NotTaken):
                await self._not_taken(held, failure)
            elif failure is not None:
                raise failure

    async def _finish(self, held: Held, attempt: Attempt) -> None:
        """Waits for an attempt whose transaction is over, and settles it in one of its own.

        When that fails the item waits until it is nobody's any more, and the row is sent again.
        """
        try:
            await asyncio.wait([attempt])
            async with self._late_turn, self._late_claims.one(held.row.row_id) as hold:
                await self._settle(hold, dict.fromkeys(hold.items, attempt))
        except psycopg.Error as error:
            log.warning("late_push_not_settled", item_id=held.row.item_id, reason=str(error))
        finally:
            attempt.cancel()
        self._call(1)

    async def _attempt(self, hold: Hold, held: Held) -> None:
        """Hands one row over. Raises NotTaken, and OperationalError when the hold may be lost."""
        if not hold.surely():
            raise psycopg.OperationalError("the items were held too long; they are taken anew")
        item_id = held.row.item_id
        try:
            await self._door.attempt(held.row, self._failed_at.get(item_id))
        except NotTaken:
            self._failed_at[item_id] = time.monotonic()
            raise
        self._failed_at.pop(item_id, None)
        waited_s = (self._clock() - held.row.created_at) / 1000
        self._counters.commit_to_push_seconds.observe(max(0.0, waited_s))

    async def _not_taken(self, held: Held, failure: NotTaken) -> None:
        """Its item's newest state is tried next, at once or after a pause."""
        newer = await held.skip_to_newest()
        self._counters.skipped += newer
        if failure.own_fault:
            await self._own_fault(held, str(failure), replaced=newer > 0)
        else:
            await held.later(held.attempts, self._clock())

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


async def _call_off(attempts: Collection[Attempt]) -> None:
    """What is not on its way yet never will be."""
    for attempt in attempts:
        attempt.cancel()
    await asyncio.gather(*attempts, return_exceptions=True)
