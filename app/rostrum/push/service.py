"""The push service as a part of an aiohttp application: ``/pub``, ``/socket.io/``, streams, polls."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web
from prometheus_client import CollectorRegistry

from rostrum.push.admission import Admission
from rostrum.push.article import Message, Publication
from rostrum.push.calls import Snapshots
from rostrum.push.catching_up import CatchingUp
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.crowd import Crowd
from rostrum.push.doorway import Doorway, plain_doorway
from rostrum.push.entrance import Entrance
from rostrum.push.names import item_room, staff_room
from rostrum.push.pub import MayPublish, Pub
from rostrum.push.remembered import Remembered
from rostrum.push.sockets import Sockets
from rostrum.push.streams import Streams
from rostrum.push.tokens_in_use import Identify
from rostrum.push.viewer import Viewer
from rostrum.wire.state import AUCTION_CHANNEL

if TYPE_CHECKING:
    from rostrum.push.relay import Relay


def now_ms() -> int:
    """Now, in milliseconds UTC."""
    return time.time_ns() // 1_000_000


class PushService:
    """The article's push service with subscriptions, clock and heartbeat beside it.

    ``snapshots`` gives the states of items to subscribers; without it the newest state of each
    item that passed is remembered. ``may_publish`` says whether a caller who is not on this
    machine has a token for ``/pub``, ``identify`` whose token a handshake carries. ``redis`` is the
    address of the Redis over which several push processes share what they emit.
    """

    def __init__(
        self,
        config: PushConfig,
        *,
        snapshots: Snapshots | None = None,
        may_publish: MayPublish | None = None,
        identify: Identify = lambda _: None,
        clock: Callable[[], int] = now_ms,
        registry: CollectorRegistry | None = None,
        redis: str | None = None,
    ) -> None:
        self._config = config
        self._counters = Counters(registry or CollectorRegistry())
        self._remembered: Remembered | None = None
        if snapshots is None:
            self._remembered = Remembered(config.cached_items, config.cached_bytes)
            snapshots = self._remembered.snapshots
        admission = Admission(config)
        entrance = Entrance(config, identify, admission, self._counters)
        self._sockets = Sockets(config, snapshots, clock, self._counters, entrance)
        self._streams = Streams(config, snapshots, admission, entrance, self._counters)
        self._pub = Pub(config, self.emit, may_publish, self._overloaded)
        self._relay: Relay | None = None
        if redis is not None:
            from rostrum.push import relay  # noqa: PLC0415 - loads redis

            self._catching_up = CatchingUp(snapshots, self._watched, self._emit_here)
            self._relay = relay.Relay(
                redis,
                config,
                self._counters,
                self._hear,
                self._staff_here,
                self._hears_again,
            )

    def attach(self, app: web.Application) -> None:
        """Adds the routes to an application, and what runs beside them to its life."""
        app[PUSH] = self
        self._sockets.attach(app)
        self._streams.attach(app)
        app.add_routes(Viewer().routes())
        app.router.add_post("/pub", self._pub.handle)
        if self._relay is not None:
            app.cleanup_ctx.append(self._relaying)

    async def _relaying(self, _app: web.Application) -> AsyncIterator[None]:
        assert self._relay is not None  # noqa: S101 - only then it is asked for
        async with self._relay.running():
            yield
        self._catching_up.stop()

    def doorway(
        self, aiohttp_server: Callable[[], asyncio.Protocol], crowd: Crowd
    ) -> Callable[[], asyncio.Protocol]:
        """What makes the protocol of each new connection; ``aiohttp_server`` makes aiohttp's."""
        direct = self._sockets.direct
        if direct is None:
            return plain_doorway(self._config, aiohttp_server, crowd)
        # With a relay an emit is not over in one turn, so /pub waits for it behind the door.
        publish = self._publish if self._relay is None else None
        return lambda: Doorway(
            self._config, aiohttp_server, direct.accept, publish, self._sockets.overloaded, crowd
        )

    async def emit(self, item_id: str, channel: str, message: Message) -> None:
        """Sends event ``channel`` to all who watch an item; ``message`` is one encoded JSON value."""
        await self._emit_here(item_id, channel, message)
        if self._relay is not None:
            await self._relay.tell(item_id, channel, message)

    async def emit_to_staff(self, sale_id: str, channel: str, message: Message) -> None:
        """Sends an event to the staff of a sale; the public cannot join their room."""
        await self._staff_here(sale_id, channel, message)
        if self._relay is not None:
            await self._relay.tell_staff(sale_id, channel, message)

    async def _hear(self, item_id: str, channel: str, message: Message) -> None:
        if not self._catching_up.is_old(item_id, channel, message):
            await self._emit_here(item_id, channel, message)

    def _hears_again(self) -> None:
        if self._remembered is None:  # what is only remembered knows no more than was heard
            self._catching_up.begin()

    def _watched(self) -> set[str]:
        return {*self._sockets.watched(), *self._streams.watched()}

    async def _emit_here(self, item_id: str, channel: str, message: Message) -> None:
        self._beside_sockets(item_id, channel, message)
        await self._sockets.emit(item_room(item_id), channel, message)

    async def _staff_here(self, sale_id: str, channel: str, message: Message) -> None:
        await self._sockets.emit(staff_room(sale_id), channel, message)

    def _publish(self, said: Publication) -> None:
        self._counters.at_the_door += 1
        self._beside_sockets(said.item_id, said.channel, said.message)
        if self._sockets.fast is not None:
            self._sockets.fast.emit(item_room(said.item_id), said.channel, said.message)

    def _beside_sockets(self, item_id: str, channel: str, message: Message) -> None:
        if (
            self._remembered is not None
            and channel == AUCTION_CHANNEL
            and not isinstance(message, msgspec.UnsetType)
        ):
            self._remembered.see(message)
        self._streams.emit(item_id, channel, message)

    async def health(self) -> tuple[str, dict[str, str]]:
        """Whether pushes reach everyone: ``ok``, or ``degraded`` with the reason."""
        if self._relay is None:
            return "ok", {"push": "ok"}
        trouble = self._relay.health()
        return "degraded" if trouble else "ok", {"push": "ok", "redis": trouble or "ok"}

    def _overloaded(self) -> bool:
        relay = self._relay
        if not self._sockets.overloaded() and (relay is None or not relay.overloaded()):
            return False
        self._counters.overloads += 1
        return True


PUSH = web.AppKey("PUSH", PushService)
"""Where an application keeps its push service, for whoever listens for it."""
