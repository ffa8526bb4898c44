"""The lots that a view shows, in an order that stands still while the figures move."""

import bisect
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.cell_words import cell_words
from rostrum.desk.models.columns import HEADINGS, RIGHT, Column
from rostrum.desk.models.row import Row
from rostrum.desk.models.sieve import Group, Order, Sieve
from rostrum.desk.words import tr

ROW_ROLE = Qt.ItemDataRole.UserRole
LOTS_MIME = "application/x-rostrum-lots"
_HEADED = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole})
ONE_BY_ONE = 8
"""Up to this many lots come and go singly; more are laid out anew together."""

Index = QModelIndex | QPersistentModelIndex
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


@dataclass(slots=True)
class Heading:
    """Stands over the lots of a group."""

    group: str
    title: str
    lots: int = 0


class ShownLots(QAbstractTableModel):
    """A sieve over the board, which stands under every view of one window.

    Lots move only when the user asks, or when one comes, goes or changes its group. ``sifted``
    follows each such move and says whether the user asked; ``by_itself`` holds while lots move by
    themselves, which must not move the bar from the lot that a key would bid on.
    """

    sifted = Signal(bool)

    def __init__(self, board: BoardModel) -> None:
        super().__init__()
        self.board = board
        self.sieve = Sieve()
        self.order = Order()
        self.by_itself = False
        self.sales: dict[str, str] = {}
        """Titles of sales, for the headings of groups."""
        self._entries: list[Row | Heading] = []
        self._keys: list[tuple[object, ...]] = []
        self._held: dict[str, str] = {}
        self._places: dict[str, int] = {}
        self._lots = 0
        self._everything = True
        self._sights: list[Callable[[], range]] = []
        board.updated.connect(self._reconsider)
        board.added.connect(lambda: self._sift(by_user=False))
        board.second.connect(self._reconsider_time)
        board.trust.connect(self._all_changed)
        self._sift(by_user=False)

    # -- what is wanted --------------------------------------------------------------------

    def sift(self, sieve: Sieve) -> None:
        """Shows other lots."""
        if sieve != self.sieve:
            self.sieve = sieve
            self._everything = sieve == Sieve()
            self._sift(by_user=True)

    def arrange(self, order: Order) -> None:
        """Sorts by what the lots are now; the order then stands until it is asked for again."""
        self.order = order
        self._sift(by_user=True)

    def look_from(self, sight: Callable[[], range]) -> None:
        """Adds a view that says which places it shows; only those are told to have changed.

        What is out of sight is read anew when it comes into sight, and thousands of lots may change
        between two frames of which a view shows thirty.
        """
        self._sights.append(sight)

    # -- asking ----------------------------------------------------------------------------

    @property
    def lots(self) -> int:
        """How many lots are shown, headings not counted."""
        return self._lots

    def row(self, index: Index) -> Row | None:
        """The lot at a shown index; none for a heading."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        return entry if isinstance(entry, Row) else None

    def entry(self, place: int) -> Row | Heading:
        """What stands at a place."""
        return self._entries[place]

    def first_lot(self) -> QModelIndex:
        """The first lot that is shown; an invalid index when there is none."""
        for place, entry in enumerate(self._entries[:2]):
            if isinstance(entry, Row):
                return self.index(place, 0)
        return QModelIndex()

    def index_of(self, item_id: str, column: int = 0) -> QModelIndex:
        """Where an item is shown; an invalid index when it is not."""
        place = self._places.get(item_id)
        return QModelIndex() if place is None else self.index(place, column)

    # -- Qt --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == ROW_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(entry, Heading):
                return f"{entry.title}, {entry.lots}" if index.column() == 0 else ""
            return cell_words(entry, Column(index.column()))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        # Asked hundreds of times for a window that opens, mostly for fonts and pictures.
        if role not in _HEADED or orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[column]).upper()
        side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._entries[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return _SHOWN

    def mimeTypes(self) -> list[str]:
        return [LOTS_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        rows = [self.row(index) for index in indexes]
        import json  # noqa: PLC0415 - when lots are dragged

        made = QMimeData()
        ids = list(dict.fromkeys(row.state.item_id for row in rows if row is not None))
        made.setData(LOTS_MIME, json.dumps(ids).encode())
        return made

    # -- lots that come and go -------------------------------------------------------------

    def _reconsider(self, item_ids: list[str]) -> None:
        """After a frame: tells the views which lots changed, and moves those that have to."""
        order, sieve, board = self.order, self.sieve, self.board
        changed, moved = [], []
        sights = [sight() for sight in self._sights]
        still = self._everything and order.group is Group.NONE
        for item_id in item_ids:
            place = self._places.get(item_id)
            if not still or place is None:
                row = board.row(item_id)
                if row is None:
                    continue
                wanted = order.heading(row) if sieve.accepts(row, board) else None
                if self._held.get(item_id) != wanted:
                    moved.append(row)
                    continue
            if place is not None and (not sights or any(place in sight for sight in sights)):
                changed.append(place)
        changed.sort()
        last = len(Column) - 1
        for first, end in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))
        if moved:
            self._move(moved)

    def _reconsider_time(self) -> None:
        if self.sieve.closing_within is None:
            return
        accepts, board = self.sieve.accepts, self.board
        moved = [
            row for row in board.rows() if (row.state.item_id in self._held) != accepts(row, board)
        ]
        if moved:
            self._move(moved)

    def _move(self, rows: list[Row]) -> None:
        if len(rows) > ONE_BY_ONE:
            self._sift(by_user=False)
            return
        self.by_itself = True
        for row in rows:
            if row.state.item_id in self._held:
                self._take_out(row.state.item_id)
            if self.sieve.accepts(row, self.board):
                self._put_in(row)
        self.by_itself = False
        self.sifted.emit(False)

    def _take_out(self, item_id: str) -> None:
        place = self._places[item_id]
        group = self._held.pop(item_id)
        first = place
        if self.order.group is not Group.NONE:
            above = self._heading_of(group)
            heading = self._entries[above]
            if isinstance(heading, Heading):
                heading.lots -= 1
                first = above if heading.lots == 0 else place
        self.beginRemoveRows(QModelIndex(), first, place)
        del self._entries[first : place + 1]
        del self._keys[first : place + 1]
        self._lots -= 1
        self._number()
        self.endRemoveRows()

    def _put_in(self, row: Row) -> None:
        key, group = self.order.key(row), self.order.heading(row)
        place = bisect.bisect_left(self._keys, key)
        new: list[Row | Heading] = [row]
        keys = [key]
        if self.order.group is not Group.NONE:
            above = self._heading_of(group)
            heading = self._entries[above] if above < len(self._entries) else None
            if isinstance(heading, Heading) and heading.group == group:
                heading.lots += 1
            else:
                new.insert(0, Heading(group, self.order.title(row, self.sales), 1))
                keys.insert(0, (group,))
        self.beginInsertRows(QModelIndex(), place, place + len(new) - 1)
        self._entries[place:place] = new
        self._keys[place:place] = keys
        self._held[row.state.item_id] = group
        self._lots += 1
        self._number()
        self.endInsertRows()

    def _heading_of(self, group: str) -> int:
        """Where a group's heading stands, or would."""
        return bisect.bisect_left(self._keys, (group,))

    def _sift(self, *, by_user: bool) -> None:
        accepts, board, order = self.sieve.accepts, self.board, self.order
        keyed = [(order.key(row), row) for row in board.rows() if accepts(row, board)]
        keyed.sort(key=_first)
        self.by_itself = not by_user
        self.beginResetModel()
        self._entries, self._keys = [], []
        self._held = {}
        heading: Heading | None = None
        for key, row in keyed:
            group = order.heading(row)
            if order.group is not Group.NONE:
                if heading is None or heading.group != group:
                    heading = Heading(group, order.title(row, self.sales))
                    self._entries.append(heading)
                    self._keys.append((group,))
                heading.lots += 1
            self._entries.append(row)
            self._keys.append(key)
            self._held[row.state.item_id] = group
        self._lots = len(keyed)
        self._number()
        self.endResetModel()
        self.by_itself = False
        self.sifted.emit(by_user)

    def _number(self) -> None:
        self._places = {
            entry.state.item_id: place
            for place, entry in enumerate(self._entries)
            if isinstance(entry, Row)
        }

    def _all_changed(self) -> None:
        if self._entries:
            end = self.index(len(self._entries) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), end)


def _first(pair: tuple[tuple[object, ...], Row]) -> tuple[object, ...]:
    return pair[0]


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbouring places as first and last."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
