"""Those who read without Socket.IO: one who streams, one who polls, and all of a kind by item."""

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import Generic, TypeVar

from rostrum.push.event_stream import COMMENT, Form, StreamEvent, in_form

R = TypeVar("R")


class Offered(Enum):
    """What became of an event that was offered to a reader."""

    TAKEN = auto()
    CONFLATED = auto()
    OLD = auto()
    TOO_SLOW = auto()


class Streamer:
    """A connection of ``/items/…/stream``: events go straight to its transport.

    They wait until the answer's head has been sent (``open``), and while more than ``limit``
    bytes are unsent: then the reader is slow, and a newer state takes the place of the one of its
    item that waits. What cannot be replaced ends a slow reader, and so do states of many items
    that together are beyond the limit once more.
    """

    def __init__(
        self, items: list[str], transport: asyncio.Transport, limit: int, *, chunked: bool
    ) -> None:
        self.items = items
        self.slow = False
        self._form = Form(numbered=len(items) == 1, chunked=chunked)
        self._transport = transport
        self._limit = limit
        self._opened = False
        self._waiting: deque[StreamEvent] = deque()
        self._newest: dict[str, int] = {}
        self._over = asyncio.Event()
        self._clock = asyncio.get_running_loop().time
        self._written_at = self._clock()

    def offer(self, event: StreamEvent) -> Offered:
        """Sends an event, or has it wait; never a state older than one already taken."""
        if self._over.is_set() or self.gone():
            return Offered.OLD
        version = event.version
        if version is not None:
            if version <= self._newest.get(event.item_id, -1):
                return Offered.OLD
            self._newest[event.item_id] = version
        if self._opened and not self._waiting and self._unsent() <= self._limit:
            self._write(event.text(self._form))
            return Offered.TAKEN
        return self._wait(event)

    def open(self) -> None:
        """The head of the answer has been sent."""
        self._opened = True
        self._write_what_waits()

    def look(self, quiet_s: float) -> None:
        """Goes on with one who reads again, ends one who has left, and shows that a stream that
        was quiet for so long still lives."""
        if self.gone():
            self.end()
        elif self._waiting:
            if self._opened and self._unsent() <= self._limit // 2:
                self._write_what_waits()
        elif self._opened and self._clock() - self._written_at >= quiet_s and not self._unsent():
            self._write(in_form(COMMENT, self._form))

    async def ended(self) -> None:
        """Returns when nothing more will be sent."""
        await self._over.wait()

    def end(self) -> None:
        """Nothing more is sent."""
        self._over.set()

    def cut(self) -> None:
        """Ends the connection of one who is too slow at once, unsent bytes and all."""
        self.slow = True
        self.end()
        self._transport.abort()

    def gone(self) -> bool:
        """Whether the client has left."""
        return self._transport.is_closing()

    def _unsent(self) -> int:
        return self._transport.get_write_buffer_size()

    def _wait(self, event: StreamEvent) -> Offered:
        before = len(self._waiting)
        if event.replaceable:
            self._waiting = deque(each for each in self._waiting if not event.replaces(each))
        elif self._opened:
            return Offered.TOO_SLOW
        conflated = len(self._waiting) < before
        self._waiting.append(event)
        size = sum(len(each.text(self._form)) for each in self._waiting)
        if size > self._limit and len(self._waiting) > 1:
            return Offered.TOO_SLOW
        return Offered.CONFLATED if conflated else Offered.TAKEN

    def _write_what_waits(self) -> None:
        if self._waiting:
            waiting, self._waiting = self._waiting, deque()
            self._write(b"".join(event.text(self._form) for event in waiting))

    def _write(self, text: bytes) -> None:
        self._transport.write(text)
        self._written_at = self._clock()


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

    def items(self) -> Iterable[str]:
        """Items that somebody reads."""
        return self._of.keys()

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
