"""One event to everyone in a room: encoded once, framed once, written straight to each transport.

The first frame for a recipient that has been idle leaves at once; those that follow within
``join_ms`` leave together in one write. Recipients whose websocket is not free for it (a packet
of the library's own is ahead, or they are on long polling) get the event through
python-engineio's queue, in the same order.

A client that does not read: beyond ``buffer_bytes`` unsent, states of channel ``auction`` are
replaced by newer ones of the same item until it reads again; heartbeats are left out; anything
else ends the connection. Nobody else notices.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Protocol

import msgspec
import socketio
import structlog

from rostrum.push.article import Message
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.outbound import Outbound, Written
from rostrum.push.packets import Outgoing, WhenSlow
from rostrum.push.rooms import Rooms

LOOK_AT_SLOW_S = 0.05
"""How often clients that do not keep up are looked at, to see whether they read again."""

log = structlog.get_logger()


class FanOut(Protocol):
    """A way to reach a room."""

    async def emit(self, room: str, channel: str, message: Message) -> None:
        """Sends one event to everyone in the room; returns when it is with each connection."""

    def overloaded(self) -> bool:
        """Whether more must not be taken now."""

    def running(self) -> AbstractAsyncContextManager[None]:
        """What runs beside it, from start to stop."""


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
        self._counters.queued += recipients
        # A bare list would be spread over several arguments; a tuple of one keeps it whole.
        value = () if isinstance(message, msgspec.UnsetType) else (msgspec.json.decode(message),)
        await self._io.emit(channel, value, room=room)

    def overloaded(self) -> bool:
        """Never known here."""
        return False

    def running(self) -> AbstractAsyncContextManager[None]:
        """Nothing."""
        return nullcontext()


class FastFanOut:
    """Rostrum's own way, over ``Rooms`` whose connections have an ``Outbound`` each."""

    def __init__(self, rooms: Rooms, config: PushConfig, counters: Counters) -> None:
        self._members: Mapping[str, dict[str, Outbound]] = rooms.members
        self._window_s = config.join_ms / 1000
        self._limit = config.buffer_bytes
        self._most_waiting = config.waiting_bytes
        self._counters = counters
        self._dirty: list[Outbound] = []
        self._dirty_bytes = 0
        self._dirty_since = 0.0
        self._flush_due: asyncio.TimerHandle | None = None
        self._slow: set[Outbound] = set()
        self._endings: set[asyncio.Task[None]] = set()
        self._clock = time.perf_counter

    async def emit(self, room: str, channel: str, message: Message) -> None:
        """Sends one event to everyone in the room; nothing is awaited, so nothing overtakes it."""
        members = self._members.get(room)
        if not members:
            return
        started = self._clock()
        outgoing = Outgoing(room, channel, message)
        frame, window, limit = outgoing.frame, self._window_s, self._limit
        dirty, joined, direct = self._dirty, 0, 0
        this = Written()
        others: list[Outbound] = []
        for outbound in members.values():
            transport = outbound.direct
            if transport is None:
                others.append(outbound)
            elif outbound.pending:
                outbound.pending.append(frame)
                joined += 1
            elif transport.get_write_buffer_size() > limit:
                others.append(outbound)
            elif started - outbound.written.at < window:
                outbound.pending.append(frame)
                dirty.append(outbound)
                joined += 1
            else:
                transport.write(frame)
                outbound.written = this
                direct += 1
        this.at = self._clock()
        for outbound in others:
            self._by_queue(outbound, outgoing)
        self._counters.emits += 1
        self._counters.direct += direct + joined
        self._counters.joined += joined
        if joined:
            self._dirty_bytes += joined * len(frame)
            if self._flush_due is None:
                self._dirty_since = started
                loop = asyncio.get_running_loop()
                self._flush_due = loop.call_later(window, self._flush)
        if direct:
            self._counters.emit_seconds.observe(this.at - started)

    def overloaded(self) -> bool:
        """Whether so much waits to be written that memory would grow without limit."""
        return self._dirty_bytes > self._most_waiting

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Looks after slow clients, from start to stop."""
        task = asyncio.create_task(self._look_after_the_slow(), name="slow-clients")
        yield
        if self._flush_due is not None:
            self._flush_due.cancel()
            self._flush()
        for each in (task, *self._endings):
            each.cancel()
        await asyncio.gather(task, *self._endings, return_exceptions=True)

    def _flush(self) -> None:
        """Writes what has gathered for each recipient in one piece."""
        self._flush_due = None
        dirty, self._dirty = self._dirty, []
        self._dirty_bytes = 0
        this = Written()
        for outbound in dirty:
            if outbound.pending:
                outbound.write_pending()
                outbound.written = this
        this.at = self._clock()
        self._counters.emit_seconds.observe(this.at - self._dirty_since)

    def _by_queue(self, outbound: Outbound, outgoing: Outgoing) -> None:
        if outbound.cut_off:
            return
        if not outbound.held and outbound.backlog() <= self._limit:
            outbound.put_nowait(outgoing.packet)
            self._counters.queued += 1
            return
        match outgoing.when_slow:
            case WhenSlow.CONFLATE:
                if outbound.pending:
                    outbound.write_pending()
                if outbound.hold(outgoing):
                    self._counters.conflated += 1
                self._slow.add(outbound)
            case WhenSlow.SKIP:
                self._counters.skipped_heartbeats += 1
            case WhenSlow.DISCONNECT:
                self._counters.disconnected("slow")
                log.info("slow_client_disconnected", waiting_bytes=outbound.backlog())
                self.end(outbound)

    def end(self, outbound: Outbound) -> None:
        """Ends a connection at once, with all that waits for it."""
        socket = outbound.socket
        if outbound.cut() or socket is None:
            return
        task = asyncio.create_task(socket.close(wait=False, abort=True), name="ending")
        self._endings.add(task)
        task.add_done_callback(self._endings.discard)

    async def _look_after_the_slow(self) -> None:
        while True:
            await asyncio.sleep(LOOK_AT_SLOW_S)
            for outbound in list(self._slow):
                if outbound.cut_off or not outbound.held:
                    self._slow.discard(outbound)
                elif outbound.backlog() <= self._limit // 2:
                    outbound.release()
                    self._slow.discard(outbound)
