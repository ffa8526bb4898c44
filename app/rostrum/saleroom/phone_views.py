"""What a clerk or a chief sees of a phone desk."""

from collections.abc import Iterable, Mapping, Sequence

from rostrum.phones.clients import tag_of
from rostrum.phones.desk import Actor, Change, Desk, DeskEvent
from rostrum.phones.states import OVER, REACHED
from rostrum.rules.lots import DONE
from rostrum.rules.schedule import clashes as rules
from rostrum.rules.schedule.calls import Clerk, Wanted
from rostrum.rules.schedule.pace import alarm
from rostrum.saleroom.moment import SaleMoment
from rostrum.saleroom.sale_clock import SaleClock, sale_clock
from rostrum.wire.phones import (
    Call,
    CallBrief,
    CallCard,
    CallEvent,
    CallState,
    Clash,
    Client,
    ClientCard,
    ClientEvent,
    FollowUp,
    PhoneDesk,
)


class PhoneViews:
    """One sale's desk at one moment, with the sale around it."""

    def __init__(self, desk: Desk, sale: SaleMoment) -> None:
        self.desk = desk
        self.sale = sale
        self.now = sale.now
        self._sale_id = sale.sale_id
        self._places = {item_id: place for place, item_id in enumerate(sale.public)}
        self._paddles = {p.paddle: p for p in sale.paddles}
        self.clock: SaleClock = sale_clock(list(sale.public.values()), sale.now)

    def whole(self, actor: Actor) -> PhoneDesk:
        """The desk as the actor may see it."""
        own = [call for call in self.desk.calls.values() if sees(call, actor)]
        others = [call for call in self.desk.calls.values() if not sees(call, actor)]
        mine = {call.call_id for call in own}
        return PhoneDesk(
            sale_id=self._sale_id,
            version=self.desk.version,
            server_now=self.now,
            on_block=self.clock.on_block,
            pace_ms=self.clock.pace_ms,
            gap=self.desk.gap,
            calls=self.cards(own),
            clients=[self.client(each) for each in self._clients(actor)],
            others=[self.brief(call) for call in self._in_order(others)],
            clerks=list(self.desk.clerks.values()),
            clashes=[each for each in self.clashes() if mine.intersection(each.calls)],
        )

    def cards(self, calls: Iterable[Call]) -> list[CallCard]:
        """Calls with their lots' places, in the order of the sale."""
        return [self.card(call) for call in self._in_order(calls)]

    def card(self, call: Call) -> CallCard:
        """A call with its lot's place in the sale."""
        ahead = self.clock.ahead.get(call.item_id)
        facts = {name: getattr(call, name) for name in call.__struct_fields__}
        lot = self.sale.private((call.item_id,)).get(call.item_id)
        paddle = self.desk.clients[call.client_id].paddle
        return CallCard(
            **facts,
            lot=self.lot(call.item_id),
            position=self._places.get(call.item_id, -1),
            lots_away=ahead.lots_away if ahead else None,
            expected_at=ahead.expected_at if ahead else None,
            alarm=alarm(ahead.lots_away) if ahead and call.state not in REACHED | OVER else None,
            leads=None if lot is None else paddle is not None and lot.leader == paddle,
            as_of=None if lot is None else lot.version,
        )

    def client(self, client: Client) -> ClientCard:
        """A client with what is left of the limit."""
        paddle = self._paddles.get(client.paddle) if client.paddle is not None else None
        facts = {name: getattr(client, name) for name in client.__struct_fields__}
        limit = paddle.limit if paddle else None
        bound = paddle.bound if paddle else 0
        left = None if limit is None else max(0, limit - bound)
        tag = tag_of(client, limit)
        return ClientCard(**facts, limit=limit, bound=bound, left=left, tag=tag)

    def clashes(self, made: Mapping[str, str] | None = None) -> list[Clash]:
        """What is wrong with the schedule as it stands, or as ``made`` would have it."""
        if made is None:
            made = {c.call_id: c.clerk for c in self.desk.calls.values() if c.clerk is not None}
        found = rules.clashes(self.wanted(), self.clerks(), made, self.desk.gap)
        return [Clash(each.clerk, each.calls, each.said.text, each.said.sentence) for each in found]

    def wanted(self) -> list[Wanted]:
        """The calls that are still to be made, as the scheduler takes them, in order of asking."""
        return [
            Wanted(
                call=call.call_id,
                lot=self.lot(call.item_id),
                position=self._places[call.item_id],
                client=call.client_id,
                language=call.language,
                priority=call.priority,
                preferred=call.preferred,
            )
            for call in self.desk.calls.values()
            if call.item_id in self._places and call.state not in OVER | {CallState.OUT}
        ]

    def clerks(self) -> list[Clerk]:
        """The clerks who telephone, as the scheduler takes them."""
        return [
            Clerk(clerk.name, frozenset(clerk.languages))
            for clerk in self.desk.clerks.values()
            if clerk.active
        ]

    def follow_ups(self, actor: Actor) -> list[FollowUp]:
        """Clients who are to be told how their lots went: all their calls for lots that are over."""
        found: list[FollowUp] = []
        for client in self._clients(actor):
            calls = [
                call
                for call in self.desk.calls_of(client.client_id)
                if sees(call, actor)
                and call.state is not CallState.DONE
                and self.sale.public[call.item_id].status in DONE
            ]
            if calls:
                found.append(self._follow_up(client, self.cards(calls)))
        return sorted(found, key=lambda each: each.calls[0].position)

    def log(self, call_id: str, events: Sequence[DeskEvent]) -> list[CallEvent]:
        """What happened to a call, oldest first."""
        return [
            CallEvent(event.version, event.at, event.by, event.change.value, call)
            for event in events
            for call in event.calls
            if call.call_id == call_id
        ]

    def client_log(self, client_id: str, events: Sequence[DeskEvent]) -> list[ClientEvent]:
        """What was changed of a client, and by whom, oldest first."""
        return [
            ClientEvent(
                event.version, event.at, event.by, event.change.value, _what(event, client), client
            )
            for event in events
            for client in event.clients
            if client.client_id == client_id
        ]

    def _follow_up(self, client: Client, calls: list[CallCard]) -> FollowUp:
        won, spent = [], 0
        states = self.sale.private(call.item_id for call in calls)
        for item_id, lot in [(call.item_id, call.lot) for call in calls]:
            state = states.get(item_id)
            result = state.result if state is not None else None
            if result is not None and result.paddle == client.paddle:
                won.append(lot)
                spent += result.price
        lost = [call for call in calls if call.lot not in won]
        unreached = {CallState.SCHEDULED, CallState.DIALLING, CallState.NO_ANSWER}
        never = unreached | {CallState.REDIAL, CallState.DROPPED}
        return FollowUp(
            client=self.client(client),
            calls=calls,
            won=won,
            lost=[call.lot for call in lost if call.before not in never],
            not_reached=[call.lot for call in lost if call.before in never],
            spent=spent,
        )

    def _clients(self, actor: Actor) -> list[Client]:
        calls: dict[str, list[Call]] = {}
        for call in self.desk.calls.values():
            calls.setdefault(call.client_id, []).append(call)
        return [
            client
            for client in self.desk.clients.values()
            if actor.chief
            or client.client_id not in calls
            or any(sees(call, actor) for call in calls[client.client_id])
        ]

    def brief(self, call: Call) -> CallBrief:
        """What a clerk sees of another clerk's call."""
        return CallBrief(
            call.call_id,
            call.item_id,
            self.lot(call.item_id),
            call.clerk,
            call.state,
            call.asking.clerk if call.asking else None,
        )

    def _in_order(self, calls: Iterable[Call]) -> list[Call]:
        return sorted(calls, key=lambda call: (self._places.get(call.item_id, -1), call.call_id))

    def lot(self, item_id: str) -> str:
        """An item's lot number."""
        return self.sale.public[item_id].lot


def _what(event: DeskEvent, client: Client) -> tuple[str, ...]:
    if event.change is not Change.CLIENT or client.edited is None:
        return ()
    return client.edited.what if client.edited.at == event.at else ()


def sees(call: Call, actor: Actor) -> bool:
    """Whether the actor sees the whole of a call."""
    return actor.chief or call.clerk in (None, actor.name)
