"""What a connected client may ask: subscriptions, the clock, staff rooms; each has an answer.

The calls are those of the wire contract, section 2. A connection that goes beyond a limit gets an
error acknowledgement and is then disconnected.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import msgspec
import socketio
import structlog

from rostrum.allowance import Allowance
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.names import HEARTBEAT_ROOM, NameRefused, item_name, item_room, staff_room
from rostrum.wire.identity import Identity, Role
from rostrum.wire.push import (
    Staff,
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

_STAFF = frozenset({Role.CLERK, Role.AUCTIONEER, Role.ADMIN})

log = structlog.get_logger()


class CallRefused(Exception):
    """A client's call is answered with an error; ``final`` ends the connection too."""

    def __init__(self, code: str, detail: str, *, final: bool = False) -> None:
        super().__init__(detail)
        self.code = code
        self.final = final


class _Caller(msgspec.Struct):
    """A connection: what it may still ask for, and whose it is."""

    allowance: Allowance
    who: Identity | None


class Calls:
    """Answers the calls of every connection of one Socket.IO server."""

    def __init__(
        self,
        io: socketio.AsyncServer,
        config: PushConfig,
        snapshots: Snapshots,
        clock: Callable[[], int],
        counters: Counters,
    ) -> None:
        self._io = io
        self._config = config
        self._snapshots = snapshots
        self._clock = clock
        self._counters = counters
        self._callers: dict[str, _Caller] = {}
        self._goodbyes: set[asyncio.Task[None]] = set()
        self._on("subscribe", Subscribe, self._subscribe)
        self._on("unsubscribe", Unsubscribe, self._unsubscribe)
        self._on("staff", Staff, self._staff)
        self._on("time", TimeQuery, self._time)

    def admit(self, sid: str, who: Identity | None) -> None:
        """Takes a new connection's calls from now on."""
        allowance = Allowance(self._config.messages_per_second, self._config.message_burst)
        self._callers[sid] = _Caller(allowance, who)

    def forget(self, sid: str) -> None:
        """The connection has gone."""
        self._callers.pop(sid, None)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Until the server stops."""
        try:
            yield
        finally:
            for task in self._goodbyes:
                task.cancel()
            await asyncio.gather(*self._goodbyes, return_exceptions=True)

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
        caller = self._callers.get(sid)
        if caller is None:
            raise CallRefused("GONE", "The connection is closing.")
        if not caller.allowance.take():
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
        # Joined before the snapshot is taken, so that nothing falls between the two.
        await self._join(sid, _item_rooms(asked.items))
        await self._io.enter_room(sid, HEARTBEAT_ROOM)
        try:
            async with asyncio.timeout(self._config.snapshot_seconds):
                return _plain(await self._snapshots(asked.items))
        except TimeoutError as error:
            raise CallRefused(
                "UNAVAILABLE", "The states cannot be read now. Subscribe again."
            ) from error

    async def _unsubscribe(self, sid: str, asked: Unsubscribe) -> dict[str, Any]:
        for room in _item_rooms(asked.items):
            await self._io.leave_room(sid, room)
        return {"items": asked.items}

    async def _staff(self, sid: str, asked: Staff) -> dict[str, Any]:
        caller = self._callers.get(sid)
        if caller is None or caller.who is None or caller.who.role not in _STAFF:
            raise CallRefused(
                "FORBIDDEN", "Staff rooms take the token of a clerk, an auctioneer or an admin."
            )
        await self._join(sid, [staff_room(sale_id) for sale_id in asked.sales])
        return {"sales": asked.sales}

    async def _join(self, sid: str, rooms: list[str]) -> None:
        held = set(self._io.rooms(sid))
        joining = [room for room in rooms if room not in held]
        if len(held) + len(joining) > self._config.rooms_per_connection:
            most = self._config.rooms_per_connection
            raise CallRefused("TOO_MANY_ROOMS", f"At most {most} rooms at once.", final=True)
        for room in joining:
            await self._io.enter_room(sid, room)

    async def _time(self, _sid: str, asked: TimeQuery) -> dict[str, Any]:
        return _plain(TimeAnswer(asked.t0, 0, self._clock()))

    def _say_goodbye(self, sid: str, code: str) -> None:
        async def leave() -> None:
            await asyncio.sleep(GOODBYE_S)
            await self._io.disconnect(sid)

        self._counters.disconnected(code.lower())
        log.info("socket_beyond_limit", sid=sid, code=code)
        task = asyncio.create_task(leave(), name="goodbye")
        self._goodbyes.add(task)
        task.add_done_callback(self._goodbyes.discard)


def _item_rooms(items: Mapping[str, object] | list[str]) -> list[str]:
    try:
        return [item_room(item_name(item_id)) for item_id in items]
    except NameRefused as error:
        raise CallRefused("BAD_ITEM", f"{error}.") from error


def _plain(value: object) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(value)
    return plain
