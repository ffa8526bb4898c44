"""What a client sends: packets of Engine.IO 4, and in them those of Socket.IO 5.

A packet is text: ``2`` and ``3`` ask for a sign of life and give one, ``4`` carries a Socket.IO
packet, ``1`` closes. Of Socket.IO a client sends ``40{auth}`` to connect, ``41`` to disconnect,
``42["event",…]`` and, when it wants an answer, ``427["event",…]`` with a number of its own. Other
namespaces stand before that: ``40/admin,``. Binary events (``451-["event",…]``) announce frames
that follow.
"""

from typing import Any

import msgspec

from rostrum.push.frames import NOT_UTF8, POLICY, UNSUPPORTED, FrameRefused

MOST_ATTACHMENTS = 10
"""Binary attachments of one event."""

MOST_DIGITS = 18
"""Of the number of an acknowledgement; clients count from nought."""

_decode = msgspec.json.Decoder(list[Any]).decode


class Connect(msgspec.Struct, frozen=True):
    """To namespace ``/``, with what Socket.IO calls ``auth``; None without."""

    auth: object


class Elsewhere(msgspec.Struct, frozen=True):
    """To another namespace, or a packet for one."""

    namespace: bytes
    connects: bool


class Event(msgspec.Struct, frozen=True):
    """A call; ``number`` names its acknowledgement, empty for none.

    In the place of an attachment stands an object that says so, and that fits no call.
    """

    number: bytes
    name: str
    arguments: list[Any]
    attachments: int


class Ping(msgspec.Struct, frozen=True):
    """Wants the same back."""

    payload: bytes


class Pong(msgspec.Struct, frozen=True):
    """A sign of life."""


class Goodbye(msgspec.Struct, frozen=True):
    """The client leaves."""


class Nothing(msgspec.Struct, frozen=True):
    """Nothing to do."""


Packet = Connect | Elsewhere | Event | Ping | Pong | Goodbye | Nothing


def read_packet(packet: bytes) -> Packet:
    """Reads one packet. Raises FrameRefused, with the code to close with, for what is none."""
    match packet[:1]:
        case b"3":
            return Pong()
        case b"4":
            return _message(packet)
        case b"2":
            return Ping(packet[1:])
        case b"1":
            return Goodbye()
        case b"5" | b"6":
            return Nothing()  # an upgrade to where it is already, and nothing
    raise FrameRefused(POLICY, "no Engine.IO packet")


def _message(packet: bytes) -> Packet:
    kind, at, attachments = packet[1:2], 2, 0
    if kind == b"5":
        attachments, at = _attachments(packet)
    if packet[at : at + 1] == b"/":
        namespace, _, _ = packet[at:].partition(b",")
        if not namespace.isascii():
            raise FrameRefused(POLICY, "a namespace that is not ASCII")
        return Elsewhere(namespace, kind == b"0")
    body = at
    while packet[body : body + 1].isdigit():
        body += 1
        if body - at > MOST_DIGITS:
            raise FrameRefused(POLICY, "the number of an acknowledgement is too long")
    match kind:
        case b"0":
            return Connect(_auth(packet[at:]))
        case b"1":
            return Goodbye()
        case b"2" | b"5":
            name, *arguments = _named(packet[body:])
            return Event(packet[at:body], name, arguments, attachments)
        case b"3":
            return Nothing()  # an acknowledgement; nothing that the server sends asks for one
    raise FrameRefused(UNSUPPORTED, "no Socket.IO packet that a server reads")


def _attachments(packet: bytes) -> tuple[int, int]:
    """How many there are, and where the packet goes on."""
    count, dash, _ = packet[2:].partition(b"-")
    if not dash or not count.isdigit() or len(count) > 2 or int(count) > MOST_ATTACHMENTS:
        raise FrameRefused(POLICY, f"an event has at most {MOST_ATTACHMENTS} attachments")
    return int(count), 2 + len(count) + 1


def _auth(payload: bytes) -> object:
    try:
        return msgspec.json.decode(payload) if payload else None
    except UnicodeDecodeError:
        raise FrameRefused(NOT_UTF8, "not UTF-8") from None
    except (msgspec.DecodeError, RecursionError):
        raise FrameRefused(POLICY, "the connect packet carries no JSON") from None


def _named(body: bytes) -> list[Any]:
    try:
        said = _decode(body)
    except UnicodeDecodeError:
        raise FrameRefused(NOT_UTF8, "not UTF-8") from None
    except (msgspec.MsgspecError, RecursionError):
        raise FrameRefused(POLICY, "an event that is no JSON array") from None
    if not said or not isinstance(said[0], str):
        raise FrameRefused(POLICY, "an event without a name")
    return said
