"""A wire between two parts that a test can cut."""

import asyncio
import contextlib
import socket
import struct

_LINGER_NOT = struct.pack("ii", 1, 0)
"""A socket that is closed with this resets its connection instead of ending it."""


class Wire:
    """Carries bytes to a port on this machine; what connects to ``port`` reaches it."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._cut = False
        self._ends: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._carrying: set[asyncio.Task[None]] = set()
        self.port = 0

    async def lay(self) -> None:
        """Begins to carry."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=1024)
        self.port = self._server.sockets[0].getsockname()[1]

    def cut(self) -> None:
        """Resets every connection, and each that is tried until it is mended."""
        self._cut = True
        for end in list(self._ends):
            _reset(end)

    def mend(self) -> None:
        """Carries again."""
        self._cut = False

    async def take_away(self) -> None:
        """Ends it for good."""
        self.cut()
        if self._server is not None:
            self._server.close()
        for task in self._carrying:
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    async def _accept(self, near_in: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        if self._cut:
            _reset(near)
            return
        try:
            far_in, far = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:
            _reset(near)
            return
        self._ends |= {near, far}
        both = [
            asyncio.create_task(self._carry(near_in, far)),
            asyncio.create_task(self._carry(far_in, near)),
        ]
        self._carrying |= set(both)
        await asyncio.wait(both)
        self._carrying -= set(both)
        for end in (near, far):
            self._ends.discard(end)
            end.close()

    async def _carry(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(1 << 16):
                to.write(data)
                await to.drain()
            with contextlib.suppress(OSError):
                to.write_eof()
        except (ConnectionError, OSError):
            _reset(to)


def _reset(end: asyncio.StreamWriter) -> None:
    raw = end.get_extra_info("socket")
    if raw is not None and raw.fileno() >= 0:
        with contextlib.suppress(OSError):
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
    end.transport.abort()
