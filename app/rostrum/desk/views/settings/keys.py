"""Which key does what on every screen; a key that two acts want is settled at once."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.key_draft import KEYBOARDS, LINES, KeyDraft, Line
from rostrum.desk.keymap import shown, written
from rostrum.desk.settings import Settings
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr

_BARE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ROW = 34
ROWS_SEEN = 10


class KeysPart(QWidget):
    """``changed`` carries, by field of the settings, the acts whose keys are not the preset's."""

    changed = Signal(dict)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._draft = KeyDraft(
            {each.setting: getattr(settings, each.setting) for each in KEYBOARDS}
        )
        self._rows: list[Line | None] = []
        """What stands in each row; none in a heading."""
        self._waiting = False
        self._wanted: str | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search what it does, or a key"))
        self.search.setAccessibleName(tr("Search what it does, or a key"))
        self.table = self._made_table()
        self.add = QPushButton(tr("Add a key"))
        self.take_over = QPushButton(tr("Take it over"))
        self.clear = QPushButton(tr("Take the keys away"))
        self.preset = QPushButton(tr("As at first"))
        self.all_preset = QPushButton(tr("All as at first"))
        self._words = label(15, tone="muted", wrap=True, name=tr("What became of it"))
        self._words.setMinimumHeight(42)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        self.search.textChanged.connect(self._sift)
        self.search.installEventFilter(self)
        self.add.clicked.connect(self._begin)
        self.take_over.clicked.connect(self._take_over)
        self.clear.clicked.connect(self._clear)
        self.preset.clicked.connect(self._to_preset)
        self.all_preset.clicked.connect(self._all_to_preset)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.table.installEventFilter(self)
        self.add.installEventFilter(self)
        self.choose(LINES[0])
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.take_over, self.clear, self.preset):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.all_preset)
        self.all_preset.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self._words)

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(len(LINES) + len(KEYBOARDS), 2)
        table.setAccessibleName(tr("Keys"))
        table.setHorizontalHeaderLabels([tr("What it does"), tr("Keys")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.setMinimumHeight(ROWS_SEEN * ROW + 44)
        for keyboard in KEYBOARDS:
            self._put_heading(table, tr(keyboard.title))
            for line in LINES:
                if line.keyboard is keyboard:
                    self._put_line(table, line)
        return table

    def _put_heading(self, table: QTableWidget, title: str) -> None:
        place = len(self._rows)
        self._rows.append(None)
        heading = QTableWidgetItem(title)
        heading.setFont(font(15, bold=True))
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        table.setItem(place, 0, heading)
        table.setSpan(place, 0, 1, 2)

    def _put_line(self, table: QTableWidget, line: Line) -> None:
        place = len(self._rows)
        self._rows.append(line)
        table.setItem(place, 0, QTableWidgetItem(tr(line.words)))
        table.setItem(place, 1, QTableWidgetItem(""))

    # -- which line ------------------------------------------------------------------------

    @property
    def words(self) -> str:
        """What was said last."""
        return self._words.text()

    @property
    def line(self) -> Line:
        """The line that is chosen."""
        found = self._rows[max(0, self.table.currentRow())]
        return LINES[0] if found is None else found

    def choose(self, line: Line) -> None:
        """Chooses a line."""
        self.table.selectRow(self._rows.index(line))

    def _sift(self, text: str) -> None:
        """Shows only lines whose words, screen or keys have what was written."""
        wanted = text.strip().casefold()
        first: Line | None = None
        heading, any_below = 0, False
        for place, line in enumerate(self._rows):
            if line is None:
                self.table.setRowHidden(heading, not any_below)
                heading, any_below = place, False
                continue
            told = (tr(line.words), tr(line.keyboard.title), shown(self._draft.keys(line)))
            fits = any(wanted in part.casefold() for part in told)
            self.table.setRowHidden(place, not fits)
            any_below = any_below or fits
            first = first or (line if fits else None)
        self.table.setRowHidden(heading, not any_below)
        if first is None:
            self._tell(tr("Nothing fits. Esc clears the search."), bad=True)
        elif self.table.isRowHidden(self.table.currentRow()):
            self.choose(first)
        else:
            self._tell("")

    # -- keys ------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if self._waiting and isinstance(event, QKeyEvent):
            if pressed and event.key() not in _BARE:
                self._take(event)
            return True
        if self._waiting and event.type() is QEvent.Type.FocusOut:
            self._stop(tr("No key was added."))
            return False
        if not pressed or not isinstance(event, QKeyEvent):
            return False
        return self._search_key(event) if watched is self.search else self._table_key(event)

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() in (Qt.Key.Key_Down, *_ENTER):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _table_key(self, event: QKeyEvent) -> bool:
        if not self.table.hasFocus():
            return False
        if event.key() in _ENTER:
            self._begin()
        elif event.key() in _CLEAR:
            self._clear()
        else:
            return False
        return True

    def _begin(self) -> None:
        self.add.setFocus()
        self._waiting = True
        self._wanted = None
        self.take_over.setEnabled(False)
        self._tell(
            tr("Press the key for “{act}”. Esc leaves it as it is.").format(act=tr(self.line.words))
        )

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stop(tr("No key was added."))
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = written(Qt.Key(event.key()), modifiers)
        if modifiers == Qt.KeyboardModifier.ShiftModifier and not event.text().isalpha():
            key = event.text().strip() or key  # a sign is that sign on every keyboard
        self._waiting = False
        if key in self._draft.keys(self.line):
            self._stop(tr("It does that already."))
            return
        obstacle = self._draft.obstacle(self.line, key)
        holders = self._draft.holders(self.line, key)
        if obstacle is not None:
            self._tell(tr(obstacle), bad=True)
        elif holders:
            self._wanted = key
            self.take_over.setEnabled(True)
            self.take_over.setFocus()
            said = tr("{key} already does {acts}. Take it over, or press another.")
            named = tr("“{act}” ({where})")
            acts = tr(", ").join(
                named.format(act=tr(one.words), where=tr(one.keyboard.title)) for one in holders
            )
            self._tell(said.format(key=shown([key]), acts=acts), bad=True)
        else:
            self._draft.give(self.line, key)
            self._keep()

    def _take_over(self) -> None:
        if self._wanted is not None:
            self._draft.give(self.line, self._wanted)
            self.add.setFocus()
            self._keep()

    def _clear(self) -> None:
        self._draft.clear(self.line)
        self._keep()

    def _to_preset(self) -> None:
        self._draft.reset(self.line)
        self._keep()

    def _all_to_preset(self) -> None:
        self._draft.reset_all()
        self._keep()

    def _keep(self) -> None:
        self._waiting = False
        self._wanted = None
        self._show()
        self._tell(tr("Kept."))
        self.changed.emit(self._draft.changed())

    def _chosen(self) -> None:
        if not self._waiting:
            self._wanted = None
            self.take_over.setEnabled(False)
            self._tell("")

    def _stop(self, sentence: str) -> None:
        self._waiting = False
        self._tell(sentence)

    def _tell(self, sentence: str, *, bad: bool = False) -> None:
        self._words.setText(sentence)
        set_tone(self._words, "closing" if bad else "muted")

    def _show(self) -> None:
        self.take_over.setEnabled(False)
        for place, line in enumerate(self._rows):
            item = self.table.item(place, 1)
            if line is not None and item is not None:
                item.setText(shown(self._draft.keys(line)) or tr("none"))
