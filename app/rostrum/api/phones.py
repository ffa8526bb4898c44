"""Routes of the phone desk: calls, covers, handing over. Staff only."""

from collections.abc import Callable

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import BODY_LIMIT, read_json, switch
from rostrum.api.phone_office import PhoneOffice, in_problem
from rostrum.phones import calls, covers, handover
from rostrum.phones.desk import Actor, Desk, DeskEvent, PhoneRefused, apply, call, own
from rostrum.saleroom.desk_bids import take_back
from rostrum.saleroom.phone_views import PhoneViews
from rostrum.wire.identity import Role
from rostrum.wire.phones import (
    Assigned,
    Assignment,
    Call,
    CallLog,
    CallMove,
    Clerk,
    CoverChange,
    FollowUps,
    Handover,
)

_clerk = msgspec.json.Decoder(Clerk)
_assignment = msgspec.json.Decoder(Assignment)
_move = msgspec.json.Decoder(CallMove)
_handover = msgspec.json.Decoder(Handover)
_cover = msgspec.json.Decoder(CoverChange)


class Phones:
    """``/api/v1/sales/{id}/phones``."""

    def __init__(self, office: PhoneOffice) -> None:
        self._office = office

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        base = "/api/v1/sales/{id}/phones"
        return [
            web.get(base, self.whole),
            web.post(f"{base}/clerks", self.keep_clerk),
            web.get(f"{base}/calls/{{call}}", self.one),
            web.get(f"{base}/calls/{{call}}/log", self.log),
            web.post(f"{base}/calls/{{call}}/state", self.move),
            web.post(f"{base}/calls/{{call}}/assignment", self.assign),
            web.post(f"{base}/calls/{{call}}/handover", self.hand_over),
            web.post(f"{base}/calls/{{call}}/cover", self.cover),
            web.get(f"{base}/follow-up", self.follow_up),
        ]

    async def whole(self, request: web.Request) -> web.Response:
        """The desk as the caller may see it, or might have at ``?at=``."""
        actor = self._office.actor(request)
        return answers.json((await self._office.seen(request)).whole(actor))

    async def keep_clerk(self, request: web.Request) -> web.Response:
        """A clerk of the sale, with languages: 201; a known one again: 200."""
        actor = self._office.actor(request, Role.AUCTIONEER)
        clerk = await read_json(request, _clerk, BODY_LIMIT)
        sale_id = self._office.sale_id(request)
        known = clerk.name in (await self._office.look(sale_id)).desk.clerks
        views = await self._office.change(
            sale_id, lambda desk, now: calls.keep_clerk(desk, actor, clerk, now)
        )
        return answers.json(views.desk.clerks[clerk.name], 200 if known else 201)

    async def one(self, request: web.Request) -> web.Response:
        """One call."""
        actor = self._office.actor(request)
        views = await self._office.seen(request)
        return answers.json(views.card(_seen(views.desk, request.match_info["call"], actor)))

    async def log(self, request: web.Request) -> web.Response:
        """What happened to a call."""
        actor = self._office.actor(request)
        sale_id = self._office.sale_id(request)
        views = await self._office.look(sale_id)
        found = _seen(views.desk, request.match_info["call"], actor)
        events = await self._office.desks.log(sale_id)
        return answers.json(CallLog(views.log(found.call_id, events)))

    async def move(self, request: web.Request) -> web.Response:
        """The next state of a call; the moment the client is on the line, covers are disarmed."""
        actor = self._office.actor(request)
        asked = await read_json(request, _move, BODY_LIMIT)
        sale_id, call_id = self._office.sale_id(request), request.match_info["call"]
        views = await self._office.change(
            sale_id,
            lambda desk, now: calls.move(desk, actor, call_id, asked.state, asked.reason, now),
        )
        await self._disarmed(views, call_id)
        return answers.json(views.card(views.desk.calls[call_id]))

    async def assign(self, request: web.Request) -> web.Response:
        """Gives a call to a clerk by hand, and tells the clashes; ``?dryRun=1`` only tells them."""
        actor = self._office.actor(request)
        asked = await read_json(request, _assignment, BODY_LIMIT)
        sale_id, call_id = self._office.sale_id(request), request.match_info["call"]

        def decide(desk: Desk, now: int) -> DeskEvent:
            return calls.assign(desk, actor, call_id, asked.clerk, now)

        if switch(request, "dryRun"):
            desk = await self._office.desks.refresh(sale_id)
            views = self._office.views(sale_id, _after(desk, decide, self._office.desks.now()))
        else:
            views = await self._office.change(sale_id, decide)
        found = [clash for clash in views.clashes() if call_id in clash.calls]
        return answers.json(Assigned(views.card(views.desk.calls[call_id]), found))

    async def hand_over(self, request: web.Request) -> web.Response:
        """Asks for a call, gives it, refuses it, takes it."""
        actor = self._office.actor(request)
        asked = await read_json(request, _handover, BODY_LIMIT)
        call_id = request.match_info["call"]
        views = await self._office.change(
            self._office.sale_id(request),
            lambda desk, now: handover.hand_over(desk, actor, call_id, asked.act, asked.to, now),
        )
        return answers.json(views.brief(views.desk.calls[call_id]))

    async def cover(self, request: web.Request) -> web.Response:
        """Sets, arms or disarms a cover bid."""
        actor = self._office.actor(request)
        asked = await read_json(request, _cover, BODY_LIMIT)
        call_id = request.match_info["call"]
        views = await self._office.change(
            self._office.sale_id(request),
            lambda desk, now: covers.change_cover(desk, actor, call_id, asked, now),
        )
        await self._disarmed(views, call_id)
        return answers.json(views.card(views.desk.calls[call_id]))

    async def follow_up(self, request: web.Request) -> web.Response:
        """Clients who are to be told how their lots went."""
        actor = self._office.actor(request)
        views = await self._office.seen(request)
        return answers.json(FollowUps(views.follow_ups(actor)))

    async def _disarmed(self, views: PhoneViews, call_id: str) -> None:
        """Before the answer: what was placed for a client who is there now stands no longer."""
        client_id = views.desk.calls[call_id].client_id
        for each in views.desk.calls_of(client_id):
            if each.cover is not None and each.cover.placed and not each.cover.armed:
                await take_back(self._office.desks, self._office.saleroom, each.item_id)


def _after(desk: Desk, decide: Callable[[Desk, int], DeskEvent], now: int) -> Desk:
    try:
        return apply(desk, decide(desk, now))
    except PhoneRefused as refusal:
        raise in_problem(refusal) from refusal


def _seen(desk: Desk, call_id: str, actor: Actor) -> Call:
    try:
        found = call(desk, call_id)
        own(found, actor)
    except PhoneRefused as refusal:
        raise in_problem(refusal) from refusal
    return found
