"""What waits to be sent to a connection of python-engineio, and whether a frame may go past it."""

import asyncio
from typing import Any, Protocol

from rostrum.push.packets import Outgoing
from rostrum.push.recipients import Recipient

_UNMEASURED = 64

_endings: set[asyncio.Task[None]] = set()


class EngineSocket(Protocol):
    """The part of python-engineio's socket that is relied on; ``fastpath.missing`` checks it."""

    upgraded: bool
    closing: bool
    closed: bool

    async def close(
        self, wait: bool = True, abort: bool = False, reason: str | None = None
    ) -> None:
        """Ends the connection."""


class Outbound(asyncio.Queue[Any], Recipient):
    """Engine.IO's queue of packets of one connection, and what goes past it.

    ``direct`` is there while no packet is ahead of a frame that would be written now. Each
    packet put into the queue takes it away, after what was pending has been written, so that the
    order stays; it comes back when the last packet taken out has been handed to the transport.
    """

    def __init__(self) -> None:
        asyncio.Queue.__init__(self)
        Recipient.__init__(self)
        self.socket: EngineSocket | None = None
        self.pinging: asyncio.Task[None] | None = None
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

    def sent(self, transport: asyncio.Transport) -> None:
        """The websocket on ``transport`` has been handed a packet that came out of the queue."""
        if self._in_hand:
            self._in_hand -= 1
            self._transport = transport
            self._settle()

    def gone(self) -> None:
        """The connection has ended: a poll that is open is answered now, not in 45 seconds."""
        self.put_nowait(None)
        if self.pinging is not None:
            self.pinging.cancel()

    def detach(self) -> None:
        """Nothing more may be written past the queue."""
        super().detach()
        self._transport = None

    def backlog(self) -> int:
        """Bytes in the queue and in the transport."""
        if self._transport is None:
            return self._queued_bytes
        return self._queued_bytes + self._transport.get_write_buffer_size()

    def send(self, outgoing: Outgoing) -> None:
        """Into the queue."""
        self.put_nowait(outgoing.packet)

    def release(self) -> None:
        """Puts what was held back into the queue, oldest first."""
        held, self.held = self.held, None
        for state in (held or {}).values():
            self.put_nowait(state.packet)

    def end(self, reason: str) -> None:
        """Ends the connection at once, unsent bytes and all."""
        self.ended = reason
        transport, socket = self._transport, self.socket
        self.detach()
        if transport is not None:
            transport.abort()
        elif socket is not None:
            self.gone()
            task = asyncio.create_task(socket.close(wait=False, abort=True), name="ending")
            _endings.add(task)
            task.add_done_callback(_endings.discard)

    def _settle(self) -> None:
        socket = self.socket
        if (
            socket is not None
            and not (socket.closing or socket.closed)
            and not self._in_hand
            and not self.held
            and not self.ended
            and self.empty()
        ):
            self.direct = self._transport


def _size(packet: Any) -> int:
    data = getattr(packet, "data", None)
    return len(data) if isinstance(data, str | bytes) else _UNMEASURED
