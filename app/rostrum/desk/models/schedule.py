"""The schedule as a table: a row for each call in the order of the sale, a column for each clerk."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush

from rostrum.desk.figures import plain, tip
from rostrum.desk.models.calls import CallsModel
from rostrum.desk.phones.states import OVER, SIGNS
from rostrum.desk.phones.times import clock_time
from rostrum.desk.theme import Theme
from rostrum.desk.told import told
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard, CallState

MIME = "application/x-rostrum-call"
FACTS = 3
"""Columns before those of the clerks: lot, time, and the calls that nobody has."""
NOBODY = 2

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class ScheduleModel(QAbstractTableModel):
    """``moved`` names a call and the clerk that it was dropped on, none for nobody."""

    moved = Signal(str, object)

    def __init__(self, calls: CallsModel, theme: Theme) -> None:
        super().__init__()
        self._calls = calls
        self._theme = theme
        self.clerks: list[str] = []
        self.rows: list[CallCard] = []
        self.clashes: dict[str, str] = {}
        """Call and why it clashes."""
        self.reasons: dict[str, str] = {}
        """Call that nobody has and why."""
        self.refresh()
        calls.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Shows the calls as they are now."""
        desk = self._calls.desk
        clerks = [] if desk is None else [clerk.name for clerk in desk.clerks if clerk.active]
        away = {CallState.OUT, *OVER}
        rows = [call for call in self._calls.all if call.state not in away]
        clashes = (
            {}
            if desk is None
            else {c: told(each.sentence, each.reason) for each in desk.clashes for c in each.calls}
        )
        if clerks == self.clerks and [r.call_id for r in rows] == [r.call_id for r in self.rows]:
            self.rows, self.clashes = rows, clashes
            if rows:
                last = self.index(len(rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            if clerks:
                self.headerDataChanged.emit(
                    Qt.Orientation.Horizontal, FACTS, FACTS + len(clerks) - 1
                )
            return
        self.beginResetModel()
        self.clerks, self.rows, self.clashes = clerks, rows, clashes
        self.endResetModel()

    def explain(self, reasons: dict[str, str]) -> None:
        """Why calls have nobody."""
        self.reasons = reasons
        self.refresh()

    # -- as a table ------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else FACTS + len(self.clerks)

    def clerk_at(self, column: int) -> str | None:
        """Whose column it is; none for nobody's."""
        place = column - FACTS
        return self.clerks[place] if 0 <= place < len(self.clerks) else None

    def column_of(self, call: CallCard) -> int:
        """The column that a call stands in."""
        if call.clerk is None or call.clerk not in self.clerks:
            return NOBODY
        return FACTS + self.clerks.index(call.clerk)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < FACTS:
            return (tr("Lot"), tr("About"), tr("Nobody"))[section]
        name = self.clerks[section - FACTS]
        count = sum(1 for call in self.rows if call.clerk == name)
        return f"{name}  {count}"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        call = self.rows[index.row()]
        here = self.column_of(call) == index.column()
        clash = self.clashes.get(call.call_id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(call, index.column(), here=here)
            case Qt.ItemDataRole.ForegroundRole if here or index.column() < NOBODY:
                if here and clash is not None:
                    return QBrush(self._theme.closing)
                if here and index.column() == NOBODY:
                    return QBrush(self._theme.soon)
                return QBrush(self._theme.text)
            case Qt.ItemDataRole.BackgroundRole if here:
                return QBrush(self._theme.raised)
            case Qt.ItemDataRole.ToolTipRole if here:
                return tip(clash or self.reasons.get(call.call_id) or self._spoken(call))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(call)
            case _:
                return None

    def _words(self, call: CallCard, column: int, *, here: bool) -> str:
        if column == 0:
            return call.lot
        if column == 1:
            return "" if call.expected_at is None else clock_time(call.expected_at)
        if not here:
            return ""
        client = self._calls.client_of(call)
        name = call.client_id if client is None else plain(client.name)
        sign = "▲ " if call.call_id in self.clashes else "? " if column == NOBODY else ""
        state = "" if call.state is CallState.SCHEDULED else f" {SIGNS[call.state].shape}"
        facts = [call.language or "", str(call.priority) if call.priority else ""]
        rest = " ".join(fact for fact in facts if fact)
        return f"{sign}{name}{state}" + (f"  {rest}" if rest else "")

    def _spoken(self, call: CallCard) -> str:
        client = self._calls.client_of(call)
        words = tr("Lot {lot}, {name}, with {clerk}").format(
            lot=call.lot,
            name=call.client_id if client is None else client.name,
            clerk=call.clerk or tr("nobody"),
        )
        return ". ".join(filter(None, (words, self.clashes.get(call.call_id))))

    # -- dragging --------------------------------------------------------------------------

    def flags(self, index: _Index) -> Qt.ItemFlag:
        kept = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return kept
        if index.column() >= NOBODY:
            kept |= Qt.ItemFlag.ItemIsDropEnabled
        if self.column_of(self.rows[index.row()]) == index.column():
            kept |= Qt.ItemFlag.ItemIsDragEnabled
        return kept

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MIME, self.rows[indexes[0].row()].call_id.encode())
        return data

    def drop_at(self, data: QMimeData, column: int) -> None:
        """Says in whose column a call was dropped; the server moves it."""
        call_id = dragged(data)
        if call_id is not None and column >= NOBODY:
            self.moved.emit(call_id, self.clerk_at(column))


def dragged(data: QMimeData) -> str | None:
    """The call that is being dragged."""
    if not data.hasFormat(MIME):
        return None
    return bytes(data.data(MIME).data()).decode("ascii", "replace")
