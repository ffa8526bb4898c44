"""Connections that came with a token, and that end when it does.

A token is looked at when a connection begins. Whoever has one that was taken back, or that has
ended by itself, must not go on listening to a staff room on an old connection.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable

from rostrum.wire.identity import Identity

LOOK_S = 1.0
"""How often tokens are looked at again."""

AT_ONCE = 2_000
"""Connections looked at in one go, the longest unseen first: some 5 ms."""

Identify = Callable[[str], Identity | None]
End = Callable[[], Awaitable[None]]


class TokensInUse:
    """Each connection with its token; ``identify`` says whose a token is at this moment."""

    def __init__(self, identify: Identify) -> None:
        self._identify = identify
        self._of: dict[Hashable, tuple[str, Identity, End]] = {}

    def begin(self, connection: Hashable, token: str, who: Identity, end: End) -> None:
        """``end`` is called once, when the token opens nothing more, or another role."""
        self._of[connection] = token, who, end

    def over(self, connection: Hashable) -> None:
        """The connection has ended, or came without a token."""
        self._of.pop(connection, None)

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(LOOK_S)
            for connection in list(self._of)[:AT_ONCE]:
                found = self._of.pop(connection, None)
                if found is None:
                    continue
                token, who, end = found
                if self._identify(token) == who:
                    self._of[connection] = found
                else:
                    await end()
