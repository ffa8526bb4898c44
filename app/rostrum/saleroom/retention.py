"""How long answers to keys are kept, and lots that are over in memory; the tasks that let go."""

import asyncio

import structlog

from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.failures import StoreFailed

KEPT_MS = 48 * 3_600_000
"""An answer is found again for two days; the contract promises one."""

LOOK_EVERY_S = 3_600.0

LOT_IDLE_S = 60.0
"""So long a lot that is over stays in memory when nobody asks for it."""

LOOK_AT_LOTS_S = 15.0

log = structlog.get_logger()


async def keep_answers(saleroom: Saleroom) -> None:
    """Forgets old answers each hour, until cancelled."""
    while True:
        try:
            forgotten = await saleroom.forget_answers(KEPT_MS)
        except StoreFailed as failure:
            log.warning("answers_not_forgotten", reason=str(failure))
        else:
            log.debug("answers_forgotten", rows=forgotten)
        await asyncio.sleep(LOOK_EVERY_S)


async def let_lots_go(saleroom: Saleroom) -> None:
    """Lets lots that are over leave memory, until cancelled."""
    while True:
        await asyncio.sleep(LOOK_AT_LOTS_S)
        gone = saleroom.let_go(LOT_IDLE_S)
        log.debug("lots_let_go", lots=gone)
