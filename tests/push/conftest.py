"""A push service by itself, in this process, on a free port."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
import socketio
from aiohttp import web
from prometheus_client import CollectorRegistry

from rostrum.push.config import PushConfig
from rostrum.push.crowd import CROWD, Crowd
from rostrum.push.service import PushService
from rostrum.push.site import PushSite


class Running:
    """A running service and the clients that a test opens on it."""

    def __init__(
        self,
        url: str,
        service: PushService,
        runner: web.AppRunner,
        registry: CollectorRegistry,
    ) -> None:
        self.url = url
        self.service = service
        self.runner = runner
        self.registry = registry
        self.clients: list[Listener] = []

    def metric(self, name: str, **labels: str) -> float:
        """A figure of ``/metrics``, without its prefix."""
        return self.registry.get_sample_value(f"rostrum_push_{name}", labels) or 0.0

    async def listen(self, query: str = "", **options: Any) -> "Listener":
        listener = Listener()
        self.clients.append(listener)
        await listener.io.connect(
            self.url + query, transports=options.pop("transports", ["websocket"]), **options
        )
        return listener

    async def pub(self, **options: Any) -> httpx.Response:
        async with httpx.AsyncClient() as http:
            return await http.post(f"{self.url}/pub", timeout=60, **options)


class Listener:
    """A client that keeps every event it hears."""

    def __init__(self) -> None:
        self.io = socketio.AsyncClient(reconnection=False, handle_sigint=False)
        self.heard: asyncio.Queue[tuple[str, tuple[Any, ...]]] = asyncio.Queue()
        self.gone = asyncio.Event()
        self.io.on("*", self._hear)
        self.io.on("disconnect", lambda *_: self.gone.set())

    async def _hear(self, event: str, *arguments: Any) -> None:
        self.heard.put_nowait((event, arguments))

    async def next(self) -> tuple[str, tuple[Any, ...]]:
        async with asyncio.timeout(60):
            return await self.heard.get()

    async def call(self, event: str, argument: Any = None) -> Any:
        return await self.io.call(event, argument, timeout=60)


@pytest.fixture
async def serve() -> AsyncIterator[Callable[..., Awaitable[Running]]]:
    runners: list[web.AppRunner] = []
    running: list[Running] = []

    async def start(
        *, parts: dict[str, Any] | None = None, crowd: Crowd | None = None, **limits: Any
    ) -> Running:
        app = web.Application()
        app[CROWD] = crowd or Crowd(10_000, 10_000)
        registry = CollectorRegistry()
        service = PushService(PushConfig(**limits), **({"registry": registry} | (parts or {})))
        service.attach(app)
        runner = web.AppRunner(app, shutdown_timeout=1)
        runners.append(runner)
        await runner.setup()
        listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        await PushSite(runner, listener, backlog=512).start()
        port = listener.getsockname()[1]
        running.append(Running(f"http://127.0.0.1:{port}", service, runner, registry))
        return running[-1]

    yield start
    for each in running:
        for client in each.clients:
            await client.io.disconnect()
    for runner in runners:
        await runner.cleanup()
