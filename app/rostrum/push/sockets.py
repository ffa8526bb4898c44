"""The Socket.IO server: who may connect, which rooms a handshake joins, and the heartbeat.

Socket.IO 5 on Engine.IO 4. What clients may ask for afterwards is in ``calls``; how an event
reaches a room is in ``fanout``.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec
import socketio
import structlog
from aiohttp import web

from rostrum.push import fanout, fastpath
from rostrum.push.admission import Admission, Full
from rostrum.push.article import Message
from rostrum.push.callers import Address, caller, networks
from rostrum.push.calls import Calls, Snapshots
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.names import (
    HEARTBEAT_ROOM,
    NameRefused,
    item_names,
    item_room,
    staff_room,
)
from rostrum.push.rooms import Rooms
from rostrum.wire.identity import Identity
from rostrum.wire.push import HEARTBEAT_EVENT, Heartbeat

Identify = Callable[[str], Identity | None]
"""Whose bearer token this is."""

log = structlog.get_logger()


class Sockets:
    """The Socket.IO server of one push process."""

    def __init__(
        self,
        config: PushConfig,
        snapshots: Snapshots,
        clock: Callable[[], int],
        counters: Counters,
        identify: Identify,
        admission: Admission,
    ) -> None:
        self._config = config
        self._clock = clock
        self._counters = counters
        self._identify = identify
        self._proxies = networks(config.trusted_proxies)
        self._admission = admission
        self._address_of: dict[str, Address | None] = {}
        self._io, self._fan_out = _server(config, counters)
        self._calls = Calls(self._io, config, snapshots, clock, counters)
        self._io.on("connect", self._connect)
        self._io.on("disconnect", self._disconnect)
        counters.gauges["connections"] = ("Socket.IO connections.", lambda: len(self._address_of))
        counters.gauges["rooms"] = ("Rooms with somebody in them.", self._rooms)

    def attach(self, app: web.Application) -> None:
        """Adds ``/socket.io/`` to an application, and what runs beside it to its life."""
        app.middlewares.append(_supported_protocol)
        self._io.attach(app)
        app.cleanup_ctx.append(self._running)

    async def emit(self, item_id: str, channel: str, message: Message) -> None:
        """Sends event ``channel`` with one JSON value, or none, to everyone in an item's room."""
        await self._fan_out.emit(item_room(item_id), channel, message)

    async def emit_to_staff(self, sale_id: str, channel: str, message: Message) -> None:
        """Sends an event to the staff of a sale."""
        await self._fan_out.emit(staff_room(sale_id), channel, message)

    def overloaded(self) -> bool:
        """Whether more must not be taken now."""
        return self._fan_out.overloaded()

    # -- connections -----------------------------------------------------------------------

    async def _connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        request: web.Request = environ["aiohttp.request"]
        address = caller(request, self._proxies)
        try:
            who = self._who(request, auth)
            items = self._asked_for(request)
            self._admission.enter(address)
        except (_Refused, Full) as refusal:
            self._counters.connections_refused += 1
            raise socketio.exceptions.ConnectionRefusedError(str(refusal)) from refusal
        self._address_of[sid] = address
        self._calls.admit(sid, who)
        for item_id in items:
            await self._io.enter_room(sid, item_room(item_id))

    def _who(self, request: web.Request, auth: object) -> Identity | None:
        token = auth.get("token") if isinstance(auth, dict) else None
        header = request.headers.get("Authorization", "")
        if token is None and header[:7].lower() == "bearer ":
            token = header[7:].strip()
        if token is None:
            return None
        who = self._identify(token) if isinstance(token, str) else None
        if who is None:
            raise _Refused("the token is not valid, or it has ended; sign in again")
        return who

    def _asked_for(self, request: web.Request) -> list[str]:
        try:
            items = item_names(request.query.getall("itemId", []))
        except NameRefused as error:
            raise _Refused(str(error)) from error
        if len(items) > self._config.rooms_per_connection:
            raise _Refused(f"at most {self._config.rooms_per_connection} itemId at once")
        return items

    async def _disconnect(self, sid: str, reason: str) -> None:
        self._calls.forget(sid)
        self._counters.disconnected(reason.replace(" ", "_"))
        if sid in self._address_of:
            self._admission.leave(self._address_of.pop(sid))

    def _rooms(self) -> int:
        rooms = self._io.manager.rooms.get("/", {})
        return sum(1 for room in rooms if isinstance(room, str) and ":" in room)

    # -- life ------------------------------------------------------------------------------

    async def _running(self, _app: web.Application) -> AsyncIterator[None]:
        beat = asyncio.create_task(self._beat(), name="heartbeat")
        async with self._fan_out.running(), self._calls.running():
            yield
            beat.cancel()
            await asyncio.gather(beat, return_exceptions=True)
        await self._io.shutdown()

    async def _beat(self) -> None:
        """A beat each interval, reckoned from the first so that they do not drift apart."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            beat = msgspec.json.encode(Heartbeat(self._clock()))
            await self._fan_out.emit(HEARTBEAT_ROOM, HEARTBEAT_EVENT, beat)
            due = max(due + self._config.heartbeat_ms / 1000, loop.time())
            await asyncio.sleep(due - loop.time())


class _Refused(Exception):
    """The handshake is refused; the message says why."""


def _server(config: PushConfig, counters: Counters) -> tuple[socketio.AsyncServer, fanout.FanOut]:
    """The Socket.IO server with the fastest fan-out that the installed libraries allow."""
    origins = list(config.origins)
    options: dict[str, Any] = {
        "async_mode": "aiohttp",
        "cors_allowed_origins": "*" if origins == ["*"] else origins or None,
        "ping_interval": config.ping_interval_seconds,
        "ping_timeout": config.ping_timeout_seconds,
        "max_http_buffer_size": config.frame_bytes,
        "http_compression": False,
        "logger": False,
        "engineio_logger": False,
    }
    stock = socketio.AsyncServer(**options)
    if not config.fast:
        return stock, fanout.StockFanOut(stock, counters)
    missing = fastpath.missing(stock)
    if missing:
        log.warning("fast_fan_out_unavailable", changed=missing)
        return stock, fanout.StockFanOut(stock, counters)
    rooms = Rooms()
    io = socketio.AsyncServer(client_manager=rooms, **options)
    fastpath.take(io)
    return io, fanout.FastFanOut(rooms, config, counters)


@web.middleware
async def _supported_protocol(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuses Engine.IO 3 and older in words, before a client waits for an answer that it knows."""
    if request.path.startswith("/socket.io/") and request.query.get("EIO") != "4":
        message = "Unsupported protocol version: use Socket.IO client 3 or 4 (EIO=4)"
        return web.json_response({"code": 5, "message": message}, status=400)
    return await handler(request)
