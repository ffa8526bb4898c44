"""Routes of the phone desk: clients, calls, covers, handing over. Staff only."""

from collections.abc import Callable
from functools import partial

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import BODY_LIMIT, read_json, switch
from rostrum.api.identity import Tokens
from rostrum.api.problems import Refused
from rostrum.phones import calls, clients, covers, handover
from rostrum.phones.desk import Actor, Desk, DeskEvent, PhoneRefused, apply, call, own
from rostrum.saleroom.desk_bids import take_back
from rostrum.saleroom.new_sale import NewPaddle
from rostrum.saleroom.phone_views import PhoneViews
from rostrum.saleroom.phones import PhoneDesks
from rostrum.saleroom.saleroom import Saleroom
from rostrum.wire.identity import Role
from rostrum.wire.phones import (
    Assigned,
    Assignment,
    Call,
    CallLog,
    CallMove,
    Clerk,
    Client,
    ClientChange,
    CoverChange,
    FollowUps,
    Handover,
    NewClient,
    NewNote,
)

_new_client = msgspec.json.Decoder(NewClient)
_client_change = msgspec.json.Decoder(ClientChange)
_new_note = msgspec.json.Decoder(NewNote)
_clerk = msgspec.json.Decoder(Clerk)
_assignment = msgspec.json.Decoder(Assignment)
_move = msgspec.json.Decoder(CallMove)
_handover = msgspec.json.Decoder(Handover)
_cover = msgspec.json.Decoder(CoverChange)

_STATUS = {
    "UNKNOWN_CALL": 404,
    "UNKNOWN_CLIENT": 404,
    "UNKNOWN_COMMISSION": 404,
    "NOT_YOURS": 403,
    "UNKNOWN_CLERK": 422,
    "UNKNOWN_ITEM": 422,
    "BAD_GROUP": 422,
    "NO_COVER": 422,
}
"""All other refusals are 409: what is asked and how the desk stands do not fit."""


class PhoneOffice:
    """What the routes of the phone desk share: who asks, of which sale, and how it is refused."""

    def __init__(self, desks: PhoneDesks, saleroom: Saleroom, tokens: Tokens) -> None:
        self.desks = desks
        self.saleroom = saleroom
        self._tokens = tokens

    def actor(self, request: web.Request, least: Role = Role.CLERK) -> Actor:
        """Who asks. Raises Refused 401 or 403."""
        who = self._tokens.require(request, least)
        return Actor(who.name, who.role in (Role.AUCTIONEER, Role.ADMIN))

    def sale_id(self, request: web.Request) -> str:
        """Of which sale. Raises Refused 404."""
        sale_id = request.match_info["id"]
        if sale_id not in self.saleroom.sales:
            raise Refused(404, "UNKNOWN_SALE", f"There is no sale {sale_id}. Check its id.")
        return sale_id

    async def change(
        self, sale_id: str, decide: Callable[[Desk, int], DeskEvent | None]
    ) -> PhoneViews:
        """Commits a change; the desk after it. Raises Refused."""
        try:
            desk = await self.desks.change(sale_id, decide)
        except PhoneRefused as refusal:
            raise in_problem(refusal) from refusal
        return self.views(sale_id, desk)

    async def look(self, sale_id: str) -> PhoneViews:
        """The desk as it is committed."""
        return self.views(sale_id, await self.desks.refresh(sale_id))

    def views(self, sale_id: str, desk: Desk) -> PhoneViews:
        """The desk as it is shown."""
        return PhoneViews(desk, self.saleroom, sale_id, self.desks.now())


