"""The call sheets on the screen: everybody's, one clerk's, or the calls that nobody has."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.figures import plain
from rostrum.desk.models.sheets import LINES, SheetsModel
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.phones.times import clock_time
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.views.phone_desk.chip_button import chip_button
from rostrum.desk.views.phone_desk.lines import Lines
from rostrum.desk.views.phone_desk.sheets_on_paper import SheetsOnPaper
from rostrum.desk.words import in_turn, tr

PEOPLE_WIDTH = 210
_WIDTHS = (150, 216, 0, 190, 0)
"""Of the columns; nought shares what is left."""


class CallSheetsWindow(QWidget):
    """``client_wanted`` names a client whose facts are to be seen and changed."""

    client_wanted = Signal(str)

    def __init__(self, room: PhoneRoom, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Call sheets"))
        self._room = room
        self.paper = SheetsOnPaper(room)
        self.paper.said.connect(lambda words, bad: self._say(words, bad=bad))
        self.model = SheetsModel(room.calls, room.sale.currency)
        self.people = QListWidget()
        self.people.setAccessibleName(tr("Whose sheet"))
        self.people.setFixedWidth(PEOPLE_WIDTH)
        self.people.setFont(font(16))
        self.people.currentRowChanged.connect(self._show_person)
        self.table = self._made_table(theme)
        self.heading = label(20, bold=True, name=tr("Whose sheet"))
        self.words = label(15, tone="muted", wrap=True, name=tr("What became of it"))
        self.save_button = chip_button(tr("Save as PDF …  Ctrl+S"), self._choose_file)
        self.print_button = chip_button(tr("Print …  Ctrl+P"), self.print)
        self._lay_out()
        room.calls.changed.connect(self.refresh)
        room.trouble.connect(self._take_trouble)
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit_rows)
        self.model.modelReset.connect(self._fit_rows)
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._fit_soon.start())
        self.model.dataChanged.connect(lambda first, last: self._fit(first.row(), last.row()))
        for has_keys in (self.table, self.people):
            has_keys.installEventFilter(self)
        self.refresh()
        self.table.setFocus()

    def _made_table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        self._lines = Lines(theme, table)
        table.setItemDelegate(self._lines)
        table.setAccessibleName(tr("Call sheets"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.doubleClicked.connect(lambda _: self._want_client())
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            if width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 16, 20, 10)
        top.setSpacing(8)
        top.addWidget(self.heading, 1)
        top.addWidget(self.print_button)
        top.addWidget(self.save_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 12)
        foot.addWidget(self.words, 1)
        hint = label(14, tone="faint")
        hint.setText(tr("Left and Right: another clerk   ·   Enter: the client   ·   Esc closes"))
        foot.addWidget(hint)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.people)
        row.addLayout(column, 1)

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows whose sheets there are, and the chosen one's heading."""
        people = self.model.people()
        if self.model.whose not in [whose for whose, _ in people]:
            self.model.show_of(people[0][0])
        with QSignalBlocker(self.people):
            while self.people.count() > len(people):
                self.people.takeItem(self.people.count() - 1)
            while self.people.count() < len(people):
                self.people.addItem("")
            for place, (whose, count) in enumerate(people):
                self.people.item(place).setText(f"{self._name(whose)}  {count}")
                if whose == self.model.whose:
                    self.people.setCurrentRow(place)
        calls = self.model.rows
        said = tr("{name}: {n} calls") if calls else tr("{name}: no calls")
        heading = said.format(name=self._name(self.model.whose), n=len(calls))
        first = next((call for call in calls if call.lots_away and call.expected_at), None)
        if first is not None and first.expected_at is not None:
            next_one = tr("next lot {lot} about {time}").format(
                lot=first.lot, time=clock_time(first.expected_at)
            )
            heading = tr("{calls}, {next_one}").format(calls=heading, next_one=next_one)
        self.heading.setText(heading)

    def show_of(self, whose: str | None) -> None:
        """Another sheet: a clerk's, ``NOBODY``'s or ``EVERYBODY``'s."""
        self.model.show_of(whose)
        self.refresh()
        if self.model.rows:
            self.table.selectRow(0)

    def _name(self, whose: str | None) -> str:
        match whose:
            case None:
                return tr("Everybody")
            case "":
                return tr("Nobody has them")
            case _:
                return plain(whose)

    def _show_person(self, place: int) -> None:
        people = self.model.people()
        if 0 <= place < len(people):
            self.show_of(people[place][0])

    def _take_trouble(self, words: str) -> None:
        if words:
            old = tr("The sheets are as they were; times may have moved.")
            self._say(in_turn(words, old), bad=True)
        elif self.words.property("tone") == "closing":
            self._say("")

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.words.setText(words)
        set_tone(self.words, "closing" if bad else "muted")

    def _fit_rows(self) -> None:
        self._fit(0, len(self.model.rows) - 1)

    def _fit(self, first: int, last: int) -> None:
        """Gives each row the height of its highest cell."""
        widths = [self.table.columnWidth(column) for column in range(self.model.columnCount())]
        for place in range(first, last + 1):
            cells = [self.model.index(place, c).data(LINES) for c in range(len(widths))]
            fitted = map(self._lines.height, cells, widths)
            self.table.setRowHeight(place, max(fitted))

    # -- keys ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The table and the list of people have the keyboard; this window's keys come first."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step = -1 if event.key() == Qt.Key.Key_Left else 1
                place = self.people.currentRow() + step
                self.people.setCurrentRow(min(self.people.count() - 1, max(0, place)))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._want_client()
            case Qt.Key.Key_P if control:
                self.print()
            case Qt.Key.Key_S if control:
                self._choose_file()
            case _:
                return False
        return True

    def _want_client(self) -> None:
        place = self.table.currentIndex().row()
        if 0 <= place < len(self.model.rows):
            self.client_wanted.emit(self.model.rows[place].client_id)

    # -- on paper --------------------------------------------------------------------------

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Keep the call sheets"), "call-sheets.pdf", tr("PDF (*.pdf)")
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Writes the sheet that is shown as the server prints it: the network may fail."""
        self.paper.save(self.model.whose, path)

    def print(self) -> None:
        """Opens the sheet that is shown where PDFs are printed."""
        self.paper.print(self.model.whose)

    def stop(self) -> None:
        """Ends what is under way and removes what was opened to be printed."""
        self.paper.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.paper.forget()
