"""Routes of the phone desk's clients: taken in, changed, written of, read back. Staff only."""

from functools import partial

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import BODY_LIMIT, read_json
from rostrum.api.phone_office import PhoneOffice, in_problem
from rostrum.phones import clients
from rostrum.phones.desk import Actor, Desk, DeskEvent, PhoneRefused, own_client
from rostrum.store.records import PaddleRow
from rostrum.wire.identity import Role
from rostrum.wire.phones import ClientChange, ClientLog, NewClient, NewNote

_new_client = msgspec.json.Decoder(NewClient)
_client_change = msgspec.json.Decoder(ClientChange)
_new_note = msgspec.json.Decoder(NewNote)


class PhoneClients:
    """``/api/v1/sales/{id}/phones/clients``."""

    def __init__(self, office: PhoneOffice) -> None:
        self._office = office

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        base = "/api/v1/sales/{id}/phones/clients"
        return [
            web.post(base, self.add),
            web.patch(f"{base}/{{client}}", self.change),
            web.delete(f"{base}/{{client}}", self.erase),
            web.post(f"{base}/{{client}}/notes", self.add_note),
            web.get(f"{base}/{{client}}/log", self.log),
        ]

    async def add(self, request: web.Request) -> web.Response:
        """A new client; the paddle is registered with its limit."""
        actor = self._office.actor(request)
        new = await read_json(request, _new_client, BODY_LIMIT)
        sale_id = self._office.sale_id(request)
        client_id = new.client_id or self._office.desks.new_id()
        items = self._office.saleroom.order[sale_id]
        limit = msgspec.UNSET if new.limit is None else new.limit
        views = await self._office.change(
            sale_id,
            lambda desk, now: clients.add_client(desk, actor, new, client_id, items, now),
            partial(self._paddle, sale_id=sale_id, limit=limit, before=None),
        )
        return answers.json(views.client(views.desk.clients[client_id]), 201)

    async def change(self, request: web.Request) -> web.Response:
        """Other facts of a client; a limit goes with the paddle, in the same commit."""
        actor = self._office.actor(request)
        change = await read_json(request, _client_change, BODY_LIMIT)
        sale_id = self._office.sale_id(request)
        client_id = request.match_info["client"]
        items = self._office.saleroom.order[sale_id]
        before: int | None = None

        def decide(desk: Desk, now: int) -> DeskEvent | None:
            nonlocal before
            known = desk.clients.get(client_id)
            before = self._limit(sale_id, None if known is None else known.paddle)
            return clients.change_client(desk, actor, client_id, change, items, before, now)

        views = await self._office.change(
            sale_id,
            decide,
            lambda event: self._paddle(event, sale_id=sale_id, limit=change.limit, before=before),
        )
        return answers.json(views.client(views.desk.clients[client_id]))

    async def erase(self, request: web.Request) -> web.Response:
        """Forgets the person; what the sale needs stays: paddle, groups, how the calls went."""
        actor = self._office.actor(request, Role.ADMIN)
        sale_id, client_id = self._office.sale_id(request), request.match_info["client"]

        def nameless(event: DeskEvent) -> PaddleRow | None:
            known = self._office.paddle(sale_id, event.clients[0].paddle)
            if known is None:
                return None
            return PaddleRow(sale_id, known.paddle, None, known.limit, known.suspended)

        views = await self._office.change(
            sale_id,
            lambda desk, now: clients.erase_client(desk, actor, client_id, now),
            nameless,
        )
        self._office.pasts.forget(sale_id)
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

    async def log(self, request: web.Request) -> web.Response:
        """Who changed what of a client."""
        actor = self._office.actor(request)
        sale_id, client_id = self._office.sale_id(request), request.match_info["client"]
        views = await self._office.look(sale_id)
        _seen(views.desk, client_id, actor)
        events = await self._office.desks.log(sale_id)
        return answers.json(ClientLog(views.client_log(client_id, events)))

    def _limit(self, sale_id: str, paddle: str | None) -> int | None:
        known = self._office.paddle(sale_id, paddle)
        return None if known is None else known.limit

    def _paddle(
        self,
        event: DeskEvent,
        *,
        sale_id: str,
        limit: int | msgspec.UnsetType | None,
        before: int | None,
    ) -> PaddleRow | None:
        """The client's paddle as it is to be kept; its name and standing stay.

        A paddle that is new to the sale takes over the limit (``before``) of the one it replaces.
        """
        client = event.clients[0]
        if client.paddle is None:
            return None
        known = self._office.paddle(sale_id, client.paddle)
        if known is None:
            fresh = before if limit is msgspec.UNSET else limit
            return PaddleRow(sale_id, client.paddle, client.name, fresh, suspended=False)
        if limit is msgspec.UNSET or limit == known.limit:
            return None
        return PaddleRow(sale_id, known.paddle, known.name, limit, known.suspended)


def _seen(desk: Desk, client_id: str, actor: Actor) -> None:
    try:
        own_client(desk, client_id, actor)
    except PhoneRefused as refusal:
        raise in_problem(refusal) from refusal
