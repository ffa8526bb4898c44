"""Asks for the name of a layout, beside the board rather than before it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rostrum.desk.layouts import NAME_CHARACTERS
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr


class Naming(QDialog):
    """``named`` on Enter; the board takes keys as before once it is closed or left."""

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(tr("Keep this layout"))
        self._name = QLineEdit()
        self._name.setFont(font(15))
        self._name.setMaxLength(NAME_CHARACTERS)
        self._name.setAccessibleName(tr("Name of the layout"))
        self._name.setPlaceholderText(tr("Name"))
        words = label(15, tone="muted", wrap=True)
        words.setText(tr("Windows, views, filters, columns and large lots are kept."))
        keep, away = QPushButton(tr("Keep")), QPushButton(tr("Leave it"))
        for button in (keep, away):
            button.setObjectName("chip")
            button.setFont(font(14))
        keep.setDefault(True)
        keep.clicked.connect(self._take)
        away.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(away)
        row.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(words)
        column.addWidget(self._name)
        column.addLayout(row)
        self.setMinimumWidth(420)

    def ask(self) -> None:
        """Shows itself, empty."""
        self._name.clear()
        self.show()
        self.raise_()
        self.activateWindow()
        self._name.setFocus()

    def _take(self) -> None:
        name = self._name.text().strip()
        if name:
            self.named.emit(name)
            self.close()
