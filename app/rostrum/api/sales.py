"""Routes of sales: listing them, taking in a new one."""

import asyncio

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import CATALOGUE_LIMIT, read_bytes, read_json, whole_number
from rostrum.api.identity import Tokens
from rostrum.api.problems import Refused
from rostrum.saleroom.catalogue import read_catalogue
from rostrum.saleroom.new_sale import NewSale, SaleRefused
from rostrum.saleroom.saleroom import Saleroom
from rostrum.wire.catalogue import CatalogueReport, LineFault, SalePage
from rostrum.wire.identity import Role

_new_sale = msgspec.json.Decoder(NewSale)


class Sales:
    """``/api/v1/sales`` over one saleroom."""

    def __init__(self, saleroom: Saleroom, tokens: Tokens, *, public_reads: bool) -> None:
        self._saleroom = saleroom
        self._tokens = tokens
        self._public_reads = public_reads

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [
            web.get("/api/v1/sales", self.page),
            web.get("/api/v1/sales/{id}", self.one),
            web.post("/api/v1/sales", self.add),
            web.post("/api/v1/sales/{id}/catalogue", self.catalogue),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """Every sale."""
        self._may_read(request)
        return answers.json(SalePage(list(self._saleroom.sales.values())))

    async def one(self, request: web.Request) -> web.Response:
        """One sale."""
        self._may_read(request)
        sale = self._saleroom.sales.get(request.match_info["id"])
        if sale is None:
            raise Refused(
                404, "UNKNOWN_SALE", f"There is no sale {request.match_info['id']}. Check its id."
            )
        return answers.json(sale)

    async def add(self, request: web.Request) -> web.Response:
        """Takes in a whole sale, or nothing of it."""
        who = self._tokens.require(request, Role.ADMIN)
        new = await read_json(request, _new_sale, CATALOGUE_LIMIT)
        try:
            sale = await self._saleroom.add_sale(new, by=who.name)
        except SaleRefused as error:
            raise Refused(409, "SALE_REFUSED", str(error)) from error
        return answers.json(sale, 201)

    async def catalogue(self, request: web.Request) -> web.Response:
        """Takes in a catalogue as CSV, all lots or none; ``?dryRun=1`` only tells what would be.

        ``?firstClose=`` is when the first lot of a timed sale closes, ms UTC; ``?open=1`` takes
        bids at once.
        """
        who = self._tokens.require(request, Role.ADMIN)
        sale_id = request.match_info["id"]
        terms = self._saleroom.terms(sale_id)
        if terms is None:
            raise Refused(404, "UNKNOWN_SALE", f"There is no sale {sale_id}. Check its id.")
        first_close = whole_number(request, "firstClose", 0, 2**53) or None
        data = await read_bytes(request, CATALOGUE_LIMIT)
        read = await asyncio.to_thread(
            read_catalogue,
            data,
            terms,
            taken=len(self._saleroom.order[sale_id]),
            first_close=first_close,
        )
        dry = request.query.get("dryRun") == "1"
        report = CatalogueReport(
            lots=len(read.lots),
            added=not dry and not read.faults,
            faults=[LineFault(fault.line, fault.reason) for fault in read.faults],
            ignored=list(read.ignored),
        )
        if dry or read.faults:
            return answers.json(report, 200 if dry else 422)
        lots = read.lots
        if request.query.get("open") == "1":
            lots = tuple(msgspec.structs.replace(lot, open=True) for lot in lots)
        try:
            await self._saleroom.add_lots(sale_id, lots, by=who.name)
        except SaleRefused as error:
            raise Refused(409, "SALE_REFUSED", str(error)) from error
        return answers.json(report, 201)

    def _may_read(self, request: web.Request) -> None:
        if not self._public_reads:
            self._tokens.require(request, Role.VIEWER)
