"""Clients to call back after their lots: what they won and lost, what it cost, and a key when told."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.figures import money, plain
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label
from rostrum.desk.views.phone_desk.padded import Padded
from rostrum.desk.words import tr
from rostrum.wire.phones import FollowUp


class FollowUpWindow(QWidget):
    """Read from the server whenever it opens and whenever the desk has changed."""

    def __init__(self, room: PhoneRoom) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Clients to call back"))
        self._room = room
        self.clients: list[FollowUp] = []
        self._reading: asyncio.Task[None] | None = None
        self.heading = label(20, bold=True)
        self.heading.setText(tr("Clients to call back"))
        self.words = label(15, tone="muted", wrap=True, name=tr("What there is to do"))
        self.table = self._made_table()
        self.told = QPushButton(tr("Enter   told"))
        self.told.setObjectName("chip")
        self.told.setFont(font(15))
        self.told.clicked.connect(self.tell)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        room.calls.changed.connect(self._read_if_open)

    def _made_table(self) -> QTableWidget:
        headings = [
            tr("Client"), tr("Paddle"), tr("Numbers"), tr("Won"), tr("Hammer"), tr("Lost"),
            tr("Not reached"),
        ]  # fmt: skip
        table = QTableWidget(0, len(headings))
        table.setAccessibleName(tr("Clients to call back"))
        table.setHorizontalHeaderLabels(headings)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(44)
        table.setShowGrid(False)
        table.setItemDelegate(Padded(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(96)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table

    def open(self) -> None:
        """Shows itself and reads the list."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()
        self._read()

    def stop(self) -> None:
        """Reads no more."""
        if self._reading is not None:
            self._reading.cancel()

    def tell(self) -> asyncio.Task[None] | None:
        """The chosen client has been told."""
        place = self.table.currentRow()
        if not 0 <= place < len(self.clients):
            return None
        return self._room.tell(self.clients[place].calls)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _read_if_open(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if self._reading is None or self._reading.done():
            self._reading = asyncio.get_running_loop().create_task(self._fetch())

    async def _fetch(self) -> None:
        try:
            self.clients = (await self._room.client.follow_up()).clients
        except Unanswered as error:
            self.words.setText(str(error))
            return
        self._show()

    def _show(self) -> None:
        chosen = self.table.currentRow()
        self.table.setRowCount(len(self.clients))
        for place, each in enumerate(self.clients):
            currency = self._room.sale.currency
            client = each.client
            cells = (
                plain(client.name),
                client.paddle or "–",
                "  ".join(client.numbers),
                tr(", ").join(each.won) or "–",
                money(each.spent, currency) if each.won else "–",
                tr(", ").join(each.lost) or "–",
                tr(", ").join(each.not_reached) or "–",
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                if column == 4:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(place, column, item)
        if self.clients:
            self.table.selectRow(min(max(0, chosen), len(self.clients) - 1))
            words = tr("{n} to call. Up and Down choose, Enter when the client has been told.")
        else:
            words = tr("Nobody is to be called back: no lot of a client is over, or all are told.")
        self.words.setText(words.format(n=len(self.clients)))
        self.told.setEnabled(bool(self.clients))
