"""How long answers to idempotency keys are kept, and the task that lets the older ones go."""

import asyncio

import structlog

from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.failures import StoreFailed

KEPT_MS = 48 * 3_600_000
"""An answer is found again for two days; the contract promises one."""

LOOK_EVERY_S = 3_600.0

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
