"""Emits shared between push processes over Redis, in the layout of ``adapter_layout``.

Staff notices go over a channel of our own, which no adapter reads: anyone may join any room of an
article's server.

A lost Redis costs no local delivery. The newest state of each item that was emitted meanwhile is
told to the others when Redis is back, and told again to each that comes back later; whatever else
was emitted then stays local.
"""

import asyncio
import random
import secrets
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import msgspec
import redis.asyncio as redis
import structlog
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from rostrum.push.adapter_layout import PREFIX, Told, pack, redis_channel, saying, unpack
from rostrum.push.article import Hear, Message
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.names import NameRefused
from rostrum.push.recent import Recent
from rostrum.wire.push import STAFF_REDIS_CHANNEL

TIME_LIMIT_S = 2.0
"""How long Redis may take to answer before it counts as lost."""

SILENCE_S = 1.0
"""Without a message for so long, Redis is asked whether it is there."""

HELLO = "rostrum#hello"
"""Channel on which a process of ours says that it listens, with its name."""

RETRY_FIRST_S = 0.1
RETRY_LONGEST_S = 2.0

_GONE = (RedisError, OSError, TimeoutError, RuntimeError)
"""How a lost connection shows itself; RuntimeError is uvloop's word for one that ended unnoticed."""

BATCH = 500
"""Most emits that go to Redis in one piece."""


_unpack_staff = msgspec.msgpack.Decoder(list[Any]).decode

log = structlog.get_logger()

_NEVER = "not connected yet"


class _Lost(Exception):
    """Redis does not answer."""


class _Emit(msgspec.Struct):
    """One emit on its way to Redis."""

    redis_channel: str
    body: bytes
    keeps: bool
    done: asyncio.Future[None]


