"""Routes of the schedule: calls asked for by form and by CSV, clerks assigned."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import BODY_LIMIT, CATALOGUE_LIMIT, read_bytes, read_json, switch
from rostrum.api.phone_office import PhoneOffice
from rostrum.api.problems import Refused
from rostrum.phones import calls
from rostrum.phones.desk import Actor, Desk, DeskEvent, own_client
from rostrum.rules.saying import Said, say
from rostrum.rules.schedule.assign import Schedule, assign
from rostrum.rules.schedule.first_come import first_come
from rostrum.rules.schedule.worth import worth
from rostrum.saleroom.call_list import Asked, read_call_list
from rostrum.saleroom.new_sale import NewPaddle
from rostrum.saleroom.phone_views import PhoneViews
from rostrum.wire.identity import Role
from rostrum.wire.phones import (
    Call,
    CallList,
    CallRequest,
    CallState,
    Client,
    Cover,
    Note,
    RequestFault,
    RequestReport,
    ScheduleReport,
    ScheduleRequest,
    Unserved,
)
from rostrum.wire.sentences import Say

_request = msgspec.json.Decoder(CallRequest)
_schedule = msgspec.json.Decoder(ScheduleRequest)


class Schedules:
    """``/api/v1/sales/{id}/phones/requests`` and ``…/schedule``."""

    def __init__(self, office: PhoneOffice) -> None:
        self._office = office

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        base = "/api/v1/sales/{id}/phones"
        return [
            web.post(f"{base}/requests", self.ask),
            web.post(f"{base}/requests.csv", self.ask_by_list),
            web.get(f"{base}/schedule", self.now),
            web.post(f"{base}/schedule", self.make),
        ]

    async def ask(self, request: web.Request) -> web.Response:
        """A client asks to be called for lots."""
        actor = self._office.actor(request)
        asked = await read_json(request, _request, BODY_LIMIT)
        sale_id = self._office.sale_id(request)
        lots = self._lots(sale_id)
        strange = [lot for lot in asked.lots if lot not in lots]
        if strange:
            raise Refused(422, "UNKNOWN_LOT", say(Say.NO_SUCH_LOT, lot=strange[0]))
        ids = [self._office.desks.new_id() for _ in asked.lots]

        def decide(desk: Desk, now: int) -> DeskEvent:
            client = own_client(desk, asked.client_id, actor)
            wanted = [
                Call(
                    call_id=call_id,
                    client_id=client.client_id,
                    item_id=lots[lot],
                    language=(asked.language or next(iter(client.languages), "")).lower() or None,
                    priority=asked.priority,
                    preferred=asked.preferred,
                    since=now,
                    cover=None if asked.cover is None else Cover(maximum=asked.cover),
                )
                for call_id, lot in zip(ids, asked.lots, strict=True)
            ]
            return calls.request_calls(desk, actor, wanted, _by_item(lots), now)

        views = await self._office.change(sale_id, decide)
        return answers.json(CallList(views.cards(views.desk.calls[each] for each in ids)), 201)

    async def ask_by_list(self, request: web.Request) -> web.Response:
        """Calls from a CSV, all lines or none; ``?dryRun=1`` only tells what would come in."""
        actor = self._office.actor(request)
        sale_id = self._office.sale_id(request)
        dry = switch(request, "dryRun")
        data = await read_bytes(request, CATALOGUE_LIMIT)
        desk = await self._office.desks.refresh(sale_id)
        currency = self._office.saleroom.terms(sale_id).currency
        ids = (self._office.desks.new_id() for _ in itertools.count())
        read = await asyncio.to_thread(
            read_call_list, data, desk, self._lots(sale_id), currency, ids
        )
        report = RequestReport(
            clients=len({each.client.client_id for each in read.asked if each.new}),
            calls=sum(len(each.calls) for each in read.asked),
            added=not dry and not read.faults,
            faults=[
                RequestFault(fault.line, fault.reason, fault.sentence) for fault in read.faults
            ],
            ignored=list(read.ignored),
        )
        if dry or read.faults:
            return answers.json(report, 200 if dry else 422)
        await self._register(sale_id, read.asked)

        def decide(now_desk: Desk, now: int) -> DeskEvent:
            if now_desk.version != desk.version:
                raise Refused(409, "DESK_MOVED", say(Say.DESK_MOVED))
            lots = _by_item(self._lots(sale_id))
            return _taken_in(now_desk, actor, read.asked, lots, now)

        await self._office.change(sale_id, decide)
        return answers.json(report, 201)

    async def now(self, request: web.Request) -> web.Response:
        """The schedule as it stands: loads, clashes, calls that nobody has."""
        self._office.actor(request)
        views = await self._office.look(self._office.sale_id(request))
        made = {c.call_id: c.clerk for c in views.desk.calls.values() if c.clerk is not None}
        left = [
            _unserved(call.call, say(Say.NOBODY_HAS_IT_YET))
            for call in views.wanted()
            if call.call not in made
        ]
        standing = Schedule(made, (), worth(views.wanted(), views.clerks(), made))
        return answers.json(_report(views, standing, left, applied=True))

    async def make(self, request: web.Request) -> web.Response:
        """Assigns clerks to the calls that are only scheduled; ``?dryRun=1`` only shows how."""
        actor = self._office.actor(request, Role.AUCTIONEER)
        asked = await read_json(request, _schedule, BODY_LIMIT)
        dry = switch(request, "dryRun")
        sale_id = self._office.sale_id(request)
        views = await self._office.look(sale_id)
        gap = asked.gap or views.desk.gap
        fixed = {
            call.call_id: call.clerk
            for call in views.desk.calls.values()
            if call.clerk and (asked.keep or call.state is not CallState.SCHEDULED)
        }
        schedule = await asyncio.to_thread(assign, views.wanted(), views.clerks(), gap, fixed)
        if not dry:
            views = await self._office.change(
                sale_id,
                lambda desk, now: calls.apply_schedule(desk, actor, schedule.made, gap, now),
            )
        left = [_unserved(each.call, each.said) for each in schedule.unserved]
        return answers.json(_report(views, schedule, left, applied=not dry))

    def _lots(self, sale_id: str) -> dict[str, str]:
        saleroom = self._office.saleroom
        return {saleroom.listed[item].state.lot: item for item in saleroom.order[sale_id]}

    async def _register(self, sale_id: str, asked: Sequence[Asked]) -> None:
        """The paddles of new clients, and limits that the list gives."""
        saleroom = self._office.saleroom
        known = {paddle.paddle: paddle for paddle in saleroom.paddles.of(sale_id)}
        for each in asked:
            paddle = each.client.paddle
            if paddle is None:
                continue
            before = known.get(paddle)
            if before is None:
                fresh = NewPaddle(paddle, each.client.name, each.limit)
                known[paddle] = await saleroom.paddles.keep(sale_id, fresh)
            elif each.limit is not None and each.limit != before.limit:
                kept = NewPaddle(paddle, before.name, each.limit, before.suspended)
                known[paddle] = await saleroom.paddles.keep(sale_id, kept)


def _by_item(lots: Mapping[str, str]) -> dict[str, str]:
    return {item: lot for lot, item in lots.items()}


def _unserved(call_id: str, said: Said) -> Unserved:
    return Unserved(call_id, said.text, said.sentence)


def _taken_in(
    desk: Desk, actor: Actor, asked: Sequence[Asked], lots: Mapping[str, str], now: int
) -> DeskEvent:
    """Every client and call of a list as one event. Raises PhoneRefused."""
    people: dict[str, Client] = {}
    wanted: list[Call] = []
    for each in asked:
        client = each.client
        before = people.get(client.client_id)
        if before is None and client.client_id in desk.clients:
            before = own_client(desk, client.client_id, actor)
        notes = before.notes if before is not None else ()
        if each.note is not None:
            notes = (*notes, Note(now, actor.name, each.note))
        people[client.client_id] = msgspec.structs.replace(client, notes=notes)
        wanted += [msgspec.structs.replace(call, since=now) for call in each.calls]
    event = calls.request_calls(desk, actor, wanted, lots, now)
    return msgspec.structs.replace(event, clients=tuple(people.values()))


def _report(
    views: PhoneViews, schedule: Schedule, left: list[Unserved], *, applied: bool
) -> ScheduleReport:
    wanted, clerks = views.wanted(), views.clerks()
    loads = Counter(schedule.made.values())
    first = first_come(wanted, clerks, views.desk.gap)
    return ScheduleReport(
        applied=applied,
        made=schedule.made,
        unserved=left,
        clashes=views.clashes(schedule.made),
        loads={clerk.name: loads.get(clerk.name, 0) for clerk in clerks},
        worth=schedule.worth,
        first_come_worth=worth(wanted, clerks, first),
    )
