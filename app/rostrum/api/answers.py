"""Answers as JSON."""

import msgspec
from aiohttp import web

_encode = msgspec.json.Encoder().encode


def json(value: object, status: int = 200) -> web.Response:
    """The value, encoded by its wire type."""
    return web.Response(status=status, body=_encode(value), content_type="application/json")
