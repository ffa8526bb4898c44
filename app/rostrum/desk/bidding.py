"""One key, one bid: from the pressed key to a line that says what became of it.

The request carries the ask that was on the screen, as the amount and as the promise; a fair warning
that moved nothing but the version does not stand in its way. While its answer is open the lot is locked;
an unknown outcome is settled by asking again with the same key, never by a second bid. Nothing
here touches the board: prices change through the push service alone.
"""

import asyncio
import time
import uuid
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from typing import Protocol

from rostrum.desk.bid_line import LINES, OPEN_PHASES, BidLine, Phase, obstacle
from rostrum.desk.figures import money
from rostrum.desk.outcomes import Accepted, Outcome, Refused, Unknown
from rostrum.desk.source import Source
from rostrum.desk.told import why
from rostrum.desk.words import in_turn, mark, tr
from rostrum.wire.bids import BidRequest, Problem, RejectionCode
from rostrum.wire.state import BidKind, ItemState

SURELY_TIMES = 2
"""An amount above so many times the ask has to be given twice: it looks like a slip."""
REASON_CHARACTERS = 300


class Asked(Protocol):
    """Who is asked to take a bid: one outcome after another, the last one settled or final."""

    def settle(self, item_id: str, request: BidRequest, key: str) -> AsyncIterator[Outcome]:
        """Asks, and asks again as far as that is safe."""


