"""What a connected client may ask: subscriptions, the clock, staff rooms; each has an answer.

The calls are those of the wire contract, section 2. A connection that goes beyond a limit gets an
error acknowledgement and is then disconnected.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from typing import Any, Protocol, TypeVar

import msgspec
import structlog

from rostrum.allowance import Allowance
from rostrum.push.config import PushConfig
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


class Caller(Protocol):
    """A connection that asks: whose it is, what it may still ask for, and its rooms."""

    allowance: Allowance
    who: Identity | None

    def rooms(self) -> Collection[str]:
        """The rooms that it is in."""

    async def join(self, room: str) -> None:
        """Joins a room."""

    async def leave(self, room: str) -> None:
        """Leaves a room."""

    async def disconnect(self, reason: str) -> None:
        """Ends the connection in order."""


class Calls:
    """Answers the calls of every connection of one push process."""

    def __init__(self, config: PushConfig, snapshots: Snapshots, clock: Callable[[], int]) -> None:
        self._config = config
        self._snapshots = snapshots
        self._clock = clock
        self._goodbyes: set[asyncio.Task[None]] = set()
        self._leaving: set[Caller] = set()
        self._calls: dict[str, Callable[[Caller, object], Awaitable[dict[str, Any]]]] = {
            "subscribe": _taking(Subscribe, self._subscribe),
            "unsubscribe": _taking(Unsubscribe, self._unsubscribe),
            "staff": _taking(Staff, self._staff),
        }

    def allowance(self) -> Allowance:
        """What a new connection may ask for."""
        return Allowance(self._config.messages_per_second, self._config.message_burst)

    async def answer(self, caller: Caller, event: str, arguments: Collection[object]) -> object:
        """The acknowledgement of one event; never raises for what a client sent."""
        received = self._clock()
        if caller in self._leaving:
            return {"error": {"code": "GONE", "detail": "The connection is closing."}}
        try:
            argument = self._admit(caller, arguments)
            if event == "time":
                asked = _fitting(argument, TimeQuery)
                return _plain(TimeAnswer(asked.t0, received, self._clock()))
            call = self._calls.get(event)
            if call is None:
                raise CallRefused("UNKNOWN_CALL", f"There is no call {event[:40]}.")
            return await call(caller, argument)
        except CallRefused as refusal:
            if refusal.final:
                self._say_goodbye(caller, refusal.code)
            return {"error": {"code": refusal.code, "detail": str(refusal)}}

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Until the server stops."""
        try:
            yield
        finally:
            for task in self._goodbyes:
                task.cancel()
            await asyncio.gather(*self._goodbyes, return_exceptions=True)

    def _admit(self, caller: Caller, arguments: Collection[object]) -> object:
        if not caller.allowance.take():
            most = self._config.messages_per_second
            raise CallRefused("RATE_LIMITED", f"At most {most:g} messages a second.", final=True)
        try:
            size = len(msgspec.json.encode(list(arguments)))
        except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
            raise CallRefused("BAD_REQUEST", "The argument is not JSON.") from error
        if size > self._config.message_bytes:
            limit = self._config.message_bytes
            raise CallRefused("TOO_LARGE", f"A message has at most {limit} bytes.", final=True)
        return next(iter(arguments), None)

    async def _subscribe(self, caller: Caller, asked: Subscribe) -> dict[str, Any]:
        # Joined before the snapshot is taken, so that nothing falls between the two.
        await self._join(caller, _item_rooms(asked.items))
        await caller.join(HEARTBEAT_ROOM)
        try:
            async with asyncio.timeout(self._config.snapshot_seconds):
                return _plain(await self._snapshots(asked.items))
        except TimeoutError as error:
            raise CallRefused(
                "UNAVAILABLE", "The states cannot be read now. Subscribe again."
            ) from error

    async def _unsubscribe(self, caller: Caller, asked: Unsubscribe) -> dict[str, Any]:
        for room in _item_rooms(asked.items):
            await caller.leave(room)
        return {"items": asked.items}

    async def _staff(self, caller: Caller, asked: Staff) -> dict[str, Any]:
        if caller.who is None or caller.who.role not in _STAFF:
            raise CallRefused(
                "FORBIDDEN", "Staff rooms take the token of a clerk, an auctioneer or an admin."
            )
        await self._join(caller, [staff_room(sale_id) for sale_id in asked.sales])
        return {"sales": asked.sales}

    async def _join(self, caller: Caller, rooms: list[str]) -> None:
        held = set(caller.rooms())
        joining = [room for room in rooms if room not in held]
        most = self._config.rooms(signed_in=caller.who is not None)
        if len(held) + len(joining) > most:
            raise CallRefused("TOO_MANY_ROOMS", f"At most {most} rooms at once.", final=True)
        for room in joining:
            await caller.join(room)

    def _say_goodbye(self, caller: Caller, code: str) -> None:
        async def leave() -> None:
            await asyncio.sleep(GOODBYE_S)
            self._leaving.discard(caller)
            await caller.disconnect(code.lower())

        self._leaving.add(caller)
        log.info("socket_beyond_limit", code=code)
        task = asyncio.create_task(leave(), name="goodbye")
        self._goodbyes.add(task)
        task.add_done_callback(self._goodbyes.discard)


def _taking(
    kind: type[T], call: Callable[[Caller, T], Awaitable[dict[str, Any]]]
) -> Callable[[Caller, object], Awaitable[dict[str, Any]]]:
    return lambda caller, argument: call(caller, _fitting(argument, kind))


def _fitting(argument: object, kind: type[T]) -> T:
    try:
        return msgspec.convert(argument, kind)
    except msgspec.ValidationError as error:
        raise CallRefused("BAD_REQUEST", f"The argument does not fit: {error}.") from error
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise CallRefused("BAD_REQUEST", "The argument is not JSON.") from error


def _item_rooms(items: Mapping[str, object] | list[str]) -> list[str]:
    try:
        return [item_room(item_name(item_id)) for item_id in items]
    except NameRefused as error:
        raise CallRefused("BAD_ITEM", f"{error}.") from error


def _plain(value: object) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(value)
    return plain
