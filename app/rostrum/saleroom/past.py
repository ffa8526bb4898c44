"""A sale as it was at any time, with everything that its staff could see: rebuilt from its logs."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from rostrum.engine.apply import apply
from rostrum.engine.events import Event, decode_event
from rostrum.engine.public import public_state
from rostrum.engine.state import LotState, commitment
from rostrum.phones import desk as phone_desk
from rostrum.phones.desk import Desk, DeskEvent
from rostrum.saleroom.course import Course
from rostrum.saleroom.moment import SaleMoment
from rostrum.saleroom.phones import PhoneDesks
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.records import EventRow
from rostrum.wire.catalogue import Paddle

SALES_KEPT = 2
"""Sales whose course is kept in memory; the one that was looked at longest ago goes first."""

SETTLED_MS = 60_000
"""What was so long before a past was made does not change by what happens after: a lot's close may
be stamped with its end somewhat later."""

KEPT_S = 600.0
"""A past that nobody has asked for so long is let go, and with it what it knows of people."""

EVENTS_MOST = 200_000
"""Events of a sale whose past is shown to staff; the public replay has no such limit."""

DESK_CHECKPOINT = 64
"""A state of the phone desk is kept after so many of its events."""


class TooLong(Exception):
    """The sale has more than ``EVENTS_MOST`` events."""


class Past:
    """One sale's lots and phone desk over time."""

    def __init__(
        self, sale_id: str, logs: Mapping[str, Sequence[EventRow]], desk: Sequence[DeskEvent]
    ) -> None:
        """``logs``: each item's whole log, in the order of the sale."""
        self.sale_id = sale_id
        self._lots = {item_id: _lot_course(rows) for item_id, rows in logs.items()}
        self._desk: Course[Desk, DeskEvent] = Course(
            Desk(), ((event.at, event) for event in desk), phone_desk.apply, every=DESK_CHECKPOINT
        )

    def desk(self, at: int) -> Desk:
        """The phone desk as it was."""
        return self._desk.at(at)

    def lots(self, at: int) -> dict[str, LotState]:
        """The lots that there were, in the order of the sale."""
        states = ((item_id, course.at(at)) for item_id, course in self._lots.items())
        return {item_id: state for item_id, state in states if state is not None}

    def moment(self, at: int, paddles: Iterable[Paddle]) -> SaleMoment:
        """The sale as it was; of the paddles only what they were bound to is of that time."""
        lots = self.lots(at)
        bound: dict[str, int] = {}
        for state in lots.values():
            each = commitment(state)
            if each is not None:
                bound[each.paddle] = bound.get(each.paddle, 0) + each.amount
        return SaleMoment(
            sale_id=self.sale_id,
            now=at,
            public={item_id: public_state(state, at) for item_id, state in lots.items()},
            paddles=[
                msgspec.structs.replace(paddle, bound=bound.get(paddle.paddle, 0))
                for paddle in paddles
            ],
            private=lambda items: {item: lots[item] for item in items if item in lots},
        )


class Pasts:
    """The pasts of the sales that were asked for last."""

    def __init__(self, saleroom: Saleroom, desks: PhoneDesks) -> None:
        self._saleroom = saleroom
        self._desks = desks
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._making = asyncio.Lock()
        self._ends: dict[str, asyncio.TimerHandle] = {}

    def forget(self, sale_id: str) -> None:
        """Lets a sale's past go, as when somebody in it is to be forgotten."""
        self._kept.pop(sale_id, None)
        end = self._ends.pop(sale_id, None)
        if end is not None:
            end.cancel()

    async def of(self, sale_id: str, at: int) -> Past:
        """A sale's past that is whole up to ``at``, ms UTC. Raises TooLong and StoreFailed."""
        async with self._making:
            desk = await self._desks.refresh(sale_id)
            listed, order = self._saleroom.listed, list(self._saleroom.order[sale_id])
            events = sum(listed[item].state.version for item in order)
            if events > EVENTS_MOST:
                raise TooLong
            held, stand = self._kept.get(sale_id), events + desk.version
            erased = frozenset(c.client_id for c in desk.clients.values() if c.erased)
            if held is not None and held.erased != erased:  # by another process
                held = None
            if held is None or (held.stand != stand and at > held.made_at - SETTLED_MS):
                made_at = self._desks.now()
                logs = {item: await self._saleroom.log(item, 0, None) for item in order}
                told = await self._desks.log(sale_id)
                past = await asyncio.to_thread(Past, sale_id, logs, told)
                held = _Kept(stand, erased, made_at, past)
            self.forget(sale_id)
            self._kept[sale_id] = held
            loop = asyncio.get_running_loop()
            self._ends[sale_id] = loop.call_later(KEPT_S, self.forget, sale_id)
            if len(self._kept) > SALES_KEPT:
                self.forget(next(iter(self._kept)))
            return held.past


@dataclass(frozen=True, slots=True)
class _Kept:
    """``stand``: how much had happened when it was made, at ``made_at``, ms UTC."""

    stand: int
    erased: frozenset[str]
    made_at: int
    past: Past


def _lot_course(rows: Sequence[EventRow]) -> Course[LotState | None, Event]:
    return Course(None, ((row.at, decode_event(row.body)) for row in rows), apply)
