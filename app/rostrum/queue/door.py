"""Whether anybody takes pushes now; a service that is down is asked by one row at a time."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

import structlog

from rostrum.queue.backoff import pause_s
from rostrum.queue.config import QueueConfig
from rostrum.queue.counters import QueueCounters
from rostrum.queue.publisher import Publisher, Refused, Unavailable
from rostrum.store.records import OutboxRow

log = structlog.get_logger()


class NotTaken(Exception):
    """An attempt failed; ``own_fault`` when others got through meanwhile, so that it counts."""

    def __init__(self, reason: str, *, own_fault: bool) -> None:
        super().__init__(reason)
        self.own_fault = own_fault


class Door:
    """The way to one publisher.

    While nobody is there the door is shut: one after another tries whether it opens, with growing
    pauses, and all others wait. That counts against no row, however long it lasts. A row that
    fails while others get through, or that is answered with something else than ``ok``, fails by
    its own fault.
    """

    def __init__(self, publisher: Publisher, config: QueueConfig, counters: QueueCounters) -> None:
        self._publisher = publisher
        self._config = config
        self._counters = counters
        self._trying = asyncio.Lock()
        self._failures = 0
        self._last_success = float("-inf")

    @property
    def shut(self) -> bool:
        """Whether the last attempt found nobody there."""
        return self._failures > 0

    def turn(self) -> AbstractAsyncContextManager[None]:
        """Around choosing a row and its ``attempt``: entered when it is the caller's turn."""
        return self._wait() if self._failures else nullcontext()

    @asynccontextmanager
    async def _wait(self) -> AsyncIterator[None]:
        async with self._trying:
            if self._failures:
                dice = random.random()  # noqa: S311 - jitter
                await asyncio.sleep(pause_s(self._failures, self._config, dice))
                yield
                return
        yield  # it opened meanwhile, so that nobody need wait for this one

    async def attempt(self, row: OutboxRow, last_failed_at: float | None) -> None:
        """Hands a row over. ``last_failed_at``: of the same row, monotonic seconds.

        Raises NotTaken.
        """
        started, was_shut = time.monotonic(), self.shut
        try:
            await self._publisher.publish(row)
        except Refused as refusal:
            self._counters.failures += 1
            self._open()
            raise NotTaken(str(refusal), own_fault=True) from None
        except Unavailable as reason:
            self._counters.failures += 1
            since = started if last_failed_at is None else last_failed_at
            own_fault = self._last_success > since
            if not own_fault:
                self._close(str(reason), again=was_shut)
            raise NotTaken(str(reason), own_fault=own_fault) from None
        self._last_success = time.monotonic()
        self._counters.published += 1
        if self._failures:
            self._open()

    def nothing_waits(self) -> None:
        """Whoever has the turn found nothing to try with; the next push finds an open door."""
        self._open()

    def _open(self) -> None:
        if self._failures:
            log.info("publisher_is_back", attempts=self._failures)
        self._failures = 0
        self._counters.failing = None

    def _close(self, reason: str, *, again: bool) -> None:
        if not self._failures:
            log.warning("publisher_unavailable", reason=reason)
            self._failures = 1
        elif again:
            self._failures += 1
        self._counters.failing = reason
