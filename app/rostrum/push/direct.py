"""A Socket.IO connection that began as a websocket, without a library between it and its transport.

Engine.IO 4 and Socket.IO 5 over RFC 6455: what a browser page or a program with
``transports: ["websocket"]`` speaks. No task and no request lives as long as the connection does,
so that an idle one costs a few KiB. Whoever begins on long polling stays with python-socketio.
"""

import asyncio
from collections.abc import Callable, Collection
from typing import Any, Protocol

import msgspec

from rostrum.allowance import Allowance
from rostrum.push.entrance import REFUSED_S, Admitted, ConnectionRefused, Handshake
from rostrum.push.frames import (
    GOING_AWAY,
    NORMAL,
    POLICY,
    PROTOCOL_ERROR,
    TOO_BIG,
    UNSUPPORTED,
    Frame,
    FrameRefused,
    Opcode,
    close_frame,
    pong_frame,
    read_frame,
    text_frame,
)
from rostrum.push.incoming import (
    Connect,
    Elsewhere,
    Event,
    Goodbye,
    Nothing,
    Ping,
    Pong,
    read_packet,
)
from rostrum.push.packets import Outgoing
from rostrum.push.recipients import Recipient
from rostrum.wire.identity import Identity

CLOSE_S = 5.0
"""How long a client may take to close its side after the server has said that it closes."""

_PING = text_frame(b"2")
_CLOSE = text_frame(b"1")
_DISCONNECT = text_frame(b"41")

_encode = msgspec.json.Encoder().encode


class Home(Protocol):
    """The server, as one of its connections knows it."""

    frame_bytes: int
    buffer_bytes: int

    def admit(self, socket: "DirectSocket", auth: object) -> Admitted:
        """Takes the connection in. Raises ConnectionRefused."""

    def allowance(self) -> Allowance:
        """What a new connection may ask for."""

    def asked(
        self,
        socket: "DirectSocket",
        event: str,
        arguments: list[Any],
        answer: Callable[[object], None],
    ) -> None:
        """A client's call; ``answer`` takes its acknowledgement."""

    def join(self, socket: "DirectSocket", room: str) -> None:
        """Into a room."""

    def leave(self, socket: "DirectSocket", room: str) -> None:
        """Out of a room."""

    def gone(self, socket: "DirectSocket", reason: str) -> None:
        """The connection has ended."""


