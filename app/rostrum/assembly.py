"""Puts the rooms together, role by role; nothing but wiring."""

from collections.abc import Callable, Collection, Coroutine
from functools import partial
from operator import attrgetter
from typing import Any

import structlog
from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, ProcessCollector

from rostrum.api.application import Api, errors_in_words
from rostrum.api.bid_counters import BidCounters
from rostrum.api.identity import NamedTokens, Tokens
from rostrum.api.refusals import COUNT
from rostrum.api.running import Look
from rostrum.guarded import by_our_names, guard
from rostrum.listening import files
from rostrum.push.callers import Network, caller, from_this_machine, neighbourhood, networks
from rostrum.push.calls import Snapshots
from rostrum.push.config import PushConfig
from rostrum.push.crowd import CROWD, MORE, SPARE_FILES, TIMES_OF_ONE, Crowd
from rostrum.push.origins import asked_by_another_name
from rostrum.push.service import PushService
from rostrum.queue.counters import QueueCounters
from rostrum.queue.dispatcher import Dispatcher
from rostrum.queue.over_http import OverHttp
from rostrum.queue.publisher import Publisher
from rostrum.queue.watch import watch_depth
from rostrum.roles import InProcess, Role, ToPub, ToRedis
from rostrum.saleroom.clock import now_ms
from rostrum.saleroom.closer import close_lots
from rostrum.saleroom.desk_bids import follow_auction
from rostrum.saleroom.others import Others
from rostrum.saleroom.phone_counters import PhoneCounters
from rostrum.saleroom.phones import PhoneDesks
from rostrum.saleroom.retention import keep_answers, let_lots_go
from rostrum.saleroom.saleroom import Saleroom
from rostrum.saleroom.stored_states import StoredStates
from rostrum.server_config import ServerConfig
from rostrum.store.database import Hear
from rostrum.store.records import OutboxRow
from rostrum.store.store import Store
from rostrum.wire.push import STAFF_CHANNEL

log = structlog.get_logger()


class IntoThisProcess:
    """Hands pushes to the push service of this process."""

    def __init__(self, push: PushService) -> None:
        self._push = push

    async def publish(self, row: OutboxRow) -> None:
        """Handed over when it is with every recipient's connection."""
        if row.channel == STAFF_CHANNEL:
            await self._push.emit_to_staff(row.item_id, row.channel, row.message)
        else:
            await self._push.emit(row.item_id, row.channel, row.message)

    async def close(self) -> None:
        """Nothing to let go."""


