"""The public page at ``/``: files that need no build, sent so that nothing else can run in them."""

from pathlib import Path

from aiohttp import web

from rostrum import resources

_HEADERS = {
    # Only this server's own files run, are shown or are spoken to; no page may frame this one.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}


class Viewer:
    """Serves the page, and of its folder nothing but what was there at the start."""

    def __init__(self) -> None:
        folder: Path = resources.path("viewer")
        self._files = {found.name: found for found in folder.iterdir() if found.suffix in _TYPES}

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [web.get("/", self.page), web.get("/viewer/{name}", self.part)]

    async def page(self, _request: web.Request) -> web.StreamResponse:
        """The page."""
        return self._sent("index.html")

    async def part(self, request: web.Request) -> web.StreamResponse:
        """A script or style of the page; 404 for any other name."""
        name = request.match_info["name"]
        if name not in self._files:
            raise web.HTTPNotFound
        return self._sent(name)

    def _sent(self, name: str) -> web.FileResponse:
        found = self._files[name]
        return web.FileResponse(found, headers=_HEADERS | {"Content-Type": _TYPES[found.suffix]})
