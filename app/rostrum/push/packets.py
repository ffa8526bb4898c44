"""Socket.IO events, encoded once for all who get them.

An event is the text ``42["channel",<message>]``: Engine.IO message (4), Socket.IO event (2) in
namespace ``/`` (Engine.IO 4 and Socket.IO 5 protocols). The message stays the JSON that it came
as. On a websocket the text is one frame (RFC 6455, 5.2), unmasked as all frames of a server.
"""

from enum import Enum, auto
from functools import cached_property

import msgspec
from engineio.packet import MESSAGE, Packet

from rostrum.push.article import Message
from rostrum.push.frames import text_frame
from rostrum.wire.push import HEARTBEAT_EVENT
from rostrum.wire.state import AUCTION_CHANNEL


class WhenSlow(Enum):
    """What becomes of a message for a client that does not keep up."""

    CONFLATE = auto()
    SKIP = auto()
    DISCONNECT = auto()


_WHEN_SLOW = {
    AUCTION_CHANNEL: WhenSlow.CONFLATE,  # the next state says all that this one said
    HEARTBEAT_EVENT: WhenSlow.SKIP,  # silence tells the client the truth
}


class Outgoing:
    """One event on its way to a room."""

    def __init__(self, room: str, channel: str, message: Message) -> None:
        name = msgspec.json.encode(channel)
        argument = b"" if isinstance(message, msgspec.UnsetType) else b"," + message
        self.room = room
        self.when_slow = _WHEN_SLOW.get(channel, WhenSlow.DISCONNECT)
        self.text = b"42[" + name + argument + b"]"
        self.frame = text_frame(self.text)

    @cached_property
    def packet(self) -> Packet:
        """The event as python-engineio queues it; made only for those who need it."""
        return Packet(MESSAGE, self.text[1:].decode("utf-8"))
