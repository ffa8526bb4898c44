"""Connections that python-socketio holds: on long polling, upgraded from it, or all of them.

All of them where the fast fan-out is switched off, or where the libraries have changed under it.
"""

import asyncio
from typing import Any

import socketio
import structlog
from aiohttp import web

from rostrum.allowance import Allowance
from rostrum.push import fastpath
from rostrum.push.callers import Network, caller
from rostrum.push.calls import Calls
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.entrance import REFUSED_S, ConnectionRefused, Entrance, Handshake, bearer
from rostrum.push.members import Members
from rostrum.push.origins import may_listen
from rostrum.push.rooms import Rooms
from rostrum.wire.identity import Identity

log = structlog.get_logger()


class LibrarySockets:
    """One python-socketio server; ``fast`` says whether ``members`` knows its recipients."""

    def __init__(
        self,
        config: PushConfig,
        entrance: Entrance,
        calls: Calls,
        members: Members,
        counters: Counters,
        proxies: tuple[Network, ...],
    ) -> None:
        self._entrance = entrance
        self._calls = calls
        self._counters = counters
        self._proxies = proxies
        self._rooms = Rooms(members)
        self.io, self.fast = _server(config, self._rooms)
        self._callers: dict[str, LibraryCaller] = {}
        self.io.on("connect", self._connect)
        self.io.on("disconnect", self._disconnect)
        self.io.on("*", self._asked)

    def count(self) -> int:
        """Connections there are."""
        return len(self._callers)

    async def _connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        request: web.Request = environ["aiohttp.request"]
        handshake = Handshake(
            caller(request, self._proxies),
            request.query.getall("itemId", []),
            bearer(request.headers.get("Authorization", "")),
        )
        try:
            admitted = self._entrance.admit(handshake, auth)
        except ConnectionRefused as refusal:
            outbound = self._rooms.outbound(sid) if self.fast else None
            if outbound is not None:
                asyncio.get_running_loop().call_later(REFUSED_S, outbound.end, "refused")
            raise socketio.exceptions.ConnectionRefusedError(str(refusal)) from refusal
        staying = LibraryCaller(self.io, sid, handshake, self._calls.allowance(), admitted.who)
        self._callers[sid] = staying
        self._entrance.stay(staying, admitted, lambda: staying.disconnect("token_ended"))
        for room in admitted.rooms:
            await self.io.enter_room(sid, room)

    async def _disconnect(self, sid: str, reason: str) -> None:
        gone = self._callers.pop(sid, None)
        if gone is None:
            return
        self._entrance.leave(gone, gone.handshake.address)
        outbound = self._rooms.outbound(sid) if self.fast else None
        if outbound is not None:
            outbound.gone()
        ended = gone.ended or (outbound.ended if outbound is not None else "")
        self._counters.disconnected(ended or reason.replace(" ", "_"))

    async def _asked(self, event: str, sid: str, *arguments: object) -> object:
        asking = self._callers.get(sid)
        if asking is None:
            return {"error": {"code": "GONE", "detail": "The connection is closing."}}
        return await self._calls.answer(asking, event, arguments)


class LibraryCaller:
    """A connection of python-socketio as one that asks."""

    def __init__(
        self,
        io: socketio.AsyncServer,
        sid: str,
        handshake: Handshake,
        allowance: Allowance,
        who: Identity | None,
    ) -> None:
        self._io = io
        self._sid = sid
        self.handshake = handshake
        self.allowance = allowance
        self.who = who
        self.ended = ""

    def rooms(self) -> list[str]:
        """The rooms that it is in; its own, which python-socketio gives it, is not counted."""
        return [room for room in self._io.rooms(self._sid) if room != self._sid]

    async def join(self, room: str) -> None:
        """Joins a room."""
        await self._io.enter_room(self._sid, room)

    async def leave(self, room: str) -> None:
        """Leaves a room."""
        await self._io.leave_room(self._sid, room)

    async def disconnect(self, reason: str) -> None:
        """Ends the connection in order."""
        self.ended = reason
        await self._io.disconnect(self._sid)


def _server(config: PushConfig, rooms: Rooms) -> tuple[socketio.AsyncServer, bool]:
    """The server, and whether it could be joined to the fast fan-out."""

    def allowed(origin: str, environ: dict[str, Any]) -> bool:
        return may_listen(origin, environ.get("HTTP_HOST", ""), config.origins)

    options: dict[str, Any] = {
        "async_mode": "aiohttp",
        "cors_allowed_origins": "*" if "*" in config.origins else allowed,
        "ping_interval": config.ping_interval_seconds,
        "ping_timeout": config.ping_timeout_seconds,
        "max_http_buffer_size": config.frame_bytes,
        "http_compression": False,
        "logger": False,
        "engineio_logger": False,
    }
    stock = socketio.AsyncServer(**options)
    if not config.fast:
        return stock, False
    missing = fastpath.missing(stock)
    if missing:
        log.warning("fast_fan_out_unavailable", changed=missing)
        return stock, False
    io = socketio.AsyncServer(client_manager=rooms, **options)
    fastpath.take(io)
    return io, True
