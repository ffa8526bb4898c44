"""The sheet of keys, on F1."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from rostrum.desk.keymap import WORDS, Act, Keymap, shown
from rostrum.desk.views.labels import label
from rostrum.desk.words import mark, tr

_MOVING = (
    (("Up", "Down", "PgUp", "PgDown"), mark("Choose a lot")),
    (("Home", "End"), mark("First and last lot")),
)


class KeySheet(QDialog):
    """The keys in force whenever it is shown; the board goes on beneath it."""

    def __init__(self, parent: QWidget, keymap: Keymap) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self.setWindowTitle(tr("Keys"))
        self.setModal(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        heading = label(20, bold=True)
        heading.setText(tr("Keys"))
        column.addWidget(heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(10)
        column.addLayout(self._grid)

    def take(self, keymap: Keymap) -> None:
        """Shows other keys from now on."""
        self._keymap = keymap
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        self._write()
        super().showEvent(event)

    def _write(self) -> None:
        while (old := self._grid.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        lines = [(shown(keys), words) for keys, words in _MOVING]
        lines += [(shown(self._keymap.keys(act)), WORDS[act]) for act in Act]
        for place, (keys, words) in enumerate(lines):
            key, what = label(16, bold=True), label(16, tone="muted")
            key.setText(keys or "–")
            what.setText(tr(words))
            self._grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(what, place, 1, Qt.AlignmentFlag.AlignLeft)
