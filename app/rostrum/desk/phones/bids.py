"""Bids for telephone clients: one key, one request, one line of what became of it for each paddle."""

import asyncio
import time
from collections import deque

from PySide6.QtCore import QObject, Signal

from rostrum.desk.bid_line import BidLine, Phase, obstacle
from rostrum.desk.bidding import Bidding
from rostrum.desk.models.calls import CallsModel, Pane, Whose
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.servers import SaleServer
from rostrum.desk.source import Source
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard
from rostrum.wire.state import BidKind, ItemState

SAMPLES = 20_000
PADDLES = 500
"""Paddles with a bidding line of their own that are kept."""


class PhoneBids(QObject):
    """``said`` is a sentence for the clerk and whether it is bad; ``line`` what became of a bid for
    a call; ``settled``: a bid was answered, and the desk may have changed."""

    said = Signal(str, bool)
    line = Signal(str, object)
    settled = Signal()

    def __init__(self, server: SaleServer, calls: CallsModel) -> None:
        super().__init__()
        self._server = server
        self._calls = calls
        self._biddings: dict[str, Bidding] = {}
        self._sources: dict[str, Source] = {}
        self.answered_ms: deque[float] = deque(maxlen=SAMPLES)
        """From each key press to the server's acceptance."""

    async def stop(self) -> None:
        """Ends them. Bids on their way keep their keys at the server."""
        for bidding in self._biddings.values():
            await bidding.stop()

    def bid(self, pane: Pane, shown: ItemState | None) -> asyncio.Task[BidLine] | None:
        """Bids the ask of the state that a pane shows, for its client."""
        return self._press(pane, shown, above=False)

    def bid_above(self, pane: Pane, shown: ItemState | None) -> asyncio.Task[BidLine] | None:
        """The second key: the client has said to go above the limit."""
        return self._press(pane, shown, above=True)

    def obstacle(self, call: CallCard, shown: ItemState) -> str | None:
        """Why nothing can be bid for this call now, in a sentence; none where it can."""
        client = self._calls.client_of(call)
        if client is None or client.paddle is None:
            words = tr("{name} has no paddle yet. Ask the office for one.")
            return words.format(name=call.client_id if client is None else client.name)
        self._bidding(client.paddle)
        why = obstacle(shown, self._sources[client.paddle])
        if why is None and self._calls.whose(call, shown) is Whose.OURS:
            return tr("You lead with this client.")
        return why

    def line_of(self, call: CallCard) -> BidLine | None:
        """What became of the last key press for a call."""
        client = self._calls.client_of(call)
        bidding = self._biddings.get(client.paddle or "") if client is not None else None
        return None if bidding is None else bidding.line(self._server.source.key(call.item_id))

    def _press(
        self, pane: Pane, shown: ItemState | None, *, above: bool
    ) -> asyncio.Task[BidLine] | None:
        call = self._calls.call(self._calls.panes[pane])
        if call is None or shown is None:
            words = tr("No call is in pane {pane}. Choose one, then press {key}.")
            key = PHONE_KEYS.first(PhoneAct.TO_A if pane is Pane.A else PhoneAct.TO_B)
            self.said.emit(words.format(pane=pane.value, key=key), True)
            return None
        client = self._calls.client_of(call)
        why = self.obstacle(call, shown)
        if client is None or client.paddle is None:
            self.line.emit(call.call_id, _blocked(shown, why or ""))
            return None
        bidding = self._bidding(client.paddle)
        if why is not None:
            bidding.block(shown.item_id, shown.ask, why)
            return None
        pressed = time.perf_counter()
        task = bidding.press_above_limit(shown) if above else bidding.press(shown)
        if task is not None:
            task.add_done_callback(lambda done: self._measure(done, pressed))
        return task

    def _measure(self, done: asyncio.Task[BidLine], pressed: float) -> None:
        if not done.cancelled() and done.exception() is None:
            if done.result().phase is Phase.ACCEPTED:
                self.answered_ms.append((time.perf_counter() - pressed) * 1000)
            self.settled.emit()

    def _bidding(self, paddle: str) -> Bidding:
        """The bidding line of one paddle; it believes the link as it is at this moment."""
        found = self._biddings.get(paddle)
        theirs = self._server.source
        if found is None:
            if len(self._biddings) >= PADDLES:
                idle = next((p for p, b in self._biddings.items() if not b.open_bids), None)
                if idle is not None:
                    del self._biddings[idle], self._sources[idle]
            self._sources[paddle] = Source(
                theirs.name, theirs.clock, f"P:{paddle}", prefix=theirs.prefix
            )
            found = Bidding(
                self._server.client,
                paddle,
                BidKind.PHONE,
                source=lambda _: self._sources[paddle],
                say=lambda line: self._say(paddle, line),
                answered=lambda *_: None,
            )
            self._biddings[paddle] = found
        self._sources[paddle].link = self._server.link
        return found

    def _say(self, paddle: str, line: BidLine) -> None:
        for call in self._calls.all:
            client = self._calls.client_of(call)
            same = client is not None and client.paddle == paddle
            if same and self._server.source.key(call.item_id) == line.item_id:
                self.line.emit(call.call_id, line)


def _blocked(shown: ItemState, words: str) -> BidLine:
    return BidLine(shown.item_id, Phase.BLOCKED, words, shown.ask)
