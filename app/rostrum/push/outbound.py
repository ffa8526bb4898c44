"""What waits to be sent to one connection, and whether a frame may go past it."""

import asyncio
from typing import Any, Protocol

from rostrum.push.packets import Outgoing

_UNMEASURED = 64


class EngineSocket(Protocol):
    """The part of python-engineio's socket that is relied on; ``fastpath.missing`` checks it."""

    upgraded: bool
    closing: bool
    closed: bool

    async def close(
        self, wait: bool = True, abort: bool = False, reason: str | None = None
    ) -> None:
        """Ends the connection."""


class Written:
    """When a round of writing ended, in ``time.perf_counter`` seconds; its recipients share it."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = float("-inf")


NEVER = Written()


class Outbound(asyncio.Queue[Any]):
    """Engine.IO's queue of packets of one connection, and what goes past it.

    - ``direct``: the websocket's transport while no packet is ahead of a frame that would be
      written to it now, else ``None``. Each packet put into the queue takes it away; it comes
      back when the last packet taken out has been handed to the transport.
    - ``pending``: frames that will be written to ``direct`` together; a packet that is put into
      the queue has them written first, so that the order stays.
    - ``held``: for a client that does not keep up, the newest state of each item it has yet to
      get. While any is held, ``direct`` stays away.
    """

    def __init__(self) -> None:
        super().__init__()
        self.socket: EngineSocket | None = None
        self.direct: asyncio.Transport | None = None
        self.pending: list[bytes] = []
        self.written = NEVER
        self.held: dict[str, Outgoing] = {}
        self.cut_off = False
        self._queued_bytes = 0
        self._in_hand = 0
        self._transport: asyncio.Transport | None = None

    # asyncio.Queue leaves these two to subclasses; every way in and out goes through them.

    def _put(self, item: Any) -> None:
        if self.pending:
            self.write_pending()
        self.direct = None
        self._queued_bytes += _size(item)
        super()._put(item)

    def _get(self) -> Any:
        item = super()._get()
        self._queued_bytes -= _size(item)
        if item is not None and self.socket is not None and self.socket.upgraded:
            self._in_hand += 1
        return item

    def write_pending(self) -> None:
        """Writes what waits, as one piece; nothing where the connection has gone meanwhile."""
        pending, self.pending = self.pending, []
        if self.direct is not None:
            self.direct.write(b"".join(pending) if len(pending) > 1 else pending[0])

    def sent(self, transport: asyncio.Transport) -> None:
        """The websocket on ``transport`` has been handed a packet that came out of the queue."""
        if self._in_hand:
            self._in_hand -= 1
            self._transport = transport
            self._settle()

    def detach(self) -> None:
        """Nothing more may be written past the queue."""
        self.direct = self._transport = None
        self.pending.clear()
        self.held.clear()

    def backlog(self) -> int:
        """Bytes that wait for this client to read, without ``pending`` and ``held``."""
        if self._transport is None:
            return self._queued_bytes
        return self._queued_bytes + self._transport.get_write_buffer_size()

    def hold(self, state: Outgoing) -> bool:
        """Keeps the newest state of an item back; true when it replaced an older one."""
        self.direct = None
        older = self.held.pop(state.room, None)
        self.held[state.room] = state
        return older is not None

    def release(self) -> None:
        """Puts what was held back into the queue, oldest first."""
        held, self.held = self.held, {}
        for state in held.values():
            self.put_nowait(state.packet)

    def cut(self) -> bool:
        """Ends the websocket at once, unsent bytes and all; false where there is none."""
        transport = self._transport
        self.cut_off = True
        self.detach()
        if transport is None:
            return False
        transport.abort()
        return True

    def _settle(self) -> None:
        socket = self.socket
        if (
            socket is not None
            and not (socket.closing or socket.closed)
            and not self._in_hand
            and not self.held
            and self.empty()
        ):
            self.direct = self._transport


def _size(packet: Any) -> int:
    data = getattr(packet, "data", None)
    return len(data) if isinstance(data, str | bytes) else _UNMEASURED
