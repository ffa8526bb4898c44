"""The outbox's dispatcher: per item in order, items side by side, retried until handed over."""

import asyncio
import contextlib
import random
from collections import deque

import structlog

from rostrum.queue.publisher import Publisher, PublishFailed
from rostrum.store.failures import StoreFailed
from rostrum.store.outbox import Outbox
from rostrum.store.records import OutboxRow

IN_HAND_LIMIT = 1000
"""Most rows held in memory; the rest stay in the outbox."""

SAFETY_POLL_S = 1.0
"""The outbox is looked at this often even when nobody says that something was committed."""

TIDY_S = 0.1
"""Rows that were handed over leave the outbox together, at most this much later."""

RETRY_FIRST_S = 0.05
RETRY_LONGEST_S = 5.0

log = structlog.get_logger()


class Dispatcher:
    """Moves rows from one outbox to one publisher."""

    def __init__(self, outbox: Outbox, publisher: Publisher) -> None:
        self._outbox = outbox
        self._publisher = publisher
        self._wake = asyncio.Event()
        self._lanes: dict[str, deque[OutboxRow]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._read_to = 0
        self._in_hand = 0
        self._left_behind = False
        self._running = False
        self._done: list[int] = []
        self.published = 0
        self.retries = 0

    def committed(self, rows: list[OutboxRow]) -> None:
        """Takes rows that were just committed.

        They go straight on when they are the next ones and there is room in hand; otherwise they
        stay in the outbox until their turn comes.
        """
        if (
            rows
            and self._running
            and rows[0].row_id == self._read_to + 1
            and self._in_hand + len(rows) <= IN_HAND_LIMIT
        ):
            self._take(rows)
        else:
            self._wake.set()

    async def run(self) -> None:
        """Runs until it is cancelled; what was handed over by then is taken out of the outbox."""
        tidier = asyncio.create_task(self._tidy())
        try:
            while True:
                self._wake.clear()
                await self._fetch()
                self._running = True
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), SAFETY_POLL_S)
        finally:
            tidier.cancel()
            for worker in self._workers:
                worker.cancel()
            await asyncio.gather(tidier, *self._workers, return_exceptions=True)
            with contextlib.suppress(StoreFailed):
                await self._take_out()

    async def _fetch(self) -> None:
        while self._in_hand < IN_HAND_LIMIT:
            room = IN_HAND_LIMIT - self._in_hand
            try:
                rows = await self._outbox.unpushed(self._read_to, room)
            except StoreFailed as failure:
                log.error("outbox_unreadable", reason=str(failure))
                return
            full = len(rows) == room
            rows = [row for row in rows if row.row_id > self._read_to]
            self._take(rows)
            self._left_behind = full
            if not full:
                return

    def _take(self, rows: list[OutboxRow]) -> None:
        for row in rows:
            self._read_to = row.row_id
            self._in_hand += 1
            self._line_up(row)

    def _line_up(self, row: OutboxRow) -> None:
        lane = self._lanes.get(row.item_id)
        if lane is not None:
            lane.append(row)
            return
        self._lanes[row.item_id] = lane = deque([row])
        worker = asyncio.create_task(self._hand_over(row.item_id, lane))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _hand_over(self, item_id: str, lane: deque[OutboxRow]) -> None:
        """Hands over one item's rows in order, the first until it is taken."""
        delay = RETRY_FIRST_S
        while lane:
            row = lane[0]
            try:
                await self._publisher.publish(row)
            except PublishFailed as failure:
                self.retries += 1
                log.warning("publish_failed", item_id=item_id, row=row.row_id, reason=str(failure))
                await asyncio.sleep(delay * (1 + random.random()))  # noqa: S311 - jitter
                delay = min(delay * 2, RETRY_LONGEST_S)
                continue
            delay = RETRY_FIRST_S
            lane.popleft()
            self.published += 1
            self._in_hand -= 1
            self._done.append(row.row_id)
        del self._lanes[item_id]
        if self._left_behind and self._in_hand < IN_HAND_LIMIT // 2:
            self._wake.set()

    async def _tidy(self) -> None:
        while True:
            await asyncio.sleep(TIDY_S)
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
        except StoreFailed:
            self._done = done + self._done
            raise
