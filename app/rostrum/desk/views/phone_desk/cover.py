"""Asks for a cover bid: what the house may bid when the client cannot be reached."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rostrum.desk.figures import AMOUNT_CHARACTERS, amount_written, figure
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard


class CoverSheet(QDialog):
    """``given`` carries the call and the amount in minor units, or none to take the cover away."""

    given = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(tr("Cover bid"))
        self._call_id = ""
        self._currency = ""
        self._words = label(15, tone="muted", wrap=True)
        self.amount = QLineEdit()
        self.amount.setFont(font(20))
        self.amount.setMaxLength(AMOUNT_CHARACTERS)
        self.amount.setAccessibleName(tr("Cover bid"))
        self._wrong = label(14, tone="closing", wrap=True)
        keep, none = QPushButton(tr("Keep")), QPushButton(tr("No cover"))
        for button in (none, keep):
            button.setObjectName("chip")
            button.setFont(font(14))
            button.setAutoDefault(False)
        keep.setDefault(True)
        keep.clicked.connect(self._keep)
        none.clicked.connect(self._none)
        row = QHBoxLayout()
        row.addWidget(self._wrong, 1)
        row.addWidget(none)
        row.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self.amount)
        column.addLayout(row)
        self.setMinimumWidth(460)

    def ask(self, call: CallCard, name: str, currency: str) -> None:
        """Shows itself for a call."""
        self._call_id, self._currency = call.call_id, currency
        said = tr(
            "Lot {lot}, {name}. Private to the phone desk; it bids only once you take it (T), while "
            "the client cannot be reached."
        )
        self._words.setText(said.format(lot=call.lot, name=name))
        self.amount.setText("" if call.cover is None else figure(call.cover.maximum, currency))
        self._wrong.setText("")
        self.show()
        self.raise_()
        self.activateWindow()
        self.amount.setFocus()
        self.amount.selectAll()

    def _keep(self) -> None:
        amount = amount_written(self.amount.text(), self._currency)
        if amount is None or amount <= 0:
            self._wrong.setText(tr("Write an amount like 13,500 or 13.5k."))
            return
        self.given.emit(self._call_id, amount)
        self.close()

    def _none(self) -> None:
        self.given.emit(self._call_id, None)
        self.close()
