"""Socket.IO by the library's client, which begins with long polling, where websockets do not pass."""

import asyncio
from collections.abc import Callable, Mapping

import aiohttp
import msgspec
import socketio

from rostrum.desk.push_socket import SocketFailed
from rostrum.wire.push import HEARTBEAT_EVENT, STAFF_CHANNEL, StaffNotice
from rostrum.wire.state import AUCTION_CHANNEL, ItemState


class PollingSocket:
    """The same as ``PushSocket``, slower, and able to pass through more kinds of networks."""

    def __init__(
        self,
        http: aiohttp.ClientSession,
        *,
        states: Callable[[ItemState], None],
        staff: Callable[[StaffNotice], None],
        heard: Callable[[], None],
        malformed: Callable[[], None],
    ) -> None:
        self._states = states
        self._staff = staff
        self._malformed = malformed
        self.gone = asyncio.Event()
        self._client = socketio.AsyncClient(
            reconnection=False, handle_sigint=False, http_session=http, request_timeout=2
        )
        self._client.on("disconnect", lambda *_: self.gone.set())
        self._client.on(AUCTION_CHANNEL, self._receive)
        self._client.on(STAFF_CHANNEL, self._receive_notice)
        self._client.on(HEARTBEAT_EVENT, lambda *_: heard())

    async def connect(self, base_url: str, headers: Mapping[str, str], wait_s: float) -> None:
        """Connects; raises ``SocketFailed``, ``aiohttp.ClientError`` and OSError."""
        try:
            await self._client.connect(
                base_url,
                headers=dict(headers),
                transports=["polling", "websocket"],
                wait_timeout=wait_s,
            )
        except (socketio.exceptions.SocketIOError, ValueError) as error:
            raise SocketFailed(str(error)) from error

    async def call(self, event: str, body: object, limit_s: float) -> object:
        """The answer to a call. Raises ``SocketFailed`` and ``TimeoutError``."""
        try:
            answer: object = await self._client.call(event, body, timeout=limit_s)
        except socketio.exceptions.TimeoutError as error:
            raise TimeoutError(f"{event} was not answered") from error
        except socketio.exceptions.SocketIOError as error:
            raise SocketFailed(str(error)) from error
        return answer

    async def disconnect(self) -> None:
        """Ends the connection."""
        await self._client.disconnect()

    async def _receive(self, *message: object) -> None:
        try:
            state = msgspec.convert(message[0] if message else None, ItemState)
        except (msgspec.ValidationError, RecursionError):
            self._malformed()
            return
        self._states(state)

    async def _receive_notice(self, *message: object) -> None:
        try:
            notice = msgspec.convert(message[0] if message else None, StaffNotice)
        except (msgspec.ValidationError, RecursionError):
            self._malformed()
            return
        self._staff(notice)
