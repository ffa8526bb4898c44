"""Pushes to every push process that listens on one Redis, Node's ``@socket.io/redis-adapter`` too.

The layout is that of Node's ``@socket.io/redis-emitter``: on channel ``socket.io#/#ROOM#`` the
MessagePack of ``[uid, packet, options]``, where the packet is a Socket.IO event (type 2) in
namespace ``/``. The room is the bare item id, as Node's clients join it; push processes of ours
put it under their own prefix when they hear it.

Staff notices must not go there, since anyone may join such a room. They go to a channel of our
own, which no adapter reads.
"""

import asyncio
from urllib.parse import urlsplit

import msgspec
import redis.asyncio as redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from rostrum.queue.publisher import Unavailable
from rostrum.store.records import OutboxRow
from rostrum.wire.push import STAFF_CHANNEL, STAFF_REDIS_CHANNEL

TIME_LIMIT_S = 3.0
"""How long Redis may take to answer."""

AT_ONCE = 16
"""Most publications on their way at once, and connections to Redis."""

UID = "rostrum-queue"
"""Who speaks; an adapter ignores only what it has said itself."""

EVENT = 2
"""Socket.IO 5 protocol: the packet type of an event."""

_encode = msgspec.msgpack.Encoder().encode


class OverRedis:
    """Publishes on one Redis."""

    def __init__(self, url: str, time_limit_s: float = TIME_LIMIT_S) -> None:
        parts = urlsplit(url)
        self._where = f"{parts.hostname}:{parts.port or 6379}" if parts.hostname else parts.path
        self._places = asyncio.Semaphore(AT_ONCE)
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=time_limit_s,
            socket_connect_timeout=time_limit_s,
            retry=Retry(NoBackoff(), 0),  # the dispatcher tries again
        )

    async def publish(self, row: OutboxRow) -> None:
        """Handed over when at least one process has been given it. Raises Unavailable."""
        staff = row.channel == STAFF_CHANNEL
        channel, body = _for_staff(row) if staff else _for_everyone(row)
        async with self._places:
            try:
                listeners = await self._redis.publish(channel, body)
            except (RedisError, OSError, RuntimeError) as error:
                if isinstance(error, RuntimeError):
                    # uvloop's word for a connection that ended unnoticed; the library would keep it.
                    await self._redis.connection_pool.disconnect(inuse_connections=False)
                raise Unavailable(f"Redis at {self._where} did not take it ({error})") from error
        if not listeners and not staff:
            raise Unavailable(f"no push service listens on Redis at {self._where}")

    async def close(self) -> None:
        """Ends the connections."""
        await self._redis.aclose()


def _for_everyone(row: OutboxRow) -> tuple[str, bytes]:
    packet = {
        "type": EVENT,
        "data": [row.channel, msgspec.json.decode(row.message)],
        "nsp": "/",
    }
    options = {"rooms": [row.item_id], "flags": {}, "except": []}
    return f"socket.io#/#{row.item_id}#", _encode([UID, packet, options])


def _for_staff(row: OutboxRow) -> tuple[str, bytes]:
    return STAFF_REDIS_CHANNEL, _encode([row.item_id, row.channel, row.message])
