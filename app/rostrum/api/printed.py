"""Routes of the printed papers: the report of a sale, the clerks' call sheets."""

import asyncio
from collections.abc import Callable
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import switch
from rostrum.api.phone_office import PhoneOffice
from rostrum.api.problems import Refused
from rostrum.rules.saying import say
from rostrum.saleroom.call_sheets import sheets_for
from rostrum.wire.sentences import Say


class Printed:
    """``/api/v1/sales/{id}/report.pdf`` and ``…/call-sheets.pdf``; one is made at a time.

    Writing a PDF takes a second for a large sale: it is done beside the loop, in a thread.
    """

    def __init__(self, office: PhoneOffice) -> None:
        self._office = office
        self._one_at_a_time = asyncio.Semaphore(1)

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [
            web.get("/api/v1/sales/{id}/report.pdf", self.report),
            web.get("/api/v1/sales/{id}/call-sheets.pdf", self.call_sheets),
        ]

    async def report(self, request: web.Request) -> web.Response:
        """What the sale came to, with charts; ``?zone=Europe/London`` for its clock."""
        self._office.actor(request)
        sale_id, zone = self._office.sale_id(request), _zone(request)
        sale = self._office.saleroom.sales[sale_id]
        lots = await self._office.saleroom.lots(sale_id)
        now = self._office.desks.now()

        def made() -> bytes:
            from rostrum.papers.report import sale_report  # noqa: PLC0415 - loaded when asked for

            return sale_report(sale.title, sale.currency, lots, at=now, zone=zone)

        return answers.pdf(await self._beside(made), sale_id, "report")

    async def call_sheets(self, request: web.Request) -> web.Response:
        """One's own calls, or those of ``?clerk=``; for a chief everybody's.

        ``?nobody=1``: the calls that nobody has, which every clerk sees.
        """
        actor = self._office.actor(request)
        sale_id, zone = self._office.sale_id(request), _zone(request)
        wanted = request.query.get("clerk") or (None if actor.chief else actor.name)
        if not actor.chief and wanted != actor.name:
            raise Refused(403, "NOT_YOURS", say(Say.SHEET_IS_ANOTHERS, clerk=wanted or ""))
        nobody = switch(request, "nobody")
        views = await self._office.look(sale_id)
        sale = self._office.saleroom.sales[sale_id]
        lots = await self._office.saleroom.lots(sale_id)
        whose = [None] if nobody else None if wanted is None else [wanted]
        sheets = sheets_for(views, lots, whose, zone)

        def made() -> bytes:
            from rostrum.papers.call_sheet import call_sheets  # noqa: PLC0415 - loaded when asked for

            return call_sheets(sale.title, sale.currency, sheets, at=views.now, zone=zone)

        return answers.pdf(await self._beside(made), sale_id, "call-sheets")

    async def _beside(self, made: Callable[[], bytes]) -> bytes:
        async with self._one_at_a_time:
            return await asyncio.to_thread(made)


def _zone(request: web.Request) -> tzinfo:
    """Where the sale is held; UTC unless it is said. Raises Refused 400."""
    name = request.query.get("zone")
    if name is None:
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused(
            400, "BAD_REQUEST", f"zone={name[:64]} is no time zone; write it as Europe/London."
        ) from error
