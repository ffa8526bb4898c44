"""The call sheets as a table: what a clerk needs of each call, in the order of the sale.

The same as on paper; here the expected times follow the pace, and what is over is gone.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from rostrum.desk.figures import estimate, money, plain, tip
from rostrum.desk.models.calls import CallsModel
from rostrum.desk.phones.facts import groups_in_words
from rostrum.desk.phones.states import OVER, SIGNS
from rostrum.desk.phones.times import clock_time, note_line
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard, CallState, ClientCard

EVERYBODY = None
NOBODY = ""
"""Whose sheet: a clerk's name, ``NOBODY`` for calls that nobody has, ``EVERYBODY`` for all."""
NOTES_SHOWN = 4
"""The newest notes of a client that a sheet has room for, as on paper."""
LINES = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class Line(msgspec.Struct, frozen=True):
    """A line of a cell; ``pixels`` high letters, ``tone`` one of the theme's colours."""

    words: str
    tone: str = "text"
    pixels: int = 15
    bold: bool = False
    wrap: bool = False


Cell = tuple[Line, ...]


class SheetsModel(QAbstractTableModel):
    """The calls of one sheet; over and cancelled ones are not on it."""

    def __init__(self, calls: CallsModel, currency: str) -> None:
        super().__init__()
        self._calls = calls
        self._currency = currency
        self.whose: str | None = EVERYBODY
        self.rows: list[CallCard] = []
        self._cells: list[tuple[Cell, ...]] = []
        self.refresh()
        calls.changed.connect(self.refresh)

    def show_of(self, whose: str | None) -> None:
        """Another clerk's sheet, ``NOBODY``'s or ``EVERYBODY``'s."""
        self.whose = whose
        self.refresh()

    def people(self) -> list[tuple[str | None, int]]:
        """Whose sheets may be seen, with the count of calls: a clerk's own, a chief's everybody's."""
        desk = self._calls.desk
        counts: dict[str | None, int] = {}
        for call in self._left():
            counts[call.clerk] = counts.get(call.clerk, 0) + 1
        nobody = (NOBODY, counts.get(None, 0))
        if not self._calls.chief:
            name = self._calls.name
            return [(name, counts.get(name, 0)), nobody] if name else [nobody]
        known = {clerk.name for clerk in desk.clerks if clerk.active} if desk is not None else set()
        names = sorted(known | {name for name in counts if name is not None})
        sheets = [(name, counts.get(name, 0)) for name in names]
        return [(EVERYBODY, sum(counts.values())), *sheets, nobody]

    def refresh(self) -> None:
        """Shows the calls as they are now."""
        rows = [call for call in self._left() if self._wanted(call)]
        cells = [self._written(call) for call in rows]
        if [row.call_id for row in rows] != [row.call_id for row in self.rows]:
            self.beginResetModel()
            self.rows, self._cells = rows, cells
            self.endResetModel()
            return
        other = [place for place, made in enumerate(cells) if made != self._cells[place]]
        self.rows, self._cells = rows, cells
        for place in other:
            self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def _left(self) -> list[CallCard]:
        away = {CallState.OUT, *OVER}
        return [call for call in self._calls.all if call.state not in away]

    def _wanted(self, call: CallCard) -> bool:
        return self.whose is EVERYBODY or (call.clerk or NOBODY) == self.whose

    # -- as a table ------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("When"), tr("Client"), tr("Lot"), tr("How far"), tr("Notes"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._cells[index.row()][index.column()]
        match role:
            case int(r) if r == LINES:
                return cell
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join(line.words for line in cell)
            case Qt.ItemDataRole.ToolTipRole if index.column() == 4:
                return tip(self._all_notes(self.rows[index.row()]))
            case _:
                return None

    # -- what is written -------------------------------------------------------------------

    def _written(self, call: CallCard) -> tuple[Cell, ...]:
        client = self._calls.client_of(call)
        who = (Line(call.client_id),) if client is None else _client(client, call)
        return (self._when(call), who, self._lot(call, client), self._far(call, client),
                self._notes(client))  # fmt: skip

    def _when(self, call: CallCard) -> Cell:
        sign = SIGNS[call.state]
        lines = [Line(tr("Lot {lot}").format(lot=call.lot), pixels=21, bold=True)]
        if call.lots_away == 0:
            lines.append(Line(tr("on the block"), "soon", bold=True))
        elif call.lots_away is not None:
            mark = "▲ " if call.alarm is not None else ""
            away = tr("{n} away").format(n=call.lots_away)
            lines.append(Line(mark + away, "soon" if call.alarm else "text", bold=bool(mark)))
        if call.expected_at is not None and call.lots_away:
            about = tr("about {time}").format(time=clock_time(call.expected_at))
            lines.append(Line(about))
        lines.append(Line(f"{sign.shape} {tr(sign.word)}", sign.tone, 14))
        if self.whose is EVERYBODY:
            lines.append(Line(tr("with {clerk}").format(clerk=call.clerk or tr("nobody")),
                              "muted" if call.clerk else "soon", 14))  # fmt: skip
        return tuple(lines)

    def _lot(self, call: CallCard, client: ClientCard | None) -> Cell:
        row = self._calls.row(call.item_id)
        if row is None:
            return ()
        details = row.details
        lines = [Line(row.artist, bold=True)] if row.artist else []
        lines.append(Line(row.title, wrap=True))
        guess = estimate(details.low_estimate, details.high_estimate, row.state.currency)
        if guess:
            lines.append(Line(tr("Estimate {amounts}").format(amounts=guess), "muted", 14))
        if client is not None:
            groups = groups_in_words(client, call.item_id, self._calls.lot)
            lines += [Line(words, bold=True, wrap=True) for words in groups.splitlines()]
        return tuple(lines)

    def _far(self, call: CallCard, client: ClientCard | None) -> Cell:
        lines: list[Line] = []
        if client is None or client.limit is None:
            lines.append(Line(tr("No limit"), "muted"))
        else:
            lines.append(Line(tr("Limit {amount}").format(amount=self._money(client.limit))))
            left = tr("{amount} left").format(amount=self._money(client.left or 0))
            lines.append(Line(left, "text" if client.left else "closing", 17, bold=True))
        if call.cover is not None:
            said = tr("Cover bid {amount}, armed") if call.cover.armed else tr("Cover bid {amount}")
            lines.append(Line(said.format(amount=self._money(call.cover.maximum)),
                              "soon" if call.cover.armed else "text"))  # fmt: skip
        if call.priority:
            lines.append(Line(tr("Priority {n}").format(n=call.priority), "muted", 14))
        return tuple(lines)

    def _notes(self, client: ClientCard | None) -> Cell:
        notes = () if client is None else client.notes[-NOTES_SHOWN:]
        return tuple(Line(note_line(note), "text", 14, wrap=True) for note in notes)

    def _all_notes(self, call: CallCard) -> str:
        client = self._calls.client_of(call)
        notes = () if client is None else client.notes
        return "\n".join(note_line(note) for note in notes)

    def _money(self, amount: int) -> str:
        return money(amount, self._currency)


def _client(client: ClientCard, call: CallCard) -> Cell:
    paddle = (
        tr("Paddle {paddle}").format(paddle=client.paddle) if client.paddle else tr("No paddle")
    )
    lines = [
        Line(plain(client.name), pixels=17, bold=True),
        Line(paddle, "text" if client.paddle else "closing"),
        Line(_languages(client.languages, call.language), "muted"),
    ]
    lines += [Line(number, bold=True) for number in client.numbers]
    return tuple(line for line in lines if line.words)


def _languages(spoken: Sequence[str], wanted: str | None) -> str:
    asked = [wanted] if wanted and wanted not in spoken else []
    return ", ".join([*spoken, *asked])
