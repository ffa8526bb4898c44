"""A real outbox, and a real server that answers ``/pub`` as a test wants it."""

import asyncio
import json
from collections.abc import Callable

import msgspec
import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry
from tests.parts import free_port

from rostrum.queue.config import QueueConfig
from rostrum.queue.counters import QueueCounters
from rostrum.queue.dispatcher import Dispatcher
from rostrum.queue.over_http import OverHttp
from rostrum.queue.shared import SharedDispatcher
from rostrum.saleroom.clock import now_ms
from rostrum.store.commits import Wanted
from rostrum.store.opening import open_database
from rostrum.store.records import DeadLetterRow, EventWrite, ItemRow, NewSaleWrite, SaleRow
from rostrum.store.store import Store

ITEMS = ("a", "b", "c")


class PubServer:
    """Keeps the article's contract unless it is told to do otherwise."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int]] = []
        self.answer: Callable[[dict], web.Response | None] = lambda _: None
        self._runner: web.AppRunner | None = None
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/pub"

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/pub", self._pub)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None

    async def _pub(self, request: web.Request) -> web.Response:
        body = json.loads(await request.read())
        answer = self.answer(body)
        if asyncio.iscoroutine(answer):
            answer = await answer
        if answer is not None:
            return answer
        self.heard.append((body["itemId"], body["message"].get("version")))
        return web.Response(text="ok")

    def versions(self, item: str) -> list[int]:
        return [version for each, version in self.heard if each == item]


class Sale:
    """Puts states into a store as the saleroom does."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._versions = dict.fromkeys(ITEMS, 0)

    async def move(self, item: str, times: int = 1, *, at: int | None = None) -> int:
        """Moves an item; returns its version."""
        for _ in range(times):
            version = self._versions[item] = self._versions[item] + 1
            state = json.dumps({"itemId": item, "version": version}).encode()
            write = EventWrite(item, version, at or now_ms(), b"{}", state, None, 0)
            await self.store.commits.decide(Wanted(lambda _, write=write: [write]))
        return self._versions[item]


class Queue:
    """A dispatcher that runs."""

    def __init__(self, store: Store, where: str, url: str) -> None:
        self._store = store
        self._where = where
        self._url = url
        # What a test moves is never behind only because the machine is busy.
        self.config = QueueConfig(
            retry_first_s=0.01, retry_longest_s=0.05, tidy_s=0.02, behind_s=30.0
        )
        self.counters = QueueCounters(CollectorRegistry())
        self._task: asyncio.Task[None] | None = None

    async def start(self, *, time_limit_s: float = 20.0, **changes: object) -> None:
        self.config = msgspec.structs.replace(self.config, **changes)
        publisher = OverHttp(self._url, None, time_limit_s=time_limit_s)
        made = (publisher, self.counters, self.config, now_ms)
        if self._store.shared:
            dispatcher = SharedDispatcher(self._where, *made)
        else:
            dispatcher = Dispatcher(self._store, *made)
        self._store.outbox.on_commit = dispatcher.committed
        self._task = asyncio.create_task(dispatcher.run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._task = None

    async def until_empty(self) -> None:
        async with asyncio.timeout(60):
            while (await self._store.outbox.depth()).waiting:
                await asyncio.sleep(0.01)


@pytest.fixture
async def store(where):
    opened = Store(open_database(where))
    sale = SaleRow("s", 0, b"{}", b"{}")
    items = tuple(ItemRow(name, "s", n, b"{}", 0, b"", None, 0) for n, name in enumerate(ITEMS))
    await opened.catalogue.add_sale(NewSaleWrite(sale, items, (), ()))
    yield opened
    await opened.close()


@pytest.fixture
async def pub():
    server = PubServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def queue(store, where, pub):
    working = Queue(store, where, pub.url)
    yield working
    await working.stop()


@pytest.fixture
def sale(store) -> Sale:
    return Sale(store)


async def until(holds: Callable[[], bool]) -> None:
    """Waits for something that must come."""
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.01)


async def dead_letters(store: Store, *items: str) -> dict[str, DeadLetterRow]:
    """The dead letters by item, once these have one: several workers count before they commit."""
    async with asyncio.timeout(60):
        while True:
            found = {row.item_id: row for row in await store.dead_letters.page(0, 10)}
            if sorted(found) == sorted(items):
                return found
            await asyncio.sleep(0.01)
