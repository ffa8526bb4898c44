"""The auctioneer's lot as it is shown: what was pushed, and beside it what only they may know."""

from PySide6.QtCore import QObject, Signal

from rostrum.desk.gavel import ActLine
from rostrum.desk.link import Link
from rostrum.desk.models.board import BoardModel
from rostrum.desk.offered import Question, offered
from rostrum.desk.rostrum_keys import RostrumAct
from rostrum.desk.source import Source
from rostrum.wire.catalogue import LotDetails, Sale
from rostrum.wire.rostrum import Rostrum, RostrumLot
from rostrum.wire.state import ItemState


class RostrumModel(QObject):
    """``changed``: something of it is to be shown anew."""

    changed = Signal()

    def __init__(self, board: BoardModel, source: Source, sale: Sale) -> None:
        """``sale`` by the server's own id."""
        super().__init__()
        self._board = board
        self.source = source
        self.sale = sale
        self.view: Rostrum | None = None
        self.trouble: str | None = None
        """Why the private part is not to be had, as a sentence."""
        self.line: ActLine | None = None
        self.question: Question | None = None
        self.looking_at: str | None = None
        """Another lot than the one on the block, by the server's id."""
        board.updated.connect(self._updated)
        board.trust.connect(self.changed)

    @property
    def lot(self) -> RostrumLot | None:
        """The lot that is shown, with its private part."""
        return None if self.view is None else self.view.lot

    @property
    def state(self) -> ItemState | None:
        """The newest public state of the lot that is shown."""
        if self.lot is None:
            return None
        row = self._board.row(self.source.key(self.lot.item.item_id))
        if row is None or row.state.version < self.lot.item.version:
            return self.lot.item
        return row.state

    @property
    def details(self) -> LotDetails:
        """The catalogue's entry of the lot, its picture by the desk's name."""
        row = None if self.lot is None else self._board.row(self.source.key(self.lot.item.item_id))
        return LotDetails() if row is None else row.details

    @property
    def live(self) -> bool:
        """Whether the figures can be trusted."""
        return self.source.link is Link.LIVE

    @property
    def behind(self) -> bool:
        """Whether the private part belongs to an older state than the one that is shown."""
        state, lot = self.state, self.lot
        return state is not None and lot is not None and state.version != lot.item.version

    def offered(self) -> frozenset[RostrumAct]:
        """The acts that the lot takes as it is and that can be sent now."""
        state, closed = self.state, self.source.closed is not None
        if state is None or not self.live or closed:
            return frozenset()
        return offered(state, self.lot)

    def take(self, view: Rostrum) -> None:
        """A newer view has been read; one of before a change here is left as it is."""
        self.view, self.trouble = view, None
        self._forget_old_question()
        self.changed.emit()

    def say_trouble(self, sentence: str) -> None:
        """The view could not be read."""
        if sentence != self.trouble:
            self.trouble = sentence
            self.changed.emit()

    def say(self, line: ActLine | None) -> None:
        """What became of an act."""
        self.line = line
        self.changed.emit()

    def ask(self, question: Question | None) -> None:
        """Asks, or asks no more."""
        self.question = question
        self.changed.emit()

    def order(self) -> list[str]:
        """The sale's lots in their order, by the server's ids."""
        key = self.source.key(self.sale.sale_id)
        rows = (row for row in self._board.rows() if row.state.sale_id == key)
        return [self.source.raw(row.state.item_id) for row in rows]

    def still_asked(self) -> bool:
        """Whether what is asked was asked of the lot as it is now."""
        state, asked = self.state, self.question
        if asked is None or state is None:
            return False
        raw = self.source.raw
        return raw(asked.item_id) == raw(state.item_id) and asked.version == state.version

    def _forget_old_question(self) -> None:
        if not self.still_asked():
            self.question = None

    def _updated(self, item_ids: list[str]) -> None:
        state = self.state
        if state is not None and self.source.key(self.source.raw(state.item_id)) in item_ids:
            self._forget_old_question()
            self.changed.emit()
