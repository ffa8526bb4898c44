"""Names of rooms and channels: which may be used, and which are the server's own.

Every item's room carries a prefix inside the server. Socket.IO gives each connection a room of
its own, named by its session id, and the heartbeat has one too; neither has the prefix, so no
``itemId`` can reach them.
"""

from rostrum.wire.push import HEARTBEAT_EVENT

HEARTBEAT_ROOM = "own:heartbeat"
NAME_CHARACTERS = 200

RESERVED_CHANNELS = frozenset(
    {
        # Socket.IO 5 protocol and its JavaScript client; such an event would be taken for the
        # library's own, and Node's server refuses to emit it.
        "connect",
        "connect_error",
        "disconnect",
        "disconnecting",
        "newListener",
        "removeListener",
        # Ours: whoever could forge it could make a dead server look alive.
        HEARTBEAT_EVENT,
    }
)

_PREFIX = "item:"
_STAFF_PREFIX = "staff:"


class NameRefused(ValueError):
    """The text cannot name a room or channel; the message is a sentence for the caller."""


def item_room(item_id: str) -> str:
    """The Socket.IO room of an item."""
    return _PREFIX + item_id


def item_of(room: str) -> str | None:
    """The item whose room it is; None for any other room."""
    return room.removeprefix(_PREFIX) if room.startswith(_PREFIX) else None


def staff_room(sale_id: str) -> str:
    """The room of a sale's staff; no ``itemId`` can name it."""
    return _STAFF_PREFIX + sale_id


def item_name(value: object) -> str:
    """An item id as text: ``100``, ``100.0`` and ``"100"`` all name ``100``.

    Raises ``NameRefused`` for anything but text or a whole number, for empty or too long text,
    control characters, and a comma, which separates ids in a handshake.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise NameRefused("itemId must be text or a whole number")
    if "," in value:
        raise NameRefused("itemId must not contain a comma")
    return _plain("itemId", value)


def item_names(values: list[str]) -> list[str]:
    """Item ids of a handshake: ``itemId`` repeated or comma-separated, each once, empties left out.

    Raises ``NameRefused`` as ``item_name`` does.
    """
    parts = (part.strip() for value in values for part in value.split(","))
    return list(dict.fromkeys(item_name(part) for part in parts if part))


def channel_name(value: object) -> str:
    """A channel that may be published on; raises ``NameRefused``."""
    if not isinstance(value, str):
        raise NameRefused("channel must be text")
    if value in RESERVED_CHANNELS:
        raise NameRefused(f"channel {value} is reserved")
    return _plain("channel", value)


def _plain(what: str, value: str) -> str:
    if not value:
        raise NameRefused(f"{what} is empty")
    if len(value) > NAME_CHARACTERS:
        raise NameRefused(f"{what} has more than {NAME_CHARACTERS} characters")
    if not value.isprintable():
        raise NameRefused(f"{what} has characters that cannot be printed")
    return value
