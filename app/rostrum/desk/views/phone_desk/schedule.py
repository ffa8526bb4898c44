"""The schedule: who telephones whom, what clashes, what cannot be served and why."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.models.schedule import NOBODY, ScheduleModel, dragged
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.views.phone_desk.padded import Padded
from rostrum.desk.views.phone_desk.request import RequestSheet
from rostrum.desk.words import tr
from rostrum.wire.phones import Assigned, RequestReport, ScheduleReport, ScheduleRequest

SIDE = 400
LIST_BYTES = 4 * 1024 * 1024
"""Largest list of requests that is sent."""


class ScheduleTable(QTableView):
    """``considered`` names a call and the column that it hangs over while it is dragged."""

    considered = Signal(str, int)
    stepped = Signal(int)

    def __init__(self, model: ScheduleModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("Schedule"))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(70)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFont(font(15))
        self.setShowGrid(False)
        self.setItemDelegate(Padded(self))
        self._over = -1
        model.modelReset.connect(self._narrow)
        self._narrow()

    def _narrow(self) -> None:
        for column in range(min(2, self.horizontalHeader().count())):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, 74)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        call = dragged(event.mimeData())
        column = self.columnAt(round(event.position().x()))
        if call is not None and column >= NOBODY:
            event.acceptProposedAction()
            if column != self._over:
                self._over = column
                self.considered.emit(call, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            return
        super().keyPressEvent(event)


class ScheduleWindow(QWidget):
    """Nothing is decided here: each change is the server's, and its clashes are said at once."""

    def __init__(self, room: PhoneRoom, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Schedule of calls"))
        self._room = room
        self.model = ScheduleModel(room.calls, theme)
        self.table = ScheduleTable(self.model)
        self._list: bytes | None = None
        self._read_lines: list[str] = []
        """What is wrong with the list that was read last."""
        self._request: RequestSheet | None = None
        self.tasks: set[asyncio.Task[None]] = set()
        self.words = label(16, bold=True, wrap=True, name=tr("What became of it"))
        self.figures = label(15, tone="muted", wrap=True, name=tr("The schedule in figures"))
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(tr("Clashes and calls that cannot be served"))
        self.faults.setFont(font(15))
        self.gap = QSpinBox()
        self.gap.setRange(1, 100)
        self.gap.setAccessibleName(tr("Fewest lots between two clients of one clerk"))
        self.gap.setValue(3)
        self.plan_button = self._button(tr("Show a plan"), self.plan)
        self.give_button = self._button(tr("Give the calls out"), self.give_out)
        self.ask_button = self._button(tr("A client asks …"), self._ask)
        self.list_button = self._button(tr("Read a list …"), self._choose_list)
        self.take_button = self._button(tr("Take the list in"), self.take_list)
        self.sheets_button = self._button(tr("Call sheets …"), self._choose_sheets)
        self.take_button.hide()
        self._lay_out()
        self._join()
        self._refresh()
        self.table.setFocus()

    def _button(self, words: str, wanted: Callable[[], object]) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName("chip")
        made.setFont(font(15))
        made.clicked.connect(lambda _=False: wanted())
        return made

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(18, 18, 18, 14)
        side.setSpacing(10)
        heading = label(20, bold=True)
        heading.setText(tr("Schedule of calls"))
        side.addWidget(heading)
        hint = label(14, tone="muted", wrap=True)
        hint.setText(
            tr("Drag a call to another clerk, or choose it and press Ctrl+Left or Ctrl+Right.")
        )
        side.addWidget(hint)
        for one, other in (
            (self.ask_button, self.list_button),
            (self.plan_button, self.give_button),
        ):
            pair = QHBoxLayout()
            pair.setSpacing(8)
            pair.addWidget(one)
            pair.addWidget(other)
            side.addLayout(pair)
        gap = QHBoxLayout()
        words = label(15, tone="muted")
        words.setText(tr("Lots between two clients"))
        gap.addWidget(words)
        gap.addStretch(1)
        gap.addWidget(self.gap)
        side.addLayout(gap)
        side.addWidget(self.take_button)
        side.addWidget(self.sheets_button)
        side.addWidget(self.words)
        side.addWidget(self.figures)
        side.addWidget(self.faults, 1)
        panel = QWidget()
        panel.setObjectName("bidPanel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.setFixedWidth(SIDE)
        panel.setLayout(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(panel)

    def _join(self) -> None:
        self.model.moved.connect(self.move_call)
        self.table.considered.connect(self._consider)
        self.table.stepped.connect(self._step)
        self._room.calls.changed.connect(self._refresh)

    def stop(self) -> None:
        """Ends what is under way; what the server has taken stays."""
        for task in self.tasks:
            task.cancel()

    # -- showing ---------------------------------------------------------------------------

    def _refresh(self) -> None:
        chief = self._room.calls.chief
        for button in (self.plan_button, self.give_button):
            button.setEnabled(chief)
            button.setToolTip("" if chief else tr("An auctioneer or an administrator does this."))
        self._show_faults()

    def _show_faults(self) -> None:
        desk = self._room.calls.desk
        lines = list(self._read_lines)
        for call_id, reason in self.model.reasons.items():
            call = self._room.calls.call(call_id)
            if call is not None:
                lines.append(tr("? Lot {lot}: {reason}").format(lot=call.lot, reason=reason))
        if desk is not None:
            lines += [f"▲ {clash.reason}" for clash in desk.clashes]
        self._list_lines(lines or [tr("Nothing clashes.")])

    def _list_lines(self, lines: list[str]) -> None:
        words = "\n\n".join(lines)
        if self.faults.toPlainText() != words:
            self.faults.setPlainText(words)

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.words.setText(words)
        set_tone(self.words, "closing" if bad else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    # -- moving ----------------------------------------------------------------------------

    def move_call(self, call_id: str, clerk: str | None) -> None:
        """Gives a call to a clerk by hand, and says what clashes there."""
        self._read_lines = []

        async def move() -> None:
            self._say_assigned(await self._room.client.assign(call_id, clerk), moved=True)
            self.model.explain({})
            self._room.read_again()

        self._do(move)

    def _consider(self, call_id: str, column: int) -> None:
        clerk = self.model.clerk_at(column)

        async def consider() -> None:
            self._say_assigned(await self._room.client.consider(call_id, clerk), moved=False)

        self._do(consider)

    def _say_assigned(self, told: Assigned, *, moved: bool) -> None:
        who = told.call.clerk or tr("nobody")
        said = tr("Lot {lot} is with {who}.") if moved else tr("Lot {lot} with {who}?")
        words = said.format(lot=told.call.lot, who=who)
        if told.clashes:
            reasons = " ".join(clash.reason for clash in told.clashes)
            self._say(f"▲ {words} {reasons}", bad=True)
        else:
            self._say(f"✓ {words} " + tr("Nothing clashes."))

    def _step(self, by: int) -> None:
        index: QModelIndex = self.table.currentIndex()
        if not index.isValid():
            return
        call = self.model.rows[index.row()]
        column = self.model.column_of(call) + by
        if NOBODY <= column < self.model.columnCount():
            self.move_call(call.call_id, self.model.clerk_at(column))

    # -- planning --------------------------------------------------------------------------

    def plan(self) -> None:
        """Shows how the rules would give the calls out."""

        async def plan() -> None:
            self._say_plan(await self._room.client.plan(self._wanted()))

        self._do(plan)

    def give_out(self) -> None:
        """Gives the calls out by the rules."""

        async def give() -> None:
            self._say_plan(await self._room.client.make_schedule(self._wanted()))
            self._room.read_again()

        self._do(give)

    def _wanted(self) -> ScheduleRequest:
        return ScheduleRequest(gap=self.gap.value())

    def _say_plan(self, told: ScheduleReport) -> None:
        self._say(
            tr("{n} calls are given out, {left} cannot be served.").format(
                n=len(told.made), left=len(told.unserved)
            )
            if told.applied
            else tr("A plan: {n} calls given out, {left} not. Nothing is changed yet.").format(
                n=len(told.made), left=len(told.unserved)
            )
        )
        loads = ",  ".join(f"{name} {count}" for name, count in told.loads.items())
        worth = tr("Worth {worth}; first come first served would be {first}.").format(
            worth=told.worth, first=told.first_come_worth
        )
        self.figures.setText(f"{loads}\n{worth}")
        self.model.explain({each.call_id: each.reason for each in told.unserved})
        self._show_faults()

    # -- requests --------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._request is None:
            self._request = RequestSheet(self, self._room)
        self._request.open_empty()

    def _choose_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Read a list of requests"), "", tr("Lists (*.csv *.txt)")
        )
        if name:
            self.read_list(Path(name))

    def read_list(self, path: Path) -> None:
        """Tells what a list would bring in, line by line where something is wrong."""

        async def read() -> None:
            self._list = None
            self._read_lines = []
            self.take_button.hide()
            try:
                data = await asyncio.to_thread(_read, path)
            except OSError as error:
                words = tr("{path} could not be read: {reason}")
                self._say(words.format(path=path, reason=error.strerror or error), bad=True)
                return
            if len(data) > LIST_BYTES:
                self._say(tr("The list is too long to be one: over 4 MB."), bad=True)
                return
            report = await self._room.client.read_list(data)
            self._say_list(report)
            if not report.faults:
                self._list = data
                self.take_button.show()

        self._do(read)

    def take_list(self) -> None:
        """Takes the list in that was read last."""
        data = self._list
        if data is None:
            return

        async def take() -> None:
            report = await self._room.client.take_list(data)
            self._list = None
            self._read_lines = []
            self.take_button.hide()
            words = tr("{calls} calls of {clients} new clients are in.")
            self._say(words.format(calls=report.calls, clients=report.clients))
            self._room.read_again()

        self._do(take)

    def _say_list(self, report: RequestReport) -> None:
        if report.faults:
            words = tr("{n} lines cannot come in; nothing was taken. Mend them and read it again.")
            self._say(words.format(n=len(report.faults)), bad=True)
            said = tr("Line {line}: {reason}")
            lines = [said.format(line=each.line, reason=each.reason) for each in report.faults]
            self._read_lines = lines
            self._show_faults()
            return
        words = tr("The list has {calls} calls of {clients} new clients. Take it in?")
        self._say(words.format(calls=report.calls, clients=report.clients))
        if report.ignored:
            ignored = ", ".join(report.ignored)
            self._read_lines = [tr("Not read: {columns}").format(columns=ignored)]
        self._show_faults()

    # -- sheets ----------------------------------------------------------------------------

    def _choose_sheets(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Keep the call sheets"), "call-sheets.pdf", tr("PDF (*.pdf)")
        )
        if name:
            self.save_sheets(Path(name))

    def save_sheets(self, path: Path) -> None:
        """Writes the call sheets as the server prints them: the network may fail."""

        async def save() -> None:
            data = await self._room.client.sheets()
            try:
                await asyncio.to_thread(path.write_bytes, data)
            except OSError as error:
                words = tr("{path} could not be written: {reason}")
                self._say(words.format(path=path, reason=error.strerror or error), bad=True)
                return
            self._say(tr("The call sheets are in {path}.").format(path=path))

        self._do(save)

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        async def carry_out() -> None:
            try:
                await work()
            except Unanswered as error:
                self._say(str(error), bad=True)

        task = asyncio.get_running_loop().create_task(carry_out())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


def _read(path: Path) -> bytes:
    """A file as far as a list can be long, and one byte more."""
    with path.open("rb") as file:
        return file.read(LIST_BYTES + 1)
