"""Looks now and then how much waits, for the metrics."""

import asyncio
from collections.abc import Callable

import structlog

from rostrum.queue.counters import QueueCounters
from rostrum.store.failures import StoreFailed
from rostrum.store.outbox import Outbox

LOOK_EVERY_S = 1.0

log = structlog.get_logger()


async def watch_depth(outbox: Outbox, counters: QueueCounters, clock: Callable[[], int]) -> None:
    """Runs until it is cancelled."""
    readable = True
    while True:
        try:
            counters.depth = await outbox.depth()
            counters.looked_at = clock()
            readable = True
        except StoreFailed as failure:
            if readable:  # said once, however long it lasts
                log.error("outbox_unreadable", reason=str(failure))
            readable = False
        await asyncio.sleep(LOOK_EVERY_S)
