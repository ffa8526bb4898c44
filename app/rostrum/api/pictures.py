"""Catalogue pictures: ``/images/{name}``, from one folder and no other."""

import re
from pathlib import Path

from aiohttp import web

from rostrum import resources
from rostrum.api.problems import Refused

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}\.(?:jpe?g|png|webp|gif|avif)", re.IGNORECASE)
"""Pictures of dots: in an SVG a page could be hidden."""
_DAY_S = 86_400


class Pictures:
    """Serves the pictures of the sample catalogue."""

    def __init__(self) -> None:
        self._folder: Path = resources.path("sample", "images").resolve()

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [web.get("/images/{name}", self.picture)]

    async def picture(self, request: web.Request) -> web.StreamResponse:
        """One picture; 404 for any other name."""
        name = request.match_info["name"]
        found = self._folder / name if _NAME.fullmatch(name) else None
        if found is None or not found.is_file() or found.resolve().parent != self._folder:
            raise Refused(404, "NO_PICTURE", f"There is no picture {name[:128]!r}.")
        return web.FileResponse(found, headers={"Cache-Control": f"public, max-age={_DAY_S}"})
