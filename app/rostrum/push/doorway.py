"""The first look at each TCP connection, before aiohttp.

Two kinds of request are most of what a push service gets: small publications of programs on this
machine, and pages that open a websocket. What is plainly one of them is taken here; everything
else, and everything in the least unusual, goes to aiohttp with the connection and the bytes so
far, and stays there. So each rule that refuses something is written once, behind this door.

aiohttp waits for the rest of a head for as long as it takes. Here it gets ``HEAD_S``, and nothing
is handed on before its head is whole: one who sends a byte now and then holds nothing for long.
"""

import asyncio
import re
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from rostrum.push.article import DataError, Publication, read_publication
from rostrum.push.callers import remote
from rostrum.push.config import PushConfig
from rostrum.push.crowd import Crowd
from rostrum.push.direct import DirectSocket
from rostrum.push.heads import HEAD_BYTES, Head, read_head

SILENT_S = 30.0
"""How long a new connection may say nothing before it is closed."""

HEAD_S = 10.0
"""How long the head of a request may take to arrive, from its first byte; beyond it 408."""

MOST_HEAD_BYTES = 32 * 1024
MOST_HEAD_PIECES = 64
"""Of a head that is not whole; beyond either 431. Each piece is looked through from the start."""

BODY_BYTES = 64 * 1024
"""Publications above this are left to aiohttp."""

_PUB = b"POST /pub HTTP/1.1\r\n"
_SOCKET = b"GET /socket.io/?"
_END = b"\r\n\r\n"
_WHOLE = re.compile(rb"\n\r?\n")
_TOO_LATE = (
    b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 35\r\n\r\nthe request did not arrive in time\n"
)
_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n"
    b"Content-Type: text/plain\r\nContent-Length: 34\r\n\r\nthe request's headers are too big\n"
)
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n\r\nok"
_PLAIN_HEADERS = frozenset(
    {"host", "content-type", "content-length", "user-agent", "accept", "accept-encoding",
     "accept-language", "connection"}
)  # fmt: skip
_PLAIN_TYPES = {
    "application/json": "application/json",
    "application/json; charset=utf-8": "application/json",
    "application/x-www-form-urlencoded": "application/x-www-form-urlencoded",
}

Publish = Callable[[Publication], None]
"""Hands a publication to everyone at once; nothing is awaited."""


