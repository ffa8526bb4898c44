"""The day's rates, entered by hand: what one unit of the sale's currency is in others."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.theme import font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr
from rostrum.wire.commissions import Rates

ROWS = 6
USUAL = ("USD", "EUR", "GBP", "HKD", "CNY", "JPY", "CHF")
"""Offered where no rates have been entered yet."""
_CODE = re.compile(r"[A-Z]{3}")
_RATE = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")


class RatesSheet(QDialog):
    """``entered`` carries currencies and rates as they were written, after they could be read."""

    entered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Day's rates"))
        self.setModal(False)
        self._base = ""
        self._heading = label(18, bold=True)
        self._words = label(15, tone="muted", wrap=True, name=tr("What became of it"))
        self.save = QPushButton(tr("Show these on the big screen"))
        self.save.setObjectName("main")
        self.save.setDefault(True)
        self.rows: list[tuple[QLineEdit, QLineEdit]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place in range(ROWS):
            code, rate = QLineEdit(), QLineEdit()
            code.setMaxLength(3)
            code.setFixedWidth(84)
            code.setAccessibleName(tr("Currency {n}").format(n=place + 1))
            rate.setMaxLength(20)
            rate.setAccessibleName(tr("Rate {n}").format(n=place + 1))
            for written in (code, rate):
                written.setFont(font(17))
            self.rows.append((code, rate))
            grid.addWidget(code, place, 0)
            grid.addWidget(rate, place, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        column.addWidget(self._heading)
        column.addLayout(grid)
        column.addLayout(foot)
        self.resize(460, 0)
        self.save.clicked.connect(self._save)

    def open_with(self, rates: Rates) -> None:
        """Opens with the rates that count now."""
        self._base = rates.base
        self._heading.setText(tr("1 {base} is").format(base=rates.base))
        usual = [(code, "") for code in USUAL if code != rates.base and code not in rates.rates]
        shown = [*rates.rates.items(), *usual][:ROWS]
        for (code, rate), (currency, written) in zip(self.rows, shown, strict=False):
            code.setText(currency)
            rate.setText(written)
        self.say(tr("A line without a rate is not shown."))
        self.show()
        self.raise_()
        self.rows[0][1].setFocus()

    def say(self, words: str, *, tone: str = "muted") -> None:
        """What became of it."""
        self._words.setText(words)
        set_tone(self._words, tone)

    def _save(self) -> None:
        found: dict[str, str] = {}
        for code, rate in self.rows:
            currency = code.text().strip().upper()
            written = rate.text().strip().replace(",", ".")
            if not written:
                continue
            wrong = self._fault(currency, written, found)
            if wrong is not None:
                self.say(wrong, tone="closing")
                rate.setFocus()
                return
            found[currency] = written
        self.entered.emit(found)

    def _fault(self, currency: str, written: str, found: dict[str, str]) -> str | None:
        if not _CODE.fullmatch(currency) or currency == self._base or currency in found:
            said = tr("{code} is no other currency. Write it as USD, each once.")
            return said.format(code=currency or "–")
        if not _RATE.fullmatch(written) or not float(written):
            return tr("{rate} is no rate. Write it as 1.2715.").format(rate=written)
        return None
