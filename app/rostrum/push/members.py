"""Who is in which room, with each recipient's way out at hand."""

from rostrum.push.recipients import Recipient


class Members:
    """Rooms of one process; a room is there while somebody is in it.

    ``of`` maps a room to its recipients in the order in which they joined.
    """

    def __init__(self) -> None:
        self.of: dict[str, dict[Recipient, None]] = {}

    def join(self, room: str, recipient: Recipient) -> None:
        """Once in a room is enough."""
        self.of.setdefault(room, {})[recipient] = None

    def leave(self, room: str, recipient: Recipient) -> None:
        """Also where the recipient is not in the room."""
        members = self.of.get(room)
        if members is not None:
            members.pop(recipient, None)
            if not members:
                del self.of[room]
