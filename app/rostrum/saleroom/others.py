"""Keeps this process up with what others commit to the same database."""

import asyncio
from collections.abc import Awaitable, Callable, Collection

import structlog

from rostrum.saleroom.phones import PhoneDesks
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.failures import StoreFailed

AGAIN_S = 0.5
"""Pause before what could not be read is read again."""

log = structlog.get_logger()


class Others:
    """What was heard of since it was last read; as ``rostrum.store.database.Hear``."""

    def __init__(
        self,
        saleroom: Saleroom | None,
        desks: PhoneDesks | None,
        load_tokens: Callable[[], Awaitable[None]],
    ) -> None:
        self._saleroom = saleroom
        self._desks = desks
        self._load_tokens = load_tokens
        self._something = asyncio.Event()
        self._heard: dict[str, set[str]] = {}

    def hear(self, subject: str, which: Collection[str]) -> None:
        """Something was committed."""
        self._heard.setdefault(subject, set()).update(which)
        self._something.set()

    def missed(self) -> None:
        """Anything may have been committed."""
        self.hear("anything", ())

    async def keep_up(self) -> None:
        """Reads what was heard of, until cancelled."""
        while True:
            await self._something.wait()
            self._something.clear()
            heard, self._heard = self._heard, {}
            try:
                await self._read(heard)
            except StoreFailed as failure:
                log.warning("others_not_read", reason=str(failure))
                for subject, which in heard.items():
                    self.hear(subject, which)
                await asyncio.sleep(AGAIN_S)

    async def _read(self, heard: dict[str, set[str]]) -> None:
        everything = "anything" in heard
        if everything or "tokens" in heard:
            await self._load_tokens()
        if self._saleroom is None:
            return
        if everything or "sales" in heard:
            await self._saleroom.reading.see_sales()
        if everything or "paddles" in heard:
            await self._saleroom.reading.see_paddles(None if everything else heard["paddles"])
        if everything or "moved" in heard:
            await self._saleroom.reading.see_items(None if everything else heard["moved"])
        if self._desks is not None and (everything or "desks" in heard):
            await self._desks.refresh_all()
