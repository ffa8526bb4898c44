"""Where a lot is bid on: the key that bids the ask, an amount of one's own, what became of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rostrum.desk.bid_line import OPEN_PHASES, SIGNS, BidLine, Phase, obstacle
from rostrum.desk.figures import AMOUNT_CHARACTERS, amount_written, money, tip
from rostrum.desk.keymap import KEYS, Act
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.row import Row
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr
from rostrum.wire.state import BIDDABLE

LEAST_KEY = 13
KEY_MARGINS = 36
"""Least pixels of what is written on the key, and the room beside it."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BidStrip(QWidget):
    """``pressed`` bids the ask, ``offered`` an amount in minor units, of the item named.

    Nothing of it ever stands in the way: what became of a bid is a line below its key.
    """

    pressed = Signal(str)
    offered = Signal(str, int)
    left = Signal()

    def __init__(self, board: BoardModel) -> None:
        super().__init__()
        self._board = board
        self._item: str | None = None
        self._line: BidLine | None = None
        self.button = QPushButton()
        self.button.setObjectName("bid")
        self.button.setFont(font(22, bold=True))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._press)
        self.amount = _AmountField()
        self.amount.given.connect(self._give)
        self.amount.left.connect(self.left)
        self._sign = label(15, bold=True, name=tr("What became of the bid"))
        self._sign.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = label(14, tone="muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._first, self._under = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._under):
            row.setSpacing(8)
            column.addLayout(row)
        self._first.addWidget(self.button, 1)
        self._under.addWidget(self._sign, 1)
        self._under.addWidget(self.amount)
        column.addWidget(self._words)
        self.set_sizes(64, 42)

    def show_lot(self, item_id: str, line: BidLine | None) -> None:
        """Turns to another lot with the last line about it."""
        if item_id != self._item:
            self.amount.clear()
        self._item, self._line = item_id, line
        self.refresh()

    def say(self, line: BidLine) -> None:
        """Takes a new line, when it is about the lot that is shown."""
        if line.item_id != self._item:
            return
        self._line = line
        if line.phase is Phase.ACCEPTED:
            self.amount.clear()
        self.refresh()

    def refresh(self) -> None:
        """Shows whether the lot can be bid on now, at what, and what became of the last bid."""
        row = None if self._item is None else self._board.row(self._item)
        if row is None:
            return
        reason = obstacle(row.state, row.source)
        self._show_key(row, reason)
        if self._line is not None:
            sign, word, tone = SIGNS[self._line.phase]
            words = self._line.text
        else:
            sign, word, tone = "", "", "muted"
            words = reason or _how_to_bid()
        said = f"{sign}  {tr(word)}" if word else ""
        if not self._words.minimumHeight():
            said = "  ".join(filter(None, (said, words)))
        for shown, text in ((self._sign, said), (self._words, words)):
            if shown.text() != text:
                shown.setToolTip(tip(text))
                shown.setText(text)
                shown.setAccessibleDescription(text)
        set_tone(self._sign, tone)
        self._sign.setVisible(bool(said) or self._under.indexOf(self.amount) >= 0)

    def set_sizes(self, key: int, words: int) -> None:
        """Least heights of the key and of the words below it, in pixels; without room for words of
        their own, they follow the sign."""
        self.button.setMinimumHeight(key)
        self._words.setMinimumHeight(words)
        self._words.setVisible(words > 0)
        self.refresh()
        self._fit_key()

    def put_beside(self, on: bool) -> None:
        """Puts the amount beside the key instead of below it, where height is wanting."""
        row = self._first if on else self._under
        if row.indexOf(self.amount) < 0:
            row.addWidget(self.amount)
        self.amount.setFixedWidth(110 if on else 150)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_key()

    def _fit_key(self) -> None:
        """Writes the key as large as it has room for."""
        pixels = max(22, round(self.button.minimumHeight() * 0.32))
        room = self.button.width() - KEY_MARGINS
        wide = QFontMetrics(font(pixels, bold=True)).horizontalAdvance(self.button.text())
        if wide > room > 0:
            pixels = max(LEAST_KEY, pixels * room // wide)
        if pixels != self.button.font().pixelSize():
            self.button.setFont(font(pixels, bold=True))

    def write_amount(self) -> None:
        """Gives the keyboard to the amount."""
        self.amount.setFocus()
        self.amount.selectAll()

    def _show_key(self, row: Row, reason: str | None) -> None:
        state, line = row.state, self._line
        waits = line is not None and line.phase in OPEN_PHASES
        able = reason is None and not waits
        self.button.setEnabled(able)
        self.amount.setEnabled(able)
        if waits and line is not None:
            word = tr("Sent") if line.phase is Phase.SENT else tr("Asking again")
            words = f"{word}  {money(line.amount, state.currency)}"
        elif state.status in BIDDABLE and state.ask > 0:
            words = f"{tr('Bid')}  {money(state.ask, state.currency)}"
        else:
            words = tr("No bids now")
        if self.button.text() != words:
            self.button.setText(words)
            self.button.setAccessibleName(words)
            self._fit_key()

    def _press(self) -> None:
        if self._item is not None:
            self.pressed.emit(self._item)

    def _give(self, text: str) -> None:
        row = None if self._item is None else self._board.row(self._item)
        if row is None:
            return
        amount = amount_written(text, row.state.currency)
        if amount is None:
            words = tr("“{text}” is no amount. Write it like 13,500 or 13.5k.").format(text=text)
            self.say(BidLine(row.state.item_id, Phase.BLOCKED, words, 0))
            return
        self.offered.emit(row.state.item_id, amount)


class _AmountField(QLineEdit):
    """``given`` on Enter; ``left`` on Esc, after which the keys are the lots' again."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(15))
        self.setPlaceholderText(tr("Amount"))
        self.setAccessibleName(tr("Amount to bid, sent with Enter"))
        self.setMaxLength(AMOUNT_CHARACTERS)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(150)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if self.text().strip() and not event.isAutoRepeat():
                self.given.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _how_to_bid() -> str:
    said = tr("{bid} bids the ask, {amount} writes an amount.")
    return said.format(bid=KEYS.first(Act.BID), amount=KEYS.first(Act.AMOUNT))
