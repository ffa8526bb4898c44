"""The body of ``POST /pub``: what is to be said to whom.

How the body is read is decided by its content type alone:

========================================  =====================================================
``application/json``, ``*/*+json``        JSON
``application/x-www-form-urlencoded``     a form as PHP writes it
``text/plain``, octet-stream, none        JSON, since scripts often leave the type out
anything else                             refused, with what to send instead
========================================  =====================================================

Only UTF-8. Of two equal keys in a JSON object the last counts, as in JavaScript; ``NaN`` and
``Infinity`` are not JSON. Keys besides ``itemId``, ``channel`` and ``message`` are ignored.
"""

from collections.abc import Awaitable, Callable

import msgspec

from rostrum.push.form import FormRefused, read_form
from rostrum.push.names import NameRefused, channel_name, item_name

Message = bytes | msgspec.UnsetType
"""One JSON value, already encoded; ``UNSET`` when the event carries no argument."""

Hear = Callable[[str, str, Message], Awaitable[None]]
"""Item or sale, channel, message; delivers to this process's own clients."""

_JSON_TYPES = frozenset({"application/json", "text/json"})
_UNTYPED = frozenset({"", "text/plain", "application/octet-stream"})
_FORM_TYPE = "application/x-www-form-urlencoded"


class DataError(ValueError):
    """The body says nothing that can be published; the message is a sentence for the caller."""


class Publication(msgspec.Struct, frozen=True):
    """One message for the room of one item."""

    item_id: str
    channel: str
    message: Message


class _Body(msgspec.Struct):
    item_id: object = msgspec.field(default=msgspec.UNSET, name="itemId")
    channel: object = msgspec.UNSET
    message: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


_decoder = msgspec.json.Decoder(_Body)
_encode = msgspec.json.Encoder().encode


def read_publication(
    body: bytes, content_type: str, charset: str | None, *, form_keys: int, form_depth: int
) -> Publication:
    """Reads a body; ``content_type`` is lower case and without parameters. Raises ``DataError``."""
    if charset is not None and charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        raise DataError(f"charset {charset[:40]} is not read; send UTF-8")
    if not body.strip():
        raise DataError("the body is empty")
    if content_type == _FORM_TYPE:
        fields = _from_form(body, form_keys, form_depth)
    elif content_type in _JSON_TYPES or content_type in _UNTYPED or content_type.endswith("+json"):
        fields = _from_json(body)
    else:
        raise DataError(
            f"content type {content_type[:80]} is not read; "
            f"send application/json or {_FORM_TYPE} (in PHP: http_build_query)"
        )
    return _checked(fields)


def _from_json(body: bytes) -> _Body:
    body = body.removeprefix(b"\xef\xbb\xbf")
    try:
        body.decode("utf-8")
        return _decoder.decode(body)
    except UnicodeDecodeError:
        raise DataError("the body is not valid UTF-8") from None
    except msgspec.ValidationError:
        raise DataError("the body must be a JSON object") from None
    except msgspec.DecodeError as error:
        raise DataError(f"the body is not JSON: {error}") from None
    except RecursionError:
        raise DataError("the body is nested too deeply") from None


def _from_form(body: bytes, form_keys: int, form_depth: int) -> _Body:
    try:
        fields = read_form(body, max_keys=form_keys, max_depth=form_depth)
    except FormRefused as error:
        raise DataError(str(error)) from None
    if "itemId" not in fields and body.lstrip().startswith((b"{", b"[")):
        raise DataError("itemId is missing; for a JSON body send Content-Type: application/json")
    message = fields.get("message", msgspec.UNSET)
    return _Body(
        item_id=fields.get("itemId", msgspec.UNSET),
        channel=fields.get("channel", msgspec.UNSET),
        message=message
        if isinstance(message, msgspec.UnsetType)
        else msgspec.Raw(_encode(message)),
    )


def _checked(fields: _Body) -> Publication:
    for name, value in (("itemId", fields.item_id), ("channel", fields.channel)):
        if value is msgspec.UNSET or value is None:
            raise DataError(f"{name} is missing")
    try:
        item_id, channel = item_name(fields.item_id), channel_name(fields.channel)
    except NameRefused as error:
        raise DataError(str(error)) from None
    message = fields.message
    return Publication(
        item_id, channel, message if isinstance(message, msgspec.UnsetType) else bytes(message)
    )