class Doorway(asyncio.Protocol):
    """One connection that has not been handed on yet."""

    def __init__(
        self,
        config: PushConfig,
        aiohttp_server: Callable[[], asyncio.Protocol],
        accept: Callable[[asyncio.Transport, Head], DirectSocket | None],
        publish: Publish | None,
        overloaded: Callable[[], bool],
        crowd: Crowd,
    ) -> None:
        self._config = config
        self._aiohttp_server = aiohttp_server
        self._accept = accept
        self._publish = publish
        self._overloaded = overloaded
        self._crowd = crowd
        self._transport: asyncio.Transport | None = None
        self._local = False
        self._rest = b""
        self._timer: asyncio.TimerHandle | None = None
        self._began: float | None = None
        self._pieces = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A new connection."""
        arrived = cast("asyncio.Transport", transport)  # uvloop's is none by its class
        if not self._crowd.enter(arrived):
            return
        self._transport = arrived
        self._timer = asyncio.get_running_loop().call_later(SILENT_S, self._transport.abort)
        address = remote(self._transport)
        self._local = address is not None and address.is_loopback

    def connection_lost(self, _error: Exception | None) -> None:
        """It has gone before it said anything, or after its last publication."""
        self._transport = None
        self._still()

    def data_received(self, data: bytes) -> None:
        """Takes what is plain, or hands everything on."""
        self._still()
        data = self._rest + data
        self._rest = b""
        if data.startswith(_PUB) and self._may_publish():
            self._publications(data)
        elif data.startswith(_SOCKET) and (end := data.find(_END)) > 0:
            self._websocket(data, end)
        elif _is_whole_or_no_head(data):
            self._hand_on(data)
        elif len(data) > MOST_HEAD_BYTES or self._pieces >= MOST_HEAD_PIECES:
            self._refuse(_TOO_LONG)
        else:
            self._wait_for_head(data)

    def pause_writing(self) -> None:
        """Who does not read the answers is not listened to."""
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        """They have been read."""
        if self._transport is not None:
            self._transport.resume_reading()

    def _may_publish(self) -> bool:
        return self._local and self._publish is not None and not self._config.trusted_proxies

    def _publications(self, data: bytes) -> None:
        """Every whole publication in ``data``, and their answers in one piece."""
        at, answers = 0, 0
        while at < len(data):
            end = data.find(_END, at, at + HEAD_BYTES)
            plan = _plan(data[at:end]) if end > 0 and not self._overloaded() else None
            if plan is None:
                break
            size, content_type = plan
            body = end + len(_END)
            if len(data) < body + size:
                break
            if not self._published(data[body : body + size], content_type):
                break
            at = body + size
            answers += 1
        if answers and self._transport is not None:
            self._transport.write(_OK * answers)
        rest = data[at:] if at else data
        if not rest:
            return
        if answers and len(rest) < BODY_BYTES and not _whole(rest):
            self._rest = rest  # cut by the reading, as happens to those who send many at once
            self._timer = asyncio.get_running_loop().call_later(
                self._config.body_seconds, self._hand_on_rest
            )
        else:
            self._hand_on(rest)

    def _published(self, body: bytes, content_type: str) -> bool:
        config = self._config
        if self._publish is None:
            return False
        try:
            publication = read_publication(
                body, content_type, None, form_keys=config.form_keys, form_depth=config.form_depth
            )
        except DataError:
            return False
        self._publish(publication)
        return True

    def _wait_for_head(self, data: bytes) -> None:
        loop = asyncio.get_running_loop()
        self._pieces += 1
        self._began = loop.time() if self._began is None else self._began
        self._rest = data
        self._timer = loop.call_at(self._began + HEAD_S, self._refuse, _TOO_LATE)

    def _refuse(self, answer: bytes) -> None:
        """Says why, and closes."""
        if self._transport is not None:
            self._transport.write(answer)
            self._transport.close()

    def _websocket(self, data: bytes, end: int) -> None:
        head = read_head(data[:end])
        transport = self._transport
        socket = self._accept(transport, head) if head is not None and transport else None
        if socket is None:
            self._hand_on(data)
        elif len(data) > end + len(_END):
            socket.data_received(data[end + len(_END) :])

    def _hand_on_rest(self) -> None:
        rest, self._rest = self._rest, b""
        if _is_whole_or_no_head(rest):
            self._hand_on(rest)
        else:
            self._refuse(_TOO_LATE)

    def _hand_on(self, data: bytes) -> None:
        """The connection is aiohttp's from here on."""
        transport = self._transport
        if transport is None:
            return
        self._transport = None
        handler = self._aiohttp_server()
        transport.set_protocol(handler)
        handler.connection_made(transport)
        handler.data_received(data)

    def _still(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def plain_doorway(
    config: PushConfig, aiohttp_server: Callable[[], asyncio.Protocol], crowd: Crowd
) -> Callable[[], asyncio.Protocol]:
    """A doorway that takes nothing itself, and waits for whole heads all the same."""
    return lambda: Doorway(
        config, aiohttp_server, lambda _transport, _head: None, None, lambda: False, crowd
    )


def _is_whole_or_no_head(data: bytes) -> bool:
    """Whether aiohttp can answer at once: the head is there, or what is there begins none."""
    return _WHOLE.search(data) is not None or not data[:1].isalpha()


def _whole(data: bytes) -> bool:
    """Whether a publication is all there, so that waiting for more of it is no use."""
    end = data.find(_END)
    plan = _plan(data[:end]) if end > 0 else None
    return not data.startswith(_PUB[: len(data)]) or (
        end > 0 and (plan is None or len(data) >= end + len(_END) + plan[0])
    )


@lru_cache(maxsize=256)
def _plan(head: bytes) -> tuple[int, str] | None:
    """Size and type of a plain publication's body; None for any other request.

    Programs publish with the same head again and again. Tokens are not among the plain headers,
    so that none is remembered here.
    """
    read = read_head(head) if head.startswith(_PUB) else None
    if read is None or not read.headers.keys() <= _PLAIN_HEADERS:
        return None
    size = read.headers.get("content-length", "")
    content_type = _PLAIN_TYPES.get(read.headers.get("content-type", "").lower())
    if not size.isdigit() or content_type is None or len(size) > 5 or int(size) > BODY_BYTES:
        return None
    if read.headers.get("connection", "keep-alive").lower() != "keep-alive":
        return None
    return int(size), content_type
