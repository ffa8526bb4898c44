"""What this program is, and a button that copies what support wants to know."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rostrum import __version__, resources
from rostrum.desk.about import LICENCE, for_support, libraries
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr

ICON = 88


class AboutPart(QWidget):
    """Nothing can be changed here."""

    def __init__(self) -> None:
        super().__init__()
        icon = QLabel()
        icon.setPixmap(QIcon(str(resources.path("icons", "rostrum.svg"))).pixmap(ICON, ICON))
        name, what, licence = label(28, bold=True), label(15, tone="muted"), label(15, tone="muted")
        name.setText(" ".join(("Rostrum", __version__)))
        what.setText(tr("The desk of a live saleroom"))
        licence.setText(tr("Free software under the {licence} licence").format(licence=LICENCE))
        head = QHBoxLayout()
        head.setSpacing(20)
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (name, what, licence):
            words.addWidget(widget)
        head.addWidget(icon)
        head.addLayout(words)
        head.addStretch(1)
        self.copy = QPushButton(tr("Copy for support"))
        self.copy.clicked.connect(self._copy)
        self._copied = label(14, tone="muted", wrap=True, name=tr("What became of it"))
        self._copied.setText(tr("Versions and screens; no address, no name, no token."))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.copy)
        row.addWidget(self._copied, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(_caption(tr("Libraries in it")))
        column.addLayout(_table())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(for_support())
        self._copied.setText(tr("Copied; paste it into your letter."))


def _caption(words: str) -> QLabel:
    made = label(17, bold=True)
    made.setText(words)
    return made


def _table() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(6)
    for row, one in enumerate(libraries()):
        cells = ((one.name, ""), (one.version, "muted"), (one.licence, "muted"))
        for column, (words, tone) in enumerate(cells):
            cell = label(15, tone=tone)
            cell.setText(words)
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(2, 1)
    return grid
