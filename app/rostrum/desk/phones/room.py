"""One sale's phone desk at work: follows the staff room, and carries out what the clerk wants.

Nothing is kept here. After each notice the desk is read from the server, so that another desk, or
this one after a restart, shows the same.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from rostrum.desk.connecting import retry_pause
from rostrum.desk.keymap import Everywhere
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.calls import CallsModel
from rostrum.desk.outcomes import Declined, NotKnown, Unanswered
from rostrum.desk.phones.asking import PhoneClient
from rostrum.desk.phones.bids import PhoneBids
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.phones.states import LEADS, OVER
from rostrum.desk.servers import SaleServer
from rostrum.desk.words import in_turn, tr
from rostrum.wire.catalogue import Sale
from rostrum.wire.phones import (
    Call,
    CallBrief,
    CallCard,
    CallState,
    CoverChange,
    HandoverAct,
)
from rostrum.wire.push import StaffNotice
from rostrum.wire.state import Status

READ_EVERY_S = 60.0
"""The desk is read at least so often: expected times move on with the sale."""
PAUSE_S = 0.03
"""Between two reads at least: a burst of notices is one read."""


class PhoneRoom(QObject):
    """``said`` is a sentence for the clerk and whether it is bad; ``trouble`` why the desk could not
    be read, empty once it could."""

    said = Signal(str, bool)
    trouble = Signal(str)

    def __init__(self, server: SaleServer, sale: Sale, board: BoardModel) -> None:
        """``sale`` is by the desk's ids."""
        super().__init__()
        self.server = server
        self.sale = sale
        self._raw_sale = server.source.raw(sale.sale_id)
        self.client = PhoneClient(server.client, self._raw_sale)
        self.calls = CallsModel(board, server.source)
        self._board = board
        self.bids = PhoneBids(server, self.calls)
        self._statuses: dict[str, Status] = {}
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._running: asyncio.Task[None] | None = None
        self.bids.said.connect(self.said)
        self.bids.settled.connect(self.read_again)
        self._board.updated.connect(self._look_at)

    def lots(self) -> dict[str, str]:
        """Each lot number of the sale with the server's id of its item."""
        return {
            row.state.lot: self.server.source.raw(row.state.item_id)
            for row in self._board.rows()
            if row.state.sale_id == self.sale.sale_id
        }

    # -- following -------------------------------------------------------------------------

    def start(self) -> None:
        """Begins to follow the desk."""
        self.server.join_staff([self._raw_sale])
        self._running = asyncio.create_task(self._run(), name=f"phone desk {self._raw_sale}")
        self._wake.set()

    async def stop(self) -> None:
        """Ends it. Bids on their way keep their keys at the server."""
        with contextlib.suppress(RuntimeError):
            self._board.updated.disconnect(self._look_at)
        tasks = [*self._tasks, *([] if self._running is None else [self._running])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.bids.stop()

    def hear(self, notice: StaffNotice | None) -> None:
        """A notice of the staff room; none when it was joined anew, and something may be missed."""
        if notice is None:
            self._wake.set()
        elif notice.sale_id == self._raw_sale and notice.phones is not None:
            held = self.calls.desk
            if held is None or notice.phones.version > held.version:
                self._wake.set()

    def read_again(self) -> None:
        """Reads the desk soon."""
        self._wake.set()

    async def _run(self) -> None:
        attempt = 0
        while True:
            self._wake.clear()
            try:
                await self._read()
                attempt = 0
                pause = READ_EVERY_S
                if any(not self.calls.knows(call) for call in self.calls.mine):
                    pause = 0.25
            except Unanswered as error:
                if isinstance(error, NotKnown):
                    self.calls.me = None
                    said = tr("The phone desk is for clerks. Sign in with {key} and it opens.")
                    self.trouble.emit(said.format(key=PHONE_KEYS.first(Everywhere.SIGN_IN)))
                else:
                    self.trouble.emit(str(error))
                attempt += 1
                pause = retry_pause(attempt, lambda: 1.0)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            await asyncio.sleep(PAUSE_S if attempt == 0 else 0)

    async def _read(self) -> None:
        if self.calls.me is None:
            self.calls.me = await self.client.me()
        self.calls.take(await self.client.desk())
        self.trouble.emit("")

    def _look_at(self, items: list[str]) -> None:
        """A lot that has a call was bid on, or any lot of the sale has come or gone: read again."""
        self.calls.look_at(items)
        known = {self.server.source.key(call.item_id) for call in self.calls.all}
        for item_id in items:
            row = self._board.row(item_id)
            if row is None or row.state.sale_id != self.sale.sale_id:
                continue
            before = self._statuses.get(item_id)
            self._statuses[item_id] = row.state.status
            if item_id in known or (before is not None and before is not row.state.status):
                self._wake.set()

    # -- the call --------------------------------------------------------------------------

    def lead(self, call: CallCard, act: PhoneAct) -> asyncio.Task[None] | None:
        """Leads a call on by one of the call keys, where that key leads anywhere from here."""
        target = LEADS[act].get(call.state)
        if target is None:
            self.said.emit(tr("That does not follow from here. The call stays as it is."), True)
            return None
        return self.move(call, target)

    def move(self, call: Call, state: CallState) -> asyncio.Task[None]:
        """Asks for a state; the server's answer and notice bring it onto the screen."""
        return self._do(lambda: self.client.move(call.call_id, state))

    def turn_cover(self, call: CallCard) -> asyncio.Task[None] | None:
        """Arms the call's cover bid, or takes it off."""
        if call.cover is None:
            self.said.emit(tr("This call has no cover bid. Enter one with the cover button."), True)
            return None
        change = CoverChange(armed=not call.cover.armed)
        return self._do(lambda: self.client.cover(call.call_id, change))

    def set_cover(self, call: CallCard, maximum: int | None) -> asyncio.Task[None]:
        """Another cover bid, in minor units, or none."""
        return self._do(lambda: self.client.cover(call.call_id, CoverChange(maximum=maximum)))

    def note(self, client_id: str, text: str) -> asyncio.Task[None]:
        """Writes a note to a client."""
        return self._do(lambda: self.client.note(client_id, text))

    def tell(self, calls: list[CallCard]) -> asyncio.Task[None]:
        """The client has been told how these lots went."""

        async def each() -> None:
            for call in calls:
                if call.state in OVER:
                    await self.client.move(call.call_id, CallState.DONE)

        return self._do(each)

    # -- handing over ----------------------------------------------------------------------

    def want(self, call: CallCard | CallBrief) -> asyncio.Task[None]:
        """Asks for a call; takes it when it was asked for and its owner did not answer."""
        asking = call.asking.clerk if isinstance(call, CallCard) and call.asking else None
        if isinstance(call, CallBrief):
            asking = call.asking
        act = HandoverAct.TAKE if asking == self.calls.name else HandoverAct.ASK

        async def want() -> None:
            brief = await self.client.hand_over(call.call_id, act)
            if brief.clerk == self.calls.name:
                self.said.emit(tr("Lot {lot}: the call is yours.").format(lot=brief.lot), False)
            else:
                words = tr("{clerk} is asked for lot {lot}. Ask again after 10 s to take it.")
                self.said.emit(words.format(clerk=brief.clerk, lot=brief.lot), False)

        return self._do(want)

    def answer(self, call: CallCard, act: HandoverAct) -> asyncio.Task[None]:
        """Gives the call to whoever asks, or keeps it."""
        return self._do(lambda: self.client.hand_over(call.call_id, act))

    # -- carrying out ----------------------------------------------------------------------

    def _do(self, work: Callable[[], Awaitable[object]]) -> asyncio.Task[None]:
        """Carries something out and reads the desk again; a refusal is said in words."""
        task = asyncio.create_task(self._carry_out(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _carry_out(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        except Declined as refusal:
            self.said.emit(str(refusal), True)
        except Unanswered as error:
            rest = tr("What the server has is shown here; press again if it did not take it.")
            self.said.emit(in_turn(str(error), rest), True)
        self._wake.set()
