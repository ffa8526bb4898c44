"""The board's rows: the newest state of each lot, changed by states alone, painted once a frame."""

import math
import time
from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from rostrum.desk.clock import ServerClock
from rostrum.desk.countdown import Countdown, countdown
from rostrum.desk.figures import lot_order, money, paddle, plain
from rostrum.desk.source import Source
from rostrum.desk.theme import FLASH_S
from rostrum.desk.truth import Link
from rostrum.wire.catalogue import Item, LotDetails
from rostrum.wire.state import BIDDABLE, ItemState, Status

FRAME_MS = 16
"""The first change after a pause is shown at once, those within the next frame together."""

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """Columns from left to right."""

    LOT = 0
    TITLE = 1
    STATUS = 2
    PRICE = 3
    ASK = 4
    LEADER = 5
    BIDS = 6
    TIME = 7


HEADINGS = {
    Column.LOT: "Lot",
    Column.TITLE: "Title",
    Column.STATUS: "Status",
    Column.PRICE: "Price",
    Column.ASK: "Ask",
    Column.LEADER: "Leader",
    Column.BIDS: "Bids",
    Column.TIME: "Closes",
}

STATUS_WORDS = {
    Status.DRAFT: "Draft",
    Status.UPCOMING: "Upcoming",
    Status.PREVIEW: "On view",
    Status.OPEN: "Open",
    Status.FAIR_WARNING: "Fair warning",
    Status.FINAL_CALL: "Final call",
    Status.CLOSING: "Closing",
    Status.SOLD: "Sold",
    Status.SOLD_PENDING: "Sold, subject",
    Status.PASSED: "Passed",
    Status.UNSOLD: "Unsold",
    Status.WITHDRAWN: "Withdrawn",
    Status.HOLD: "On hold",
}


class Row:
    """One lot on the board; ``flashed`` is the monotonic second of its last change of price.

    ``note`` is what its server says besides, where that is no server of ours.
    """

    __slots__ = (
        "countdown", "details", "flashed", "key", "needle", "note", "said", "source", "state",
        "title",
    )  # fmt: skip

    def __init__(self, item: Item, source: Source) -> None:
        self.source = source
        self.note = ""
        self.details: LotDetails = item.catalogue
        self.state: ItemState = item
        self.flashed = float("-inf")
        self.said = ""
        self.countdown: Countdown | None = None
        self.title = plain(item.title)
        self.key = (item.sale_id, lot_order(item.lot))
        words = (item.lot, item.title, item.catalogue.artist, item.catalogue.artist_zh)
        self.needle = " ".join(
            plain(word) for word in (*words, item.catalogue.title_zh) if word
        ).casefold()

    def flash(self, now: float) -> float:
        """How fresh the price is: 1 when it has just changed, 0 once it has faded."""
        return max(0.0, 1.0 - (now - self.flashed) / FLASH_S)


