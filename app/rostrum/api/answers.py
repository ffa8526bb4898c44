"""Answers as JSON."""

import msgspec
from aiohttp import web

_encode = msgspec.json.Encoder().encode


def json(value: object, status: int = 200) -> web.Response:
    """The value, encoded by its wire type."""
    return web.Response(status=status, body=_encode(value), content_type="application/json")


def pdf(data: bytes, sale_id: str, what: str) -> web.Response:
    """A paper of a sale, to be read in place or saved."""
    return web.Response(
        body=data,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{sale_id}-{what}.pdf"'},
    )


def csv(data: bytes, sale_id: str, what: str) -> web.Response:
    """A paper of a sale, to be saved as a file; ``sale_id`` is safe in a file's name."""
    return web.Response(
        body=data,
        content_type="text/csv",
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{sale_id}-{what}.csv"'},
    )
