"""Where an aiohttp application with a push service listens."""

import asyncio
import socket

from aiohttp import web

from rostrum.push.service import PUSH


class PushSite(web.BaseSite):
    """A listening socket; with a push service, connections come through its doorway first."""

    __slots__ = ("_app", "_socket")

    def __init__(self, runner: web.AppRunner, listener: socket.socket, *, backlog: int) -> None:
        super().__init__(runner, backlog=backlog)
        self._app = runner.app
        self._socket = listener

    @property
    def name(self) -> str:
        """Its address."""
        host, port, *_ = self._socket.getsockname()
        return f"http://{host}:{port}"

    async def start(self) -> None:
        """Listens."""
        await super().start()
        server = self._runner.server
        if server is None:
            raise RuntimeError("the runner is set up before its sites start")
        push = self._app.get(PUSH)
        self._server = await asyncio.get_running_loop().create_server(
            server if push is None else push.doorway(server),
            sock=self._socket,
            backlog=self._backlog,
        )
