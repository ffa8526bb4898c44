"""The outbox's dispatcher: per item in order, items side by side, retried until handed over.

For a store that no other process empties. Rows come straight from the commit; what finds no room
in memory, and what an earlier life left behind, is read from the outbox.
"""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable

import structlog

from rostrum.queue.backoff import pause_s
from rostrum.queue.config import QueueConfig
from rostrum.queue.counters import QueueCounters
from rostrum.queue.door import Door, NotTaken
from rostrum.queue.lane import Lane, Waiting
from rostrum.queue.publisher import Publisher
from rostrum.store.failures import StoreFailed
from rostrum.store.records import OutboxRow
from rostrum.store.store import Store

log = structlog.get_logger()


class Dispatcher:
    """Moves rows from one store's outbox to one publisher."""

    def __init__(
        self,
        store: Store,
        publisher: Publisher,
        counters: QueueCounters,
        config: QueueConfig,
        clock: Callable[[], int],
    ) -> None:
        self._outbox = store.outbox
        self._dead_letters = store.dead_letters
        self._publisher = publisher
        self._counters = counters
        self._config = config
        self._clock = clock
        self._door = Door(publisher, config, counters)
        self._wake = asyncio.Event()
        self._lanes: dict[str, Lane] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._read_to = 0
        self._in_hand = 0
        self._left_behind = False
        self._running = False
        self._done: list[int] = []

    def committed(self, rows: list[OutboxRow]) -> None:
        """Takes rows that were just committed.

        They go straight on when they are the next ones and there is room in hand; otherwise they
        stay in the outbox until their turn comes.
        """
        if (
            rows
            and self._running
            and rows[0].row_id == self._read_to + 1
            and self._in_hand + len(rows) <= self._config.in_hand
        ):
            self._take(rows, time.perf_counter())
        else:
            self._wake.set()

    async def run(self) -> None:
        """Runs until it is cancelled; what was handed over by then is taken out of the outbox."""
        tidier = asyncio.create_task(self._tidy())
        try:
            await self._begin()
            while True:
                self._wake.clear()
                await self._fetch()
                self._running = True
                with contextlib.suppress(TimeoutError):
                    # wait_for of Python 3.11 swallows a cancellation that comes with the event
                    async with asyncio.timeout(self._config.safety_poll_s):
                        await self._wake.wait()
        finally:
            tidier.cancel()
            for worker in self._workers:
                worker.cancel()
            await asyncio.gather(tidier, *self._workers, return_exceptions=True)
            with contextlib.suppress(StoreFailed):
                await self._take_out()
            await self._publisher.close()

    async def _begin(self) -> None:
        """Of what an earlier life left behind, only the newest state of each item is sent.

        Some of it may have been sent already; an older state after a newer one would turn the
        item back.
        """
        while True:
            try:
                self._counters.skipped += await self._outbox.drop_obsolete()
            except StoreFailed as failure:
                log.error("outbox_unreadable", reason=str(failure))
                await asyncio.sleep(self._config.safety_poll_s)
            else:
                return

    async def _fetch(self) -> None:
        while self._in_hand < self._config.in_hand:
            room = self._config.in_hand - self._in_hand
            try:
                rows = await self._outbox.unpushed(self._read_to, room)
            except StoreFailed as failure:
                log.error("outbox_unreadable", reason=str(failure))
                return
            full = len(rows) == room
            self._take([row for row in rows if row.row_id > self._read_to], None)
            self._left_behind = full
            if not full:
                return

    def _take(self, rows: list[OutboxRow], since: float | None) -> None:
        self._read_to = rows[-1].row_id if rows else self._read_to
        self._in_hand += len(rows)
        for row in rows:
            self._line_up(Waiting(row, since))

    def _line_up(self, waiting: Waiting) -> None:
        item_id = waiting.row.item_id
        lane = self._lanes.get(item_id)
        if lane is not None:
            lane.rows.append(waiting)
            if self._door.shut:
                self._skip_obsolete(lane)
            return
        self._lanes[item_id] = lane = Lane()
        lane.rows.append(waiting)
        worker = asyncio.create_task(self._hand_over(item_id, lane))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _hand_over(self, item_id: str, lane: Lane) -> None:
        """Hands over one item's rows in order, the first until it is taken or given up."""
        while lane.rows:
            try:
                async with self._door.turn():
                    self._skip_when_behind(lane)
                    lane.sending = True
                    await self._door.attempt(lane.rows[0].row, lane.failed_at)
            except NotTaken as failure:
                lane.failed(own_fault=failure.own_fault)
                if failure.own_fault:
                    await self._after_own_fault(lane, str(failure))
                lane.sending = False
                continue
            lane.sending = False
            gone = lane.leave()
            if gone.since is not None:
                self._counters.commit_to_push_seconds.observe(time.perf_counter() - gone.since)
            self._let_go(gone)
        del self._lanes[item_id]

    def _skip_when_behind(self, lane: Lane) -> None:
        if len(lane.rows) == 1:
            return
        waited_ms = self._clock() - lane.rows[0].row.created_at
        if lane.failed_at is not None or waited_ms > self._config.behind_s * 1000:
            self._skip_obsolete(lane)

    def _skip_obsolete(self, lane: Lane) -> None:
        for skipped in lane.skip_obsolete():
            self._counters.skipped += 1
            self._let_go(skipped)

    async def _after_own_fault(self, lane: Lane, reason: str) -> None:
        """Waits before the next attempt; gives the row up when it was the last."""
        row = lane.rows[0].row
        log.warning("push_refused", item_id=row.item_id, row=row.row_id, reason=reason)
        lane.sending = False
        self._skip_obsolete(lane)
        if lane.failures >= self._config.attempts and lane.rows[0].row is row:
            lane.sending = True
            await self._give_up(lane, row, reason)
            lane.sending = False
        else:
            dice = random.random()  # noqa: S311 - jitter
            await asyncio.sleep(pause_s(lane.failures, self._config, dice))

    async def _give_up(self, lane: Lane, row: OutboxRow, reason: str) -> None:
        try:
            await self._dead_letters.bury(row, lane.failures, reason, self._clock())
        except StoreFailed as failure:
            log.error("dead_letter_not_kept", row=row.row_id, reason=str(failure))
            await asyncio.sleep(self._config.retry_longest_s)
            return
        log.error("push_given_up", item_id=row.item_id, row=row.row_id, reason=reason)
        self._counters.given_up += 1
        lane.leave()
        self._in_hand -= 1
        self._fetch_when_there_is_room()

    def _let_go(self, gone: Waiting) -> None:
        self._in_hand -= 1
        self._done.append(gone.row.row_id)
        self._fetch_when_there_is_room()

    def _fetch_when_there_is_room(self) -> None:
        if self._left_behind and self._in_hand < self._config.in_hand // 2:
            self._wake.set()

    async def _tidy(self) -> None:
        while True:
            await asyncio.sleep(self._config.tidy_s)
            if self._done:
                try:
                    await self._take_out()
                except StoreFailed as failure:
                    log.error("outbox_not_tidied", reason=str(failure))

    async def _take_out(self) -> None:
        done, self._done = self._done, []
        if not done:
            return
        try:
            await self._outbox.pushed(done)
        except (StoreFailed, asyncio.CancelledError):
            self._done = done + self._done  # whoever ends takes them out once more
            raise
