"""One answer for one idempotency key, however often it is asked.

Answers to accepted commands are durable; a refusal is remembered only while it is recent, since
nothing came of it.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import msgspec

from rostrum.engine.rejected import Rejected
from rostrum.store.store import Store

RECENT_LIMIT = 50_000
"""Answers held in memory; older ones are read from the store."""


class Answered(msgspec.Struct, frozen=True):
    """The command was taken; ``body`` is the encoded answer, ``again`` says it was given before."""

    body: bytes
    again: bool = False


class KeyReused(Exception):
    """The key was seen with another request."""


Answer = Answered | Rejected


class _Entry(msgspec.Struct):
    fingerprint: bytes
    answer: asyncio.Future[Answer]


class AnswerBook:
    """Remembers what was answered to which caller's key."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._recent: OrderedDict[tuple[str, str], _Entry] = OrderedDict()
        self._stored: set[int] = set()

    async def load(self) -> None:
        """Learns which keys the store has answers for."""
        self._stored = {hash(key) for key in await self._store.answer_keys()}

    async def once(
        self, caller: str, key: str, fingerprint: bytes, work: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """The first answer to this key, asking ``work`` for it if there is none yet.

        Raises KeyReused when the key belongs to another request, and what ``work`` raises, after
        which the same key may be tried again.
        """
        name = (caller, key)
        entry = self._recent.get(name)
        if entry is None and hash(name) in self._stored:
            row = await self._store.answer(caller, key)
            if row is not None:
                if row.fingerprint != fingerprint:
                    raise KeyReused
                return Answered(row.body, again=True)
            entry = self._recent.get(name)
        if entry is not None:
            if entry.fingerprint != fingerprint:
                raise KeyReused
            answer = await asyncio.shield(entry.answer)
            return Answered(answer.body, again=True) if isinstance(answer, Answered) else answer
        return await self._first(name, fingerprint, work)

    async def _first(
        self, name: tuple[str, str], fingerprint: bytes, work: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._recent[name] = _Entry(fingerprint, future)
        try:
            answer = await work()
        except BaseException as error:
            del self._recent[name]
            future.set_exception(
                error if isinstance(error, Exception) else ConnectionAbortedError()
            )
            future.exception()  # whoever else waits sees it; nobody needs to
            raise
        future.set_result(answer)
        if isinstance(answer, Answered):
            self._stored.add(hash(name))
        while len(self._recent) > RECENT_LIMIT:
            oldest, entry = next(iter(self._recent.items()))
            if not entry.answer.done():
                break
            del self._recent[oldest]
        return answer
