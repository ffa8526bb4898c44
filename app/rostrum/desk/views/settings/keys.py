"""Which key does what: each act with its keys, and a key that two acts want is settled at once."""

from PySide6.QtCore import QEvent, Qt, Signal
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

from rostrum.desk.keymap import PRESET, WORDS, Act, Keymap, obstacle, shown, written
from rostrum.desk.settings import Settings
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr

_BARE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeysPart(QWidget):
    """``changed`` carries the acts whose keys are not the preset's."""

    changed = Signal(dict)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        keymap = Keymap(settings.keys)
        self._acts = list(Act)
        self._keys = {act: list(keymap.keys(act)) for act in self._acts}
        self._waiting = False
        self._wanted: str | None = None
        self.table = self._made_table()
        self.add = QPushButton(tr("Add a key"))
        self.take_over = QPushButton(tr("Take it over"))
        self.clear = QPushButton(tr("Take the keys away"))
        self.preset = QPushButton(tr("As at first"))
        self.all_preset = QPushButton(tr("All as at first"))
        self._words = label(15, tone="muted", wrap=True, name=tr("What became of it"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.take_over, self.clear, self.preset):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.all_preset)
        self.all_preset.setAutoDefault(False)
        self.add.clicked.connect(self._begin)
        self.take_over.clicked.connect(self._take_over)
        self.clear.clicked.connect(lambda: self._set([]))
        self.preset.clicked.connect(self._to_preset)
        self.all_preset.clicked.connect(self._all_to_preset)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.table.installEventFilter(self)
        self.add.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self._words)
        self.table.selectRow(0)
        self._show()

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(len(self._acts), 2)
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
        table.verticalHeader().setDefaultSectionSize(36)
        table.setMinimumHeight(min(11, len(self._acts)) * 36 + 44)
        for place, act in enumerate(self._acts):
            table.setItem(place, 0, QTableWidgetItem(tr(WORDS[act])))
            table.setItem(place, 1, QTableWidgetItem(""))
        return table

    @property
    def words(self) -> str:
        """What was said last."""
        return self._words.text()

    @property
    def act(self) -> Act:
        """The act that is chosen."""
        return self._acts[max(0, self.table.currentRow())]

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if self._waiting and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress and event.key() not in _BARE:
                self._take(event)
            return True
        if self._waiting and event.type() is QEvent.Type.FocusOut:
            self._stop(tr("No key was added."))
        return False

    def _begin(self) -> None:
        self._waiting = True
        self._wanted = None
        self.take_over.setEnabled(False)
        self.add.setFocus()
        self._tell(
            tr("Press the key for “{act}”. Esc leaves it as it is.").format(act=tr(WORDS[self.act]))
        )

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stop(tr("No key was added."))
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = written(Qt.Key(event.key()), modifiers)
        in_the_way = obstacle(self._keys, self.act, key)
        self._waiting = False
        if in_the_way is None:
            self._set([*self._keys[self.act], key])
        elif isinstance(in_the_way, Act):
            if in_the_way is self.act:
                self._stop(tr("It does that already."))
                return
            self._wanted = key
            self.take_over.setEnabled(True)
            said = tr("{key} already does “{act}”. Take it over, or press another.")
            self._tell(said.format(key=shown([key]), act=tr(WORDS[in_the_way])), bad=True)
        else:
            self._tell(tr(in_the_way), bad=True)

    def _take_over(self) -> None:
        if self._wanted is None:
            return
        for keys in self._keys.values():
            if self._wanted in keys:
                keys.remove(self._wanted)
        self._set([*self._keys[self.act], self._wanted])

    def _set(self, keys: list[str]) -> None:
        self._keys[self.act] = keys
        self._waiting = False
        self._wanted = None
        self._show()
        self._tell(tr("Kept."))
        self.changed.emit({"keys": Keymap({str(a): k for a, k in self._keys.items()}).changed()})

    def _to_preset(self) -> None:
        mine = PRESET[self.act]
        for act, keys in self._keys.items():
            if act is not self.act:
                self._keys[act] = [key for key in keys if key not in mine]
        self._set(list(mine))

    def _all_to_preset(self) -> None:
        self._keys = {act: list(PRESET[act]) for act in self._acts}
        self._set(self._keys[self.act])

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
        for place, act in enumerate(self._acts):
            item = self.table.item(place, 1)
            if item is not None:
                item.setText(shown(self._keys[act]) or tr("none"))
