"""Every command to a lot passes here, one after another: decide, advance, commit, answer.

A state is advanced in memory as soon as a command is decided, so that the next one is decided on
it; what is shown outside is only what has been committed. When a commit fails, the memory goes
back to what is stored.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec
import structlog

from rostrum.allowance import Allowances
from rostrum.engine.apply import replay
from rostrum.engine.commands import Command, PlaceBid
from rostrum.engine.decide import decide
from rostrum.engine.events import BidAccepted, Event, decode_event, encode_event
from rostrum.engine.follow import follow_on
from rostrum.engine.public import public_state
from rostrum.engine.rejected import Rejected, reject
from rostrum.engine.state import LotState, commitment, due_at
from rostrum.engine.terms import SaleTerms
from rostrum.rules.soft_close import Scope
from rostrum.saleroom.answers import Answer, AnswerBook, Answered, KeyReused
from rostrum.saleroom.clock import now_ms
from rostrum.saleroom.ends import Ends
from rostrum.saleroom.limits import Register
from rostrum.saleroom.listing import Listing, enter
from rostrum.saleroom.memory import Memory
from rostrum.saleroom.names import Names
from rostrum.saleroom.new_sale import NewLot, NewPaddle, NewSale, SaleRefused
from rostrum.saleroom.onlooker import Onlooker
from rostrum.store.commits import Wanted
from rostrum.store.failures import Overtaken
from rostrum.store.records import (
    AnswerRow,
    BidRow,
    EventRow,
    EventWrite,
    ItemRow,
    MissedBidRow,
    NewSaleWrite,
    PaddleRow,
    SaleRow,
)
from rostrum.store.store import Store
from rostrum.wire.bids import AcceptedBid, BidAnswer, BidRequest, RejectionCode
from rostrum.wire.catalogue import Item, LotDetails, MissedBid, Paddle, Sale
from rostrum.wire.push import StaffNotice, Subscribed
from rostrum.wire.state import BidKind, ItemState

_encode = msgspec.json.Encoder().encode

BIDS_A_SECOND = 20.0
"""Bids that one caller may place for one paddle each second, lasting; 0 for no limit."""

MISSED_WITHIN_MS = 600_000
"""A bid this long after the end of its lot is only refused; before, it is a missed bid."""

MISSED_EACH = 100
"""Missed bids kept for one lot."""

TAKEN = (
    "The sale's id, or an item's, was given at the same moment. Look at the sales, then try again."
)

log = structlog.get_logger()


class Listed(msgspec.Struct):
    """An item as it is committed: its place in the sale, its entry, its public state."""

    position: int
    details: LotDetails
    state: ItemState


class Saleroom:
    """All sales of one store; call from one event loop only."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], int] = now_ms,
        *,
        bids_a_second: float = BIDS_A_SECOND,
    ) -> None:
        self._bids_a_second = bids_a_second
        self._paces = Allowances(bids_a_second, max(1, round(2 * bids_a_second)))
        self._store = store
        self._clock = clock
        self._answers = AnswerBook(store.answers, refusals=not store.shared)
        self._register = Register()
        self._names = Names()
        self.ends = Ends()
        self._memory = Memory(self._register, self.ends)
        self._loading: dict[str, asyncio.Future[None]] = {}
        self._terms: dict[str, SaleTerms] = {}
        self.sales: dict[str, Sale] = {}
        self.listed: dict[str, Listed] = {}
        self.order: dict[str, list[str]] = {}
        self.onlooker: Onlooker | None = None
        store.commits.decided_by(self._memory)

    async def load(self) -> None:
        """Reads what is stored; timed lots that are running are made ready to be closed."""
        await self._answers.load()
        for sale in await self._store.catalogue.sales():
            self._enter_sale(sale)
        items = await self._store.catalogue.items()
        for item in items:
            self._enter_item(item)
        for sale_id in self.sales:
            self._count_lots(sale_id)
        for paddle in await self._store.catalogue.paddles():
            self._register.enter(paddle)
        self._register.restore(items)
        for item_id, listed in self.listed.items():
            if listed.state.ends_at is not None:
                await self._ready(item_id)

    # -- asking ----------------------------------------------------------------------------

    def item(self, item_id: str) -> Item | None:
        """The committed public state of an item with its catalogue entry."""
        listed = self.listed.get(item_id)
        if listed is None:
            return None
        return in_full(listed.state, listed.details, self._clock())

    async def snapshots(self, versions: Mapping[str, int | None]) -> Subscribed:
        """The committed states that are newer than the versions given."""
        items: dict[str, ItemState] = {}
        unknown: list[str] = []
        now = self._clock()
        for item_id, version in versions.items():
            listed = self.listed.get(item_id)
            if listed is None:
                unknown.append(item_id)
            elif version is None or listed.state.version > version:
                items[item_id] = msgspec.structs.replace(listed.state, server_now=now)
        return Subscribed(items, unknown)

    async def log(self, item_id: str, after: int, limit: int | None) -> list[EventRow]:
        """An item's event log after a version; None: all of it. Raises StoreFailed."""
        return await self._store.events.of(item_id, after, limit)

    async def lots(self, sale_id: str) -> list[tuple[LotState, LotDetails]]:
        """Every lot of a sale as it is committed, staff's view, in order. Raises StoreFailed."""
        kept = await self.kept(self.order[sale_id])
        return [(state, self.listed[item_id].details) for item_id, state in kept.items()]

    async def kept(self, item_ids: Collection[str]) -> dict[str, LotState]:
        """These lots as they are committed by now, staff's view. Raises StoreFailed."""
        await self._bring(tuple(item_ids))
        with self._memory.holding(item_ids):
            await self._store.commits.decide(Wanted(lambda _: (), item_ids))
        states = ((item_id, self._memory.kept(item_id)) for item_id in item_ids)
        return {item_id: state for item_id, state in states if state is not None}

    def states(self, item_ids: Iterable[str]) -> dict[str, LotState]:
        """Those of the lots that are in memory, as decided; not all of it need be kept yet."""
        return dict(self._memory.of(tuple(item_ids)))

    def paddles(self, sale_id: str) -> list[Paddle]:
        """Every paddle of a sale, with what it is bound to."""
        return [
            Paddle(
                row.paddle,
                row.name,
                row.limit,
                row.suspended,
                self._register.bound(sale_id, row.paddle),
            )
            for row in self._register.of_sale(sale_id)
        ]

    async def keep_paddle(self, sale_id: str, paddle: NewPaddle) -> Paddle:
        """Registers a paddle, or gives it another name, limit or standing. Raises StoreFailed."""
        row = PaddleRow(sale_id, paddle.paddle, paddle.name, paddle.limit, paddle.suspended)
        await self._store.catalogue.keep_paddle(row)
        self.enter_paddle(row)
        bound = self._register.bound(sale_id, row.paddle)
        return Paddle(row.paddle, row.name, row.limit, row.suspended, bound)

    def enter_paddle(self, row: PaddleRow) -> None:
        """Takes note of a paddle that has been committed."""
        self._register.enter(row)

    async def missed_bids(self, sale_id: str, limit: int) -> list[MissedBidRow]:
        """Bids of a sale that came after their lot was over, newest first. Raises StoreFailed."""
        return await self._store.catalogue.missed_bids(sale_id, limit)

    def knows_paddle(self, sale_id: str, paddle: str) -> bool:
        """Whether the paddle is registered for the sale."""
        return self._register.knows(sale_id, paddle)

    # -- commanding ------------------------------------------------------------------------

    async def bid(
        self, item_id: str, request: BidRequest, *, caller: str, key: str, fingerprint: bytes
    ) -> Answer:
        """Decides a bid; returns when it is durable or refused.

        Raises KeyReused, and StoreFailed when nothing was kept and the same key may be tried
        again.
        """

        async def work() -> Answer:
            bid_id = self._names.next()
            together = await self._ready(item_id)
            beside = await self._ready_beside(item_id, request)
            if beside:
                together = (*together, *beside)
            state = self._memory.kept(item_id)
            if state is not None and self._too_fast(caller, request.paddle):
                return reject(
                    state,
                    RejectionCode.RATE_LIMITED,
                    f"Paddle {request.paddle} bids faster than {self._bids_a_second:g} a second. "
                    "Nothing was bid; look at the lot, then bid again.",
                )
            sale_id = state.lot.sale_id if state else ""

            def command() -> PlaceBid:
                return PlaceBid(
                    by=caller,
                    bid_id=bid_id,
                    bidder=self._register.bidder(item_id, sale_id, request.paddle),
                    amount=request.amount,
                    kind=request.kind,
                    maximum=request.maximum,
                    expected_ask=request.expected_ask,
                    expected_version=request.expected_version,
                    confirm=request.confirm,
                    above_limit=request.above_limit,
                )

            def forbidden(lot: LotState) -> str | None:
                looks_on = self.onlooker
                return looks_on.may_not_bid(lot, request, caller) if looks_on else None

            def answer(event: Event, public: ItemState) -> bytes:
                assert isinstance(event, BidAccepted)  # noqa: S101 - PlaceBid gives no other
                accepted = AcceptedBid(
                    bid_id,
                    item_id,
                    event.paddle,
                    event.amount,
                    event.kind,
                    event.version,
                    event.at,
                )
                return _encode(BidAnswer(accepted, public))

            limited = self._register.limited(sale_id, request.paddle)
            decided = await self._take(
                item_id,
                command,
                answer,
                (caller, key, fingerprint),
                together=together,
                paddle=(sale_id, request.paddle) if limited else None,
                forbidden=forbidden,
            )
            if isinstance(decided, Rejected) and decided.missed:
                await self._keep_missed(item_id, command(), decided.late_ms)
            if isinstance(decided, Answered) and self.onlooker is not None:
                self.onlooker.bid_taken(item_id, request, caller)
            return decided

        return await self._answers.once(caller, key, fingerprint, work)

    async def _ready_beside(self, item_id: str, bid: BidRequest) -> Sequence[str]:
        """Brings the lots into memory that bear on whether the paddle may bid on this one."""
        listed = self.listed.get(item_id)
        if listed is None or self.onlooker is None:
            return ()
        beside = tuple(await self.onlooker.make_ready(item_id, listed.state.sale_id, bid))
        await self._bring(beside)
        return beside

    async def bid_for(self, item_id: str, paddle: str, maximum: int, *, by: str) -> Answer:
        """The server's own bid for a paddle: the ask, good up to ``maximum``. Raises StoreFailed."""
        return await self._own_bid(item_id, paddle, lambda lot: (lot.ask, maximum), by)

    async def take_back_maximum(self, item_id: str, paddle: str, *, by: str) -> Answer:
        """Leaves a paddle that leads with no more than the price; refused where it does not lead.

        Raises StoreFailed.
        """
        return await self._own_bid(item_id, paddle, lambda lot: (lot.price, lot.price), by)

    async def _own_bid(
        self, item_id: str, paddle: str, amounts: Callable[[LotState], tuple[int, int]], by: str
    ) -> Answer:
        bid_id = self._names.next()
        together = await self._ready(item_id)
        sale_id = self.listed[item_id].state.sale_id

        def command() -> PlaceBid:
            lot = self._memory.state(item_id)
            amount, maximum = amounts(lot) if lot is not None else (0, 0)
            return PlaceBid(
                by=by,
                bid_id=bid_id,
                bidder=self._register.bidder(item_id, sale_id, paddle),
                amount=amount,
                kind=BidKind.COMMISSION,
                maximum=maximum,
            )

        limited = self._register.limited(sale_id, paddle)
        return await self._take(
            item_id,
            command,
            lambda _, public: _encode(public),
            None,
            together=together,
            paddle=(sale_id, paddle) if limited else None,
        )

    def _too_fast(self, caller: str, paddle: str) -> bool:
        return self._bids_a_second > 0 and not self._paces.of((caller, paddle)).take()

    async def _keep_missed(self, item_id: str, bid: PlaceBid, late_ms: int) -> None:
        if late_ms > MISSED_WITHIN_MS:
            return
        row = MissedBidRow(
            item_id, bid.bidder.paddle, bid.amount, bid.maximum, bid.kind, bid.by,
            self._clock(), late_ms,
        )  # fmt: skip
        state = self.listed[item_id].state
        told = MissedBid(
            item_id, state.lot, row.paddle, row.amount, row.maximum, bid.kind, row.placed_by,
            row.at, late_ms,
        )  # fmt: skip
        notice = _encode(StaffNotice("missed_bid", state.sale_id, told))
        if not await self._store.catalogue.add_missed_bid(
            row, MISSED_EACH, sale_id=state.sale_id, notice=notice
        ):
            log.warning("missed_bid_beyond_limit", item_id=item_id, paddle=row.paddle)

    async def act(
        self, item_id: str, command: Command, *, caller: str, key: str, fingerprint: bytes
    ) -> Answer:
        """Decides an auctioneer's act; the answer is the item's state after it. Raises as ``bid``."""

        async def work() -> Answer:
            together = await self._ready(item_id)
            return await self._take(
                item_id,
                lambda: command,
                lambda _, public: _encode(public),
                (caller, key, fingerprint),
                together=together,
            )

        return await self._answers.once(caller, key, fingerprint, work)

    async def forget_answers(self, older_than_ms: int) -> int:
        """Lets go of answers older than that; returns how many those were. Raises StoreFailed."""
        return await self._answers.forget(self._clock() - older_than_ms)

    async def serve_itself(self, item_id: str, command: Command) -> Answer:
        """Decides a command of the server's own, such as the close of a timed lot."""
        together = await self._ready(item_id)
        return await self._take(
            item_id, lambda: command, lambda _, public: _encode(public), None, together=together
        )

    async def _take(
        self,
        item_id: str,
        command: Callable[[], Command],
        answer: Callable[[Event, ItemState], bytes],
        key: tuple[str, str, bytes] | None,
        *,
        together: Sequence[str],
        paddle: tuple[str, str] | None = None,
        forbidden: Callable[[LotState], str | None] = lambda _: None,
    ) -> Answer:
        """From decision to commit; nothing is awaited between reading the state and advancing it.

        ``forbidden`` says why the caller may not do it, asked in the moment of the decision.
        """
        now = self._clock()
        outcome: Answer | None = None
        states: list[ItemState] = []

        def decided(kept: AnswerRow | None) -> list[EventWrite]:
            """May be asked again, when another process was quicker."""
            nonlocal outcome
            states.clear()
            if kept is not None and key is not None:
                if kept.fingerprint != key[2]:
                    raise KeyReused
                outcome = Answered(kept.body, again=True)
                return []
            state = self._memory.state(item_id)
            why_not = forbidden(state) if state is not None else None
            if state is not None and why_not is not None:
                outcome = reject(state, RejectionCode.FORBIDDEN, why_not)
                return []
            event = decide(state, command(), now)
            if isinstance(event, Rejected):
                outcome = event
                return []
            states.append(public_state(self._memory.advance(event), now))
            body = answer(event, states[0])
            outcome = Answered(body)
            row = AnswerRow(key[0], key[1], key[2], body) if key else None
            writes = [self._write(event, states[0], row)]
            for other, extension in self._following(event, together):
                follower = decide(self._memory.state(other), extension, now)
                if not isinstance(follower, Rejected):
                    states.append(public_state(self._memory.advance(follower), now))
                    writes.append(self._write(follower, states[-1], None))
            return writes

        with self._memory.holding((item_id, *together)):
            await self._store.commits.decide(
                Wanted(decided, together, key[:2] if key else None, paddle)
            )
        for state in states:
            self._show(state)
        self._show_kept(item_id, now)
        assert outcome is not None  # noqa: S101 - it was decided
        return outcome

    def _following(self, event: Event, together: Sequence[str]) -> list[tuple[str, Command]]:
        if not isinstance(event, BidAccepted) or event.extended_by <= 0:
            return []
        return list(follow_on(dict(self._memory.of(together)), event))

    def _write(self, event: Event, public: ItemState, answer: AnswerRow | None) -> EventWrite:
        state = self._memory.state(event.item_id)
        bound = commitment(state) if state is not None else None
        bid = None
        if isinstance(event, BidAccepted):
            bid = BidRow(
                event.bid_id, event.paddle, event.amount, event.maximum, event.kind, event.by
            )
        return EventWrite(
            item_id=event.item_id,
            version=event.version,
            at=event.at,
            event=encode_event(event),
            state=_encode(public),
            leader=bound.paddle if bound else None,
            committed=bound.amount if bound else 0,
            bid=bid,
            answer=answer,
        )

    def _show(self, state: ItemState) -> None:
        listed = self.listed[state.item_id]
        if state.version > listed.state.version:
            listed.state = state
            if self.onlooker is not None:
                self.onlooker.shown(state.item_id)

    def _show_kept(self, item_id: str, now: int) -> None:
        """An answer rests on what is kept by now: nothing older is shown beside it or after it."""
        state = self._memory.kept(item_id)
        if state is not None and state.version > self.listed[item_id].state.version:
            self._show(public_state(state, now))

    # -- the state in memory ---------------------------------------------------------------

    async def _ready(self, item_id: str) -> Sequence[str]:
        """Brings the lot, and those that its extensions reach, into memory; all of them."""
        if self._store.shared and item_id not in self.listed:
            await self.see_items([item_id])
        listed = self.listed.get(item_id)
        if listed is None:
            return ()
        terms = self._terms[listed.state.sale_id]
        together = [item_id]
        if terms.soft_close is not None and terms.soft_close.scope is not Scope.LOT:
            together = self.order[listed.state.sale_id]
        await self._bring(together)
        return together

    def let_go(self, idle_s: float) -> int:
        """Lots that are over and were not wanted for so long leave memory; returns how many.

        Not those that a desk looks at.
        """
        looks_at = self.onlooker.looks_at if self.onlooker is not None else lambda _: False
        return self._memory.let_go(idle_s, looks_at)

    async def _bring(self, items: Sequence[str]) -> None:
        self._memory.want(items)
        for item_id in items:
            if item_id not in self._memory:
                await self._replay(item_id)

    async def _replay(self, item_id: str) -> None:
        if item_id in self._loading:
            await asyncio.shield(self._loading[item_id])
            return
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._loading[item_id] = done
        try:
            rows = await self._store.events.of(item_id)
            state = replay(decode_event(row.body) for row in rows)
            if state is not None:
                self._memory.enter(item_id, state)
        finally:
            del self._loading[item_id]
            done.set_result(None)

    # -- what other processes have committed -------------------------------------------------

    async def see_sales(self) -> None:
        """Enters sales that are new here. Raises StoreFailed."""
        for row in await self._store.catalogue.sales():
            if row.sale_id not in self.sales:
                self._enter_sale(row)
                await self.see_paddles([row.sale_id])
                self._count_lots(row.sale_id)

    async def see_paddles(self, sale_ids: Collection[str] | None) -> None:
        """Reads the paddles of these sales, None: of all. Raises StoreFailed."""
        for row in await self._store.catalogue.paddles(sale_ids):
            self._register.enter(row)

    async def see_items(self, item_ids: Collection[str] | None) -> None:
        """Shows these items, None: all, as they are committed by now. Raises StoreFailed."""
        rows = await self._store.catalogue.items(item_ids)
        if any(row.sale_id not in self.sales for row in rows):
            await self.see_sales()
        grown: set[str] = set()
        for row in rows:
            if row.item_id in self.listed:
                self._show(msgspec.json.decode(row.state, type=ItemState))
            else:
                self._enter_item(row)
                grown.add(row.sale_id)
            ends_at = self.listed[row.item_id].state.ends_at
            if ends_at is not None:
                self.ends.expect(ends_at, row.item_id)
        for sale_id in grown:
            self.order[sale_id].sort(key=lambda item_id: self.listed[item_id].position)
            self._count_lots(sale_id)
        self._memory.bound(rows)

    # -- ends of timed lots ----------------------------------------------------------------

    def take_due(self, now: int) -> list[str]:
        """Timed lots whose end has come, in the order of their ends; each once."""

        def still(item_id: str) -> bool:
            state = self._memory.kept(item_id)
            due = due_at(state) if state is not None else now
            return due is not None and due <= now

        return self.ends.take(now, still)

    def expect_end(self, item_id: str) -> None:
        """Puts a lot back that was not due after all, as when the clock was set back."""
        state = self._memory.kept(item_id)
        due = due_at(state) if state is not None else None
        if due is not None:
            self.ends.expect(due, item_id)

    # -- new sales -------------------------------------------------------------------------

    async def add_sale(self, new: NewSale, *, by: str) -> Sale:
        """Lists a whole sale, all of it or nothing. Raises SaleRefused and StoreFailed."""
        now = self._clock()
        terms = new.terms
        if terms.sale_id in self.sales:
            raise SaleRefused(f"There is a sale {terms.sale_id} already. Choose another sale id.")
        facts = Sale(
            sale_id=terms.sale_id,
            title=new.title,
            title_zh=new.title_zh,
            kind=terms.kind,
            currency=terms.currency,
            publish_paddles=terms.publish_paddles,
            lots=len(new.lots),
            practice=new.practice,
        )
        self._check_new(new.lots)
        listing = enter(new.lots, terms, by=by, now=now)
        paddles = tuple(
            PaddleRow(terms.sale_id, p.paddle, p.name, p.limit, p.suspended) for p in new.paddles
        )
        sale = SaleRow(terms.sale_id, now, _encode(facts), _encode(terms))
        try:
            await self._store.catalogue.add_sale(
                NewSaleWrite(sale, listing.rows, listing.writes, paddles)
            )
        except Overtaken as error:
            raise SaleRefused(TAKEN) from error
        self._enter_sale(sale)
        self._enter_listing(listing)
        for paddle in paddles:
            self._register.enter(paddle)
        return facts

    def terms(self, sale_id: str) -> SaleTerms:
        """The terms of a sale that is there."""
        return self._terms[sale_id]

    async def add_lots(self, sale_id: str, lots: Sequence[NewLot], *, by: str) -> Sale:
        """Lists more lots of a sale, all or none. Raises SaleRefused and StoreFailed."""
        self._check_new(lots)
        listing = enter(lots, self._terms[sale_id], by=by, now=self._clock())
        try:
            await self._store.catalogue.add_lots(listing.rows, listing.writes)
        except Overtaken as error:
            raise SaleRefused(TAKEN) from error
        self._enter_listing(listing)
        self._count_lots(sale_id)
        return self.sales[sale_id]

    def _check_new(self, lots: Sequence[NewLot]) -> None:
        for lot in lots:
            if lot.terms.item_id in self.listed:
                raise SaleRefused(f"Item {lot.terms.item_id} is listed already.")

    def _enter_listing(self, listing: Listing) -> None:
        for row, (lot, public) in zip(listing.rows, listing.states, strict=True):
            self._enter_item(msgspec.structs.replace(row, state=_encode(public)))
            self._memory.enter(row.item_id, lot)

    def _count_lots(self, sale_id: str) -> None:
        facts = self.sales[sale_id]
        self.sales[sale_id] = msgspec.structs.replace(facts, lots=len(self.order[sale_id]))

    def _enter_sale(self, row: SaleRow) -> None:
        self.sales[row.sale_id] = msgspec.json.decode(row.facts, type=Sale)
        self._terms[row.sale_id] = msgspec.json.decode(row.terms, type=SaleTerms)
        self.order.setdefault(row.sale_id, [])

    def _enter_item(self, row: ItemRow) -> None:
        self.listed[row.item_id] = Listed(
            row.position,
            msgspec.json.decode(row.details, type=LotDetails),
            msgspec.json.decode(row.state, type=ItemState),
        )
        self.order[row.sale_id].append(row.item_id)


def in_full(state: ItemState, details: LotDetails, now: int) -> Item:
    """A public state with its catalogue entry; ``now`` is the server's clock, ms UTC."""
    facts = {name: getattr(state, name) for name in state.__struct_fields__}
    return Item(**{**facts, "server_now": now}, catalogue=details)
