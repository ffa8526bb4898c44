"""Socket.IO rooms of items: who joins them, what is emitted to them, and the heartbeat.

Socket.IO 5 on Engine.IO 4; calls from clients are those of the wire contract, section 2. A
connection that goes beyond a limit gets an error acknowledgement and is then disconnected.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, TypeVar

import msgspec
import socketio
import structlog
from aiohttp import web

from rostrum.allowance import Allowance
from rostrum.push.article import Message
from rostrum.push.config import PushConfig
from rostrum.push.names import HEARTBEAT_ROOM, NameRefused, item_name, item_names, item_room
from rostrum.wire.push import (
    HEARTBEAT_EVENT,
    Heartbeat,
    Subscribe,
    Subscribed,
    TimeAnswer,
    TimeQuery,
    Unsubscribe,
)

T = TypeVar("T")
Snapshots = Callable[[Mapping[str, int | None]], Awaitable[Subscribed]]

GOODBYE_S = 0.1
"""Between an error acknowledgement and the disconnection, so that it can be read."""

log = structlog.get_logger()


class CallRefused(Exception):
    """A client's call is answered with an error; ``final`` ends the connection too."""

    def __init__(self, code: str, detail: str, *, final: bool = False) -> None:
        super().__init__(detail)
        self.code = code
        self.final = final