def in_problem(refusal: PhoneRefused) -> Refused:
    """The desk's refusal as a problem."""
    return Refused(_STATUS.get(refusal.code, 409), refusal.code, str(refusal))


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
            web.post(f"{base}/clients", self.add_client),
            web.patch(f"{base}/clients/{{client}}", self.change_client),
            web.post(f"{base}/clients/{{client}}/notes", self.add_note),
            web.get(f"{base}/calls/{{call}}", self.one),
            web.get(f"{base}/calls/{{call}}/log", self.log),
            web.post(f"{base}/calls/{{call}}/state", self.move),
            web.post(f"{base}/calls/{{call}}/assignment", self.assign),
            web.post(f"{base}/calls/{{call}}/handover", self.hand_over),
            web.post(f"{base}/calls/{{call}}/cover", self.cover),
            web.get(f"{base}/follow-up", self.follow_up),
        ]

    async def whole(self, request: web.Request) -> web.Response:
        """The desk as the caller may see it."""
        actor = self._office.actor(request)
        return answers.json((await self._office.look(self._office.sale_id(request))).whole(actor))

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

    async def add_client(self, request: web.Request) -> web.Response:
        """A new client; the paddle is registered with its limit."""
        actor = self._office.actor(request)
        new = await read_json(request, _new_client, BODY_LIMIT)
        sale_id = self._office.sale_id(request)
        client_id = new.client_id or self._office.desks.new_id()
        items = self._office.saleroom.order[sale_id]
        decide = partial(_add_client, actor=actor, new=new, client_id=client_id, items=items)
        await self._try(sale_id, decide)
        limit = msgspec.UNSET if new.limit is None else new.limit
        await self._keep_paddle(sale_id, new.paddle, new.name, limit)
        views = await self._office.change(sale_id, decide)
        return answers.json(views.client(views.desk.clients[client_id]), 201)

    async def change_client(self, request: web.Request) -> web.Response:
        """Other facts of a client; a limit goes with the paddle."""
        actor = self._office.actor(request)
        change = await read_json(request, _client_change, BODY_LIMIT)
        sale_id = self._office.sale_id(request)
        client_id = request.match_info["client"]
        items = self._office.saleroom.order[sale_id]
        decide = partial(
            _change_client, actor=actor, client_id=client_id, change=change, items=items
        )
        after = await self._try(sale_id, decide)
        if change.limit is not msgspec.UNSET and after.paddle is None:
            raise Refused(
                422, "NO_PADDLE", "A limit goes with a paddle. Give the client a paddle, too."
            )
        if change.limit is not msgspec.UNSET or change.paddle is not msgspec.UNSET:
            await self._keep_paddle(sale_id, after.paddle, after.name, change.limit)
        views = await self._office.change(sale_id, decide)
        return answers.json(views.client(views.desk.clients[client_id]))

    async def add_note(self, request: web.Request) -> web.Response:
        """A note to a client, with its time."""
        actor = self._office.actor(request)
        note = await read_json(request, _new_note, BODY_LIMIT)
        client_id = request.match_info["client"]
        views = await self._office.change(
            self._office.sale_id(request),
            lambda desk, now: clients.add_note(desk, actor, client_id, note.text, now),
        )
        return answers.json(views.client(views.desk.clients[client_id]), 201)

    async def one(self, request: web.Request) -> web.Response:
        """One call."""
        actor = self._office.actor(request)
        views = await self._office.look(self._office.sale_id(request))
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
        views = await self._office.look(self._office.sale_id(request))
        return answers.json(FollowUps(views.follow_ups(actor)))

    async def _disarmed(self, views: PhoneViews, call_id: str) -> None:
        """Before the answer: what was placed for a client who is there now stands no longer."""
        client_id = views.desk.calls[call_id].client_id
        for each in views.desk.calls_of(client_id):
            if each.cover is not None and each.cover.placed and not each.cover.armed:
                await take_back(self._office.desks, self._office.saleroom, each.item_id)

    async def _try(self, sale_id: str, decide: Callable[[Desk, int], DeskEvent]) -> Client:
        """What a client would be after a change that is not made yet. Raises Refused."""
        desk = await self._office.desks.refresh(sale_id)
        try:
            return decide(desk, self._office.desks.now()).clients[0]
        except PhoneRefused as refusal:
            raise in_problem(refusal) from refusal

    async def _keep_paddle(
        self,
        sale_id: str,
        paddle: str | None,
        name: str,
        limit: int | msgspec.UnsetType | None,
    ) -> None:
        """Registers the paddle, or gives it another limit; its name and standing stay."""
        if paddle is None:
            return
        saleroom = self._office.saleroom
        known = next((p for p in saleroom.paddles(sale_id) if p.paddle == paddle), None)
        if known is None:
            fresh = None if limit is msgspec.UNSET else limit
            await saleroom.keep_paddle(sale_id, NewPaddle(paddle, name, fresh))
        elif limit is not msgspec.UNSET and limit != known.limit:
            kept = NewPaddle(paddle, known.name, limit, known.suspended)
            await saleroom.keep_paddle(sale_id, kept)


def _add_client(
    desk: Desk, now: int, *, actor: Actor, new: NewClient, client_id: str, items: list[str]
) -> DeskEvent:
    return clients.add_client(desk, actor, new, client_id, items, now)


def _change_client(
    desk: Desk, now: int, *, actor: Actor, client_id: str, change: ClientChange, items: list[str]
) -> DeskEvent:
    return clients.change_client(desk, actor, client_id, change, items, now)


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
