"""Catalogue pictures: ``/images/{name}``, from one folder and no other."""

import re
from pathlib import Path

from aiohttp import web

from rostrum import resources
from rostrum.api.problems import Refused
from rostrum.api.variants import NoPicture, Variants
from rostrum.wire.catalogue import PICTURE_SIDES

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}\.(?:jpe?g|png|webp|gif|avif)", re.IGNORECASE)
"""Pictures of dots: in an SVG a page could be hidden."""
_DAY_S = 86_400
_KEPT = {"Cache-Control": f"public, max-age={_DAY_S}"}


class Pictures:
    """Serves the pictures of the house's folder, and those of the sample catalogue."""

    def __init__(self, folder: Path | None = None) -> None:
        own = () if folder is None else (folder.resolve(),)
        self._folders = (*own, resources.path("sample", "images").resolve())
        self._variants = Variants()

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [web.get("/images/{name}", self.picture)]

    async def picture(self, request: web.Request) -> web.StreamResponse:
        """One picture, with ``?side=`` at most so many pixels long; 404 for any other name."""
        name = request.match_info["name"]
        found = next((file for folder in self._folders if (file := _in(folder, name))), None)
        if found is None:
            raise Refused(404, "NO_PICTURE", f"There is no picture {name[:128]!r}.")
        made = None if "side" not in request.query else await self._at(request, found)
        if made is None:
            return web.FileResponse(found, headers=_KEPT)
        return web.Response(body=made, content_type="image/jpeg", headers=_KEPT)

    async def _at(self, request: web.Request, found: Path) -> bytes | None:
        side = request.query["side"]
        if side not in map(str, PICTURE_SIDES):
            sides = ", ".join(map(str, PICTURE_SIDES))
            raise Refused(400, "BAD_REQUEST", f"side is one of {sides}; without it, all of it.")
        try:
            return await self._variants.at(found, int(side))
        except (NoPicture, OSError) as error:
            detail = f"The picture {found.name} cannot be made smaller: {error}."
            raise Refused(422, "NO_PICTURE", detail) from error


def _in(folder: Path, name: str) -> Path | None:
    """A picture of this folder and of no other, nor one that a link leads to."""
    file = folder / name if _NAME.fullmatch(name) else None
    if file is None or not file.is_file() or file.resolve().parent != folder:
        return None
    return file
