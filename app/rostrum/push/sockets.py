"""The Socket.IO side of one push process: connections of both kinds, rooms, and the heartbeat.

Socket.IO 5 on Engine.IO 4. What clients may ask for is in ``calls``; how an event reaches a room
is in ``fanout``.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
from aiohttp import StreamReader, web

from rostrum.push.article import Message
from rostrum.push.callers import networks
from rostrum.push.calls import Calls, Snapshots
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.direct_sockets import DirectSockets
from rostrum.push.entrance import Entrance
from rostrum.push.fanout import FastFanOut, StockFanOut
from rostrum.push.library_sockets import LibrarySockets
from rostrum.push.members import Members
from rostrum.push.names import HEARTBEAT_ROOM, item_of
from rostrum.wire.push import HEARTBEAT_EVENT, Heartbeat


class Sockets:
    """The Socket.IO server of one push process.

    ``direct`` takes websockets at the door, where the fan-out is ``fast``; else it is None, and
    every connection is python-socketio's.
    """

    def __init__(
        self,
        config: PushConfig,
        snapshots: Snapshots,
        clock: Callable[[], int],
        counters: Counters,
        entrance: Entrance,
    ) -> None:
        self._config = config
        self._clock = clock
        self._calls = Calls(config, snapshots, clock)
        members = self._members = Members()
        parts = (config, entrance, self._calls, members, counters, networks(config.trusted_proxies))
        self._library = LibrarySockets(*parts)
        self.fast = FastFanOut(members, config, counters) if self._library.fast else None
        self.direct = DirectSockets(*parts) if self.fast is not None else None
        self._stock = StockFanOut(self._library.io, counters)
        counters.gauges["connections"] = ("Socket.IO connections.", self._connections)
        counters.gauges["rooms"] = ("Rooms with somebody in them.", lambda: len(members.of))

    def attach(self, app: web.Application) -> None:
        """Adds ``/socket.io/`` to an application, and what runs beside it to its life."""
        app.middlewares.append(_supported_protocol)
        app.middlewares.append(_whole_posts(self._config))
        self._library.io.attach(app)
        app.cleanup_ctx.append(self._running)

    async def emit(self, room: str, channel: str, message: Message) -> None:
        """Sends event ``channel`` with one JSON value, or none, to everyone in a room."""
        if self.fast is not None:
            self.fast.emit(room, channel, message)
        else:
            await self._stock.emit(room, channel, message)

    def watched(self) -> list[str]:
        """The items in whose rooms somebody is."""
        library = self._library.io.manager.rooms.get("/", {})
        rooms = self._members.of if self.fast is not None else library
        items = (item_of(room) for room in rooms if room is not None)
        return [item for item in items if item is not None]

    def overloaded(self) -> bool:
        """Whether more must not be taken now."""
        return self.fast is not None and self.fast.overloaded()

    def _connections(self) -> int:
        return self._library.count() + (self.direct.count() if self.direct is not None else 0)

    # -- life ------------------------------------------------------------------------------

    async def _running(self, _app: web.Application) -> AsyncIterator[None]:
        beat = asyncio.create_task(self._beat(), name="heartbeat")
        async with self._calls.running():
            if self.fast is not None and self.direct is not None:
                async with self.fast.running(), self.direct.running():
                    yield
            else:
                yield
            beat.cancel()
            await asyncio.gather(beat, return_exceptions=True)
        await self._library.io.shutdown()

    async def _beat(self) -> None:
        """A beat each interval, reckoned from the first so that they do not drift apart."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            beat = msgspec.json.encode(Heartbeat(self._clock()))
            await self.emit(HEARTBEAT_ROOM, HEARTBEAT_EVENT, beat)
            due = max(due + self._config.heartbeat_ms / 1000, loop.time())
            await asyncio.sleep(due - loop.time())


@web.middleware
async def _supported_protocol(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuses Engine.IO 3 and older in words, before a client waits for an answer that it knows."""
    if request.path.startswith("/socket.io/") and request.query.get("EIO") != "4":
        message = "Unsupported protocol version: use Socket.IO client 3 or 4 (EIO=4)"
        return web.json_response({"code": 5, "message": message}, status=400)
    return await handler(request)


def _whole_posts(config: PushConfig) -> Callable[..., Awaitable[web.StreamResponse]]:
    """What clients post on long polling, given to the library when it is all there, or 408.

    The library takes the first piece that comes for the whole, and waits for that without end.
    """

    @web.middleware
    async def whole(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        size = request.content_length or 0
        if (
            request.method != "POST"
            or not request.path.startswith("/socket.io/")
            or not 0 < size <= config.frame_bytes  # the library refuses it by its size
        ):
            return await handler(request)
        try:
            async with asyncio.timeout(config.body_seconds):
                data = await request.read()
        except TimeoutError:
            seconds = config.body_seconds
            return web.Response(
                status=408,
                text=f"the body did not arrive within {seconds:g} s",
                headers={"Connection": "close"},
            )
        payload = StreamReader(request.protocol, size, loop=asyncio.get_running_loop())
        payload.feed_data(data)
        payload.feed_eof()
        request._payload = payload  # where the library reads it
        return await handler(request)

    return whole