class BoardModel(QAbstractTableModel):
    """All lots that the desk follows; ``updated`` names the items that a frame has changed."""

    updated = Signal(list)

    def __init__(self, clock: ServerClock, own_leader: str | None) -> None:
        """``clock`` and ``own_leader`` are those of the first server, ``home``."""
        super().__init__()
        self.home = Source("", clock, own_leader)
        self.open_lots = 0
        self.own_lots = 0
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._dirty: set[int] = set()
        self._flashing: set[int] = set()
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._flushed_at = float("-inf")
        self._frame.timeout.connect(self.flush)

    # -- taking in -------------------------------------------------------------------------

    def add(self, items: Iterable[Item], source: Source | None = None) -> None:
        """Adds a server's lots; those already there keep their newer state.

        Items of two servers must differ in ``item_id`` and ``sale_id``.
        """
        source = source or self.home
        new = [item for item in items if item.item_id not in self._places]
        if not new:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        for item in new:
            self._places[item.item_id] = len(self._rows)
            row = Row(item, source)
            row.countdown = countdown(item, source.clock)
            self._rows.append(row)
        self.endInsertRows()
        self._count()
        self.updated.emit([item.item_id for item in new])

    def take(self, states: Sequence[ItemState]) -> None:
        """Takes newer states; they are shown with the next frame."""
        now = time.monotonic()
        for state in states:
            place = self._places.get(state.item_id)
            if place is None:
                continue
            row = self._rows[place]
            if state.version <= row.state.version:
                continue
            if state.price != row.state.price:
                row.flashed = now
                self._flashing.add(place)
            row.state = state
            self._dirty.add(place)
        if self._dirty and not self._frame.isActive():
            waited_ms = (now - self._flushed_at) * 1000
            self._frame.start(math.ceil(max(0.0, FRAME_MS - waited_ms)))

    def flush(self) -> None:
        """Shows what has changed since the last frame."""
        self._flushed_at = time.monotonic()
        dirty, self._dirty = sorted(self._dirty), set()
        for place in dirty:
            row = self._rows[place]
            row.countdown = countdown(row.state, row.source.clock)
        for first, last in _runs(dirty):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        if dirty:
            self._count()
            self.updated.emit([self._rows[place].state.item_id for place in dirty])

    def tick(self) -> list[str]:
        """Moves every countdown on; returns the items whose words have changed."""
        moved = []
        for place, row in enumerate(self._rows):
            if row.state.ends_at is None:
                continue
            now = countdown(row.state, row.source.clock)
            if now != row.countdown:
                row.countdown = now
                moved.append(place)
        for first, last in _runs(moved):
            self.dataChanged.emit(self.index(first, Column.TIME), self.index(last, Column.TIME))
        return [self._rows[place].state.item_id for place in moved]

    def set_link(self, link: Link, source: Source | None = None) -> None:
        """Takes how far a server's figures can be trusted; all rows are painted anew."""
        source = source or self.home
        if link is source.link:
            return
        source.link = link
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def say(self, item_id: str, words: str) -> None:
        """Puts a short word beside a lot's ask: what became of the last bid on it."""
        place = self._places.get(item_id)
        if place is not None and self._rows[place].said != words:
            self._rows[place].said = words
            self.dataChanged.emit(self.index(place, Column.ASK), self.index(place, Column.ASK))

    def note(self, item_id: str, words: str) -> None:
        """Puts what a foreign server says besides below a lot's title."""
        place = self._places.get(item_id)
        if place is not None and self._rows[place].note != words:
            self._rows[place].note = words
            self.dataChanged.emit(self.index(place, Column.TITLE), self.index(place, Column.TITLE))

    def unsay(self, item_id: str, words: str) -> None:
        """Takes a word back, unless another has come in its place."""
        row = self.row(item_id)
        if row is not None and row.said == words:
            self.say(item_id, "")

    # -- asking ----------------------------------------------------------------------------

    def row(self, item_id: str) -> Row | None:
        """The row of an item."""
        place = self._places.get(item_id)
        return None if place is None else self._rows[place]

    def place(self, item_id: str) -> int | None:
        """Which row an item has."""
        return self._places.get(item_id)

    def at(self, place: int) -> Row:
        """The row at a place."""
        return self._rows[place]

    def states(self) -> list[ItemState]:
        """What the board holds of every lot."""
        return [row.state for row in self._rows]

    def flashing(self) -> list[int]:
        """Places whose price has changed so lately that it still stands out."""
        now = time.monotonic()
        self._flashing = {place for place in self._flashing if self._rows[place].flash(now) > 0}
        return list(self._flashing)

    def is_own(self, state: ItemState) -> bool:
        """Whether this desk's paddle leads."""
        place = self._places.get(state.item_id)
        if place is None or state.leader is None:
            return False
        return state.leader == self._rows[place].source.own_leader

    # -- Qt --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            return index.row()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row, Column(index.column()))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[column].upper()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = column in (Column.PRICE, Column.ASK, Column.BIDS, Column.TIME)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, row: Row, column: Column) -> str:
        state = row.state
        match column:
            case Column.LOT:
                return state.lot
            case Column.TITLE:
                return row.title
            case Column.STATUS:
                return STATUS_WORDS[state.status]
            case Column.PRICE:
                return money(state.price, state.currency) if state.bid_count else "no bid"
            case Column.ASK:
                asked = state.status in BIDDABLE and state.ask > 0
                return money(state.ask, state.currency) if asked else ""
            case Column.LEADER:
                name = paddle(state.leader) if state.leader else ""
                return f"yours, {name}" if self.is_own(state) else name
            case Column.BIDS:
                return str(state.bid_count) if state.bid_count >= 0 else ""
            case Column.TIME:
                now = row.countdown
                return "" if now is None else f"{now.figure} {now.caption}".strip()

    def _count(self) -> None:
        self.open_lots = sum(row.state.status in BIDDABLE for row in self._rows)
        self.own_lots = sum(self.is_own(row.state) for row in self._rows)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring places as first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
