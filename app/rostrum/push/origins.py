"""Pages of which sites may read here: cross-origin rules for plain HTTP (Fetch standard, CORS)."""

from aiohttp import web


class OriginRefused(Exception):
    """The page's site is not among those configured; the message is a sentence for its author."""


def cors_headers(request: web.Request, origins: tuple[str, ...]) -> dict[str, str]:
    """The headers that let the asking page read the answer. Raises ``OriginRefused``.

    ``origins`` is as in the configuration: ``*`` for all, else a list; the server's own pages
    always may. Programs, and same-origin pages, send no ``Origin`` and need no header.
    """
    if "*" in origins:
        return {"Access-Control-Allow-Origin": "*"}
    origin = request.headers.get("Origin")
    if origin is None:
        return {"Vary": "Origin"}
    if origin in origins or origin == f"{request.scheme}://{request.host}":
        return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}
    raise OriginRefused(f"pages of {origin[:200]} may not read here; the server's owner decides")
