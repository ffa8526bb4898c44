"""The rostrum's keys, on F1; the lot goes on beneath the sheet, and its keys go on working."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from rostrum.desk.keymap import shown
from rostrum.desk.rostrum_keys import KEYS, WORDS
from rostrum.desk.views.labels import label
from rostrum.desk.words import mark, tr

_BESIDES = (
    ("0 – 9", mark("The paddle of a bid in the room; + or Enter takes it")),
    ("Esc", mark("Leave what is asked")),
    ("F11", mark("Full screen")),
)
DOWN = 11


class RostrumKeySheet(QDialog):
    """Every act with its keys, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        grid = QGridLayout(self)
        grid.setContentsMargins(28, 24, 28, 24)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(9)
        lines = [(shown(keys), tr(WORDS[act])) for act, keys in KEYS.items()]
        lines += [(keys, tr(words)) for keys, words in _BESIDES]
        for place, (keys, words) in enumerate(lines):
            across, down = divmod(place, DOWN)
            key, what = label(16, bold=True), label(16, tone="muted")
            key.setText(keys)
            what.setText(words)
            grid.addWidget(key, down, across * 2)
            grid.addWidget(what, down, across * 2 + 1)
