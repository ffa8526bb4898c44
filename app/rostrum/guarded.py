"""What every answer says to a browser, unless its own route says otherwise, and by which names a
browser may ask where not everybody's pages may read.

Nothing that this server sends is to be guessed at, framed, or run: a picture that is a page in
truth stays a picture, and what the API answers stays out of caches.
"""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from rostrum.api.problems import Refused
from rostrum.push.origins import asked_by_another_name

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
PRIVATE = ("/api/", "/queue")
"""Below these, answers are for who asked."""


def guard(app: web.Application, *, hsts_seconds: int = 0) -> None:
    """Adds the headers to every answer; with ``hsts_seconds`` browsers keep to https so long."""
    headers = dict(HEADERS)
    if hsts_seconds > 0:
        headers["Strict-Transport-Security"] = f"max-age={hsts_seconds}"
    pairs = tuple(headers.items())

    async def say(request: web.Request, response: web.StreamResponse) -> None:
        for name, value in pairs:
            response.headers.setdefault(name, value)
        if request.path.startswith(PRIVATE):
            response.headers.setdefault("Cache-Control", "no-store")

    app.on_response_prepare.append(say)


def by_our_names(origins: tuple[str, ...]) -> Middleware:
    """Refuses what a browser asks of this server by a name that is not known as its own."""

    @web.middleware
    async def ask(request: web.Request, handler: Handler) -> web.StreamResponse:
        if "*" not in origins and asked_by_another_name(request, origins):
            raise Refused(
                421,
                "MISDIRECTED",
                f"This server is not known as {request.host[:200]}. Its owner can name it: "
                "--origins https://…, where pages are to read by that name.",
            )
        return await handler(request)

    return ask
