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
    NOT_UTF8,
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
from rostrum.push.packets import Outgoing
from rostrum.push.recipients import Recipient
from rostrum.wire.identity import Identity

CLOSE_S = 5.0
"""How long a client may take to close its side after the server has said that it closes."""

MOST_ATTACHMENTS = 10
"""Binary attachments of one event."""

_PING = text_frame(b"2")
_CLOSE = text_frame(b"1")
_DISCONNECT = text_frame(b"41")

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(list[Any]).decode


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
        self.allowance: Allowance = _NONE
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
        """One packet of Engine.IO 4: a type, and what it carries."""
        match packet[:1]:
            case b"3":
                self.awaiting_pong = False
            case b"4":
                self._message(packet)
            case b"2":
                self._write(text_frame(b"3" + packet[1:]))
            case b"1":
                self.close(NORMAL, "", "client_disconnect")
            case b"5" | b"6":
                pass  # an upgrade to where it is already, and nothing
            case _:
                raise FrameRefused(POLICY, "no Engine.IO packet")

    def _message(self, packet: bytes) -> None:
        """One packet of Socket.IO 5 in namespace ``/``: connect, disconnect, event."""
        kind, at = packet[1:2], 2
        if kind == b"5":
            packet = self._without_attachments(packet)
        if packet[2:3] == b"/":
            namespace, _, _ = packet[2:].partition(b",")
            if kind == b"0":
                self._write(text_frame(b"44" + namespace + b',{"message":"Unable to connect"}'))
            return
        while packet[at : at + 1].isdigit():
            at += 1
        match kind:
            case b"0":
                self._connect(packet[2:])
            case b"1":
                self.close(NORMAL, "", "client_disconnect")
            case b"2" | b"5":
                self._event(packet[2:at], packet[at:])
            case b"3":
                pass  # nothing that the server sends asks for one
            case _:
                raise FrameRefused(UNSUPPORTED, "no Socket.IO packet that a server reads")

    def _without_attachments(self, packet: bytes) -> bytes:
        """A binary event as one without; each attachment follows in a binary frame of its own.

        In its place the event has an object that says so, which fits no call.
        """
        count, dash, rest = packet[2:].partition(b"-")
        if not dash or not count.isdigit() or int(count[:3]) > MOST_ATTACHMENTS:
            raise FrameRefused(POLICY, f"an event has at most {MOST_ATTACHMENTS} attachments")
        self._attachments = int(count)
        return b"45" + rest

    def _connect(self, payload: bytes) -> None:
        if self.in_rooms is not None:
            raise FrameRefused(POLICY, "connected already")
        try:
            auth = msgspec.json.decode(payload) if payload else None
            admitted = self._home.admit(self, auth)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise FrameRefused(POLICY, "the connect packet carries no JSON") from None
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

    def _event(self, number: bytes, body: bytes) -> None:
        if self.in_rooms is None:
            raise FrameRefused(POLICY, "an event before connecting")
        try:
            event, *arguments = _decode(body)
        except UnicodeDecodeError:
            raise FrameRefused(NOT_UTF8, "not UTF-8") from None
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise FrameRefused(POLICY, "an event that is no JSON array") from None
        if not isinstance(event, str):
            raise FrameRefused(POLICY, "an event without a name")

        def answer(acknowledgement: object) -> None:
            if number:
                self._write(text_frame(b"43" + number + _encode([acknowledgement])))

        self._home.asked(self, event, arguments, answer)

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

    def leave_in_order(self, reason: str) -> None:
        """Tells the client that it is disconnected, and does not want it back at once."""
        self._write(_DISCONNECT)
        self.close(NORMAL, "", reason)

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
        """Ends the connection in order."""
        self.leave_in_order(reason)


_NONE = Allowance(0.0, 0)
