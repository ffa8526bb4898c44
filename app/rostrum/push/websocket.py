"""The websocket that python-engineio speaks through, on aiohttp."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import WSMsgType, web

from rostrum.push.outbound import Outbound


class EngineWebSocket:
    """Takes the place of python-engineio's own wrapper of aiohttp's websocket.

    It tells the connection's ``Outbound`` when a packet has left for the transport, and so when
    a frame may be written past the queue. Without compression: a frame is then the same bytes
    for everyone, and a hundred bytes of JSON gain nothing from a deflate window of 300 KiB for
    each connection.
    """

    def __init__(
        self, handler: Callable[["EngineWebSocket"], Awaitable[None]], server: Any
    ) -> None:
        self._handler = handler
        socket = handler.__self__  # type: ignore[attr-defined]
        self._outbound: Outbound = socket.queue
        self._outbound.socket = socket
        self._response = web.WebSocketResponse(
            compress=False, autoclose=False, max_msg_size=server.max_http_buffer_size
        )
        self._transport: asyncio.Transport

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        """Accepts the websocket and speaks until it ends."""
        request: web.Request = environ["aiohttp.request"]
        await self._response.prepare(request)
        transport = request.transport
        if transport is None:
            raise ConnectionResetError("the client has gone")
        self._transport = transport
        try:
            await self._handler(self)
        finally:
            self._outbound.detach()
        return self._response

    async def send(self, message: str | bytes) -> None:
        """Sends one packet as a frame."""
        if isinstance(message, bytes):
            await self._response.send_bytes(message)
        else:
            await self._response.send_str(message)
        self._outbound.sent(self._transport)

    async def wait(self) -> str | bytes:
        """The next packet; ``OSError`` when the client closes (RFC 6455, 5.5.1: no data after)."""
        message = await self._response.receive()
        if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
            data: str | bytes = message.data
            return data
        self._outbound.detach()
        raise ConnectionResetError("the websocket was closed")

    async def close(self) -> None:
        """Closes in order, as far as the client takes part in it."""
        self._outbound.detach()
        await self._response.close()