class Sockets:
    """The Socket.IO server of one push process."""

    def __init__(self, config: PushConfig, snapshots: Snapshots, clock: Callable[[], int]) -> None:
        self._config = config
        self._snapshots = snapshots
        self._clock = clock
        self._allowances: dict[str, Allowance] = {}
        self._goodbyes: set[asyncio.Task[None]] = set()
        origins = list(config.origins)
        self._io = socketio.AsyncServer(
            async_mode="aiohttp",
            cors_allowed_origins="*" if origins == ["*"] else origins or None,
            ping_interval=config.ping_interval_seconds,
            ping_timeout=config.ping_timeout_seconds,
            max_http_buffer_size=config.frame_bytes,
            http_compression=False,
            logger=False,
            engineio_logger=False,
        )
        self._io.on("connect", self._connect)
        self._io.on("disconnect", self._disconnect)
        self._on("subscribe", Subscribe, self._subscribe)
        self._on("unsubscribe", Unsubscribe, self._unsubscribe)
        self._on("time", TimeQuery, self._time)

    def attach(self, app: web.Application) -> None:
        """Adds ``/socket.io/`` to an application, and the heartbeat to its life."""
        app.middlewares.append(_supported_protocol)
        self._io.attach(app)
        app.cleanup_ctx.append(self._beating)

    async def emit(self, item_id: str, channel: str, message: Message) -> None:
        """Sends event ``channel`` with one JSON value, or none, to everyone in an item's room."""
        room = item_room(item_id)
        if room not in self._io.manager.rooms.get("/", ()):
            return
        # A bare list would be spread over several arguments; a tuple of one keeps it whole.
        value = () if isinstance(message, msgspec.UnsetType) else (msgspec.json.decode(message),)
        await self._io.emit(channel, value, room=room)

    # -- connections -----------------------------------------------------------------------

    async def _connect(self, sid: str, environ: dict[str, Any], _auth: object = None) -> None:
        if len(self._allowances) >= self._config.connections:
            raise _refuse_connection("the server has as many connections as it takes; try later")
        request: web.Request = environ["aiohttp.request"]
        try:
            items = item_names(request.query.getall("itemId", []))
        except NameRefused as error:
            raise _refuse_connection(str(error)) from error
        if len(items) > self._config.rooms_per_connection:
            raise _refuse_connection(f"at most {self._config.rooms_per_connection} itemId at once")
        self._allowances[sid] = Allowance(
            self._config.messages_per_second, self._config.message_burst
        )
        for item_id in items:
            await self._io.enter_room(sid, item_room(item_id))

    async def _disconnect(self, sid: str, _reason: str) -> None:
        self._allowances.pop(sid, None)

    # -- calls -----------------------------------------------------------------------------

    def _on(
        self, event: str, kind: type[T], call: Callable[[str, T], Awaitable[dict[str, Any]]]
    ) -> None:
        async def answer(sid: str, *arguments: object) -> dict[str, Any]:
            received = self._clock()
            try:
                asked = self._admit(sid, arguments, kind)
                return await call(sid, asked) | ({"t1": received} if event == "time" else {})
            except CallRefused as refusal:
                if refusal.final:
                    self._say_goodbye(sid, refusal.code)
                return {"error": {"code": refusal.code, "detail": str(refusal)}}

        self._io.on(event, answer)

    def _admit(self, sid: str, arguments: tuple[object, ...], kind: type[T]) -> T:
        allowance = self._allowances.get(sid)
        if allowance is None:
            raise CallRefused("GONE", "The connection is closing.")
        if not allowance.take():
            most = self._config.messages_per_second
            raise CallRefused("RATE_LIMITED", f"At most {most:g} messages a second.", final=True)
        argument = arguments[0] if arguments else None
        try:
            if len(msgspec.json.encode(argument)) > self._config.message_bytes:
                limit = self._config.message_bytes
                raise CallRefused("TOO_LARGE", f"A message has at most {limit} bytes.", final=True)
            return msgspec.convert(argument, kind)
        except msgspec.ValidationError as error:
            raise CallRefused("BAD_REQUEST", f"The argument does not fit: {error}.") from error
        except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
            raise CallRefused("BAD_REQUEST", "The argument is not JSON.") from error

    async def _subscribe(self, sid: str, asked: Subscribe) -> dict[str, Any]:
        rooms = _rooms(asked.items)
        held = set(self._io.rooms(sid))
        joining = [room for room in rooms if room not in held]
        if len(held) + len(joining) > self._config.rooms_per_connection:
            most = self._config.rooms_per_connection
            raise CallRefused("TOO_MANY_ROOMS", f"At most {most} rooms at once.", final=True)
        # Joined before the snapshot is taken, so that nothing falls between the two.
        for room in joining:
            await self._io.enter_room(sid, room)
        await self._io.enter_room(sid, HEARTBEAT_ROOM)
        try:
            async with asyncio.timeout(self._config.snapshot_seconds):
                return _plain(await self._snapshots(asked.items))
        except TimeoutError as error:
            raise CallRefused(
                "UNAVAILABLE", "The states cannot be read now. Subscribe again."
            ) from error

    async def _unsubscribe(self, sid: str, asked: Unsubscribe) -> dict[str, Any]:
        for room in _rooms(asked.items):
            await self._io.leave_room(sid, room)
        return {"items": asked.items}

    async def _time(self, _sid: str, asked: TimeQuery) -> dict[str, Any]:
        return _plain(TimeAnswer(asked.t0, 0, self._clock()))

    def _say_goodbye(self, sid: str, code: str) -> None:
        async def leave() -> None:
            await asyncio.sleep(GOODBYE_S)
            await self._io.disconnect(sid)

        log.info("socket_beyond_limit", sid=sid, code=code)
        task = asyncio.create_task(leave(), name="goodbye")
        self._goodbyes.add(task)
        task.add_done_callback(self._goodbyes.discard)

    # -- heartbeat -------------------------------------------------------------------------

    async def _beating(self, _app: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(self._beat(), name="heartbeat")
        yield
        for each in (task, *self._goodbyes):
            each.cancel()
        await asyncio.gather(task, *self._goodbyes, return_exceptions=True)
        await self._io.shutdown()

    async def _beat(self) -> None:
        """A beat each interval, reckoned from the first so that they do not drift apart."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            await self._io.emit(
                HEARTBEAT_EVENT, _plain(Heartbeat(self._clock())), room=HEARTBEAT_ROOM
            )
            due = max(due + self._config.heartbeat_ms / 1000, loop.time())
            await asyncio.sleep(due - loop.time())


def _rooms(items: Mapping[str, object] | list[str]) -> list[str]:
    try:
        return [item_room(item_name(item_id)) for item_id in items]
    except NameRefused as error:
        raise CallRefused("BAD_ITEM", f"{error}.") from error


def _refuse_connection(reason: str) -> Exception:
    refused: Exception = socketio.exceptions.ConnectionRefusedError(reason)
    return refused


def _plain(value: object) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(value)
    return plain


@web.middleware
async def _supported_protocol(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuses Engine.IO 3 and older in words, before a client waits for an answer that it knows."""
    if request.path.startswith("/socket.io/") and request.query.get("EIO") != "4":
        message = "Unsupported protocol version: use Socket.IO client 3 or 4 (EIO=4)"
        return web.json_response({"code": 5, "message": message}, status=400)
    return await handler(request)
