"""Closes timed lots at their end, exactly once, also after a stop that slept through it."""

import asyncio
from collections.abc import Callable

import structlog

from rostrum.engine.commands import Close
from rostrum.engine.rejected import ActCode, Rejected
from rostrum.saleroom.clock import now_ms
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.failures import StoreFailed

RETRY_MS = 1000
"""How long after a failed commit a close is tried again."""

LONGEST_SLEEP_S = 1.0
"""The wall clock may be moved; it is looked at no less often than this."""

log = structlog.get_logger()


async def close_lots(saleroom: Saleroom, clock: Callable[[], int] = now_ms) -> None:
    """Runs until it is cancelled."""
    while True:
        saleroom.ends.changed.clear()
        for item_id in saleroom.take_due(clock()):
            try:
                answer = await saleroom.serve_itself(item_id, Close())
            except StoreFailed as failure:
                log.error("close_not_kept", item_id=item_id, reason=str(failure))
                saleroom.ends.expect(clock() + RETRY_MS, item_id)
            else:
                if isinstance(answer, Rejected):
                    if answer.code is ActCode.NOT_DUE:
                        saleroom.expect_end(item_id)
                    log.info("close_not_due", item_id=item_id, code=answer.code)
        due = saleroom.ends.next()
        wait_s = LONGEST_SLEEP_S if due is None else max(0.0, (due - clock()) / 1000)
        try:
            async with asyncio.timeout(min(wait_s, LONGEST_SLEEP_S)):
                await saleroom.ends.changed.wait()
        except TimeoutError:
            continue
