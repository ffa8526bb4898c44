"""The sheet of keys, on F1."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from rostrum.desk.views.labels import label

KEYS = (
    ("Space, Enter", "Bid the ask that is shown for the chosen lot"),
    ("↑ ↓  Page Up  Page Down", "Choose a lot"),
    ("Home, End", "First and last lot"),
    ("/", "Search; Enter goes back to the lots, Esc clears"),
    ("F2", "Next sale"),
    ("F3", "All lots, open lots, yours"),
    ("F11", "Full screen"),
    ("F1", "These keys"),
    ("Ctrl+Q", "Leave"),
)


class KeySheet(QDialog):
    """Closes with F1, Esc or Enter; the board goes on beneath it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setModal(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        heading = label(20, bold=True)
        heading.setText("Keys")
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(10)
        for place, (keys, words) in enumerate(KEYS):
            key, what = label(16, bold=True), label(16, tone="muted")
            key.setText(keys)
            what.setText(words)
            grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(what, place, 1, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
