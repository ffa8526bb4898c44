"""Bids: a caller's for a paddle, and those that the server places by itself."""

from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from rostrum.allowance import Allowances
from rostrum.engine.commands import PlaceBid
from rostrum.engine.events import BidAccepted, Event
from rostrum.engine.rejected import reject
from rostrum.engine.state import LotState
from rostrum.rules.saying import say
from rostrum.saleroom.answers import Answer, AnswerBook, Answered
from rostrum.saleroom.decisions import Decisions, Key
from rostrum.saleroom.limits import Register
from rostrum.saleroom.memory import Memory
from rostrum.saleroom.missed import MissedBids
from rostrum.saleroom.names import Names
from rostrum.saleroom.reading import Reading
from rostrum.saleroom.shown import Shown
from rostrum.wire.bids import AcceptedBid, BidAnswer, BidRequest, RejectionCode
from rostrum.wire.sentences import Say
from rostrum.wire.state import BidKind, ItemState

BIDS_A_SECOND = 20.0
"""Bids that one caller may place for one paddle each second, lasting; 0 for no limit."""

_encode = msgspec.json.Encoder().encode


class Bids:
    """All bids of one saleroom."""

    def __init__(
        self,
        decisions: Decisions,
        shown: Shown,
        memory: Memory,
        reading: Reading,
        register: Register,
        answers: AnswerBook,
        missed: MissedBids,
        *,
        a_second: float,
    ) -> None:
        self._decisions = decisions
        self._shown = shown
        self._memory = memory
        self._reading = reading
        self._register = register
        self._answers = answers
        self._missed = missed
        self._a_second = a_second
        self._paces = Allowances(a_second, max(1, round(2 * a_second)))
        self._names = Names()

    # -- a caller's ------------------------------------------------------------------------

    async def place(
        self, item_id: str, request: BidRequest, *, caller: str, key: str, fingerprint: bytes
    ) -> Answer:
        """Decides a bid; returns when it is durable or refused.

        Raises KeyReused, and StoreFailed when nothing was kept and the same key may be tried
        again.
        """
        place = partial(self._place, item_id, request, (caller, key, fingerprint))
        return await self._answers.once(caller, key, fingerprint, place)

    async def _place(self, item_id: str, request: BidRequest, key: Key) -> Answer:
        caller = key[0]
        bid_id = self._names.next()
        together = await self._decisions.ready(item_id)
        beside = await self._ready_beside(item_id, request)
        if beside:
            together = (*together, *beside)
        lot = self._memory.kept(item_id)
        if lot is not None and self._too_fast(caller, request.paddle):
            return reject(
                lot,
                RejectionCode.RATE_LIMITED,
                say(Say.BIDS_TOO_FAST, paddle=request.paddle, rate=f"{self._a_second:g}"),
            )
        sale_id = lot.lot.sale_id if lot else ""
        onlooker = self._shown.onlooker
        command = partial(self._asked, item_id, sale_id, bid_id, request, caller)
        answer = await self._decisions.take(
            item_id,
            command,
            together=together,
            body=partial(_accepted, bid_id),
            key=key,
            paddle=self._limited(sale_id, request.paddle),
            forbidden=lambda lot: onlooker.may_not_bid(lot, request, caller),
        )
        if isinstance(answer, Answered):
            onlooker.bid_taken(item_id, request, caller)
        elif answer.missed:
            await self._missed.keep(item_id, command(), answer.late_ms)
        return answer

    async def _ready_beside(self, item_id: str, bid: BidRequest) -> Sequence[str]:
        """Brings the lots into memory that bear on whether the paddle may bid on this one."""
        listed = self._shown.listed.get(item_id)
        if listed is None:
            return ()
        sale_id = listed.state.sale_id
        beside = tuple(await self._shown.onlooker.make_ready(item_id, sale_id, bid))
        await self._reading.bring(beside)
        return beside

    def _too_fast(self, caller: str, paddle: str) -> bool:
        return self._a_second > 0 and not self._paces.of((caller, paddle)).take()

    def _asked(
        self, item_id: str, sale_id: str, bid_id: str, request: BidRequest, caller: str
    ) -> PlaceBid:
        """The request as the engine knows it, with what the paddle is bound to now."""
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

    # -- the server's own ------------------------------------------------------------------

    async def place_for(self, item_id: str, paddle: str, maximum: int, *, by: str) -> Answer:
        """The server's own bid for a paddle: the ask, good up to ``maximum``, minor units.

        Raises StoreFailed.
        """
        return await self._place_own(item_id, paddle, lambda lot: (lot.ask, maximum), by)

    async def take_back_maximum(self, item_id: str, paddle: str, *, by: str) -> Answer:
        """Leaves a paddle that leads with no more than the price; refused where it does not lead.

        Raises StoreFailed.
        """
        return await self._place_own(item_id, paddle, lambda lot: (lot.price, lot.price), by)

    async def _place_own(
        self, item_id: str, paddle: str, amounts: Callable[[LotState], tuple[int, int]], by: str
    ) -> Answer:
        bid_id = self._names.next()
        together = await self._decisions.ready(item_id)
        sale_id = self._shown.listed[item_id].state.sale_id

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

        return await self._decisions.take(
            item_id, command, together=together, paddle=self._limited(sale_id, paddle)
        )

    def _limited(self, sale_id: str, paddle: str) -> tuple[str, str] | None:
        """Sale and paddle, where the paddle has a limit over the sale."""
        return (sale_id, paddle) if self._register.limited(sale_id, paddle) else None


def _accepted(bid_id: str, event: Event, state: ItemState) -> bytes:
    assert isinstance(event, BidAccepted)  # noqa: S101 - PlaceBid gives no other
    bid = AcceptedBid(
        bid_id,
        event.item_id,
        event.paddle,
        event.amount,
        event.kind,
        event.version,
        event.at,
    )
    return _encode(BidAnswer(bid, state))
