"""Routes of sales: listing them, taking in a new one."""

import asyncio
from collections.abc import Callable, Mapping

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import (
    BODY_LIMIT,
    CATALOGUE_LIMIT,
    PAGE_LIMIT,
    read_bytes,
    read_json,
    switch,
    whole_number,
)
from rostrum.api.identity import Tokens
from rostrum.api.problems import Refused
from rostrum.rules.saying import say
from rostrum.saleroom import papers
from rostrum.saleroom.catalogue import read_catalogue
from rostrum.saleroom.new_sale import NewPaddle, NewSale, SaleRefused
from rostrum.saleroom.saleroom import Saleroom
from rostrum.wire.catalogue import (
    CatalogueReport,
    LineFault,
    MissedBidPage,
    PaddlePage,
    SalePage,
)
from rostrum.wire.identity import Role
from rostrum.wire.sentences import Say

_new_paddle = msgspec.json.Decoder(NewPaddle)
_new_sale = msgspec.json.Decoder(NewSale)

Write = Callable[[papers.Lots, Mapping[str, str | None]], bytes]
"""Writes a paper of a sale's lots; names by paddle."""


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
            web.get("/api/v1/sales/{id}/catalogue.csv", self.catalogue_csv),
            web.get("/api/v1/sales/{id}/results.csv", self.results_csv),
            web.get("/api/v1/sales/{id}/buyers.csv", self.buyers_csv),
            web.get("/api/v1/sales/{id}/invoices.csv", self.invoices_csv),
            web.get("/api/v1/sales/{id}/paddles", self.paddles),
            web.post("/api/v1/sales/{id}/paddles", self.keep_paddle),
            web.get("/api/v1/sales/{id}/missed", self.missed),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """Every sale."""
        self._may_read(request)
        return answers.json(SalePage(list(self._saleroom.sales.values())))

    async def one(self, request: web.Request) -> web.Response:
        """One sale."""
        self._may_read(request)
        return answers.json(self._saleroom.sales[self._sale_id(request)])

    async def add(self, request: web.Request) -> web.Response:
        """Takes in a whole sale, or nothing of it."""
        who = self._tokens.require(request, Role.ADMIN)
        new = await read_json(request, _new_sale, CATALOGUE_LIMIT)
        try:
            sale = await self._saleroom.adding.add_sale(new, by=who.name)
        except SaleRefused as error:
            raise Refused(409, "SALE_REFUSED", str(error)) from error
        return answers.json(sale, 201)

    async def catalogue(self, request: web.Request) -> web.Response:
        """Takes in a catalogue as CSV, all lots or none; ``?dryRun=1`` only tells what would be.

        ``?firstClose=`` is when the first lot of a timed sale closes, ms UTC; ``?open=1`` takes
        bids at once.
        """
        who = self._tokens.require(request, Role.ADMIN)
        sale_id = self._sale_id(request)
        terms = self._saleroom.terms(sale_id)
        first_close = whole_number(request, "firstClose", 0, 2**53) or None
        dry, at_once = switch(request, "dryRun"), switch(request, "open")
        data = await read_bytes(request, CATALOGUE_LIMIT)
        read = await asyncio.to_thread(
            read_catalogue,
            data,
            terms,
            taken=len(self._saleroom.order[sale_id]),
            first_close=first_close,
        )
        report = CatalogueReport(
            lots=len(read.lots),
            added=not dry and not read.faults,
            faults=[LineFault(fault.line, fault.reason) for fault in read.faults],
            ignored=list(read.ignored),
        )
        if dry or read.faults:
            return answers.json(report, 200 if dry else 422)
        lots = read.lots
        if at_once:
            lots = tuple(msgspec.structs.replace(lot, open=True) for lot in lots)
        try:
            await self._saleroom.adding.add_lots(sale_id, lots, by=who.name)
        except SaleRefused as error:
            raise Refused(409, "SALE_REFUSED", str(error)) from error
        return answers.json(report, 201)

    async def catalogue_csv(self, request: web.Request) -> web.Response:
        """The catalogue with its reserves, as the import reads it."""
        return await self._csv(request, "catalogue", lambda lots, _: papers.catalogue_csv(lots))

    async def results_csv(self, request: web.Request) -> web.Response:
        """Each lot's result and bill."""
        return await self._csv(request, "results", lambda lots, _: papers.results_csv(lots))

    async def buyers_csv(self, request: web.Request) -> web.Response:
        """What each buyer owes."""
        return await self._csv(request, "buyers", papers.buyers_csv)

    async def invoices_csv(self, request: web.Request) -> web.Response:
        """The lines of each buyer's invoice."""
        return await self._csv(request, "invoices", papers.invoices_csv)

    async def _csv(self, request: web.Request, name: str, write: Write) -> web.Response:
        self._tokens.require(request, Role.CLERK)
        sale_id = self._sale_id(request)
        lots = await self._saleroom.lots(sale_id)
        names = {paddle.paddle: paddle.name for paddle in self._saleroom.paddles.of(sale_id)}
        return answers.csv(await asyncio.to_thread(write, lots, names), sale_id, name)

    async def paddles(self, request: web.Request) -> web.Response:
        """Every paddle of a sale."""
        self._tokens.require(request, Role.CLERK)
        return answers.json(PaddlePage(self._saleroom.paddles.of(self._sale_id(request))))

    async def keep_paddle(self, request: web.Request) -> web.Response:
        """Registers a paddle: 201; gives a known one another name, limit or standing: 200."""
        self._tokens.require(request, Role.CLERK)
        paddle = await read_json(request, _new_paddle, BODY_LIMIT)
        sale_id = self._sale_id(request)
        known = self._saleroom.paddles.knows(sale_id, paddle.paddle)
        return answers.json(
            await self._saleroom.paddles.keep(sale_id, paddle), 200 if known else 201
        )

    async def missed(self, request: web.Request) -> web.Response:
        """Bids that came too late: ``?limit=``."""
        self._tokens.require(request, Role.CLERK)
        limit = max(1, whole_number(request, "limit", PAGE_LIMIT, PAGE_LIMIT))
        sale_id = self._sale_id(request)
        return answers.json(MissedBidPage(await self._saleroom.missed.newest(sale_id, limit)))

    def _sale_id(self, request: web.Request) -> str:
        sale_id = request.match_info["id"]
        if sale_id not in self._saleroom.sales:
            raise Refused(404, "UNKNOWN_SALE", say(Say.UNKNOWN_SALE, sale=sale_id))
        return sale_id

    def _may_read(self, request: web.Request) -> None:
        if not self._public_reads:
            self._tokens.require(request, Role.VIEWER)
