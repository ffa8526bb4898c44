"""The phone desks of all sales: each change decided, committed with its notice, then answered.

One process or several: a desk is brought up to the log before it is decided on, and a version that
another process has written first is decided anew.
"""

import asyncio
import random
import secrets
from collections.abc import Callable, Collection

import msgspec

from rostrum.engine.state import LotState
from rostrum.phones import admission
from rostrum.phones.desk import Change, Desk, DeskEvent, apply
from rostrum.phones.log import SALT_BYTES, seal, unseal
from rostrum.rules.saying import Said
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.desks import DeskRow, Desks, NewDeskRow, PersonalPart
from rostrum.store.failures import StoreFailed
from rostrum.store.records import PaddleRow
from rostrum.wire.bids import BidRequest
from rostrum.wire.commissions import Rates
from rostrum.wire.phones import PhonesChanged
from rostrum.wire.push import StaffNotice
from rostrum.wire.state import BidKind

PHONES = "phones"
"""The type of the staff notices that tell of a desk's changes."""

TRIES = 30
"""How often a change is decided anew because another process was quicker."""

LONGEST_PAUSE_S = 0.02
"""Before it is decided anew, a random part of this, so that one of them gets ahead."""

RATES_WAIT_S = 20.0
"""How long a reader waits for newer rates at most."""

RATE_WAITERS_MOST = 500
"""Readers who wait for newer rates at once."""

Decide = Callable[[Desk, int], DeskEvent | None]

Register = Callable[[DeskEvent], PaddleRow | None]
"""The paddle that is to be kept together with an event."""

_encode = msgspec.json.Encoder().encode


class TooManyWait(Exception):
    """``RATE_WAITERS_MOST`` readers wait for newer rates already."""


