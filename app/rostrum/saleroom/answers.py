"""One answer for one idempotency key, however often it is asked.

Answers to accepted commands are durable; a refusal is remembered only while it is recent, since
nothing came of it.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import msgspec

from rostrum.engine.rejected import Rejected
from rostrum.store.answers import Answers

RECENT_LIMIT = 50_000
"""Answers held in memory; older ones are read from the store."""

FORGET_AT_ONCE = 1_000
"""Rows of one transaction when old answers go, so that no bid waits long behind it."""


class Answered(msgspec.Struct, frozen=True):
    """The command was taken; ``body`` is the encoded answer, ``again`` says it was given before."""

    body: bytes
    again: bool = False


class KeyReused(Exception):
    """The key was seen with another request."""


Answer = Answered | Rejected


class _Entry(msgspec.Struct, gc=False):
    """A first answer; untracked, so that fifty thousand of them do not slow the collector."""

    fingerprint: bytes
    body: bytes
    refused: Rejected | None = None


class _Perhaps:
    """Names, in memory that does not grow: one that was added is always found.

    One that was not is found by mistake now and then, which costs a look into the store: 1 of
    5,000 with 200,000 names, 3 of 100 with a million (a Bloom filter with three bits a name).
    """

    _LAST = (1 << 23) - 1

    def __init__(self) -> None:
        self._bits = bytearray((self._LAST + 1) // 8)

    def add(self, name: str) -> None:
        for place in self._places(name):
            self._bits[place >> 3] |= 1 << (place & 7)

    def __contains__(self, name: str) -> bool:
        return all(self._bits[place >> 3] & 1 << (place & 7) for place in self._places(name))

    def _places(self, name: str) -> tuple[int, int, int]:
        mixed = hash(name)
        return mixed & self._LAST, mixed >> 20 & self._LAST, mixed >> 40 & self._LAST


class AnswerBook:
    """Remembers what was answered to which caller's key.

    ``refusals``: those too; not where another process may since have taken the same key.
    """

    def __init__(self, durable: Answers, *, refusals: bool = True) -> None:
        self._refusals = refusals
        self._durable = durable
        self._recent: OrderedDict[str, _Entry] = OrderedDict()
        self._asked: dict[str, tuple[bytes, asyncio.Future[Answer]]] = {}
        self._stored = _Perhaps()

    async def load(self) -> None:
        """Learns which keys the store has answers for."""
        stored = _Perhaps()
        for caller, key in await self._durable.keys():
            stored.add(f"{caller}\x00{key}")
        for name in self._recent:
            stored.add(name)
        self._stored = stored

    async def forget(self, before: int) -> int:
        """Lets go of answers given before that time, ms UTC; returns how many those were.

        What is still in memory is found a little longer.
        """
        forgotten = 0
        while rows := await self._durable.forget(before, FORGET_AT_ONCE):
            forgotten += rows
        if forgotten:
            await self.load()
        return forgotten

    async def once(
        self, caller: str, key: str, fingerprint: bytes, work: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """The first answer to this key, asking ``work`` for it if there is none yet.

        Raises KeyReused when the key belongs to another request, and what ``work`` raises, after
        which the same key may be tried again.
        """
        name = f"{caller}\x00{key}"
        asked = self._asked.get(name)
        if asked is not None:
            if asked[0] != fingerprint:
                raise KeyReused
            answer = await asyncio.shield(asked[1])
            return Answered(answer.body, again=True) if isinstance(answer, Answered) else answer
        entry = self._recent.get(name) or await self._kept(name, caller, key)
        if entry is not None:
            if entry.fingerprint != fingerprint:
                raise KeyReused
            return entry.refused or Answered(entry.body, again=True)
        if name in self._asked:
            return await self.once(caller, key, fingerprint, work)
        return await self._first(name, fingerprint, work)

    async def _kept(self, name: str, caller: str, key: str) -> _Entry | None:
        """The answer in the store, where there may be one."""
        if name not in self._stored:
            return None
        row = await self._durable.find(caller, key)
        return None if row is None else _Entry(row.fingerprint, row.body)

    async def _first(
        self, name: str, fingerprint: bytes, work: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._asked[name] = fingerprint, future
        try:
            answer = await work()
        except BaseException as error:
            future.set_exception(
                error if isinstance(error, Exception) else ConnectionAbortedError()
            )
            future.exception()  # whoever else waits sees it; nobody needs to
            raise
        finally:
            del self._asked[name]
        future.set_result(answer)
        if isinstance(answer, Answered):
            self._stored.add(name)
            self._recent[name] = _Entry(fingerprint, answer.body)
        elif self._refusals:
            self._recent[name] = _Entry(fingerprint, b"", answer)
        while len(self._recent) > RECENT_LIMIT:
            self._recent.popitem(last=False)
        return answer
