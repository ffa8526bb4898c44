"""Routes of the auctioneer's screen: the sale as it is, the commission book, the day's rates."""

from decimal import Decimal

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import BODY_LIMIT, read_json, whole_number
from rostrum.api.identity import Tokens
from rostrum.api.phone_office import PhoneOffice
from rostrum.api.problems import Refused
from rostrum.phones import covers
from rostrum.phones.desk import Change, Desk, DeskEvent
from rostrum.rules.lots import DONE
from rostrum.rules.saying import say
from rostrum.saleroom.desk_bids import take_back
from rostrum.saleroom.moment import present
from rostrum.saleroom.phones import TooManyWait
from rostrum.saleroom.rostrum_view import MISSED, rostrum_view
from rostrum.saleroom.shown import in_full
from rostrum.wire.commissions import Commission, CommissionPage, NewCommission, NewRates, Rates
from rostrum.wire.identity import Role
from rostrum.wire.sentences import Say

_commission = msgspec.json.Decoder(NewCommission)
_rates = msgspec.json.Decoder(NewRates)


MISSED_LOOKED_AT = 1000
"""Newest missed bids of a sale among which those of before a past time are looked for."""


class RostrumRoutes:
    """``/api/v1/sales/{id}/rostrum``, ``…/commissions`` and ``…/rates``."""

    def __init__(self, office: PhoneOffice, tokens: Tokens, *, public_reads: bool) -> None:
        self._office = office
        self._tokens = tokens
        self._public_reads = public_reads

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        base = "/api/v1/sales/{id}"
        return [
            web.get(f"{base}/rostrum", self.rostrum),
            web.get(f"{base}/commissions", self.book),
            web.post(f"{base}/commissions", self.leave),
            web.delete(f"{base}/commissions/{{commission}}", self.withdraw),
            web.get(f"{base}/rates", self.rates),
            web.post(f"{base}/rates", self.set_rates),
        ]

    async def rostrum(self, request: web.Request) -> web.Response:
        """The lot on the block, or ``?item=``, with what only the auctioneer may know.

        With ``?at=`` (ms UTC) as it was then.
        """
        self._office.actor(request, Role.AUCTIONEER)
        sale_id = self._office.sale_id(request)
        saleroom = self._office.saleroom
        chosen = request.query.get("item")
        if chosen is not None:
            self._office.item_id(sale_id, chosen, 404)
        views = await self._office.seen(request)
        now, public = views.now, views.sale.public
        if "at" in request.query:
            states = views.sale.private(public)
            lots = [(state, saleroom.listed[i].details) for i, state in states.items()]
            late = await saleroom.missed.newest(sale_id, MISSED_LOOKED_AT)
            missed = [bid for bid in late if bid.at <= now]
        else:
            lots = await saleroom.lots(sale_id)
            missed = await saleroom.missed.newest(sale_id, MISSED)
            public = present(saleroom, sale_id, now).public  # of after the lots' own commits
        items = {i: in_full(state, saleroom.listed[i].details, now) for i, state in public.items()}
        return answers.json(
            rostrum_view(
                sale_id=sale_id,
                lots=lots,
                items=items,
                desk=views.desk,
                clock=views.clock,
                missed=missed,
                now=now,
                chosen=chosen,
            )
        )

    async def book(self, request: web.Request) -> web.Response:
        """Every commission bid."""
        self._office.actor(request)
        views = await self._office.seen(request)
        return answers.json(CommissionPage(list(views.desk.commissions.values())))

    async def leave(self, request: web.Request) -> web.Response:
        """A bid left with the house; the server bids with it as soon as the lot takes bids."""
        actor = self._office.actor(request)
        new = await read_json(request, _commission, BODY_LIMIT)
        sale_id = self._office.sale_id(request)
        saleroom = self._office.saleroom
        state = saleroom.listed[self._office.item_id(sale_id, new.item_id, 422)].state
        if state.status in DONE:
            raise Refused(
                409,
                "LOT_OVER",
                say(Say.NO_COMMISSION_WHEN_OVER, lot=state.lot, status=state.status),
            )
        if not saleroom.paddles.knows(sale_id, new.paddle):
            raise Refused(
                422,
                "PADDLE_UNKNOWN",
                say(Say.COMMISSION_PADDLE_UNKNOWN, paddle=new.paddle),
            )
        commission_id = new.commission_id or self._office.desks.new_id()

        def decide(desk: Desk, now: int) -> DeskEvent:
            left = Commission(
                commission_id=commission_id,
                item_id=new.item_id,
                paddle=new.paddle,
                maximum=new.maximum,
                at=now,
                by=actor.name,
            )
            return covers.leave(desk, actor, left, now)

        views = await self._office.change(sale_id, decide)
        return answers.json(views.desk.commissions[commission_id], 201)

    async def withdraw(self, request: web.Request) -> web.Response:
        """Takes a commission bid back; what is bid by then stands at the price."""
        actor = self._office.actor(request)
        sale_id, name = self._office.sale_id(request), request.match_info["commission"]
        views = await self._office.change(
            sale_id, lambda desk, now: covers.withdraw(desk, actor, name, now)
        )
        found = views.desk.commissions[name]
        await take_back(self._office.desks, self._office.saleroom, found.item_id)
        return answers.json(found)

    async def rates(self, request: web.Request) -> web.Response:
        """The day's rates, for the big screen; with ``?since=`` (their ``at``) once there are others.

        204 when there are none for a while. For staff with ``?at=`` (ms UTC) those of then.
        """
        if "at" in request.query:
            return await self._rates_then(request)
        if not self._public_reads:
            self._tokens.require(request, Role.VIEWER)
        sale_id = self._office.sale_id(request)
        desks = self._office.desks
        if "since" not in request.query:
            base = self._office.saleroom.terms(sale_id).currency
            return answers.json((await desks.refresh(sale_id)).rates or Rates(base, {}, None))
        try:
            newer = await desks.newer_rates(sale_id, whole_number(request, "since", 0, 2**53))
        except TooManyWait as error:
            said = say(Say.RATES_CROWDED)
            raise Refused(503, "TOO_MANY_WAIT", said, headers={"Retry-After": "15"}) from error
        return web.Response(status=204) if newer is None else answers.json(newer)

    async def _rates_then(self, request: web.Request) -> web.Response:
        self._office.actor(request)
        views = await self._office.seen(request)
        base = self._office.saleroom.terms(views.sale.sale_id).currency
        return answers.json(views.desk.rates or Rates(base, {}, None))

    async def set_rates(self, request: web.Request) -> web.Response:
        """Enters the day's rates."""
        actor = self._office.actor(request)
        new = await read_json(request, _rates, BODY_LIMIT)
        sale_id = self._office.sale_id(request)
        base = self._office.saleroom.terms(sale_id).currency
        if base in new.rates:
            raise Refused(422, "BAD_RATE", say(Say.OWN_CURRENCY_RATE, base=base))
        nought = [currency for currency, rate in new.rates.items() if not Decimal(rate)]
        if nought:
            raise Refused(422, "BAD_RATE", say(Say.RATE_OF_NOUGHT, base=nought[0]))
        views = await self._office.change(
            sale_id,
            lambda desk, now: DeskEvent(
                version=desk.version + 1,
                at=now,
                by=actor.name,
                change=Change.RATES,
                rates=Rates(base, new.rates, now),
            ),
        )
        return answers.json(views.desk.rates)
