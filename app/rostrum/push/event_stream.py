"""Server-Sent Events as text (HTML standard, 9.2), encoded once for all who read them."""

import secrets
from functools import cached_property

import msgspec

from rostrum.push.article import Message
from rostrum.wire.state import AUCTION_CHANNEL


class _Versioned(msgspec.Struct):
    version: int


_versioned = msgspec.json.Decoder(_Versioned)


class StreamEvent:
    """One event for the readers of an item.

    ``event`` is the channel, ``data`` the JSON value (empty where the event carries none), and
    ``id`` the version of a state. ``version`` is None for anything that is no state of ours:
    what has no version can neither be resumed from nor be recognised as older.
    """

    def __init__(self, item_id: str, channel: str, message: Message) -> None:
        self.item_id = item_id
        self.channel = channel
        self.message = message
        self.replaceable = channel == AUCTION_CHANNEL
        self._texts: dict[Form, bytes] = {}

    @cached_property
    def version(self) -> int | None:
        """The version of the state that this is."""
        if not self.replaceable or isinstance(self.message, msgspec.UnsetType):
            return None
        try:
            return _versioned.decode(self.message).version
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def text(self, form: "Form") -> bytes:
        """The event as a reader gets it; made once for all who get it in the same form."""
        text = self._texts.get(form)
        if text is None:
            version = self.version if form.numbered else None
            number = b"" if version is None else b"id: %d\n" % version
            text = self._texts[form] = in_form(self._fields + number + b"\n", form)
        return text

    def replaces(self, older: "StreamEvent") -> bool:
        """Whether an older event need not be sent when this one is."""
        return self.replaceable and older.replaceable and self.item_id == older.item_id

    @cached_property
    def _fields(self) -> bytes:
        # A line break within JSON stands between tokens only, so each line may be its own field.
        data = b"" if isinstance(self.message, msgspec.UnsetType) else self.message
        lines = data.splitlines() or [b""]
        return b"event: " + self.channel.encode() + b"\n" + b"".join(map(_data, lines))


class Form(msgspec.Struct, frozen=True):
    """How a reader gets events: with ids, on a stream of one item; as chunks, in HTTP/1.1."""

    numbered: bool
    chunked: bool


def in_form(text: bytes, form: Form) -> bytes:
    """Text of the stream, as a chunk where the answer is chunked (RFC 9112, 7.1)."""
    return b"%x\r\n%b\r\n" % (len(text), text) if form.chunked else text


def _data(line: bytes) -> bytes:
    return b"data: " + line + b"\n"


COMMENT = b":\n\n"
"""Readers pass over it; it keeps proxies from ending a quiet connection."""


def unknown(items: list[str]) -> bytes:
    """A comment that names the items that nobody knows."""
    return f": unknown {','.join(items)}\n\n".encode()


def retry(least_ms: int) -> bytes:
    """How long to wait before connecting again; not the same for all, so that they do not return
    in one rush when a server was started again."""
    return b"retry: %d\n\n" % (least_ms + secrets.randbelow(least_ms + 1))
