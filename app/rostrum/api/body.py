"""Reading a request: its JSON, its idempotency key, its query; each fault a 4xx in words."""

import asyncio
import hashlib
from typing import TypeVar

import msgspec
from aiohttp import web

from rostrum.api.problems import Refused
from rostrum.rules.saying import say
from rostrum.wire.sentences import Say

T = TypeVar("T")

BODY_LIMIT = 64 * 1024
"""Bytes of a request's body, unless a route says otherwise."""

CATALOGUE_LIMIT = 16 * 1024 * 1024
"""Bytes of a whole sale."""

BODY_S = 10.0
SLOWEST_BYTES_A_SECOND = 128 * 1024
"""How long a body may take to arrive: ``BODY_S``, and longer only as its route takes more."""

KEY_LIMIT = 255

PAGE_LIMIT = 200
"""Most items, events or missed bids on one page."""


async def read_json(request: web.Request, decoder: msgspec.json.Decoder[T], limit: int) -> T:
    """The body as the wanted type. Raises Refused 413, 415 or 400."""
    if request.content_type != "application/json":
        raise Refused(
            415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as Content-Type: application/json."
        )
    data = await read_bytes(request, limit)
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        raise Refused(400, "BAD_REQUEST", f"The body does not fit: {error}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, "BAD_REQUEST", f"The body is not JSON in UTF-8: {error}.") from error


async def read_bytes(request: web.Request, limit: int) -> bytes:
    """The whole body, as it is. Raises Refused 408, 413, or 415 for one that is packed."""
    packed = request.headers.get("Content-Encoding", "identity")
    if packed.lower() != "identity":
        raise Refused(
            415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as it is, without Content-Encoding."
        )
    if request.content_length is not None and request.content_length > limit:
        raise too_large(limit)
    seconds = BODY_S + limit / SLOWEST_BYTES_A_SECOND
    try:
        if request.content.is_eof():  # all there, as small ones are: no timer
            data = await request.read()
        else:
            async with asyncio.timeout(seconds):
                data = await request.read()
    except TimeoutError as error:
        raise Refused(
            408,
            "TOO_SLOW",
            say(Say.BODY_TOO_SLOW, seconds=round(seconds)),
            headers={"Connection": "close"},
        ) from error
    except web.HTTPRequestEntityTooLarge as error:
        raise too_large(limit) from error
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> Refused:
    """413 with the limit in it."""
    return Refused(413, "TOO_LARGE", say(Say.BODY_TOO_LARGE, bytes=limit))


def idempotency_key(request: web.Request) -> str:
    """The ``Idempotency-Key`` header. Raises Refused 400."""
    key = request.headers.get("Idempotency-Key", "")
    if not key or len(key) > KEY_LIMIT or not key.isprintable():
        raise Refused(
            400,
            "IDEMPOTENCY_KEY_NEEDED",
            f"Send an Idempotency-Key of 1 to {KEY_LIMIT} printable characters, "
            "a fresh one for each bid or act.",
        )
    return key


def fingerprint(item_id: str, request: object) -> bytes:
    """What makes two requests the same: the item and everything asked of it; 32 bytes."""
    kind = type(request).__name__
    return hashlib.sha256(
        f"{kind}\x00{item_id}\x00".encode() + msgspec.json.encode(request)
    ).digest()


def whole_number(request: web.Request, name: str, default: int, most: int) -> int:
    """A query's number from 0 to ``most``. Raises Refused 400."""
    text = request.query.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise Refused(400, "BAD_REQUEST", f"{name} is a whole number from 0 to {most}.")
    return min(int(text), most)


def switch(request: web.Request, name: str) -> bool:
    """A query's ``1`` or ``0``, off where it is not given. Raises Refused 400 for anything else.

    A misspelt ``dryRun`` must not do the thing in earnest.
    """
    text = request.query.get(name, "0")
    if text not in ("0", "1"):
        raise Refused(400, "BAD_REQUEST", f"{name} is 0 or 1.")
    return text == "1"
