"""Routes of items: states, bids, acts, and the event log."""

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.acts import command
from rostrum.api.bid_counters import BidCounters
from rostrum.api.body import (
    BODY_LIMIT,
    PAGE_LIMIT,
    fingerprint,
    idempotency_key,
    read_json,
    whole_number,
)
from rostrum.api.identity import Tokens
from rostrum.api.problems import Refused, refused
from rostrum.rules.saying import say
from rostrum.saleroom.answers import Answer, Answered, KeyReused
from rostrum.saleroom.saleroom import Saleroom
from rostrum.wire.acts import ActRequest
from rostrum.wire.bids import BidRequest
from rostrum.wire.catalogue import Item, ItemPage
from rostrum.wire.identity import Role
from rostrum.wire.sentences import Say
from rostrum.wire.state import Status

_bid = msgspec.json.Decoder(BidRequest)
_act = msgspec.json.Decoder(ActRequest)


class Items:
    """``/api/v1/items`` over one saleroom."""

    def __init__(
        self, saleroom: Saleroom, tokens: Tokens, counters: BidCounters, *, public_reads: bool
    ) -> None:
        self._saleroom = saleroom
        self._tokens = tokens
        self._counters = counters
        self._public_reads = public_reads

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [
            web.post("/api/v1/items/{id}/bids", self.bid),  # first: it is looked up most
            web.post("/api/v1/items/{id}/actions", self.act),
            web.get("/api/v1/items/{id}/events", self.events),
            web.get("/api/v1/items/{id}", self.one),
            web.get("/api/v1/items", self.page),
        ]

    async def bid(self, request: web.Request) -> web.Response:
        """Places a bid: 201, 200 for a repeated key, or a problem."""
        who = self._tokens.require(request, Role.CLERK)
        key = idempotency_key(request)
        bid = await read_json(request, _bid, BODY_LIMIT)
        item_id = request.match_info["id"]
        try:
            answer = await self._counters.bid(
                self._saleroom.bids.place(
                    item_id, bid, caller=who.name, key=key, fingerprint=fingerprint(item_id, bid)
                )
            )
        except KeyReused as error:
            raise _mismatch() from error
        return self._respond(item_id, answer)

    async def act(self, request: web.Request) -> web.Response:
        """An auctioneer's act: 201, 200 for a repeated key, or a problem."""
        who = self._tokens.require(request, Role.AUCTIONEER)
        key = idempotency_key(request)
        asked = await read_json(request, _act, BODY_LIMIT)
        item_id = request.match_info["id"]
        try:
            act = command(asked, who.name)
        except ValueError as error:
            raise Refused(400, "BAD_REQUEST", f"The act is incomplete: {error}.") from error
        try:
            answer = await self._counters.act(
                self._saleroom.act(
                    item_id, act, caller=who.name, key=key, fingerprint=fingerprint(item_id, asked)
                )
            )
        except KeyReused as error:
            raise _mismatch() from error
        return self._respond(item_id, answer)

    def _respond(self, item_id: str, answer: Answer) -> web.Response:
        if isinstance(answer, Answered):
            return web.Response(
                status=200 if answer.again else 201,
                body=answer.body,
                content_type="application/json",
            )
        listed = self._saleroom.listed.get(item_id)
        raise refused(answer, listed.state if listed else None)

    async def one(self, request: web.Request) -> web.Response:
        """An item's public state and catalogue entry."""
        self._may_read(request)
        return answers.json(self._item(request))

    async def page(self, request: web.Request) -> web.Response:
        """Items in the order of their sale: ``?sale=&status=&after=&limit=``."""
        self._may_read(request)
        limit = max(1, whole_number(request, "limit", PAGE_LIMIT, PAGE_LIMIT))
        sale = request.query.get("sale")
        order = (
            self._saleroom.order.get(sale, [])
            if sale is not None
            else [item for items in self._saleroom.order.values() for item in items]
        )
        after = request.query.get("after")
        if after is not None:
            try:
                order = order[order.index(after) + 1 :]
            except ValueError as error:
                raise Refused(400, "BAD_REQUEST", f"after={after} is no item here.") from error
        status = _status(request.query.get("status"))
        listed = self._saleroom.listed
        wanted = [i for i in order if status is None or listed[i].state.status is status]
        found = [item for i in wanted[:limit] if (item := self._saleroom.item(i)) is not None]
        more = found[-1].item_id if len(wanted) > limit else None
        return answers.json(ItemPage(found, more))

    async def events(self, request: web.Request) -> web.Response:
        """The item's event log, for staff: ``?since=VERSION&limit=``."""
        self._tokens.require(request, Role.CLERK)
        item = self._item(request)
        since = whole_number(request, "since", 0, 2**31 - 1)
        limit = max(1, whole_number(request, "limit", PAGE_LIMIT, PAGE_LIMIT))
        rows = await self._saleroom.log(item.item_id, since, limit)
        return answers.json({"events": [msgspec.Raw(row.body) for row in rows]})

    def _item(self, request: web.Request) -> Item:
        item_id = request.match_info["id"]
        item = self._saleroom.item(item_id)
        if item is None:
            raise Refused(404, "UNKNOWN_ITEM", say(Say.UNKNOWN_ITEM, item=item_id))
        return item

    def _may_read(self, request: web.Request) -> None:
        if not self._public_reads:
            self._tokens.require(request, Role.VIEWER)


def _status(text: str | None) -> Status | None:
    if text is None:
        return None
    try:
        return Status(text)
    except ValueError as error:
        known = ", ".join(Status)
        raise Refused(400, "BAD_REQUEST", f"status={text} is none of {known}.") from error


def _mismatch() -> Refused:
    return Refused(
        422,
        "IDEMPOTENCY_MISMATCH",
        say(Say.KEY_REUSED),
    )
