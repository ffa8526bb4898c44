"""What is to be practised: catalogue, place, bidders, their temper, speed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.figures import plain
from rostrum.desk.screen import Screen
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import mark, tr

FILE = "file"
SPEEDS = (0.5, 1.0, 2.0, 4.0, 8.0)
BIDDERS = (1, 60, 12)
SEEDS = 9999
PLACES = {
    Screen.BOARD: mark("The board: you bid with paddle 500"),
    Screen.PHONES: mark("The phone desk: clients to call, who say when to bid"),
    Screen.ROSTRUM: mark("The rostrum: you sell, a simulated room answers"),
}
TEMPERS = {
    "calm": mark("Calm"),
    "lively": mark("Lively"),
    "war": mark("A bidding war"),
}
"""By the words of ``rostrum practice --temper``."""


class PractiseSheet(QDialog):
    """``wanted`` carries the options of ``rostrum practice``, and the key of the server whose
    catalogue is read, or none."""

    wanted = Signal(list, object)

    def __init__(self, parent: QWidget, sales: Sequence[tuple[str, str, str, str]]) -> None:
        """``sales``: title, the server's key, its address, and its own id of the sale."""
        super().__init__(parent)
        self.setWindowTitle(tr("Practise"))
        self.setModal(False)
        self.setMinimumWidth(560)
        self.catalogue = _choice(tr("Catalogue"))
        self.catalogue.addItem(tr("The sample sale"), None)
        self.catalogue.addItem(tr("A file (CSV) …"), FILE)
        for title, key, url, sale in sales:
            self.catalogue.addItem(plain(title)[:60], (key, url, sale))
        self.file = QLineEdit()
        self.file.setAccessibleName(tr("File of the catalogue"))
        self.currency = QLineEdit("GBP")
        self.currency.setMaxLength(3)
        self.currency.setFixedWidth(80)
        self.currency.setAccessibleName(tr("Currency of the catalogue"))
        self._browse = QPushButton(tr("Choose …"))
        self._browse.setAutoDefault(False)
        self.place = _choice(tr("Where"))
        for screen, words in PLACES.items():
            self.place.addItem(tr(words), screen)
        self.bidders = _number(tr("Simulated bidders"), *BIDDERS)
        self.temper = _choice(tr("Their temper"))
        for temper, words in TEMPERS.items():
            self.temper.addItem(tr(words), temper)
        self.temper.setCurrentIndex(1)
        self.speed = _choice(tr("Speed"))
        for speed in SPEEDS:
            self.speed.addItem(f"{speed:g}×", speed)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.seed = _number(tr("Seed: the same one makes the same bidders"), 0, SEEDS, 7)
        self._words = label(15, wrap=True, name=tr("What is missing"))
        set_tone(self._words, "closing")
        self.go = QPushButton(tr("Practise"))
        self.go.setObjectName("main")
        self.go.setDefault(True)
        self._lay_out()
        self.go.clicked.connect(self._go)
        self._browse.clicked.connect(self._choose)
        self.catalogue.currentIndexChanged.connect(self._show_file)
        self._show_file()

    def _lay_out(self) -> None:
        about = label(15, tone="muted", wrap=True)
        about.setText(
            tr(
                "A sale of its own on this machine, with bidders that are not there. Nothing in it "
                "counts, and no real sale can be reached from it. It opens in windows of its own."
            )
        )
        file = QHBoxLayout()
        for widget in (self.file, self._browse, self.currency):
            file.addWidget(widget)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow(tr("Catalogue"), self.catalogue)
        form.addRow("", file)
        form.addRow(tr("Where"), self.place)
        form.addRow(tr("Simulated bidders"), self.bidders)
        form.addRow(tr("Their temper"), self.temper)
        form.addRow(tr("Speed"), self.speed)
        form.addRow(tr("Seed"), self.seed)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.hide)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(16)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self._words)
        column.addLayout(foot)

    @property
    def words(self) -> str:
        """What is missing, as it is said."""
        return self._words.text()

    def _show_file(self) -> None:
        wanted = self.catalogue.currentData() == FILE
        for widget in (self.file, self._browse, self.currency):
            widget.setVisible(wanted)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Catalogue"), "", "CSV (*.csv *.txt)")
        if chosen:
            self.file.setText(chosen)

    def _go(self) -> None:
        words = ["practice"]
        key: object = None
        match self.catalogue.currentData():
            case None:
                pass
            case (str(server), str(url), str(sale)):
                key = server
                words += ["--sale", sale, "--server", url]
            case _:
                path = Path(self.file.text())
                if not self.file.text() or not path.is_file():
                    self._words.setText(tr("Choose the file of the catalogue."))
                    return
                words += [str(path), "--currency", self.currency.text().upper() or "GBP"]
        self._words.setText("")
        words += ["--screen", str(self.place.currentData())]
        words += ["--bidders", str(self.bidders.value())]
        words += ["--temper", str(self.temper.currentData())]
        words += ["--speed", f"{self.speed.currentData():g}", "--seed", str(self.seed.value())]
        self.hide()
        self.wanted.emit(words, key)


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    return made


def _number(name: str, least: int, most: int, first: int) -> QSpinBox:
    made = QSpinBox()
    made.lineEdit().setTextMargins(9, 0, 0, 0)
    made.setRange(least, most)
    made.setValue(first)
    made.setAccessibleName(name)
    return made
