"""One lot shown large: figures, picture, history, price over time, and where it is bid on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rostrum.desk.bid_line import BidLine
from rostrum.desk.figures import plain
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import STATUS_WORDS
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.theme import Theme
from rostrum.desk.views.bid_strip import BidStrip
from rostrum.desk.views.chart import PriceChart
from rostrum.desk.views.chips import Chip
from rostrum.desk.views.history_list import HistoryList, KindsBar
from rostrum.desk.views.labels import OneLine, label
from rostrum.desk.views.lot_figures import LotFigures
from rostrum.desk.views.plate import Plate
from rostrum.desk.words import tr

TALL = 520
"""Pixels of height from which on chart and history have room."""
SNUG = 310
LOW = 250
"""Pixels of height below which figures and key are small, and what became of a bid is one line."""
WIDE = 620
"""Pixels of width from which on the picture stands beside the figures."""
MOST = 160
OF_HEIGHT, OF_WIDTH = 0.118, 0.062
"""The price's most pixels, and its share of the card: it is read from across the room."""


class FocusCard(QWidget):
    """``picked``: the card was clicked; ``dropped``: it is not wanted any more."""

    picked = Signal(str)
    dropped = Signal(str)

    def __init__(self, item_id: str, board: BoardModel, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.item = item_id
        self._board = board
        self.setObjectName("focusCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lot = label(20, bold=True, name=tr("Lot"))
        self._title = OneLine(17, tone="muted", name=tr("Title"))
        self._status = label(15, bold=True, name=tr("Status"))
        self._close = Chip("", theme, sign="close", name=tr("Put this lot away"))
        self._plate = Plate(pictures, theme)
        self.figures = LotFigures(board, price_pixels=64, time_pixels=44, time_beside=True)
        self.strip = BidStrip(board)
        self._source = label(13, tone="muted")
        self.history = HistoryList()
        self.chart = PriceChart(theme)
        self.kinds = KindsBar(theme)
        self._past = QWidget()
        self._lay_out()
        self._close.clicked.connect(lambda: self.dropped.emit(self.item))
        self._show_entry()
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        for shown, stretch in ((self._lot, 0), (self._title, 1), (self._status, 0)):
            head.addWidget(shown, stretch)
        head.addWidget(self._close)
        figures = QVBoxLayout()
        figures.setSpacing(10)
        figures.addWidget(self.figures, 1)
        figures.addWidget(self.strip)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addWidget(self._plate, 5)
        upper.addLayout(figures, 6)
        past = QGridLayout(self._past)
        past.setContentsMargins(0, 0, 0, 0)
        past.setHorizontalSpacing(20)
        past.setVerticalSpacing(6)
        past.addWidget(self.chart, 0, 0)
        past.addWidget(self.history, 0, 1)
        past.addWidget(self.kinds, 1, 0)
        past.addWidget(self._source, 1, 1)
        past.setColumnStretch(0, 5)
        past.setColumnStretch(1, 6)
        column = self._column = QVBoxLayout(self)
        column.addLayout(head)
        column.addLayout(upper, 3)
        column.addWidget(self._past, 2)

    def hasHeightForWidth(self) -> bool:
        """It takes the room that it is given; what is in it would ask for more than its share."""
        return False

    def sizeHint(self) -> QSize:
        return QSize(640, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 150)

    def set_room(self, width: int, height: int) -> None:
        """Lays the card out for so many pixels."""
        tall = height >= TALL
        self._past.setVisible(tall)
        self._plate.setVisible(width >= WIDE)
        if tall:
            price = round(min(MOST, max(64, min(height * OF_HEIGHT, width * OF_WIDTH))))
            self.figures.set_sizes(price, round(price * 0.69), ask_too=True)
            self.strip.set_sizes(max(60, round(price * 0.8)), 42)
        elif height >= LOW:
            self.figures.set_sizes(44, 32, ask_too=False)
            self.strip.set_sizes(44, 38)
        else:
            self.figures.set_sizes(28, 22, ask_too=False)
            self.strip.set_sizes(34, 0)
        self.strip.put_beside(not tall)
        edge, between = (14, 12) if height >= SNUG else (8, 6) if height >= LOW else (6, 4)
        self._column.setContentsMargins(20, edge, 20, edge)
        self._column.setSpacing(between)
        self.show_past()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.picked.emit(self.item)

    # -- showing ---------------------------------------------------------------------------

    def set_chosen(self, chosen: bool, held: bool) -> None:
        """Frames the card whose lot the keys bid on, more strongly while they are ``held`` here."""
        if (self.property("chosen"), self.property("held")) != (chosen, held):
            self.setProperty("chosen", chosen)
            self.setProperty("held", held)
            self.style().unpolish(self)
            self.style().polish(self)

    def say(self, line: BidLine | None) -> None:
        """Shows what became of a bid."""
        if line is not None:
            self.strip.say(line)

    def refresh(self) -> None:
        """Shows the board's newest figures and what has happened since."""
        row = self._board.row(self.item)
        if row is None:
            return
        words = tr(STATUS_WORDS[row.state.status])
        if words != self._status.text():
            self._status.setText(words)
            self._status.setAccessibleDescription(words)
        self.figures.show_row(row)
        self.strip.refresh()
        self.show_past()

    def show_past(self) -> None:
        """Shows the lot's history, where there is room for it."""
        row = self._board.row(self.item)
        if row is None or not self._past.isVisibleTo(self):
            return
        history, currency = self._board.history, row.state.currency
        entries = history.entries(self.item)
        self.history.show_entries(entries, currency)
        self.chart.show_entries(entries, currency)
        self.kinds.show_kinds(history.kinds(self.item))
        told = (
            tr("From the sale's log") if history.is_log(self.item) else tr("As seen by this desk")
        )
        self._source.setText(told)

    def _show_entry(self) -> None:
        row = self._board.row(self.item)
        if row is None:
            return
        self.strip.show_lot(self.item, None)
        self._lot.setText(tr("LOT {number}").format(number=plain(row.state.lot)[:24]))
        named = filter(None, (row.title, row.artist[:80]))
        self._title.setText("  ·  ".join(named))
        self._plate.show_picture(row.details.image, row.state.lot)
