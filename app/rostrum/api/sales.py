"""Routes of sales: listing them, taking in a new one."""

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import CATALOGUE_LIMIT, read_json
from rostrum.api.identity import Tokens
from rostrum.api.problems import Refused
from rostrum.saleroom.new_sale import NewSale, SaleRefused
from rostrum.saleroom.saleroom import Saleroom
from rostrum.wire.catalogue import SalePage
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

    def _may_read(self, request: web.Request) -> None:
        if not self._public_reads:
            self._tokens.require(request, Role.VIEWER)
