"""What the routes around a sale's people share: who asks, of which sale and lot, how it is refused."""

from collections.abc import Callable

from aiohttp import web

from rostrum.api.body import whole_number
from rostrum.api.identity import Tokens
from rostrum.api.problems import Refused
from rostrum.phones.desk import Actor, Desk, DeskEvent, PhoneRefused
from rostrum.rules.saying import say
from rostrum.saleroom.moment import present
from rostrum.saleroom.past import EVENTS_MOST, Pasts, TooLong
from rostrum.saleroom.phone_views import PhoneViews
from rostrum.saleroom.phones import PhoneDesks, Register
from rostrum.saleroom.saleroom import Saleroom
from rostrum.wire.catalogue import Paddle
from rostrum.wire.identity import Role
from rostrum.wire.sentences import Say

_STATUS = {
    "UNKNOWN_CALL": 404,
    "UNKNOWN_CLIENT": 404,
    "UNKNOWN_COMMISSION": 404,
    "NOT_YOURS": 403,
    "UNKNOWN_CLERK": 422,
    "UNKNOWN_ITEM": 422,
    "BAD_GROUP": 422,
    "NO_COVER": 422,
    "NO_PADDLE": 422,
}
"""All other refusals are 409: what is asked and how the desk stands do not fit."""


LATEST_MS = 253_402_300_800_000
"""The end of the year 9999, ms UTC."""


class PhoneOffice:
    """What the routes of the phone desk share: who asks, of which sale, and how it is refused."""

    def __init__(self, desks: PhoneDesks, saleroom: Saleroom, tokens: Tokens) -> None:
        self.desks = desks
        self.saleroom = saleroom
        self._tokens = tokens
        self.pasts = Pasts(saleroom, desks)

    def actor(self, request: web.Request, least: Role = Role.CLERK) -> Actor:
        """Who asks. Raises Refused 401 or 403."""
        who = self._tokens.require(request, least)
        return Actor(who.name, who.role in (Role.AUCTIONEER, Role.ADMIN))

    def sale_id(self, request: web.Request) -> str:
        """Of which sale. Raises Refused 404."""
        sale_id = request.match_info["id"]
        if sale_id not in self.saleroom.sales:
            raise Refused(404, "UNKNOWN_SALE", say(Say.UNKNOWN_SALE, sale=sale_id))
        return sale_id

    def item_id(self, sale_id: str, item_id: str, status: int) -> str:
        """A lot of the sale. Raises Refused with ``status`` where it is not one."""
        if item_id not in self.saleroom.order[sale_id]:
            raise Refused(status, "UNKNOWN_ITEM", say(Say.NOT_IN_SALE, item=item_id))
        return item_id

    def paddle(self, sale_id: str, paddle: str | None) -> Paddle | None:
        """A paddle of the sale, with its limit; None where it is not registered."""
        return next((p for p in self.saleroom.paddles.of(sale_id) if p.paddle == paddle), None)

    async def change(
        self,
        sale_id: str,
        decide: Callable[[Desk, int], DeskEvent | None],
        register: Register = lambda _: None,
    ) -> PhoneViews:
        """Commits a change, and the paddle that goes with it; the desk after it. Raises Refused."""
        try:
            desk = await self.desks.change(sale_id, decide, register)
        except PhoneRefused as refusal:
            raise in_problem(refusal) from refusal
        return self.views(sale_id, desk)

    async def look(self, sale_id: str) -> PhoneViews:
        """The desk as it is committed."""
        return self.views(sale_id, await self.desks.refresh(sale_id))

    async def seen(self, request: web.Request) -> PhoneViews:
        """The desk as it is committed, or as it was at ``?at=`` (ms UTC). Raises Refused."""
        sale_id = self.sale_id(request)
        at = whole_number(request, "at", -1, LATEST_MS)
        if at < 0:
            return await self.look(sale_id)
        try:
            past = await self.pasts.of(sale_id, at)
        except TooLong as error:
            raise Refused(422, "TOO_LONG", say(Say.SALE_TOO_LONG, most=EVENTS_MOST)) from error
        return PhoneViews(past.desk(at), past.moment(at, self.saleroom.paddles.of(sale_id)))

    def views(self, sale_id: str, desk: Desk) -> PhoneViews:
        """The desk as it is shown."""
        return PhoneViews(desk, present(self.saleroom, sale_id, self.desks.now()))


def in_problem(refusal: PhoneRefused) -> Refused:
    """The desk's refusal as a problem."""
    return Refused(_STATUS.get(refusal.code, 409), refusal.code, refusal.said)