class Assembly:
    """The application with what runs beside it, and whose health counts."""

    def __init__(self, config: ServerConfig) -> None:
        self.config = config
        self.app = web.Application(
            middlewares=[errors_in_words, by_our_names(config.push.origins)],
            client_max_size=32 * 1024 * 1024,
        )
        self.registry = CollectorRegistry()
        self.looks: list[Look] = []
        self.ears: list[tuple[Hear, Callable[[], None]]] = []
        self.beside: dict[str, Coroutine[Any, Any, None]] = {}
        self.named = NamedTokens(admin=config.admin_token, service=config.service_token)
        self.may_publish = self.named.may_publish
        self._proxies = networks(config.push.trusted_proxies)
        guard(self.app, hsts_seconds=config.hsts_seconds if config.tls is not None else 0)
        ProcessCollector(registry=self.registry)
        self.app[CROWD] = _crowd(config.push, self._proxies)
        self.registry.register(self.app[CROWD])
        if config.tls is not None:
            ends = Gauge(
                "rostrum_certificate_ends_timestamp_seconds",
                "When the server's certificate ends.",
                registry=self.registry,
            )
            ends.set_function(partial(attrgetter("ends_at"), config.tls))

    async def push_alone(self) -> None:
        """A push service that knows only what passes."""
        self._push(self.named)

    async def with_store(self, store: Store) -> None:
        """The roles that are wanted, over one store."""
        roles = self.config.roles
        self.looks.append(store.health if roles != {Role.PUSH} else _not_needed(store.health))
        tokens = Tokens(store.people, self.named, now_ms)
        self.may_publish = tokens.may_publish
        await tokens.load()
        saleroom = await self._saleroom(store) if Role.API in roles else None
        desks = await self._phones(store, saleroom) if saleroom is not None else None
        others = Others(saleroom, desks, tokens.load)
        self.beside["keeping up"] = others.keep_up()
        self.ears.append((others.hear, others.missed))
        self.beside["listener"] = store.listen(self._hear, self._missed)
        push = None
        if Role.PUSH in roles:
            states = saleroom or StoredStates(store.catalogue)
            push = self._push(tokens, states.snapshots)
        counters = QueueCounters(self.registry) if Role.QUEUE in roles else None
        if counters is not None:
            self._queue(store, _publisher(self.config, push), counters)
        if saleroom is not None and desks is not None:
            self.app[COUNT] = PhoneCounters(self.registry, desks).refuse
            Api(
                saleroom,
                desks,
                store,
                tokens,
                lambda: counters.failing if counters is not None else None,
                lambda request: neighbourhood(caller(request, self._proxies)),
                BidCounters(self.registry),
                public_reads=self.config.public_reads,
                pictures=self.config.pictures,
            ).attach(self.app)

    async def _saleroom(self, store: Store) -> Saleroom:
        saleroom = Saleroom(store, bids_a_second=self.config.bids_a_second)
        await saleroom.load()
        if not self.config.at_rest:
            self.beside["closer"] = close_lots(saleroom)
        self.beside["retention"] = keep_answers(saleroom)
        self.beside["lots in memory"] = let_lots_go(saleroom)
        return saleroom

    async def _phones(self, store: Store, saleroom: Saleroom) -> PhoneDesks:
        desks = PhoneDesks(store.desks, saleroom, now_ms)
        await desks.load()
        self.beside["phone desks"] = follow_auction(desks, saleroom)
        return desks

    def _push(
        self, tokens: Tokens | NamedTokens, snapshots: Snapshots | None = None
    ) -> PushService:
        push = PushService(
            self.config.push,
            snapshots=snapshots,
            may_publish=tokens.may_publish,
            identify=tokens.holder,
            clock=now_ms,
            registry=self.registry,
            redis=self.config.redis,
        )
        push.attach(self.app)
        self.looks.append(push.health)
        return push

    def _queue(self, store: Store, publisher: Publisher, counters: QueueCounters) -> None:
        queue, database = self.config.queue, self.config.database
        if store.shared and database is not None:
            from rostrum.queue.shared import SharedDispatcher  # noqa: PLC0415 - loads psycopg

            shared = SharedDispatcher(database, publisher, counters, queue, now_ms)
            self.ears.append((shared.hear, shared.missed))
            store.outbox.on_commit = shared.committed
            self.beside["dispatcher"] = shared.run()
        else:
            alone = Dispatcher(store, publisher, counters, queue, now_ms)
            store.outbox.on_commit = alone.committed
            self.beside["dispatcher"] = alone.run()
        self.beside["watch"] = watch_depth(store.outbox, counters, now_ms)
        self.looks.append(counters.health)

    def may_look_inside(self, request: web.Request) -> bool:
        """Whether the caller is on this machine, or has the token of a service or an admin.

        A browser on it is believed where it asks by a name of this machine.
        """
        local = from_this_machine(request, self._proxies) and not asked_by_another_name(
            request, self.config.push.origins
        )
        return local or self.may_publish(request)

    def _hear(self, subject: str, which: Collection[str]) -> None:
        for hear, _ in self.ears:
            hear(subject, which)

    def _missed(self) -> None:
        for _, missed in self.ears:
            missed()


def _crowd(push: PushConfig, proxies: tuple[Network, ...]) -> Crowd:
    """As many connections as are wanted, and fewer where the system has not the files for them."""
    wanted = push.connections + MORE
    have = files(wanted + SPARE_FILES)
    if have < push.connections:
        log.warning(
            "few_files", files=have, connections=push.connections, set="LimitNOFILE or ulimit -n"
        )
    most = max(min(wanted, have - SPARE_FILES), 1)
    return Crowd(most, push.connections_per_address * TIMES_OF_ONE, proxies)


def _not_needed(look: Look) -> Look:
    """Who only pushes goes on without the database: watchers sent elsewhere would find it gone too."""

    async def without() -> tuple[str, dict[str, str]]:
        state, parts = await look()
        return "degraded" if state == "failing" else state, parts

    return without


def _publisher(config: ServerConfig, push: PushService | None) -> Publisher:
    match config.target:
        case ToPub(url):
            return OverHttp(url, config.service_token, trust=config.publish_trust)
        case ToRedis(url):
            from rostrum.queue.over_redis import OverRedis  # noqa: PLC0415 - loads redis

            return OverRedis(url)
        case InProcess():
            assert push is not None  # noqa: S101 - as roles.check found
            return IntoThisProcess(push)
