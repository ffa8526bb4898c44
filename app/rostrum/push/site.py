"""Where an aiohttp application with a push service listens."""

import asyncio
import socket
import ssl
from typing import Any

from aiohttp import web

from rostrum.push.config import PushConfig
from rostrum.push.crowd import CROWD
from rostrum.push.doorway import plain_doorway
from rostrum.push.service import PUSH

HANDSHAKE_S = 10.0
"""How long the handshake of TLS may take."""

GOODBYE_S = 5.0
"""How long a client may take to close its side of TLS."""


class PushSite(web.BaseSite):
    """A listening socket; connections come through a doorway first, a push service's where there
    is one."""

    __slots__ = ("_aiohttp", "_crowd", "_listening", "_most_waiting", "_socket", "_watching")

    def __init__(
        self,
        runner: web.AppRunner,
        listener: socket.socket,
        *,
        backlog: int,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(runner, backlog=backlog, ssl_context=tls)
        self._aiohttp = runner
        self._socket = listener
        self._most_waiting = backlog
        self._listening: asyncio.Server | None = None
        self._crowd = runner.app[CROWD]
        self._watching: asyncio.Task[None] | None = None

    @property
    def name(self) -> str:
        """Its address."""
        host, port, *_ = self._socket.getsockname()
        return f"http{'s' if self._ssl_context is not None else ''}://{host}:{port}"

    async def start(self) -> None:
        """Listens."""
        await super().start()
        server = self._aiohttp.server
        if server is None:
            raise RuntimeError("the runner is set up before its sites start")
        push = self._aiohttp.app.get(PUSH)
        self._listening = await asyncio.get_running_loop().create_server(
            plain_doorway(PushConfig(), server, self._crowd)
            if push is None
            else push.doorway(server, self._crowd),
            sock=self._socket,
            backlog=self._most_waiting,
            **self._handshakes(),
        )
        self._watching = asyncio.create_task(self._crowd.watch(), name="who reads")

    def _handshakes(self) -> dict[str, Any]:
        """Behind TLS the doorway sees a connection when its handshake is done, and what it writes
        is written to the same kind of transport."""
        if self._ssl_context is None:
            return {}
        return {
            "ssl": self._ssl_context,
            "ssl_handshake_timeout": HANDSHAKE_S,
            "ssl_shutdown_timeout": GOODBYE_S,
        }

    async def stop(self) -> None:
        """Takes no more connections; those there are go on."""
        if self._listening is not None:
            self._listening.close()
        if self._watching is not None:
            self._watching.cancel()
        await super().stop()
