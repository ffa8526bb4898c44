"""One who gets what is emitted, and what waits to be written to it."""

import asyncio
from abc import abstractmethod
from collections.abc import Sequence

from rostrum.push.packets import Outgoing


class Written:
    """When a round of writing ended, in ``time.perf_counter`` seconds; its recipients share it."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = float("-inf")


NEVER = Written()
NOTHING: Sequence[bytes] = ()


class Recipient:
    """A connection as the fan-out sees it.

    - ``direct``: the websocket's transport while a frame may be written to it now, else ``None``.
    - ``pending``: frames that will be written to ``direct`` together.
    - ``written``: when it was last written to by the fan-out.
    - ``held``: for a client that does not keep up, the newest state of each item that it has yet
      to get. While any is held, ``direct`` stays away.
    - ``ended``: why the server ended the connection; empty while it has not.
    """

    __slots__ = ("direct", "ended", "held", "pending", "written")

    def __init__(self) -> None:
        self.direct: asyncio.Transport | None = None
        self.pending: Sequence[bytes] = NOTHING
        self.written = NEVER
        self.held: dict[str, Outgoing] | None = None
        self.ended = ""

    def add(self, frame: bytes) -> None:
        """One more frame for the write that is to come."""
        pending = self.pending
        if isinstance(pending, list):
            pending.append(frame)
        else:  # the round's own tuple, which others share
            self.pending = [*pending, frame]

    def write_pending(self) -> None:
        """Writes what waits, as one piece; nothing where the connection has gone meanwhile."""
        pending, self.pending = self.pending, NOTHING
        if pending and self.direct is not None:
            self.direct.write(b"".join(pending) if len(pending) > 1 else pending[0])

    def hold(self, state: Outgoing) -> bool:
        """Keeps the newest state of an item back; true when it replaced an older one."""
        self.write_pending()
        self.direct = None
        if self.held is None:
            self.held = {}
        older = self.held.pop(state.room, None)
        self.held[state.room] = state
        return older is not None

    @abstractmethod
    def backlog(self) -> int:
        """Bytes that wait for this client to read, without ``pending`` and ``held``."""

    @abstractmethod
    def send(self, outgoing: Outgoing) -> None:
        """Sends one event by the connection's own way, after all that went before."""

    @abstractmethod
    def release(self) -> None:
        """Sends what was held back, oldest first."""

    @abstractmethod
    def end(self, reason: str) -> None:
        """Ends the connection at once, with all that waits for it."""

    def detach(self) -> None:
        """Nothing more may be written by the fan-out."""
        self.direct = None
        self.pending = NOTHING
        self.held = None
