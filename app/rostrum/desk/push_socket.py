"""Socket.IO 5 over one websocket, as far as a desk needs it: states in, calls with their answers.

The library's client makes several tasks and timers of each packet, some 200 µs on the desk's loop.
Here a packet is read where it comes, a pushed state straight from its bytes: engine.io 4 packets
``0`` open, ``2`` ping, ``3`` pong, ``4`` message; socket.io 5 packets ``40`` connected, ``41``
disconnected, ``42`` event, ``43`` answer to a call, ``44`` refused. Binary packets and other
namespaces are not the push service's and count as malformed.
"""

import asyncio
import itertools
import time
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit, urlunsplit

import msgspec

from rostrum.desk.later import aiohttp
from rostrum.wire.push import STAFF_CHANNEL, StaffNotice
from rostrum.wire.state import AUCTION_CHANNEL, ItemState

MESSAGE_BYTES = 4 * 1024 * 1024
"""A larger message ends the connection: no state and no answer is so large."""
TURN_S = 0.004
"""After reading for so long without a pause others have their turn: a backlog is no freeze."""
REFUSED_STATUSES = frozenset({400, 401, 403})

_STATE_EVENT = f'42["{AUCTION_CHANNEL}",'
_STAFF_EVENT = f'42["{STAFF_CHANNEL}",'
_state = msgspec.json.Decoder(tuple[str, ItemState])
_notice = msgspec.json.Decoder(tuple[str, StaffNotice])


class SocketFailed(Exception):
    """The connection was refused, ended or went against the protocol; the message says which."""


class PushSocket:
    """``states`` takes each pushed state, ``staff`` each notice of a staff room, ``heard`` every
    other event, ``malformed`` what cannot be read; ``gone`` is set when the connection has ended.
    """

    def __init__(
        self,
        http: "aiohttp.ClientSession",
        *,
        states: Callable[[ItemState], None],
        staff: Callable[[StaffNotice], None],
        heard: Callable[[], None],
        malformed: Callable[[], None],
    ) -> None:
        self._http = http
        self._states = states
        self._staff = staff
        self._heard = heard
        self._malformed = malformed
        self._ws: aiohttp.ClientWebSocketResponse | None = None
        self._reading: asyncio.Task[None] | None = None
        self._numbers = itertools.count(1)
        self._open_calls: dict[int, asyncio.Future[object]] = {}
        self.gone = asyncio.Event()

    async def connect(self, base_url: str, headers: Mapping[str, str], wait_s: float) -> None:
        """Connects; raises ``SocketFailed``, ``aiohttp.ClientError``, ``TimeoutError``, OSError."""
        parts = urlsplit(base_url)
        scheme = "wss" if parts.scheme == "https" else "ws"
        path = f"{parts.path.rstrip('/')}/socket.io/"
        url = urlunsplit((scheme, parts.netloc, path, "transport=websocket&EIO=4", ""))
        async with asyncio.timeout(wait_s):
            try:
                self._ws = await self._http.ws_connect(
                    url, headers=dict(headers), max_msg_size=MESSAGE_BYTES, autoping=True
                )
            except aiohttp.WSServerHandshakeError as error:
                if error.status in REFUSED_STATUSES:
                    raise SocketFailed(f"{error.status} {error.message}") from error
                raise
            await self._expect("0")
            await self._ws.send_str("40{}")
            await self._expect("40")
        self._reading = asyncio.create_task(self._read(self._ws), name="desk socket")

    async def call(self, event: str, body: object, limit_s: float) -> object:
        """The answer to a call. Raises ``SocketFailed`` and ``TimeoutError``."""
        ws = self._ws
        if ws is None or self.gone.is_set():
            raise SocketFailed("not connected")
        number = next(self._numbers)
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._open_calls[number] = answer
        try:
            packet = msgspec.json.encode([event, body]).decode()
            await ws.send_str(f"42{number}{packet}")
            async with asyncio.timeout(limit_s):
                return await answer
        except (ConnectionError, aiohttp.ClientError) as error:
            raise SocketFailed(str(error)) from error
        finally:
            self._open_calls.pop(number, None)

    async def disconnect(self) -> None:
        """Ends the connection."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        if self._ws is not None:
            await self._ws.close()

    async def _expect(self, start: str) -> None:
        """Waits for the packet that lets the handshake go on."""
        ws = self._ws
        while ws is not None:
            message = await ws.receive()
            if message.type is not aiohttp.WSMsgType.TEXT:
                raise SocketFailed("the connection was ended by the server")
            text: str = message.data
            if text.startswith("44"):
                raise SocketFailed(_reason(text[2:]))
            if text.startswith(start):
                return
            if text.startswith("2"):
                await ws.send_str("3")

    async def _read(self, ws: "aiohttp.ClientWebSocketResponse") -> None:
        turn = time.monotonic()
        try:
            async for message in ws:
                if time.monotonic() - turn > TURN_S:
                    await asyncio.sleep(0)
                    turn = time.monotonic()
                if message.type is not aiohttp.WSMsgType.TEXT:
                    self._malformed()
                    continue
                text: str = message.data
                if text.startswith(_STATE_EVENT):
                    self._take_state(text)
                elif text.startswith("2"):
                    await ws.send_str("3" + text[1:])
                elif text.startswith("43"):
                    self._take_answer(text)
                elif text.startswith(_STAFF_EVENT):
                    self._take_notice(text)
                elif text.startswith("42"):
                    self._heard()
                elif text.startswith(("41", "44")):
                    break
                elif not text.startswith(("3", "6")):
                    self._malformed()
        except (ConnectionError, aiohttp.ClientError):
            pass  # the same as an end: whoever waits for ``gone`` goes on from there
        finally:
            self.gone.set()
            for answer in self._open_calls.values():
                if not answer.done():
                    answer.set_exception(SocketFailed("the connection ended"))

    def _take_state(self, text: str) -> None:
        try:
            _, state = _state.decode(text[2:])
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            self._malformed()
            return
        self._states(state)

    def _take_notice(self, text: str) -> None:
        try:
            _, notice = _notice.decode(text[2:])
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            self._malformed()
            return
        self._staff(notice)

    def _take_answer(self, text: str) -> None:
        digits = len(text) - len(text[2:].lstrip("0123456789"))
        try:
            number = int(text[2:digits])
            found = msgspec.json.decode(text[digits:], type=list[object])
        except (ValueError, UnicodeError, RecursionError):
            self._malformed()
            return
        answer = self._open_calls.get(number)
        if answer is not None and not answer.done():
            answer.set_result(found[0] if found else None)


def _reason(packet: str) -> str:
    """What a refusal says of itself."""
    try:
        said = msgspec.json.decode(packet, type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return "refused"
    return str(said.get("message", "refused"))
