"""An emit as it travels over Redis, in the layout of Node's ``@socket.io/redis-adapter``.

On channel ``socket.io#/#ROOM#`` travels the MessagePack of ``[uid, packet, options]``; the room is
the bare item id. So Node servers and ``@socket.io/redis-emitter`` reach our clients, and ours
reach theirs.
"""

from typing import Any

import msgspec

from rostrum.push.article import Message
from rostrum.push.names import channel_name, item_name
from rostrum.wire.state import AUCTION_CHANNEL

PREFIX = "socket.io#/#"
"""Of every channel of namespace ``/``; Node's ``key`` option as it is by default."""

EVENT = 2
"""Socket.IO 5 protocol: the packet type of an event."""


class Packet(msgspec.Struct):
    """Of Socket.IO's protocol: an event's name and its arguments."""

    type: int
    data: list[Any]
    nsp: str = "/"


class Options(msgspec.Struct):
    """To whom it goes."""

    rooms: list[Any] = []


class Told(msgspec.Struct, array_like=True):
    """What an adapter reads, and whether it was told before, which only ours look at."""

    uid: Any
    packet: Packet
    options: Options
    again: bool = False

    def said(self) -> tuple[list[str], str, Message]:
        """Items, channel, message. Raises ValueError, TypeError and NameRefused for what is none."""
        packet = self.packet
        if packet.nsp != "/" or packet.type != EVENT or not packet.data:
            raise ValueError("not an event of namespace /")
        event, *arguments = packet.data
        if len(arguments) > 1 or not self.options.rooms:
            raise ValueError("more than one argument, or to no room")
        message: Message = _json(arguments[0]) if arguments else msgspec.UNSET
        return [item_name(room) for room in self.options.rooms], channel_name(event), message

    def version(self) -> int | None:
        """The version of an item's state; None for anything else."""
        if len(self.packet.data) < 2 or self.packet.data[0] != AUCTION_CHANNEL:
            return None
        state = self.packet.data[1]
        version = state.get("version") if isinstance(state, dict) else None
        return version if isinstance(version, int) else None


pack = msgspec.msgpack.Encoder().encode
unpack = msgspec.msgpack.Decoder(Told).decode
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def redis_channel(item_id: str) -> str:
    """Where the emits of an item travel."""
    return f"{PREFIX}{item_id}#"


def saying(uid: str, item_id: str, channel: str, message: Message) -> Told:
    """An event to all who watch an item."""
    data: list[Any] = [channel]
    if not isinstance(message, msgspec.UnsetType):
        data.append(_decode(message))
    return Told(uid, Packet(EVENT, data), Options([item_id]))


def _json(value: Any) -> bytes:
    """A MessagePack value as JSON. Raises TypeError for binary data, which JSON does not have."""
    return _encode(_without_binary(value))


def _without_binary(value: Any) -> Any:
    match value:
        case bytes() | msgspec.msgpack.Ext():
            raise TypeError("binary data is not carried")
        case dict():
            return {str(key): _without_binary(each) for key, each in value.items()}
        case list():
            return [_without_binary(each) for each in value]
    return value