class PhoneDesks:
    """Call from one event loop only."""

    def __init__(self, store: Desks, saleroom: Saleroom, clock: Callable[[], int]) -> None:
        self._store = store
        self._saleroom = saleroom
        self._clock = clock
        self._desks: dict[str, Desk] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._interesting: dict[str, frozenset[str]] = {}
        self.lots_to_look_at: set[str] = set()
        self.bids_to_note: dict[tuple[str, str], str] = {}
        self.wake = asyncio.Event()
        self._rates_heard: dict[str, asyncio.Event] = {}
        self.decided_again = 0
        """Changes that another process was quicker than."""
        self.rate_waiters = 0
        """Readers who wait for newer rates."""

    async def load(self) -> None:
        """Reads every desk; each of their lots is looked at once. Raises StoreFailed."""
        for sale_id in await self._store.versions():
            await self.refresh(sale_id)
        self._saleroom.look_on(self)

    # -- asking and changing ---------------------------------------------------------------

    def now(self) -> int:
        """The server's clock, ms UTC."""
        return self._clock()

    def desk(self, sale_id: str) -> Desk:
        """A sale's desk as this process knows it."""
        return self._desks.get(sale_id, Desk())

    def all(self) -> Collection[Desk]:
        """Every desk as this process knows it."""
        return self._desks.values()

    async def refresh(self, sale_id: str) -> Desk:
        """A sale's desk as it is committed. Raises StoreFailed."""
        async with self._lock(sale_id):
            return await self._catch_up(sale_id)

    async def refresh_all(self) -> None:
        """Brings every desk up to what other processes have written. Raises StoreFailed."""
        for sale_id, version in (await self._store.versions()).items():
            if self.desk(sale_id).version < version:
                await self.refresh(sale_id)

    async def change(
        self, sale_id: str, decide: Decide, register: Register = lambda _: None
    ) -> Desk:
        """Commits what ``decide`` makes of the desk and the time; the desk after it.

        Raises PhoneRefused as ``decide`` does, and StoreFailed when nothing was kept.
        """
        async with self._lock(sale_id):
            desk = await self._catch_up(sale_id)
            for _ in range(TRIES):
                now = self._clock()
                event = decide(desk, now)
                if event is None:
                    return desk
                notice = _encode(StaffNotice(PHONES, sale_id, phones=_told(event)))
                body, parts = seal(event, lambda: secrets.token_bytes(SALT_BYTES))
                new = NewDeskRow(
                    sale_id=sale_id,
                    version=event.version,
                    at=now,
                    body=body,
                    notice=notice,
                    parts=[PersonalPart(p.subject, p.salt, p.body) for p in parts],
                    paddle=register(event),
                    erased=event.clients[0].client_id if event.change is Change.ERASED else None,
                )
                if await self._store.add(new):
                    if new.paddle is not None:
                        self._saleroom.paddles.enter(new.paddle)
                    return self._enter(sale_id, event)
                self.decided_again += 1
                await asyncio.sleep(random.uniform(0, LONGEST_PAUSE_S))  # noqa: S311 - jitter
                desk = await self._catch_up(sale_id)
        raise StoreFailed("other processes change the same desk all the time")

    async def newer_rates(self, sale_id: str, since: int) -> Rates | None:
        """The day's rates once they were entered at another time than ``since``, ms UTC.

        None when that does not happen within ``RATES_WAIT_S``. Raises TooManyWait, and StoreFailed.
        """
        rates = (await self.refresh(sale_id)).rates
        if rates is not None and rates.at != since:
            return rates
        if self.rate_waiters >= RATE_WAITERS_MOST:
            raise TooManyWait
        heard = self._rates_heard.setdefault(sale_id, asyncio.Event())
        self.rate_waiters += 1
        try:
            async with asyncio.timeout(RATES_WAIT_S):
                await heard.wait()
        except TimeoutError:
            return None
        finally:
            self.rate_waiters -= 1
        return self.desk(sale_id).rates

    def let_waiting_go(self) -> None:
        """Answers everybody who waits: this process stops."""
        for heard in self._rates_heard.values():
            heard.set()

    async def log(self, sale_id: str) -> list[DeskEvent]:
        """A desk's whole log. Raises StoreFailed."""
        return [_opened(row) for row in await self._store.events(sale_id, 0)]

    @staticmethod
    def new_id() -> str:
        """An id that nothing had before."""
        return secrets.token_hex(8)

    # -- looking on at the bidding -----------------------------------------------------------

    async def make_ready(self, item_id: str, sale_id: str, bid: BidRequest) -> Collection[str]:
        """The other lots of the client's groups.

        Before a bid by telephone a desk that other servers share is brought up to its log, so that
        a call handed over there is not bid for here.
        """
        if self._store.shared and bid.kind is BidKind.PHONE:
            await self.refresh(sale_id)
        return self._beside(item_id, sale_id, bid.paddle)

    def _beside(self, item_id: str, sale_id: str, paddle: str) -> Collection[str]:
        client = self.desk(sale_id).client_with(paddle) if sale_id in self._desks else None
        if client is None or not client.groups:
            return ()
        listed = self._saleroom.listed
        return {
            each
            for group in client.groups
            if item_id in group.items
            for each in group.items
            if each in listed
        }

    def bound_together(self, sale_id: str, item_id: str) -> set[str]:
        """A lot and all those that are in a client's group with it."""
        listed = self._saleroom.listed
        groups = (g for c in self.desk(sale_id).clients.values() for g in c.groups)
        together = {each for group in groups if item_id in group.items for each in group.items}
        return {item_id, *(each for each in together if each in listed)}

    def may_not_bid(self, lot: LotState, bid: BidRequest, caller: str) -> Said | None:
        """Why the caller may not bid for that paddle; None where they may."""
        desk = self._desks.get(lot.lot.sale_id)
        if desk is None:
            return None
        lots = self._saleroom.states(self._beside(lot.lot.item_id, lot.lot.sale_id, bid.paddle))
        return admission.may_not_bid(desk, lot, bid.paddle, bid.kind, caller, lots)

    def bid_taken(self, item_id: str, bid: BidRequest, caller: str) -> None:
        """Notes that a clerk has a client on the line, where the paddle is a client's."""
        if item_id in self._interesting_lots(item_id):
            self.bids_to_note[item_id, bid.paddle] = caller
            self.wake.set()

    def looks_at(self, item_id: str) -> bool:
        """Whether a call, a cover or a group of some desk is for the lot."""
        return item_id in self._interesting_lots(item_id)

    def shown(self, item_id: str) -> None:
        """Has a lot looked at, where anything of a desk hangs on it."""
        if item_id in self._interesting_lots(item_id):
            self.lots_to_look_at.add(item_id)
            self.wake.set()

    def _interesting_lots(self, item_id: str) -> frozenset[str]:
        if not self._interesting:
            return frozenset()
        sale_id = self._saleroom.listed[item_id].state.sale_id
        return self._interesting.get(sale_id, frozenset())

    # -- the desks in memory -----------------------------------------------------------------

    def _lock(self, sale_id: str) -> asyncio.Lock:
        return self._locks.setdefault(sale_id, asyncio.Lock())

    async def _catch_up(self, sale_id: str) -> Desk:
        for row in await self._store.events(sale_id, self.desk(sale_id).version):
            self._enter(sale_id, _opened(row))
        return self.desk(sale_id)

    def _enter(self, sale_id: str, event: DeskEvent) -> Desk:
        self._desks[sale_id] = desk = apply(self.desk(sale_id), event)
        if event.rates is not None and (heard := self._rates_heard.pop(sale_id, None)):
            heard.set()
        if event.calls or event.commissions or event.clients:
            self._interesting[sale_id] = interesting(desk)
            touched = {call.item_id for call in event.calls}
            touched |= {left.item_id for left in event.commissions}
            self.lots_to_look_at |= touched & self._saleroom.listed.keys()
            self.wake.set()
        return desk


def _opened(row: DeskRow) -> DeskEvent:
    return unseal(row.body, {part.subject: part.body for part in row.parts})


def interesting(desk: Desk) -> frozenset[str]:
    """The lots on which something of the desk hangs."""
    return frozenset(
        {call.item_id for call in desk.calls.values()}
        | {left.item_id for left in desk.commissions.values()}
        | {
            item
            for client in desk.clients.values()
            for group in client.groups
            for item in group.items
        }
    )


def _told(event: DeskEvent) -> PhonesChanged:
    """What the staff's room hears: ids and states, no name, number, note or amount."""
    call = event.calls[0] if event.calls else None
    client_id = event.clients[0].client_id if event.clients else call.client_id if call else None
    return PhonesChanged(
        version=event.version,
        at=event.at,
        by=event.by,
        change=event.change.value,
        call_id=call.call_id if call else None,
        client_id=client_id,
        item_id=call.item_id if call else None,
        clerk=call.clerk if call else None,
        state=call.state if call else None,
        asking=call.asking.clerk if call and call.asking else None,
        more=len(event.calls) > 1,
    )
