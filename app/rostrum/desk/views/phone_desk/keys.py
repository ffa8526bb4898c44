"""The phone desk's sheet of keys, on F1."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from rostrum.desk.keymap import shown
from rostrum.desk.phones.keys import PHONE_WORDS, PhoneAct, PhoneKeys
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr


class PhoneKeySheet(QDialog):
    """The keys in force; the calls go on beneath it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setModal(False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(28, 24, 28, 24)
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(9)

    def turn(self, keys: PhoneKeys) -> None:
        """Shows the sheet, or puts it away."""
        if self.isVisible():
            self.hide()
            return
        while (old := self._grid.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        half = (len(PhoneAct) + 1) // 2
        for place, act in enumerate(PhoneAct):
            key, what = label(16, bold=True), label(15, tone="muted")
            key.setText(shown(keys.keys(act)) or "–")
            what.setText(tr(PHONE_WORDS[act]))
            column = 2 * (place // half)
            self._grid.addWidget(key, place % half, column, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(what, place % half, column + 1, Qt.AlignmentFlag.AlignLeft)
        self.show()
