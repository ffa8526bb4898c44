"""One event to everyone in a room: encoded once, framed once, written straight to each transport.

The first frame for a recipient that has been idle leaves at once, with whatever else was emitted
in the same turn of the event loop; those that follow within ``join_ms`` leave together in one
write. Recipients whose websocket is not free for it (a packet of the library's own is ahead, or
they are on long polling) get the event through python-engineio's queue, in the same order.

A client that does not read: beyond ``buffer_bytes`` unsent, states of channel ``auction`` are
replaced by newer ones of the same item until it reads again; heartbeats are left out; anything
else ends the connection. Nobody else notices.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import socketio
import structlog

from rostrum.push.article import Message
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.members import Members
from rostrum.push.packets import Outgoing, WhenSlow
from rostrum.push.recipients import Recipient, Written

LOOK_AT_SLOW_S = 0.05
"""How often clients that do not keep up are looked at, to see whether they read again."""

log = structlog.get_logger()


class StockFanOut:
    """python-socketio's own way: a task and a queue for each recipient, no limit for the slow."""

    def __init__(self, io: socketio.AsyncServer, counters: Counters) -> None:
        self._io = io
        self._counters = counters

    async def emit(self, room: str, channel: str, message: Message) -> None:
        """Sends one event to everyone in the room."""
        recipients = len(self._io.manager.rooms.get("/", {}).get(room, ()))
        if not recipients:
            return
        self._counters.emits += 1
        self._counters.queued += recipients
        # A bare list would be spread over several arguments; a tuple of one keeps it whole.
        value = () if isinstance(message, msgspec.UnsetType) else (msgspec.json.decode(message),)
        await self._io.emit(channel, value, room=room)


class FastFanOut:
    """Rostrum's own way, over the ``Members`` of rooms."""

    def __init__(self, members: Members, config: PushConfig, counters: Counters) -> None:
        self._members = members.of
        self._window_s = config.join_ms / 1000
        self._limit = config.buffer_bytes
        self._most_waiting = config.waiting_bytes
        self._counters = counters
        self._fresh: list[Recipient] = []
        self._fresh_since = 0.0
        self._joining: list[Recipient] = []
        self._joining_since = 0.0
        self._waiting_bytes = 0
        self._flush_due: asyncio.Handle | None = None
        self._join_due: asyncio.TimerHandle | None = None
        self._slow: set[Recipient] = set()
        self._clock = time.perf_counter

    def emit(self, room: str, channel: str, message: Message) -> None:
        """Sends one event to everyone in the room; nothing is awaited, so nothing overtakes it."""
        members = self._members.get(room)
        if not members:
            return
        now = self._clock()
        outgoing = Outgoing(room, channel, message)
        frame, limit, horizon = outgoing.frame, self._limit, now - self._window_s
        alone = (frame,)
        fresh, joining = self._fresh, self._joining
        first, written = len(fresh), 0
        others: list[Recipient] = []
        for recipient in members:
            if recipient.pending:
                recipient.add(frame)
                written += 1
                continue
            transport = recipient.direct
            if transport is None or transport.get_write_buffer_size() > limit:
                others.append(recipient)
                continue
            recipient.pending = alone
            (fresh if recipient.written.at < horizon else joining).append(recipient)
            written += 1
        self._counters.emits += 1
        self._counters.direct += written
        self._waiting_bytes += written * len(frame)
        loop = asyncio.get_running_loop()
        if len(fresh) > first and self._flush_due is None:
            self._fresh_since = now
            self._flush_due = loop.call_soon(self._flush)
        if joining and self._join_due is None:
            self._joining_since = now
            self._join_due = loop.call_later(self._window_s, self._join)
        for recipient in others:
            self._by_its_own_way(recipient, outgoing)

    def overloaded(self) -> bool:
        """Whether so much waits to be written that memory would grow without limit."""
        return self._waiting_bytes > self._most_waiting

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Looks after slow clients, from start to stop."""
        task = asyncio.create_task(self._look_after_the_slow(), name="slow-clients")
        yield
        if self._flush_due is not None:
            self._flush_due.cancel()
            self._flush()
        if self._join_due is not None:
            self._join_due.cancel()
            self._join()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    def _flush(self) -> None:
        """Writes to those who had been idle."""
        self._flush_due = None
        recipients, self._fresh = self._fresh, []
        self._write(recipients, self._fresh_since)

    def _join(self) -> None:
        """Writes what was gathered for those who had just been written to."""
        self._join_due = None
        recipients, self._joining = self._joining, []
        self._write(recipients, self._joining_since)

    def _write(self, recipients: list[Recipient], since: float) -> None:
        this = Written()
        frames = writes = 0
        for recipient in recipients:
            waiting = len(recipient.pending)
            if waiting:  # else its own packet has taken it along
                recipient.write_pending()
                recipient.written = this
                frames += waiting
                writes += 1
        this.at = self._clock()
        self._counters.writes += writes
        self._counters.joined += frames - writes
        if not self._fresh and not self._joining:
            self._waiting_bytes = 0
        self._counters.emit_seconds.observe(this.at - since)

    def _by_its_own_way(self, recipient: Recipient, outgoing: Outgoing) -> None:
        if recipient.ended:
            return
        if not recipient.held and recipient.backlog() <= self._limit:
            recipient.send(outgoing)
            self._counters.queued += 1
            return
        match outgoing.when_slow:
            case WhenSlow.CONFLATE:
                if recipient.hold(outgoing):
                    self._counters.conflated += 1
                self._slow.add(recipient)
            case WhenSlow.SKIP:
                self._counters.skipped_heartbeats += 1
            case WhenSlow.DISCONNECT:
                log.info("slow_client_disconnected", waiting_bytes=recipient.backlog())
                recipient.end("slow")

    async def _look_after_the_slow(self) -> None:
        while True:
            await asyncio.sleep(LOOK_AT_SLOW_S)
            for recipient in list(self._slow):
                if recipient.ended or not recipient.held:
                    self._slow.discard(recipient)
                elif recipient.backlog() <= self._limit // 2:
                    recipient.release()
                    self._slow.discard(recipient)