class Bidding:
    """Sends the bids of one paddle and keeps a line for each lot."""

    def __init__(
        self,
        client: Asked,
        paddle: str | None,
        kind: BidKind,
        *,
        source: Callable[[str], Source],
        say: Callable[[BidLine], None],
        answered: Callable[[str, int, int], None],
    ) -> None:
        """``source`` tells where an item comes from, ``say`` takes each new line, and ``answered``
        takes item, version and monotonic ns of each accepted bid."""
        self._client = client
        self._paddle = paddle
        self._kind = kind
        self._source = source
        self._say = say
        self._answered = answered
        self._lines: OrderedDict[str, BidLine] = OrderedDict()
        self._open: dict[str, asyncio.Task[BidLine]] = {}

    def line(self, item_id: str) -> BidLine | None:
        """The last line about a lot."""
        return self._lines.get(item_id)

    def is_open(self, item_id: str) -> bool:
        """Whether a bid on this lot still waits for its answer."""
        return item_id in self._open

    @property
    def open_bids(self) -> int:
        """Bids that wait for an answer."""
        return len(self._open)

    def press(self, shown: ItemState) -> asyncio.Task[BidLine] | None:
        """Bids the ask of the state that is on the screen.

        Returns the task that ends with the settled line, or none when nothing was sent: the lot is
        locked by an open bid, or there is an obstacle, which is then said.
        """
        return self._send(shown, shown.ask)

    def press_above_limit(self, shown: ItemState) -> asyncio.Task[BidLine] | None:
        """The second key: bids what the server has just held back because of the paddle's limit.

        Only for the same ask; when that has moved, the first key comes first again.
        """
        last = self._lines.get(shown.item_id)
        if last is None or not last.beyond or last.amount != shown.ask:
            words = tr("Nothing waits for the second key. Bid first; the client then says yes.")
            if shown.item_id not in self._open:
                self._tell(BidLine(shown.item_id, Phase.BLOCKED, words, shown.ask))
            return None
        return self._send(shown, shown.ask, above_limit=True)

    def block(self, item_id: str, amount: int, words: str) -> None:
        """Says why a key sent nothing, unless a bid on the lot is on its way."""
        if item_id not in self._open:
            self._tell(BidLine(item_id, Phase.BLOCKED, words, amount))

    def offer(self, shown: ItemState, amount: int) -> asyncio.Task[BidLine] | None:
        """Bids an amount, in minor units, that was written; otherwise as ``press``.

        An amount far above the ask is sent only when it is given a second time, one below the ask
        not at all.
        """
        item_id, last = shown.item_id, self._lines.get(shown.item_id)
        if item_id in self._open:
            return None
        meant = last is not None and last.again and last.amount == amount
        if obstacle(shown, self._source(item_id)) is None:
            asked = money(shown.ask, shown.currency)
            said = money(amount, shown.currency)
            if amount < shown.ask:
                words = tr("{amount} is below the ask of {ask}. Nothing was sent.")
                words = words.format(amount=said, ask=asked)
                self._tell(BidLine(item_id, Phase.BLOCKED, words, amount))
                return None
            if amount > shown.ask * SURELY_TIMES and not meant:
                words = tr(
                    "{amount} is {times} times the ask of {ask}. Give it once more if it is meant."
                ).format(amount=said, ask=asked, times=f"{amount / shown.ask:.1f}")
                self._tell(BidLine(item_id, Phase.BLOCKED, words, amount, again=True))
                return None
        return self._send(shown, amount, confirm=meant)

    def _send(
        self, shown: ItemState, amount: int, *, confirm: bool = False, above_limit: bool = False
    ) -> asyncio.Task[BidLine] | None:
        item_id = shown.item_id
        if item_id in self._open:
            return None
        reason = obstacle(shown, self._source(item_id))
        if reason is not None or self._paddle is None:
            self._tell(BidLine(item_id, Phase.BLOCKED, reason or "", amount))
            return None
        request = BidRequest(
            paddle=self._paddle,
            amount=amount,
            kind=self._kind,
            expected_ask=shown.ask,
            confirm=confirm,
            above_limit=above_limit,
        )
        words = tr("{amount} is on its way.").format(amount=money(amount, shown.currency))
        self._tell(BidLine(item_id, Phase.SENT, words, amount))
        task = asyncio.create_task(self._settle(shown, request), name=f"bid {item_id}")
        self._open[item_id] = task
        task.add_done_callback(lambda _: self._unlock(item_id))
        return task

    async def stop(self) -> None:
        """Ends every open question. Their keys stay valid at the server."""
        tasks = list(self._open.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _settle(self, shown: ItemState, request: BidRequest) -> BidLine:
        key = str(uuid.uuid4())
        raw_id = self._source(shown.item_id).raw(shown.item_id)
        line = BidLine(shown.item_id, Phase.UNKNOWN, "", request.amount)
        async for outcome in self._client.settle(raw_id, request, key):
            if isinstance(outcome, Accepted):
                version = outcome.answer.bid.version
                self._answered(shown.item_id, version, time.monotonic_ns())
            line = _line(shown, request.amount, outcome)
            if line.phase not in OPEN_PHASES:
                self._open.pop(shown.item_id, None)
            self._tell(line)
        return line

    def _unlock(self, item_id: str) -> None:
        self._open.pop(item_id, None)

    def _tell(self, line: BidLine) -> None:
        self._lines[line.item_id] = line
        self._lines.move_to_end(line.item_id)
        if len(self._lines) > LINES:
            self._lines.popitem(last=False)
        self._say(line)


_REASONS = {
    RejectionCode.BELOW_MINIMUM: mark("The amount is below the ask."),
    RejectionCode.OFF_INCREMENT: mark("The amount is not a step of this sale."),
    RejectionCode.ASK_CHANGED: mark("The ask had moved before your bid arrived."),
    RejectionCode.STALE_VERSION: mark("The lot had changed before your bid arrived."),
    RejectionCode.NOT_OPEN: mark("The lot is not open."),
    RejectionCode.CLOSED: mark("The lot had closed before your bid arrived."),
    RejectionCode.ALREADY_LEADING: mark("Your paddle leads already."),
    RejectionCode.PADDLE_UNKNOWN: mark("The sale does not know this paddle."),
    RejectionCode.PADDLE_SUSPENDED: mark("This paddle is suspended. Ask the sale's office."),
    RejectionCode.LIMIT_EXCEEDED: mark("The amount is above this paddle's limit."),
    RejectionCode.AMOUNT_TOO_HIGH: mark("The amount is far above the ask."),
    RejectionCode.RATE_LIMITED: mark("Too many bids from this desk. Wait a moment."),
}


def _line(shown: ItemState, amount: int, outcome: Outcome) -> BidLine:
    item_id, said = shown.item_id, money(amount, shown.currency)
    match outcome:
        case Accepted():
            words = tr("{amount} is your bid.").format(amount=said)
            return BidLine(item_id, Phase.ACCEPTED, words, amount)
        case Refused(problem):
            again = problem.code == RejectionCode.AMOUNT_TOO_HIGH
            words = _reason(shown, problem)
            if again:
                words = in_turn(words, tr("Give it once more if it is meant."))
            beyond = problem.code == RejectionCode.LIMIT_EXCEEDED and problem.confirmable
            return BidLine(item_id, Phase.REFUSED, words, amount, again, beyond)
        case Unknown(reason, final=True):
            words = tr(
                "{amount}: {reason}. Nobody can say whether it counts: look at the price before "
                "you bid again."
            ).format(amount=said, reason=reason)
            return BidLine(item_id, Phase.UNSURE, words, amount)
        case Unknown(reason):
            words = tr("{amount}: {reason}. Asking again with the same key; it counts once.")
            words = words.format(amount=said, reason=reason)
            return BidLine(item_id, Phase.UNKNOWN, words, amount)


def _reason(shown: ItemState, problem: Problem) -> str:
    try:
        text = tr(_REASONS[RejectionCode(problem.code)])
    except (ValueError, KeyError):  # FORBIDDEN: the server says whose the paddle is
        text = why(problem)
    if problem.ask is not None and problem.ask != shown.ask:
        now = tr("The ask is now {ask}.").format(ask=money(problem.ask, shown.currency))
        text = in_turn(text, now)
    return text
