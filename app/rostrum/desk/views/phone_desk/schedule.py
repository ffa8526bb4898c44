"""The schedule: who telephones whom, what clashes, what cannot be served and why."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.models.schedule import NOBODY, ScheduleModel
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.theme import Theme, font
from rostrum.desk.told import told
from rostrum.desk.under_way import UnderWay
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.views.phone_desk.chip_button import chip_button
from rostrum.desk.views.phone_desk.clerk_sheet import ClerkSheet
from rostrum.desk.views.phone_desk.request import RequestSheet
from rostrum.desk.views.phone_desk.request_list import RequestList
from rostrum.desk.views.phone_desk.schedule_table import ScheduleTable
from rostrum.desk.words import in_turn, tr
from rostrum.wire.phones import Assigned, ScheduleReport, ScheduleRequest

SIDE = 400


class ScheduleWindow(QWidget):
    """Nothing is decided here: each change is the server's, and its clashes are said at once.

    ``sheets_wanted``: the call sheets are to be opened; ``client_wanted`` names a client whose
    facts are to be seen.
    """

    sheets_wanted = Signal()
    client_wanted = Signal(str)

    def __init__(self, room: PhoneRoom, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Schedule of calls"))
        self._room = room
        self.model = ScheduleModel(room.calls, theme)
        self.table = ScheduleTable(self.model)
        self.list = RequestList(room)
        self._request: RequestSheet | None = None
        self.clerk: ClerkSheet | None = None
        self._under_way = UnderWay(lambda words: self._say(words, bad=True))
        self.words = label(16, bold=True, wrap=True, name=tr("What became of it"))
        self.figures = label(15, tone="muted", wrap=True, name=tr("The schedule in figures"))
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(tr("Clashes and calls that cannot be served"))
        self.faults.setFont(font(15))
        self.gap = QSpinBox()
        self.gap.lineEdit().setTextMargins(9, 0, 0, 0)
        self.gap.setRange(1, 100)
        self.gap.setAccessibleName(tr("Fewest lots between two clients of one clerk"))
        self._gap = 0
        """The sale's own, as it was shown last."""
        self.plan_button = chip_button(tr("Show a plan"), self.plan)
        self.give_button = chip_button(tr("Give the calls out"), self.give_out)
        self.ask_button = chip_button(tr("A client asks …"), self._ask)
        self.clerk_button = chip_button(tr("A clerk …"), self._add_clerk)
        self.sheets_button = chip_button(tr("Call sheets …"), self.sheets_wanted.emit)
        self._lay_out()
        self._join()
        self._refresh()
        self.table.setFocus()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(18, 18, 18, 14)
        side.setSpacing(10)
        heading = label(20, bold=True)
        heading.setText(tr("Schedule of calls"))
        side.addWidget(heading)
        hint = label(14, tone="muted", wrap=True)
        hint.setText(
            tr(
                "Drag a call to another clerk, or choose it and press Ctrl+Left or Ctrl+Right. "
                "Enter opens the client."
            )
        )
        side.addWidget(hint)
        for one, other in (
            (self.ask_button, self.list.choose_button),
            (self.clerk_button, self.sheets_button),
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
        side.addWidget(self.list.take_button)
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
        self.list.said.connect(lambda words, bad: self._say(words, bad=bad))
        self.list.faults_changed.connect(self._show_faults)
        self.table.considered.connect(self._consider)
        self.table.stepped.connect(self._step)
        self.table.doubleClicked.connect(lambda _: self._want_client())
        self._room.calls.changed.connect(self._refresh)

    def stop(self) -> None:
        """Ends what is under way; what the server has taken stays."""
        self._under_way.end()
        self.list.under_way.end()

    # -- showing ---------------------------------------------------------------------------

    def _refresh(self) -> None:
        chief = self._room.calls.chief
        desk = self._room.calls.desk
        if desk is not None and desk.gap != self._gap:
            self._gap = desk.gap
            self.gap.setValue(desk.gap)
        for button in (self.clerk_button, self.plan_button, self.give_button):
            button.setEnabled(chief)
            button.setToolTip("" if chief else tr("An auctioneer or an administrator does this."))
        self._show_faults()

    def _show_faults(self) -> None:
        desk = self._room.calls.desk
        lines = list(self.list.lines)
        for call_id, reason in self.model.reasons.items():
            call = self._room.calls.call(call_id)
            if call is not None:
                lines.append(tr("? Lot {lot}: {reason}").format(lot=call.lot, reason=reason))
        if desk is not None:
            lines += [f"▲ {told(clash.sentence, clash.reason)}" for clash in desk.clashes]
            if not desk.calls:
                lines.append(tr("Nobody has asked for a call yet."))
            if not self.model.clerks:
                lines.append(
                    tr("Nobody telephones in this sale yet: an auctioneer adds the clerks.")
                )
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
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_client()
        else:
            super().keyPressEvent(event)

    def _want_client(self) -> None:
        place = self.table.currentIndex().row()
        if 0 <= place < len(self.model.rows):
            self.client_wanted.emit(self.model.rows[place].client_id)

    # -- moving ----------------------------------------------------------------------------

    def move_call(self, call_id: str, clerk: str | None) -> None:
        """Gives a call to a clerk by hand, and says what clashes there."""
        self.list.forget()

        async def move() -> None:
            self._say_assigned(await self._room.client.assign(call_id, clerk), moved=True)
            self.model.explain({})
            self._room.read_again()

        self._under_way.begin(move)

    def _consider(self, call_id: str, column: int) -> None:
        clerk = self.model.clerk_at(column)

        async def consider() -> None:
            self._say_assigned(await self._room.client.consider(call_id, clerk), moved=False)

        self._under_way.begin(consider)

    def _say_assigned(self, answer: Assigned, *, moved: bool) -> None:
        who = answer.call.clerk or tr("nobody")
        said = tr("Lot {lot} is with {who}.") if moved else tr("Lot {lot} with {who}?")
        words = said.format(lot=answer.call.lot, who=who)
        if answer.clashes:
            reasons = in_turn(*(told(clash.sentence, clash.reason) for clash in answer.clashes))
            self._say(f"▲ {in_turn(words, reasons)}", bad=True)
        else:
            self._say(f"✓ {in_turn(words, tr('Nothing clashes.'))}")

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

        self._under_way.begin(plan)

    def give_out(self) -> None:
        """Gives the calls out by the rules."""

        async def give() -> None:
            self._say_plan(await self._room.client.make_schedule(self._wanted()))
            self._room.read_again()

        self._under_way.begin(give)

    def _wanted(self) -> ScheduleRequest:
        return ScheduleRequest(gap=self.gap.value())

    def _say_plan(self, report: ScheduleReport) -> None:
        self._say(
            tr("{n} calls are given out, {left} cannot be served.").format(
                n=len(report.made), left=len(report.unserved)
            )
            if report.applied
            else tr("A plan: {n} calls given out, {left} not. Nothing is changed yet.").format(
                n=len(report.made), left=len(report.unserved)
            )
        )
        loads = tr(", ").join(f"{name} {count}" for name, count in report.loads.items())
        worth = tr("Worth {worth}; first come first served would be {first}.").format(
            worth=report.worth, first=report.first_come_worth
        )
        self.figures.setText(f"{loads}\n{worth}")
        self.model.explain(
            {each.call_id: told(each.sentence, each.reason) for each in report.unserved}
        )
        self._show_faults()

    # -- requests --------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._request is None:
            self._request = RequestSheet(self, self._room)
        self._request.open_empty()

    def _add_clerk(self) -> None:
        if self.clerk is None:
            self.clerk = ClerkSheet(self, self._room)
        self.clerk.open_empty()
