"""A lot's figures in large: price, who leads, the reserve's state, the time left."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.countdown import Pace
from rostrum.desk.figures import money, paddle, plain
from rostrum.desk.link import Link
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import RESERVE_WORDS
from rostrum.desk.models.row import Row
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import mark, tr
from rostrum.wire.state import BIDDABLE

SMALLEST = 14
"""Pixels below which a figure is not made to fit."""
_TONES = {Pace.NONE: "muted", Pace.CALM: "", Pace.SOON: "soon", Pace.CLOSING: "closing"}
_OLD = {
    Link.STALE: mark("STALE: OLD FIGURES"),
    Link.OFFLINE: mark("OFFLINE: OLD FIGURES"),
}


class Fitting(QLabel):
    """One line as large as there is room for, up to a size."""

    def __init__(self, pixels: int, name: str) -> None:
        super().__init__()
        self._pixels = pixels
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_pixels(self, pixels: int) -> None:
        """Takes another size as the largest."""
        self._pixels = pixels
        self.updateGeometry()
        self.update()

    def write(self, words: str) -> None:
        """Shows other words."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        return QSize(100, QFontMetrics(font(self._pixels, bold=True)).height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        wide = QFontMetrics(font(self._pixels, bold=True)).horizontalAdvance(self.text())
        size = self._pixels
        if wide > self.width():
            size = max(SMALLEST, size * self.width() // wide)
        painter = QPainter(self)
        painter.setFont(font(size, bold=True))
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, self.text())


class LotFigures(QWidget):
    """Shows one row of the board; it is told when to look again."""

    def __init__(
        self, board: BoardModel, *, price_pixels: int, time_pixels: int, time_beside: bool = False
    ) -> None:
        """``time_beside`` puts the time at the right of the price, else it stands below."""
        super().__init__()
        self._board = board
        self._row: Row | None = None
        self._lefts: dict[str, int] = {}
        self._caption = label(13, tone="muted")
        self._price = Fitting(price_pixels, tr("Price"))
        self._leader = label(17, bold=True, name=tr("Leader"))
        self._reserve = label(14, tone="muted", name=tr("Reserve"))
        self._ask = label(17, tone="muted", name=tr("Ask"))
        self._time_caption = label(14, tone="muted")
        self._time = Fitting(time_pixels, tr("Time left"))
        under = QHBoxLayout()
        under.addWidget(self._leader)
        under.addStretch(1)
        under.addWidget(self._reserve)
        if time_beside:
            self._lay_out_beside(under)
        else:
            self._lay_out_below(under)

    def _lay_out_below(self, under: QHBoxLayout) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._caption)
        column.addWidget(self._price)
        column.addLayout(under)
        column.addWidget(self._ask)
        column.addStretch(1)
        column.addWidget(self._time_caption)
        column.addWidget(self._time)

    def _lay_out_beside(self, under: QHBoxLayout) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._time.setAlignment(right)
        self._time_caption.setAlignment(right)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._caption, 0, 0)
        grid.addWidget(self._time_caption, 0, 1)
        grid.addWidget(self._price, 1, 0)
        grid.addWidget(self._time, 1, 1)
        grid.addLayout(under, 2, 0, 1, 2)
        grid.addWidget(self._ask, 3, 0, 1, 2)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)

    def set_sizes(self, price_pixels: int, time_pixels: int, *, ask_too: bool) -> None:
        """Takes other sizes; the ask may be left to the key that bids it. What stands around
        large figures grows with them."""
        self._price.set_pixels(price_pixels)
        self._time.set_pixels(time_pixels)
        self._ask.setVisible(ask_too)
        for shown, least, share in (
            (self._caption, 13, 0.16), (self._time_caption, 14, 0.16), (self._reserve, 14, 0.18),
            (self._leader, 17, 0.24), (self._ask, 17, 0.24),
        ):  # fmt: skip
            pixels = max(least, round(price_pixels * share))
            if pixels != shown.font().pixelSize():
                shown.setFont(font(pixels, bold=shown is self._leader))

    def show_row(self, row: Row) -> None:
        """Shows the newest figures of a lot."""
        self._row = row
        state, live = row.state, row.source.link is Link.LIVE
        parts = [tr("PRICE"), bid_words(state.bid_count)]
        if not live:
            parts.append(tr(_OLD[row.source.link]))
        _write(self._caption, "  ·  ".join(filter(None, parts)))
        set_tone(self._caption, "muted" if live else "closing")
        bid = state.bid_count != 0
        self._price.write(money(state.price, state.currency) if bid else tr("No bid"))
        known = "yours" if row.own else "" if bid else "muted"
        set_tone(self._price, known if live else "faint")
        if row.own:
            leader = f"▲ {tr('YOURS')}  {paddle(state.leader or '')}"
        elif state.leader:
            leader = tr("Paddle {number}").format(number=plain(paddle(state.leader))[:24])
        else:
            leader = tr("In the room") if state.bid_count > 0 else ""
        _write(self._leader, leader)
        set_tone(self._leader, "yours" if row.own else "muted")
        _write(self._reserve, tr(RESERVE_WORDS[state.reserve]))
        asked = state.status in BIDDABLE and state.ask > 0
        ask = tr("Ask {amount}").format(amount=money(state.ask, state.currency)) if asked else ""
        _write(self._ask, ask)
        self._show_time(row)

    def count_down(self) -> None:
        """Turns the time on, when its figure is another."""
        if self._row is None:
            return
        lefts = self._board.beat.lefts([self._row])
        if lefts != self._lefts:
            self._lefts = lefts
            self._show_time(self._row)

    def _show_time(self, row: Row) -> None:
        now = self._board.countdown(row)
        self._time.write(now.figure)
        self._time.setVisible(bool(now.figure))
        closes = tr("CLOSES IN")
        if now.figure:
            words = f"{closes}  ·  {now.caption}" if now.caption else closes
        else:
            words = now.caption
        _write(self._time_caption, words)
        self._time_caption.setVisible(bool(words))
        tone = _TONES[now.pace]
        set_tone(self._time, tone if row.source.link is Link.LIVE else "faint")
        set_tone(self._time_caption, tone if now.pace in (Pace.SOON, Pace.CLOSING) else "muted")


def bid_words(count: int) -> str:
    """How many bids there were, in words."""
    match count:
        case 0:
            return tr("no bid yet")
        case 1:
            return tr("1 bid")
        case _:
            return tr("{n} bids").format(n=count) if count > 0 else ""


def _write(shown: QLabel, words: str) -> None:
    if shown.text() != words:
        shown.setText(words)
        shown.setAccessibleDescription(words)
