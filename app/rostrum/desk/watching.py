"""The servers that a desk watches, each in a task of its own, taken up and let go as the user wants."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from rostrum.desk.link import Link
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.servers import RostrumServer, SaleServer, Server
from rostrum.desk.settings import ServerKind, ServerSettings
from rostrum.desk.source import Source
from rostrum.desk.words import tr

if TYPE_CHECKING:
    from rostrum.desk.app import Desk

AFTER_FAULT_MS = 2000
"""After a fault of ours in watching a server it is watched again so much later."""


class Watching:
    """Opens, watches and closes the servers of one desk."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.servers: list[Server] = []
        self.guests: list[ServerSettings] = []
        """Servers that are watched because a link named them: they get no token of this desk's."""
        self._running: dict[str, asyncio.Task[None]] = {}
        self._ending: set[asyncio.Task[None]] = set()
        self._begun = False
        for wanted in desk.config.watched(desk.settings.servers):
            self.servers.append(self._open(wanted))

    @property
    def link(self) -> Link:
        """The condition of the worst link; OFFLINE where no server is watched."""
        order = (Link.OFFLINE, Link.STALE, Link.LIVE)
        links = (server.link for server in self.servers)
        return min(links, key=order.index, default=Link.OFFLINE)

    def server(self, key: str) -> Server:
        """A server by its key."""
        return next(one for one in self.servers if one.settings.key == key)

    def server_of(self, source: Source) -> Server:
        """The server that lots of this source are on."""
        return self.server(source.prefix)

    async def picture(self, name: str) -> bytes:
        """A picture from whichever server has it. Raises ``Unanswered``."""
        for server in sorted(self.servers, key=lambda one: -len(one.settings.key)):
            if name.startswith(server.settings.key):
                return await server.picture(name.removeprefix(server.settings.key))
        raise Unanswered(tr("The server has no picture {image}.").format(image=name))

    # -- from start to end -----------------------------------------------------------------

    def begin(self) -> None:
        """Watches every server from now on."""
        self._begun = True
        for server in self.servers:
            self._start(server)

    async def stop(self) -> None:
        """Watches none of them any more. Bids on their way keep their keys at the server."""
        self._begun = False
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), *self._ending, return_exceptions=True)
        for server in self.servers:
            await server.close()

    def watch(self, wanted: Sequence[ServerSettings]) -> None:
        """Watches these servers from now on; those that are as they were stay connected.

        The desk of a practice or a replay stays where it is: it reaches no real sale.
        """
        if self._desk.config.apart:
            return
        for server in list(self.servers):
            if server.settings not in wanted:
                self._let_go(server)
        there = {server.settings.key for server in self.servers}
        for one in wanted:
            if one.key not in there:
                server = self._open(one)
                self.servers.append(server)
                self._start(server)
        if not self._desk.board.rowCount():
            self._desk.front.look_for([server.settings for server in self.servers])
        self._desk.hearing.show_link()

    def _let_go(self, server: Server) -> None:
        desk, key = self._desk, server.settings.key
        self.servers.remove(server)
        desk.board.drop(key)
        desk.screens.let_go(server)
        desk.office.let_go(server)
        desk.hearing.let_go(key)
        ending = asyncio.create_task(_end(server, self._running.pop(key)))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    # -- one server ------------------------------------------------------------------------

    def _open(self, wanted: ServerSettings) -> Server:
        config, hearing = self._desk.config, self._desk.hearing
        if config.replay is not None:
            from rostrum.desk.replay.server import ReplayServer  # noqa: PLC0415 - seldom

            return ReplayServer(wanted, config.token, hearing.ears, hearing.take_moments)
        if wanted.kind is ServerKind.ARTICLE:
            from rostrum.desk.article import ArticleServer  # noqa: PLC0415 - with its library

            return ArticleServer(wanted, hearing.ears)
        return RostrumServer(wanted, self._given(wanted), hearing.ears)

    def _given(self, server: ServerSettings) -> str | None:
        """The token that the desk was started with, which is for the one server that it was started
        for: of several it would be shown to those that it is not from."""
        config = self._desk.config
        own = not config.kept or len(config.watched(self._desk.settings.servers)) == 1
        return config.token if own and server not in self.guests else None

    def _start(self, server: Server) -> None:
        name = f"desk server {server.settings.name}"
        task = asyncio.create_task(self._watch(server), name=name)
        task.add_done_callback(lambda ended: self._take_end(server, ended))
        self._running[server.settings.key] = task

    async def _watch(self, server: Server) -> None:
        """Watches one server; a fault in that leaves the others as they are."""
        if isinstance(server, SaleServer) and server.settings not in self.guests:
            await self._desk.office.signing.begin(server, self._given(server.settings))
        await server.run()

    def _take_end(self, server: Server, ended: asyncio.Task[None]) -> None:
        """A server is watched until it is let go; a fault of ours in it is told, and it goes on."""
        error = None if ended.cancelled() else ended.exception()
        if error is None:
            return
        self._desk.reports.take(type(error), error, error.__traceback__)
        again = self._desk.window
        QTimer.singleShot(AFTER_FAULT_MS, again, lambda: self._start_if_watched(server))

    def _start_if_watched(self, server: Server) -> None:
        if self._begun and server in self.servers:
            self._start(server)


async def _end(server: Server, running: asyncio.Task[None]) -> None:
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await server.close()
