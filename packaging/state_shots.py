"""Pictures of a desk that has nothing yet, or no more: waiting, without a server, silent, cut off.

A relay stands between the desk and the server; it can be held, as a network that has gone silent,
or cut.
"""

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QWidget

from rostrum.demo.run import PADDLE
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.link import Link
from rostrum.desk.models.sieve import Show, Sieve
from rostrum.desk.settings import Settings

SIZE = (1440, 900)
NAMES = (
    "waiting", "no-server", "sign-in-refused", "stale", "rostrum-stale", "offline",
)  # fmt: skip
Draw = Callable[[Desk, str, QWidget], Awaitable[None]]


class Relay:
    """Passes bytes on between desks and a server until it is held or cut."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._open = asyncio.Event()
        self._open.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> str:
        """Listens; gives its address."""
        self._server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def hold(self) -> None:
        """Passes nothing on any more, and ends nothing."""
        self._open.clear()

    def cut(self) -> None:
        """Ends every connection and takes no further one."""
        if self._server is not None:
            self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        self._open.set()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to_server = await asyncio.open_connection("127.0.0.1", self._to)
        self._writers |= {writer, to_server}
        await asyncio.gather(self._pass(reader, to_server), self._pass(there, writer))

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                await self._open.wait()
                writer.write(data)
                await writer.drain()
        writer.close()


async def draw_states(port: int, token: str, theme: str, draw: Draw) -> None:
    """Draws each state; ``draw`` writes one picture."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        await _draw_without(f"http://127.0.0.1:{silent.getsockname()[1]}", theme, "waiting", draw)
        closed = f"http://127.0.0.1:{silent.getsockname()[1]}"
    await _draw_without(closed, theme, "no-server", draw)
    relay = Relay(port)
    desk = _desk(await relay.start(), token, theme)
    await desk.start()
    try:
        async with asyncio.timeout(30):
            await desk.live.wait()
        desk.window.floor.sift(Sieve(show=Show.OPEN))
        desk.window.floor.choice.choose(desk.window.shown.entry(3).state.item_id)
        rostrum = desk.screens.open_rostrum()
        if rostrum is None:
            raise RuntimeError("the rostrum did not open")
        await _refuse_sign_in(desk, draw)
        while desk.pictures.waiting:  # noqa: ASYNC110 - nothing comes any more once it is held
            await asyncio.sleep(0.1)
        await asyncio.sleep(1.0)
        relay.hold()
        await _wait_for(desk, Link.STALE)
        await draw(desk, "stale", desk.window)
        await draw(desk, "rostrum-stale", rostrum)
        relay.cut()
        await _wait_for(desk, Link.OFFLINE)
        await draw(desk, "offline", desk.window)
    finally:
        await desk.stop()


async def _draw_without(url: str, theme: str, name: str, draw: Draw) -> None:
    desk = _desk(url, "nobody", theme)
    await desk.start()
    try:
        await asyncio.sleep(1.5)
        await draw(desk, name, desk.window)
    finally:
        await desk.stop()


async def _refuse_sign_in(desk: Desk, draw: Draw) -> None:
    desk.office.show_sign_in()
    sheet = desk.office.sign_in_sheet
    if sheet is None:
        raise RuntimeError("the sheet for signing in did not open")
    sheet.name.setText("ann")
    sheet.password.setText("not hers")
    sheet.go.click()
    await asyncio.sleep(2.0)
    await draw(desk, "sign-in-refused", sheet)
    sheet.close()


async def _wait_for(desk: Desk, link: Link) -> None:
    async with asyncio.timeout(40):
        while desk.link is not link:  # noqa: ASYNC110 - the desk says it by its look
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.3)


def _desk(url: str, token: str, theme: str) -> Desk:
    config = DeskConfig(server=url, token=token, paddle=PADDLE, size=SIZE, theme=theme)
    return Desk(config, Settings(theme=theme))
