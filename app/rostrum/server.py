"""Puts the rooms together into one aiohttp application; nothing but wiring."""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
from aiohttp import web
from prometheus_client import CollectorRegistry, ProcessCollector

from rostrum.api.application import Api, errors_in_words
from rostrum.api.identity import NamedTokens, Tokens
from rostrum.api.running import Health, Metrics
from rostrum.push.config import PushConfig
from rostrum.push.service import PushService
from rostrum.queue.config import QueueConfig
from rostrum.queue.counters import QueueCounters
from rostrum.queue.dispatcher import Dispatcher
from rostrum.queue.watch import watch_depth
from rostrum.saleroom.clock import now_ms
from rostrum.saleroom.closer import close_lots
from rostrum.saleroom.retention import keep_answers
from rostrum.saleroom.saleroom import BIDS_A_SECOND, Saleroom
from rostrum.store.records import OutboxRow
from rostrum.store.sqlite import open_sqlite
from rostrum.store.store import Store
from rostrum.wire.push import STAFF_CHANNEL


class ServerConfig(msgspec.Struct, frozen=True, kw_only=True):
    """What a server is told when it starts; without a database it is a push service by itself."""

    host: str = "127.0.0.1"
    port: int = 3000
    database: Path | None
    admin_token: str | None = None
    service_token: str | None = None
    redis: str | None = None
    public_reads: bool = True
    bids_a_second: float = BIDS_A_SECOND
    push: PushConfig = PushConfig()


class CannotListen(Exception):
    """The address cannot be had; the message says what to do."""


class InProcess:
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


async def compose(config: ServerConfig) -> web.Application:
    """The application that the configuration asks for. Raises DatabaseUnusable in words."""
    app = web.Application(middlewares=[errors_in_words], client_max_size=32 * 1024 * 1024)
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    if config.database is None:
        _push_alone(app, config, registry)
    else:
        await _everything(app, config, config.database, registry)
    app.add_routes(Metrics(registry).routes())
    return app


def _push_alone(app: web.Application, config: ServerConfig, registry: CollectorRegistry) -> None:
    named = NamedTokens(admin=config.admin_token, service=config.service_token)
    push = PushService(
        config.push,
        may_publish=named.may_publish,
        identify=named.holder,
        clock=now_ms,
        registry=registry,
    )
    push.attach(app)
    app.add_routes([web.get("/healthz", Health(push.health).handle)])


async def _everything(
    app: web.Application, config: ServerConfig, database: Path, registry: CollectorRegistry
) -> None:
    """Opens the store and joins API, queue and push."""
    store = Store(await asyncio.to_thread(open_sqlite, database))
    saleroom = Saleroom(store, bids_a_second=config.bids_a_second)
    await saleroom.load()
    named = NamedTokens(admin=config.admin_token, service=config.service_token)
    tokens = Tokens(store.people, named, now_ms)
    await tokens.load()
    push = PushService(
        config.push,
        snapshots=saleroom.snapshots,
        may_publish=tokens.may_publish,
        identify=tokens.holder,
        clock=now_ms,
        registry=registry,
    )
    counters = QueueCounters(registry)
    dispatcher = Dispatcher(store, InProcess(push), counters, QueueConfig(), now_ms)
    store.outbox.on_commit = dispatcher.committed
    Api(saleroom, store, tokens, lambda: counters.failing, public_reads=config.public_reads).attach(
        app
    )
    push.attach(app)
    app.add_routes([web.get("/healthz", Health(store.health, push.health).handle)])

    async def background(_app: web.Application) -> AsyncIterator[None]:
        tasks = [
            asyncio.create_task(dispatcher.run(), name="dispatcher"),
            asyncio.create_task(watch_depth(store.outbox, counters, now_ms), name="watch"),
            asyncio.create_task(close_lots(saleroom), name="closer"),
            asyncio.create_task(keep_answers(saleroom), name="retention"),
        ]
        for task in tasks:
            task.add_done_callback(_fail_loudly)
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await store.close()

    app.cleanup_ctx.append(background)


async def start(config: ServerConfig) -> tuple[web.AppRunner, int]:
    """Serves in the background; gives the runner to clean up and the port. Raises CannotListen."""
    listener = listen(config.host, config.port)
    try:
        runner = web.AppRunner(await compose(config), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.SockSite(runner, listener, backlog=4096).start()
    except BaseException:
        listener.close()
        raise
    _spare_the_collector()
    return runner, listener.getsockname()[1]


def _spare_the_collector() -> None:
    """What lives as long as the process is not looked at again by the garbage collector.

    Its full rounds went over 150,000 such objects and held every bid up for 60 ms each time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where it is installed, else none: asyncio's own."""
    try:
        import uvloop  # noqa: PLC0415 - not there on every platform
    except ImportError:
        return None
    return uvloop.new_event_loop


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises CannotListen in words."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=4096)
    except OSError as error:
        raise CannotListen(
            f"Port {port} on {host} cannot be used ({error.strerror}). Stop the program that has "
            "it, or choose another with --port or ROSTRUM_PORT."
        ) from error


def _fail_loudly(task: asyncio.Task[None]) -> None:
    """A part that ends by itself would leave a server that looks well: end the process instead."""
    if not task.cancelled() and task.exception() is not None:
        asyncio.get_running_loop().call_exception_handler(
            {"message": f"{task.get_name()} ended", "exception": task.exception()}
        )
        raise SystemExit(70)
