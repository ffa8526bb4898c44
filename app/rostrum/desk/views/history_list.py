"""What has happened to a lot, newest first, and its bids by kind."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from rostrum.desk.delegates.faces import LEFT, Face
from rostrum.desk.figures import money, paddle, plain
from rostrum.desk.models.past import Entry
from rostrum.desk.theme import Theme, font, mixed
from rostrum.desk.words import mark, tr
from rostrum.wire.state import BidKind

LINES = 200
"""Newest events that are listed."""

KIND_WORDS = {
    BidKind.FLOOR: mark("floor"),
    BidKind.PHONE: mark("phone"),
    BidKind.INTERNET: mark("internet"),
    BidKind.COMMISSION: mark("commission"),
    BidKind.HOUSE: mark("house"),
}
_EVENT_WORDS = {
    "bid_undone": mark("bid taken back"),
    "listed": mark("listed"),
    "amended": mark("amended"),
    "announced": mark("upcoming"),
    "previewed": mark("on view"),
    "opened": mark("opened"),
    "fair_warning": mark("fair warning"),
    "final_call": mark("final call"),
    "bids_stopped": mark("closing"),
    "hammered": mark("hammer"),
    "closed": mark("closed"),
    "passed": mark("passed"),
    "withdrawn": mark("withdrawn"),
    "reopened": mark("reopened"),
    "extended": mark("extended"),
    "held": mark("on hold"),
    "resumed": mark("resumed"),
    "seen": mark("as first seen"),
}


class HistoryList(QTreeWidget):
    """Four columns: when, how much, how, who."""

    def __init__(self) -> None:
        super().__init__()
        self._newest: tuple[int, int] = (-1, 0)
        self.setColumnCount(4)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFont(font(14))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("History, newest first"))
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_entries(self, entries: Sequence[Entry], currency: str) -> None:
        """Lists another history, oldest first as it is given."""
        newest = (entries[-1].version, len(entries)) if entries else (-1, 0)
        if newest == self._newest:
            return
        self._newest = newest
        self.clear()
        lines = []
        for entry in list(entries)[-LINES:][::-1]:
            lines.append(_line(entry, currency))
            if entry.missed:
                words = tr("{n} not seen by this desk").format(n=entry.missed)
                lines.append(QTreeWidgetItem(["", words, "", ""]))
        self.addTopLevelItems(lines)


def _line(entry: Entry, currency: str) -> QTreeWidgetItem:
    when = datetime.fromtimestamp(entry.at / 1000).astimezone().strftime("%H:%M:%S")
    if entry.what == "bid_accepted" and entry.kind is not None:
        amount = entry.amount if entry.amount is not None else entry.price
        how = tr(KIND_WORDS[entry.kind])
        what = money(amount, currency)
    else:
        what = tr(_EVENT_WORDS.get(entry.what, plain(entry.what)[:24]))
        how = ""
    who = plain(paddle(entry.leader))[:16] if entry.leader else ""
    line = QTreeWidgetItem([when, what, how, who])
    line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return line


class KindsBar(QWidget):
    """How many bids came from where: one bar in parts, each named below with its number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kinds: Mapping[BidKind, int] = {}
        self._face = Face(13)
        self.setFixedHeight(44)
        self.setAccessibleName(tr("Bids by kind"))

    def sizeHint(self) -> QSize:
        return QSize(240, 44)

    def show_kinds(self, kinds: Mapping[BidKind, int]) -> None:
        """Shows other numbers, most first."""
        if dict(kinds) != dict(self._kinds):
            self._kinds = dict(kinds)
            self.setAccessibleDescription(self._words())
            self.update()

    def _words(self) -> str:
        return "   ".join(f"{tr(KIND_WORDS[kind])} {n}" for kind, n in self._kinds.items())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        t, total = self._theme, sum(self._kinds.values())
        if not total:
            painter.setBrush(t.raised)
            painter.drawRoundedRect(QRectF(0, 4, self.width(), 8), 3, 3)
            words = tr("no bid yet")
            self._face.draw(painter, self.rect().adjusted(0, 18, 0, 0), words, t.muted, LEFT)
            return
        left, room = 0.0, self.width() - 2.0 * (len(self._kinds) - 1)
        said = 0
        for place, (kind, count) in enumerate(self._kinds.items()):
            width = room * count / total
            painter.setPen(Qt.PenStyle.NoPen)
            colour = mixed(t.text, t.panel, 0.18 * place)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(left, 4, width, 8), 2, 2)
            left += width + 2
            words = f"{tr(KIND_WORDS[kind])} {count}"
            painter.drawRect(QRectF(said, 25, 9, 9))
            area = self.rect().adjusted(said + 15, 18, 0, 0)
            self._face.draw(painter, area, words, t.muted, LEFT)
            said += 15 + int(self._face.width(words)) + 16
