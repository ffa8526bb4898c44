"""All direct connections of one push process: taken in, asked for signs of life, let go."""

import asyncio
import secrets
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from hashlib import sha1
from typing import Any
from urllib.parse import parse_qs

import msgspec

from rostrum.allowance import Allowance
from rostrum.push.callers import Network, behind, remote
from rostrum.push.calls import Calls
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.direct import DirectSocket
from rostrum.push.entrance import Admitted, Entrance, Handshake, bearer
from rostrum.push.frames import text_frame
from rostrum.push.heads import Head
from rostrum.push.members import Members
from rostrum.push.origins import may_listen

_ACCEPT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
"""RFC 6455, section 1.3."""

_encode = msgspec.json.Encoder().encode


class DirectSockets:
    """Connections that began as websockets; the home of each ``DirectSocket``."""

    def __init__(
        self,
        config: PushConfig,
        entrance: Entrance,
        calls: Calls,
        members: Members,
        counters: Counters,
        proxies: tuple[Network, ...],
    ) -> None:
        self.frame_bytes = config.frame_bytes
        self.buffer_bytes = config.buffer_bytes
        self._origins = config.origins
        self._entrance = entrance
        self._calls = calls
        self._members = members
        self._counters = counters
        self._proxies = proxies
        self._interval = max(2, round(config.ping_interval_seconds))
        self._timeout = min(self._interval - 1, max(1, round(config.ping_timeout_seconds)))
        self._open = {
            "upgrades": [],
            "pingTimeout": round(config.ping_timeout_seconds * 1000),
            "pingInterval": round(config.ping_interval_seconds * 1000),
            "maxPayload": config.frame_bytes,
        }
        self._wheel: list[set[DirectSocket]] = [set() for _ in range(self._interval)]
        self._second = 0
        self._answering: set[asyncio.Task[None]] = set()

    def count(self) -> int:
        """Connections there are."""
        return sum(map(len, self._wheel))

    # -- handshakes ------------------------------------------------------------------------

    def accept(self, transport: asyncio.Transport, head: Head) -> DirectSocket | None:
        """Takes a transport over whose first request asks for a websocket of its own.

        None, and nothing done, for any request that is not plainly that: aiohttp and
        python-socketio answer it, with all their rules and in their words.
        """
        header = head.headers.get
        if (
            header("upgrade", "").lower() != "websocket"
            or "upgrade" not in header("connection", "").lower()
            or header("sec-websocket-version") != "13"
            or len(header("sec-websocket-key", "")) != 24
            or "content-length" in head.headers  # its body would be read as frames
            or not may_listen(header("origin"), header("host", ""), self._origins)
        ):
            return None
        query = parse_qs(head.query, keep_blank_values=True)
        if query.get("EIO") != ["4"] or query.get("transport") != ["websocket"] or "sid" in query:
            return None
        address = behind(remote(transport), header("x-forwarded-for", "").split(","), self._proxies)
        sid = secrets.token_urlsafe(15)
        handshake = Handshake(address, query.get("itemId", []), bearer(header("authorization", "")))
        socket = DirectSocket(self, sid, handshake)
        self._wheel[(self._second - 1) % self._interval].add(socket)
        key = head.headers["sec-websocket-key"].encode()
        accepted = b64encode(sha1(key + _ACCEPT).digest())  # noqa: S324 - as the RFC has it
        socket.begin(
            transport,
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accepted + b"\r\n\r\n"
            + text_frame(b"0" + _encode({"sid": secrets.token_urlsafe(15), **self._open})),
        )  # fmt: skip
        return socket

    # -- for one connection ----------------------------------------------------------------

    def admit(self, socket: DirectSocket, auth: object) -> Admitted:
        """Takes the connection in. Raises ConnectionRefused."""
        admitted = self._entrance.admit(socket.handshake, auth)
        self._entrance.stay(socket, admitted, lambda: socket.disconnect("token_ended"))
        return admitted

    def allowance(self) -> Allowance:
        """What a new connection may ask for."""
        return self._calls.allowance()

    def asked(
        self,
        socket: DirectSocket,
        event: str,
        arguments: list[Any],
        answer: Callable[[object], None],
    ) -> None:
        """Answers a call beside the reading; how many wait is held by the connection's allowance."""

        async def work() -> None:
            answer(await self._calls.answer(socket, event, arguments))

        task = asyncio.create_task(work(), name="call")
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    def join(self, socket: DirectSocket, room: str) -> None:
        """Into a room; nowhere for a connection that has ended meanwhile."""
        if socket.in_rooms is not None and not socket.ended:
            socket.in_rooms.add(room)
            self._members.join(room, socket)

    def leave(self, socket: DirectSocket, room: str) -> None:
        """Out of a room."""
        if socket.in_rooms is not None:
            socket.in_rooms.discard(room)
            self._members.leave(room, socket)

    def gone(self, socket: DirectSocket, reason: str) -> None:
        """The connection has ended."""
        for spoke in self._wheel:
            spoke.discard(socket)
        if socket.in_rooms is not None:
            for room in socket.in_rooms:
                self._members.leave(room, socket)
            socket.in_rooms = None
            self._entrance.leave(socket, socket.handshake.address)
            self._counters.disconnected(reason)

    # -- life ------------------------------------------------------------------------------

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Signs of life each second, from start to stop."""
        wheel = asyncio.create_task(self._turn(), name="signs-of-life")
        yield
        for task in (wheel, *self._answering):
            task.cancel()
        await asyncio.gather(wheel, *self._answering, return_exceptions=True)
        for spoke in self._wheel:
            for socket in list(spoke):
                socket.shut()

    async def _turn(self) -> None:
        while True:
            await asyncio.sleep(1)
            self._second = (self._second + 1) % self._interval
            for socket in list(self._wheel[(self._second - self._timeout) % self._interval]):
                if socket.awaiting_pong:
                    socket.end("ping_timeout")
            for socket in list(self._wheel[self._second]):
                if socket.in_rooms is None:
                    socket.end("never_connected")
                else:
                    socket.ping()