class DirectSocket(asyncio.Protocol, Recipient):
    """One connection; its frames are read here and written straight to its transport."""

    __slots__ = (
        "_attachments",
        "_fragments",
        "_home",
        "_rest",
        "_transport",
        "allowance",
        "awaiting_pong",
        "handshake",
        "in_rooms",
        "sid",
        "who",
    )

    def __init__(self, home: Home, sid: str, handshake: Handshake) -> None:
        Recipient.__init__(self)
        self._home = home
        self._transport: asyncio.Transport | None = None
        self._rest: bytearray | None = None
        self._fragments: list[bytes] | None = None
        self.sid = sid
        self.handshake: Handshake = handshake
        self.allowance: Allowance = home.allowance()
        self.who: Identity | None = None
        self.in_rooms: set[str] | None = None
        self.awaiting_pong = False
        self._attachments = 0

    # -- the transport ---------------------------------------------------------------------

    def begin(self, transport: asyncio.Transport, greeting: bytes) -> None:
        """Takes a transport over, with the answer to its handshake and the open packet."""
        self._transport = transport
        transport.set_protocol(self)
        transport.write(greeting)

    def data_received(self, data: bytes) -> None:
        """Bytes of frames, cut anywhere."""
        if self._transport is None or self.ended:
            return
        whole: bytes | bytearray = data
        if self._rest is not None:
            self._rest += data
            whole = self._rest
        at = 0
        try:
            while (frame := read_frame(whole, at, self._home.frame_bytes)) is not None:
                at = frame.end
                self._take(frame)
                if self._over():
                    self._rest = None
                    return
        except FrameRefused as refusal:
            self.close(refusal.code, str(refusal), "bad_frame")
            return
        if at == len(whole):
            self._rest = None
        elif self._rest is None:
            self._rest = bytearray(memoryview(data)[at:])
        elif at:
            del self._rest[:at]

    def eof_received(self) -> bool:
        """The client has sent all that it will: the connection is over."""
        return False

    def connection_lost(self, error: Exception | None) -> None:
        """The transport has gone."""
        reason = self.ended or ("transport_error" if error else "transport_close")
        self.detach()
        self._transport = None
        self._rest = self._fragments = None
        self._home.gone(self, reason)

    # -- what a client sends ---------------------------------------------------------------

    def _take(self, frame: Frame) -> None:
        match frame.opcode:
            case Opcode.TEXT if frame.final and self._fragments is None:
                self._packet(frame.payload)
            case Opcode.TEXT | Opcode.CONTINUATION:
                self._fragment(frame)
            case Opcode.PING:
                self._spend()
                self._write(pong_frame(frame.payload))
            case Opcode.PONG:
                pass
            case Opcode.CLOSE:
                self.close(NORMAL, "", "client_disconnect")
            case Opcode.BINARY if self._attachments > 0 and frame.final:
                self._attachments -= 1  # its event has been answered; what it carried is not read
            case Opcode.BINARY:
                raise FrameRefused(UNSUPPORTED, "only text is read")

    def _fragment(self, frame: Frame) -> None:
        if (frame.opcode is Opcode.TEXT) != (self._fragments is None):
            raise FrameRefused(PROTOCOL_ERROR, "a continuation out of its place")
        fragments = self._fragments = self._fragments or []
        fragments.append(frame.payload)
        if sum(map(len, fragments)) > self._home.frame_bytes or len(fragments) > 1000:
            raise FrameRefused(TOO_BIG, f"a message has at most {self._home.frame_bytes} bytes")
        if frame.final:
            self._fragments = None
            self._packet(b"".join(fragments))

    def _packet(self, packet: bytes) -> None:
        match read_packet(packet):
            case Pong():
                self.awaiting_pong = False
            case Event() as event:
                self._event(event)
            case Connect(auth):
                self._connect(auth)
            case Elsewhere(namespace, connects):
                self._spend()
                if connects:
                    refusal = b',{"message":"Unable to connect"}'
                    self._write(text_frame(b"44" + namespace + refusal))
            case Ping(payload):
                self._spend()
                self._write(text_frame(b"3" + payload))
            case Goodbye():
                self.close(NORMAL, "", "client_disconnect")
            case Nothing():
                self._spend()

    def _connect(self, auth: object) -> None:
        if self.in_rooms is not None:
            raise FrameRefused(POLICY, "connected already")
        self._spend()
        try:
            admitted = self._home.admit(self, auth)
        except ConnectionRefused as refusal:
            self._write(text_frame(b"44" + _encode({"message": str(refusal)})))
            loop = asyncio.get_running_loop()
            loop.call_later(REFUSED_S, self.close, NORMAL, "refused", "refused")
            return
        self.who = admitted.who
        self.allowance = self._home.allowance()
        self.in_rooms = set()
        self._write(text_frame(b'40{"sid":"' + self.sid.encode() + b'"}'))
        self.direct = self._transport
        for room in admitted.rooms:
            self._home.join(self, room)

    def _event(self, event: Event) -> None:
        if self.in_rooms is None:
            raise FrameRefused(POLICY, "an event before connecting")
        self._attachments = event.attachments
        number = event.number

        def answer(acknowledgement: object) -> None:
            if number:
                self._write(text_frame(b"43" + number + _encode([acknowledgement])))

        self._home.asked(self, event.name, event.arguments, answer)

    def _spend(self) -> None:
        if not self.allowance.take():
            raise FrameRefused(POLICY, "too many messages")

    # -- what the server sends -------------------------------------------------------------

    def _write(self, frame: bytes) -> None:
        """A frame of the connection's own, after those that wait."""
        transport = self._transport
        if transport is None or self.ended:
            return
        self.write_pending()
        transport.write(frame)
        if transport.get_write_buffer_size() > 2 * self._home.buffer_bytes:
            self.end("slow")  # asks and asks, and reads no answer

    def send(self, outgoing: Outgoing) -> None:
        """One event, after all that went before."""
        self._write(outgoing.frame)

    def backlog(self) -> int:
        """Bytes in the transport."""
        return 0 if self._transport is None else self._transport.get_write_buffer_size()

    def release(self) -> None:
        """Writes what was held back, oldest first, and is direct again."""
        held, self.held = self.held, None
        for state in (held or {}).values():
            self._write(state.frame)
        if not self.ended:
            self.direct = self._transport

    def ping(self) -> None:
        """Asks for a sign of life; the one before has been answered."""
        self.awaiting_pong = True
        self._write(_PING)

    def _over(self) -> bool:
        return bool(self.ended)

    # -- the end ---------------------------------------------------------------------------

    def close(self, code: int, said: str, reason: str) -> None:
        """Ends in order: what waits, a close frame, and soon the transport."""
        transport = self._transport
        if transport is None or self.ended:
            return
        self.write_pending()
        self.ended = reason
        self.detach()
        transport.write(close_frame(code, said))
        transport.close()
        asyncio.get_running_loop().call_later(CLOSE_S, self._abort)

    def end(self, reason: str) -> None:
        """Ends at once, with all that waits."""
        if not self.ended:
            self.ended = reason
        self.detach()
        self._abort()

    def _abort(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def shut(self) -> None:
        """The server stops; clients come back by themselves."""
        self._write(_CLOSE)
        self.close(GOING_AWAY, "the server stops", "server_stopped")

    # -- as a caller -----------------------------------------------------------------------

    def rooms(self) -> Collection[str]:
        """The rooms that it is in."""
        return self.in_rooms or ()

    async def join(self, room: str) -> None:
        """Joins a room."""
        self._home.join(self, room)

    async def leave(self, room: str) -> None:
        """Leaves a room."""
        self._home.leave(self, room)

    async def disconnect(self, reason: str) -> None:
        """Tells the client that it is disconnected, and ends in order."""
        self._write(_DISCONNECT)
        self.close(NORMAL, "", reason)
