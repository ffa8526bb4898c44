"""Pages of which sites may read here: cross-origin rules for plain HTTP (Fetch standard, CORS).

A page of another site can also have its own name point at this server (DNS rebinding): its browser
then takes the server for that site. What such a page cannot do is to ask by an address, by
``localhost``, or by a name that its owner has not. So where not everybody may read, a browser has
to have asked by one of those: this machine's names, or the host of a site in ``--origins``.
"""

import socket
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

_BROWSER_HEADERS = ("Origin", "Sec-Fetch-Site", "Accept-Language")
"""A browser sends at least one with each request, and no page can leave the last one out."""


class OriginRefused(Exception):
    """The page's site is not among those configured; the message is a sentence for its author."""


def may_listen(origin: str | None, host: str, origins: tuple[str, ...]) -> bool:
    """Whether a page of ``origin`` may read what it asked of ``host``; None: no page, or our own.

    ``origins`` is as in the configuration: ``*`` for all, else a list; the server's own pages
    always may, whichever of its names they were asked by.
    """
    if origin is None or "*" in origins or origin in origins:
        return True
    return _netloc(origin) == host.lower() and is_ours(host, origins)


def is_ours(host: str, origins: tuple[str, ...]) -> bool:
    """Whether ``host``, as in the header, is an address, a name of this machine, or named."""
    name = _name(host)
    return (
        _is_address(name)
        or name in ("localhost", *_own_names())
        or name.endswith(".localhost")
        or any(name == _name(_netloc(origin)) for origin in origins)
    )


def asked_by_another_name(request: web.Request, origins: tuple[str, ...]) -> bool:
    """Whether a browser asks for this server by a name that it does not know as its own."""
    return any(name in request.headers for name in _BROWSER_HEADERS) and not is_ours(
        request.host, origins
    )


def cors_headers(request: web.Request, origins: tuple[str, ...]) -> dict[str, str]:
    """The headers that let the asking page read the answer. Raises ``OriginRefused``.

    Programs, and same-origin pages, send no ``Origin`` and need no header.
    """
    if "*" in origins:
        return {"Access-Control-Allow-Origin": "*"}
    origin = request.headers.get("Origin")
    if not may_listen(origin, request.host, origins):
        raise OriginRefused(
            f"pages of {str(origin)[:200]} may not read here; the server's owner decides"
        )
    return {"Vary": "Origin"} | ({} if origin is None else {"Access-Control-Allow-Origin": origin})


@lru_cache(maxsize=1)
def _own_names() -> tuple[str, ...]:
    name = socket.gethostname().lower()
    return name, name.partition(".")[0]


def _netloc(origin: str) -> str:
    return urlsplit(origin).netloc.lower()


def _name(host: str) -> str:
    """The host's name or address without its port."""
    host = host.lower().rstrip(".")
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].rstrip(".")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
