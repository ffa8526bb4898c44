"""The route of a replay: a whole sale, streamed."""

import asyncio
from collections.abc import Iterator
from itertools import islice

from aiohttp import web

from rostrum.api.phone_office import PhoneOffice
from rostrum.saleroom.replay import replay_lines

LINES_AT_ONCE = 500
"""Lines made in one go, beside the loop, before they are sent."""


class Replays:
    """``/api/v1/sales/{id}/replay``; what is not read yet is not made yet."""

    def __init__(self, office: PhoneOffice) -> None:
        self._office = office

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [web.get("/api/v1/sales/{id}/replay", self.replay)]

    async def replay(self, request: web.Request) -> web.StreamResponse:
        """A sale's public states with their times, as JSON lines."""
        self._office.actor(request)
        sale_id = self._office.sale_id(request)
        saleroom = self._office.saleroom
        order = list(saleroom.order[sale_id])
        logs = {item_id: await saleroom.log(item_id, 0, None) for item_id in order}
        lines = replay_lines(sale_id, logs)
        answer = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await answer.prepare(request)
        while data := await asyncio.to_thread(_some, lines):
            await answer.write(data)
        await answer.write_eof()
        return answer


def _some(lines: Iterator[bytes]) -> bytes:
    return b"".join(islice(lines, LINES_AT_ONCE))
