"""Those who read without Socket.IO: one who streams, one who polls, and all of a kind by item."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import Generic, TypeVar

from rostrum.push.event_stream import COMMENT, StreamEvent

R = TypeVar("R")


class Offered(Enum):
    """What became of an event that was offered to a reader."""

    TAKEN = auto()
    CONFLATED = auto()
    OLD = auto()
    TOO_SLOW = auto()


class Streamer:
    """A connection of ``/items/…/stream`` and what it has yet to be sent.

    Beyond ``limit`` unsent bytes the reader is slow: a newer state takes the place of the older
    unsent ones of its item. What cannot be replaced, or still is twice the limit, ends it.
    """

    def __init__(self, items: list[str], transport: asyncio.Transport, limit: int) -> None:
        self.items = items
        self.over = False
        self.slow = False
        self._one = len(items) == 1
        self._transport = transport
        self._limit = limit
        self._waiting: deque[StreamEvent] = deque()
        self._bytes = 0
        self._newest: dict[str, int] = {}
        self._wake = asyncio.Event()
        self._sign_due = False
        self._clock = asyncio.get_running_loop().time
        self._taken_at = self._clock()

    def offer(self, event: StreamEvent) -> Offered:
        """Takes an event to be sent next; never a state older than one already taken."""
        if self.over:
            return Offered.OLD
        version = event.version
        if version is not None:
            if version <= self._newest.get(event.item_id, -1):
                return Offered.OLD
            self._newest[event.item_id] = version
        if self._bytes + self._transport.get_write_buffer_size() <= self._limit:
            self._put(event)
            return Offered.TAKEN
        if not event.replaceable:
            return Offered.TOO_SLOW
        conflated = self._drop_older(event.item_id)
        self._put(event)
        if self._bytes > 2 * self._limit and len(self._waiting) > 1:
            return Offered.TOO_SLOW
        return Offered.CONFLATED if conflated else Offered.TAKEN

    async def next(self) -> bytes:
        """All that waits, as one piece; empty when the stream is over."""
        while not (self._waiting or self._sign_due or self.over):
            self._wake.clear()
            await self._wake.wait()
        if self.over:
            return b""
        waiting, self._waiting, self._bytes = self._waiting, deque(), 0
        self._sign_due = False
        self._taken_at = self._clock()
        return b"".join(map(self._text, waiting)) or COMMENT

    def show_life(self, after_s: float) -> None:
        """Has a comment sent when nothing has been for so long."""
        if not self._waiting and self._clock() - self._taken_at >= after_s:
            self._sign_due = True
            self._wake.set()

    def gone(self) -> bool:
        """Whether the client has left."""
        return self._transport.is_closing()

    def end(self) -> None:
        """Nothing more is sent."""
        self.over = True
        self._wake.set()

    def cut(self) -> None:
        """Ends the connection of one who is too slow at once, unsent bytes and all."""
        self.slow = True
        self.end()
        self._transport.abort()

    def _put(self, event: StreamEvent) -> None:
        self._waiting.append(event)
        self._bytes += len(self._text(event))
        self._wake.set()

    def _drop_older(self, item_id: str) -> bool:
        kept = deque(e for e in self._waiting if not (e.replaceable and e.item_id == item_id))
        dropped = len(kept) < len(self._waiting)
        self._waiting = kept
        self._bytes = sum(len(self._text(event)) for event in kept)
        return dropped

    def _text(self, event: StreamEvent) -> bytes:
        return event.numbered if self._one else event.plain


class Poller:
    """A request of ``/items/…/poll`` that waits for a state newer than ``since``."""

    def __init__(self, since: int, transport: asyncio.Transport) -> None:
        self._since = since
        self._transport = transport
        self._answer: asyncio.Future[bytes | None] = asyncio.get_running_loop().create_future()

    def offer(self, event: StreamEvent) -> bool:
        """Answers with a newer state, or with a message that has no version; True when it did."""
        version = event.version
        if not isinstance(event.message, bytes) or self._answer.done():
            return False
        if version is not None and version <= self._since:
            return False
        self._answer.set_result(event.message)
        return True

    async def wait(self, seconds: float) -> bytes | None:
        """The message that answers; None when none came in time."""
        await asyncio.wait([self._answer], timeout=seconds)
        self.end()
        return self._answer.result()

    def gone(self) -> bool:
        """Whether the client has left."""
        return self._transport.is_closing()

    def end(self) -> None:
        """There will be no answer."""
        if not self._answer.done():
            self._answer.set_result(None)


class Audience(Generic[R]):
    """All readers of one kind, by the items that they read."""

    def __init__(self) -> None:
        self.everyone: set[R] = set()
        self._of: dict[str, set[R]] = {}

    def of(self, item_id: str) -> tuple[R, ...]:
        """Who reads an item."""
        return tuple(self._of.get(item_id, ()))

    @contextmanager
    def joined(self, reader: R, items: list[str]) -> Iterator[None]:
        """Keeps a reader among those of its items."""
        self.everyone.add(reader)
        for item_id in items:
            self._of.setdefault(item_id, set()).add(reader)
        try:
            yield
        finally:
            self.everyone.discard(reader)
            for item_id in items:
                self._of[item_id].discard(reader)
                if not self._of[item_id]:
                    del self._of[item_id]
