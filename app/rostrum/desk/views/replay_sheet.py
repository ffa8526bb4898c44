"""Which past sale is to be seen again: one of a server, or an exported log."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.figures import plain
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr


class ReplaySheet(QDialog):
    """``wanted`` carries the words of ``rostrum replay``, and the key of the sale's server, or
    none for a file."""

    wanted = Signal(list, object)

    def __init__(self, parent: QWidget, sales: Sequence[tuple[str, str, str, str]]) -> None:
        """``sales``: title, the server's key, its address, and its own id of the sale."""
        super().__init__(parent)
        self.setWindowTitle(tr("Replay a sale"))
        self.setModal(False)
        self.setMinimumSize(560, 420)
        about = label(15, tone="muted", wrap=True)
        about.setText(
            tr(
                "A sale as it went, at any speed, on every screen. It opens in windows of its own, "
                "and nothing can be sent from them."
            )
        )
        self.sales = QListWidget()
        self.sales.setFont(font(16))
        self.sales.setAccessibleName(tr("Sales"))
        self.sales.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title, key, url, sale in sales:
            line = QListWidgetItem(f"{plain(title)[:60]}   {plain(url)[:60]}")
            line.setData(Qt.ItemDataRole.UserRole, (key, url, sale))
            self.sales.addItem(line)
        self.sales.setCurrentRow(0)
        self.file = QPushButton(tr("A log file …"))
        self.file.setAutoDefault(False)
        self.go = QPushButton(tr("Replay"))
        self.go.setObjectName("main")
        self.go.setDefault(True)
        self.go.setEnabled(bool(sales))
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.file)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(16)
        column.addWidget(about)
        column.addWidget(self.sales, 1)
        column.addLayout(foot)
        self.go.clicked.connect(self._go)
        self.sales.itemActivated.connect(lambda _: self._go())
        self.file.clicked.connect(self._choose)
        close.clicked.connect(self.hide)

    def _go(self) -> None:
        line = self.sales.currentItem()
        if line is None:
            return
        key, url, sale = line.data(Qt.ItemDataRole.UserRole)
        self.hide()
        self.wanted.emit(["replay", sale, "--server", url], key)

    def _choose(self) -> None:
        title = tr("A log that rostrum audit export wrote")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", "JSON lines (*.jsonl *.json)")
        if chosen:
            self.hide()
            self.wanted.emit(["replay", chosen], None)
