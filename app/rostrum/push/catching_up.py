"""What a push process shows after it was deaf for a while: the newest states that can be read.

Redis keeps nothing for one who is away, so that a state that passed meanwhile would be missed by
everyone here until the item moves again. What is read is ahead of what is still on its way from
the queue; the older states that come after it are dropped, so that no item is turned back.
"""

import asyncio
from collections.abc import Callable, Iterable

import msgspec
import structlog

from rostrum.push.article import Hear, Message
from rostrum.push.calls import Snapshots
from rostrum.wire.state import AUCTION_CHANNEL

AT_ONCE = 500
"""Items that are asked for in one piece."""

AGAIN_S = 0.5
"""Pause before what could not be read is asked for again."""

log = structlog.get_logger()


class _Versioned(msgspec.Struct):
    version: int


_version = msgspec.json.Decoder(_Versioned)
_encode = msgspec.json.Encoder().encode


class CatchingUp:
    """Of one push process; ``watched`` are the items that somebody here watches."""

    def __init__(
        self, snapshots: Snapshots, watched: Callable[[], Iterable[str]], show: Hear
    ) -> None:
        self._snapshots = snapshots
        self._watched = watched
        self._show = show
        self._shown: dict[str, int] = {}
        self._heard: set[str] = set()
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Everything is heard again from now on; what was missed before is read and shown."""
        self.stop()
        self._shown.clear()
        self._heard.clear()
        self._task = asyncio.create_task(self._catch_up(), name="catching-up")

    def stop(self) -> None:
        """Gives it up."""
        if self._task is not None:
            self._task.cancel()

    def is_old(self, item_id: str, channel: str, message: Message) -> bool:
        """Whether something heard is older than what was shown of the item while catching up."""
        if channel != AUCTION_CHANNEL or isinstance(message, msgspec.UnsetType):
            return False
        if self._task is not None and not self._task.done():
            self._heard.add(item_id)
        shown = self._shown.get(item_id)
        if shown is None:
            return False
        try:
            version = _version.decode(message).version
        except msgspec.MsgspecError:
            return False
        if version < shown:
            return True
        del self._shown[item_id]
        return False

    async def _catch_up(self) -> None:
        waiting = list(self._watched())
        while waiting:
            some, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
            try:
                found = await self._snapshots(dict.fromkeys(some))
            except TimeoutError as reason:
                log.warning("states_not_read", reason=str(reason))
                waiting = some + waiting
                await asyncio.sleep(AGAIN_S)
                continue
            for item_id, state in found.items.items():
                if item_id not in self._heard:
                    self._shown[item_id] = state.version
                    await self._show(item_id, AUCTION_CHANNEL, _encode(state))
