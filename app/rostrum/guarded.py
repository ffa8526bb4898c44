"""What every answer says to a browser, unless its own route says otherwise.

Nothing that this server sends is to be guessed at, framed, or run: a picture that is a page in
truth stays a picture, and what the API answers stays out of caches.
"""

from aiohttp import web

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