class Relay:
    """What one push process says to the others, and hears from them.

    ``hears_again`` is called whenever it begins to hear; what was said before may have been missed.
    """

    def __init__(
        self,
        url: str,
        config: PushConfig,
        counters: Counters,
        hear: Hear,
        hear_staff: Hear,
        hears_again: Callable[[], None],
    ) -> None:
        parts = urlsplit(url)
        self._where = f"{parts.hostname}:{parts.port or 6379}" if parts.hostname else parts.path
        self._uid = secrets.token_hex(3)
        self._counters = counters
        self._hear = hear
        self._hear_staff = hear_staff
        self._hears_again = hears_again
        self._most_waiting = config.relay_waiting
        self._waiting: deque[_Emit] = deque()
        self._recent = Recent[Told](config.cached_items)
        self._wake = asyncio.Event()
        self._trouble = _NEVER
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=TIME_LIMIT_S,
            socket_connect_timeout=TIME_LIMIT_S,
            retry=Retry(NoBackoff(), 0),
        )
        counters.gauges["relay_up"] = ("Whether Redis answers.", lambda: float(not self._trouble))
        counters.gauges["relay_waiting"] = ("Emits on their way to Redis.", self.waiting)

    def waiting(self) -> int:
        """Emits that have not reached Redis yet."""
        return len(self._waiting)

    def overloaded(self) -> bool:
        """Whether more emits must not be taken now."""
        return len(self._waiting) >= self._most_waiting

    def health(self) -> str:
        """Empty while the others are reached; else what is wrong, in a sentence."""
        if not self._trouble:
            return ""
        return (
            f"Redis at {self._where} is not reached ({self._trouble}); clients of this process are "
            "served, those of others wait until it is back"
        )

    async def tell(self, item_id: str, channel: str, message: Message) -> None:
        """Gives an emit to the other processes; returns when Redis has it, or is lost."""
        told = saying(self._uid, item_id, channel, message)
        version = told.version()
        if version is not None:
            self._recent.keep(item_id, version, told, asyncio.get_running_loop().time())
        await self._give(redis_channel(item_id), pack(told), keeps=version is not None)

    async def tell_staff(self, sale_id: str, channel: str, message: Message) -> None:
        """Gives a staff notice to the other processes of ours."""
        said = None if isinstance(message, msgspec.UnsetType) else message
        await self._give(
            STAFF_REDIS_CHANNEL, msgspec.msgpack.encode([sale_id, channel, said, self._uid])
        )

    async def _give(self, redis_channel: str, body: bytes, *, keeps: bool = False) -> None:
        """Until Redis has it, or is lost; ``keeps``: it will be told when Redis is back."""
        done = asyncio.get_running_loop().create_future()
        emit = _Emit(redis_channel, body, keeps, done)
        if self._trouble:
            self._miss(emit)
            return
        self._waiting.append(emit)
        self._wake.set()
        await done

    def _miss(self, emit: _Emit) -> None:
        if not emit.keeps:
            self._counters.relay_lost += 1
        if not emit.done.done():
            emit.done.set_result(None)

    def _tell_again(self) -> None:
        """Says the recent states again, before anything newer."""
        loop = asyncio.get_running_loop()
        for item_id, told in self._recent.told_again():
            body = pack(msgspec.structs.replace(told, again=True))
            self._waiting.append(
                _Emit(redis_channel(item_id), body, keeps=True, done=loop.create_future())
            )
        self._wake.set()

    # -- life ------------------------------------------------------------------------------

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Speaks and listens, from start to stop."""
        tasks = [
            asyncio.create_task(self._listen(), name="relay-listens"),
            asyncio.create_task(self._speak(), name="relay-speaks"),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._lose("the server stops")
            await self._redis.aclose()

    async def _speak(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
                try:
                    pipe = self._redis.pipeline(transaction=False)
                    for emit in batch:
                        pipe.publish(emit.redis_channel, emit.body)
                    await pipe.execute()
                except _GONE as error:
                    await self._redis.connection_pool.disconnect(inuse_connections=False)
                    self._waiting.extendleft(reversed(batch))
                    self._lose(str(error) or type(error).__name__)
                    break
                self._counters.relayed += len(batch)
                for emit in batch:
                    if not emit.done.done():
                        emit.done.set_result(None)

    async def _listen(self) -> None:
        pause = RETRY_FIRST_S
        while True:
            try:
                async with self._redis.pubsub() as heard:
                    await heard.psubscribe(PREFIX + "*")
                    await heard.subscribe(STAFF_REDIS_CHANNEL, HELLO)
                    self._found()
                    await self._redis.publish(HELLO, self._uid)
                    pause = RETRY_FIRST_S
                    await self._hear_all(heard)
            except (*_GONE, _Lost) as error:
                self._lose(str(error) or type(error).__name__)
            await asyncio.sleep(pause * (1 + random.random()))  # noqa: S311 - jitter
            pause = min(pause * 2, RETRY_LONGEST_S)

    async def _hear_all(self, heard: PubSub) -> None:
        asked = False
        while True:
            message = await heard.get_message(timeout=SILENCE_S)
            if self._trouble:  # found by the one who speaks; the library has joined again unasked
                raise _Lost(self._trouble)
            if message is None:
                if asked:
                    raise _Lost("it does not answer")
                await heard.ping()
                asked = True
                continue
            asked = False
            if message["type"] == "psubscribe":
                self._hears_again()
            if message["type"] not in ("message", "pmessage"):
                continue
            try:
                await self._take(message["channel"].decode(), message["data"])
            except (msgspec.MsgspecError, NameRefused, TypeError, ValueError) as error:
                self._counters.relay_ignored += 1
                log.debug("relay_message_ignored", reason=str(error))

    async def _take(self, channel: str, body: bytes) -> None:
        """One message of another process. Raises for what is none of the layout's."""
        if channel == STAFF_REDIS_CHANNEL:
            sale_id, event, said, *uid = _unpack_staff(body)
            if uid != [self._uid]:
                await self._hear_staff(sale_id, event, msgspec.UNSET if said is None else said)
            return
        if channel == HELLO:
            if body.decode() != self._uid:
                self._tell_again()
            return
        told = unpack(body)
        if told.uid == self._uid:
            return
        items, name, message = told.said()
        version = told.version()
        for item_id in items:
            if version is not None:
                if told.again and self._recent.knows(item_id, version):
                    continue
                self._recent.note(item_id, version)
            await self._hear(item_id, name, message)
        self._counters.relay_heard += 1

    def _found(self) -> None:
        """Redis is there, again or for the first time."""
        if self._trouble != _NEVER:
            log.info("redis_found", where=self._where)
        self._trouble = ""
        self._recent.found(asyncio.get_running_loop().time())
        self._tell_again()

    def _lose(self, reason: str) -> None:
        if not self._trouble:
            log.warning("redis_lost", where=self._where, reason=reason)
        self._trouble = reason
        self._recent.lost()
        waiting, self._waiting = self._waiting, deque()
        for emit in waiting:
            self._miss(emit)
