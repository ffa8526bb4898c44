"""Where the lots of a board come from: one server, as far as the board and the panel need it."""

import time
from collections.abc import Callable

from rostrum.desk.clock import ServerClock
from rostrum.desk.link import Link


class Source:
    """One server's clock, the condition of its link, and whose bids from here would be.

    ``own_leader`` is this desk's paddle as that server writes a leader; without one the desk only
    watches its lots. ``closed`` says why nothing can be bid there at all, where that is so.
    ``seconds`` are those by which what has changed fades.
    """

    def __init__(
        self,
        name: str,
        clock: ServerClock,
        own_leader: str | None,
        *,
        closed: str | None = None,
        prefix: str = "",
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """``prefix`` goes before this server's item and sale ids, so that no two servers' meet."""
        self.name = name
        self.prefix = prefix
        self.clock = clock
        self.own_leader = own_leader
        self.closed = closed
        self.link = Link.OFFLINE
        self.seconds = seconds

    def key(self, raw_id: str) -> str:
        """How the desk names what this server calls ``raw_id``."""
        return self.prefix + raw_id

    def raw(self, key: str) -> str:
        """What this server calls what the desk names ``key``."""
        return key.removeprefix(self.prefix)
