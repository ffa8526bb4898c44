"""What came of a practice, on a sheet at its end."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout

from rostrum.desk import theme
from rostrum.desk.figures import money
from rostrum.desk.theme import font
from rostrum.desk.views.apart_sign import Apart, ApartSign
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr
from rostrum.wire.practice import Outcome


class PracticeOver(QDialog):
    """Shows the figures until it is closed."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.setWindowTitle(tr("The practice is over"))
        self.setObjectName("page")
        self.setMinimumWidth(460)
        self._closed = asyncio.Event()
        self.finished.connect(lambda _: self._closed.set())
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(12)
        for place, (name, words) in enumerate(lines(outcome)):
            what = label(16, tone="muted")
            what.setText(name)
            figure = label(20, bold=True, name=name)
            figure.setText(words)
            grid.addWidget(what, place, 0)
            grid.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignRight)
        close = QPushButton(tr("Close"))
        close.setObjectName("main")
        close.setFont(font(15))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(20)
        column.addWidget(ApartSign(Apart.PRACTICE, theme.WORN))
        column.addLayout(grid)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    async def shown(self) -> None:
        """Comes up, and returns once it is closed."""
        self.show()
        self.raise_()
        await self._closed.wait()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._closed.set()


def lines(outcome: Outcome) -> list[tuple[str, str]]:
    """The figures by name."""
    of = tr("{over} of {lots}, {sold} sold")
    told = [
        (
            tr("Lots that are over"),
            of.format(over=outcome.over, lots=outcome.lots, sold=outcome.sold),
        ),
        (tr("Hammer total"), money(outcome.hammer_total, outcome.currency)),
    ]
    if outcome.own_acts:
        told.append((tr("Your acts"), str(outcome.own_acts)))
    told += [
        (tr("Your bids"), str(outcome.own_bids)),
        (tr("Lots won"), str(outcome.won)),
    ]
    if outcome.median_ms is not None and outcome.quickest_ms is not None:
        words = tr("{median} s, quickest {quickest} s").format(
            median=f"{outcome.median_ms / 1000:.1f}", quickest=f"{outcome.quickest_ms / 1000:.1f}"
        )
        told.append((tr("Your reactions, median"), words))
    return told
