"""The calls of one sale's phone desk as the server has them; changed by what the server says alone."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.row import Row
from rostrum.desk.phones.states import LIVE, OVER
from rostrum.desk.source import Source
from rostrum.wire.identity import Identity, Role
from rostrum.wire.phones import CallBrief, CallCard, CallState, ClientCard, PhoneDesk
from rostrum.wire.state import ItemState


class Pane(StrEnum):
    """The two places where a clerk has a client; each has its own key to bid."""

    A = "A"
    B = "B"


class Whose(StrEnum):
    """Whose the standing bid is, seen from one client. ``ASKING``: the server is being asked."""

    NOBODY = "nobody"
    OURS = "ours"
    AGAINST = "against"
    ASKING = "asking"


@dataclass(frozen=True, slots=True)
class _Led:
    """Who leads, as of a price: it holds until price or count of bids are others."""

    leads: bool
    price: int
    bids: int


class CallsModel(QObject):
    """``changed`` after each load; ``dropped`` names a call of this clerk whose line has just gone,
    ``near`` one that has come to 10 or 3 lots away, ``asked`` one that another clerk asks for."""

    changed = Signal()
    dropped = Signal(str)
    near = Signal(str, int)
    asked = Signal(str)

    def __init__(self, board: BoardModel, source: Source) -> None:
        super().__init__()
        self._board = board
        self._source = source
        self.desk: PhoneDesk | None = None
        self.me: Identity | None = None
        self.panes: dict[Pane, str | None] = {Pane.A: None, Pane.B: None}
        self._calls: dict[str, CallCard] = {}
        self._clients: dict[str, ClientCard] = {}
        self._led: dict[str, _Led] = {}

    # -- reading ---------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """This clerk's name; empty before it is known."""
        return self.me.name if self.me is not None else ""

    @property
    def chief(self) -> bool:
        """Whether this is an auctioneer or an administrator, who sees all calls."""
        return self.me is not None and self.me.role in (Role.AUCTIONEER, Role.ADMIN)

    @property
    def mine(self) -> list[CallCard]:
        """This clerk's calls in the order of the sale."""
        return [call for call in self._calls.values() if call.clerk == self.name]

    @property
    def free(self) -> list[CallCard]:
        """Calls that nobody has."""
        return [call for call in self._calls.values() if call.clerk is None]

    @property
    def others(self) -> list[CallCard | CallBrief]:
        """Calls of other clerks; a chief sees all of them."""
        seen: list[CallCard | CallBrief] = [
            call for call in self._calls.values() if call.clerk not in (None, self.name)
        ]
        return [*seen, *(self.desk.others if self.desk is not None else [])]

    @property
    def all(self) -> list[CallCard]:
        """Every call that is seen in full."""
        return list(self._calls.values())

    def call(self, call_id: str | None) -> CallCard | None:
        """A call that is seen in full."""
        return None if call_id is None else self._calls.get(call_id)

    def brief(self, call_id: str | None) -> CallBrief | None:
        """What is seen of another clerk's call."""
        if self.desk is None:
            return None
        return next((brief for brief in self.desk.others if brief.call_id == call_id), None)

    def client(self, client_id: str) -> ClientCard | None:
        """A client."""
        return self._clients.get(client_id)

    def client_of(self, call: CallCard) -> ClientCard | None:
        """Whose call it is."""
        return self._clients.get(call.client_id)

    def row(self, item_id: str) -> Row | None:
        """The board's row of a lot, by the server's own id."""
        return self._board.row(self._source.key(item_id))

    def lot(self, item_id: str) -> str:
        """A lot's number."""
        row = self.row(item_id)
        return item_id if row is None else row.state.lot

    def whose(self, call: CallCard, state: ItemState) -> Whose:
        """Whose the standing bid of a shown state is.

        Where the sale does not publish paddles only the server can say; between a new price and
        its word nothing is claimed.
        """
        if state.bid_count == 0:
            return Whose.NOBODY
        client = self.client_of(call)
        if state.leader is not None:
            ours = client is not None and state.leader == f"P:{client.paddle}"
            return Whose.OURS if ours else Whose.AGAINST
        led = self._led.get(call.call_id)
        if led is None or (led.price, led.bids) != (state.price, state.bid_count):
            return Whose.ASKING
        return Whose.OURS if led.leads else Whose.AGAINST

    def knows(self, call: CallCard) -> bool:
        """Whether it is known whose the standing bid is."""
        row = self.row(call.item_id)
        return row is None or self.whose(call, row.state) is not Whose.ASKING

    # -- taking in -------------------------------------------------------------------------

    def take(self, desk: PhoneDesk) -> None:
        """What the server says of the desk now; an older answer than the one that is held is let go."""
        if self.desk is not None and desk.version < self.desk.version:
            return
        before, self._calls = self._calls, {call.call_id: call for call in desk.calls}
        first = self.desk is None
        self.desk = desk
        self._clients = {client.client_id: client for client in desk.clients}
        for call in desk.calls:
            self._learn_leader(call)
        self._fill_panes()
        self.changed.emit()
        for call in self.mine:
            self._tell(before.get(call.call_id), call, first=first)

    def forget(self) -> None:
        """What is held is of another time: the next answer is taken, whatever its version."""
        self.desk = None
        self._led.clear()

    def look_at(self, items: list[str]) -> None:
        """Takes in newer states of lots, by the desk's ids: whose their bids are may be known now."""
        for call in self._calls.values():
            if self._source.key(call.item_id) in items:
                self._learn_leader(call)

    def put(self, pane: Pane, call_id: str | None) -> None:
        """Takes a call into a pane; it leaves the other one."""
        for other, held in self.panes.items():
            if held == call_id and other is not pane:
                self.panes[other] = None
        self.panes[pane] = call_id
        self.changed.emit()

    def _learn_leader(self, call: CallCard) -> None:
        row = self.row(call.item_id)
        if call.leads is None or row is None or row.state.version != call.as_of:
            return
        self._led[call.call_id] = _Led(call.leads, row.state.price, row.state.bid_count)

    def _fill_panes(self) -> None:
        """Calls that are no longer this clerk's leave their panes; those in hand take free ones."""
        mine = {call.call_id: call for call in self.mine}
        for pane, held in self.panes.items():
            if held is not None and held not in mine:
                self.panes[pane] = None
        shown = set(self.panes.values())
        in_hand = sorted(
            (call for call in mine.values() if call.state in LIVE and call.call_id not in shown),
            key=lambda call: call.position,
        )
        for pane in Pane:
            at = self.call(self.panes[pane])
            if in_hand and (at is None or at.state in OVER):
                self.panes[pane] = in_hand.pop(0).call_id
        if all(held is None for held in self.panes.values()):
            coming = (
                c for c in mine.values() if c.state not in OVER and c.state is not CallState.OUT
            )
            first = min(coming, key=lambda call: call.position, default=None)
            self.panes[Pane.A] = None if first is None else first.call_id

    def _tell(self, before: CallCard | None, call: CallCard, *, first: bool) -> None:
        was = None if before is None else before.state
        if call.state is CallState.DROPPED and was is not CallState.DROPPED:
            self.dropped.emit(call.call_id)
        if call.alarm is not None and (before is None or before.alarm != call.alarm) and not first:
            self.near.emit(call.call_id, call.alarm)
        if call.asking is not None and (before is None or before.asking != call.asking):
            self.asked.emit(call.call_id)
