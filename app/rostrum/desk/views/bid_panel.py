"""The panel of the chosen lot: its picture, its figures in large, and where it is bid on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rostrum.desk.bid_line import BidLine
from rostrum.desk.figures import estimate, plain
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import STATUS_WORDS
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.models.row import Row
from rostrum.desk.theme import Theme
from rostrum.desk.titles import both
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr

if TYPE_CHECKING:
    from rostrum.desk.views.bid_strip import BidStrip

WIDTH = 384
NARROW = 336
ROOMY = 1400
"""Pixels of the window from which on the panel has its whole width."""
TALL = 640
MIDDLING = 560
"""Pixels of the panel's height from which on its figures are large, and not quite so large. Where it
is lower still, the picture, the maker and the estimate make room for what a bid needs."""
LEAST = 380
MARGIN = 22
WRAPPED = 0.85
"""Of several lines, the share that words fill which end where a word does."""


class BidPanel(QWidget):
    """The figures come from the board alone; ``strip`` is where the lot is bid on.

    It is empty until a lot is chosen, and when the lot is no longer on the board. ``pressed``, ``offered`` and ``left`` are the strip's.
    """

    pressed = Signal(str)
    offered = Signal(str, int)
    left = Signal()

    def __init__(self, board: BoardModel, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bidPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._board = board
        self._pictures = pictures
        self._theme = theme
        self._item: str | None = None
        self._lines = (2, 1)
        self._filled = False

    @property
    def strip(self) -> "BidStrip":
        """Where the lot is bid on."""
        self._fill()
        return self._strip

    def name_keys(self) -> None:
        """Names the keys in force, where they are named."""
        if self._filled:
            self._strip.refresh()

    def _fill(self) -> None:
        """Makes what the panel shows of a lot, once there is one to show."""
        if self._filled:
            return
        self._filled = True
        from rostrum.desk.views.bid_strip import BidStrip  # noqa: PLC0415 - with the first lot
        from rostrum.desk.views.lot_figures import LotFigures  # noqa: PLC0415
        from rostrum.desk.views.plate import Plate  # noqa: PLC0415

        board = self._board
        self._plate = Plate(self._pictures, self._theme)
        self._plate.setMinimumHeight(40)
        self._plate.setMaximumHeight(WIDTH - 44)
        self._lot = label(14, tone="muted", bold=True, name=tr("Lot"))
        self._title = label(20, bold=True, wrap=True, name=tr("Title"))
        self._artist = label(15, tone="muted", name=tr("Artist"))
        self._estimate = label(14, tone="muted", wrap=True, name=tr("Estimate"))
        self._status = label(15, bold=True, name=tr("Status"))
        self._figures = LotFigures(board, price_pixels=54, time_pixels=34)
        self._strip = BidStrip(board)
        self._strip.pressed.connect(self.pressed)
        self._strip.offered.connect(self.offered)
        self._strip.left.connect(self.left)
        self._lay_out()
        self._fit()

    def set_room(self, window: int) -> None:
        """Takes the width that goes with a window of so many pixels."""
        self.setFixedWidth(WIDTH if window >= ROOMY else NARROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW, LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._filled:
            self._fit()

    def _fit(self) -> None:
        """Gives what a bid needs the room that there is."""
        tall, low = self.height() >= TALL, self.height() < MIDDLING
        self._plate.setVisible(not low)
        self._column.setContentsMargins(
            *((MARGIN, 12, MARGIN, 8) if low else (MARGIN, 20, MARGIN, 14))
        )
        if tall:
            self._figures.set_sizes(54, 34, ask_too=True)
            self._strip.set_sizes(64, 42)
        else:
            self._figures.set_sizes(44, 28, ask_too=not low)
            self._strip.set_sizes(48, 40)
        self._lines = (2, 1) if tall else (1, 0) if low else (1, 1)
        if self._item is not None:
            self._show_entry_of(self._item)

    def _lay_out(self) -> None:
        self._page = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._page)
        column = self._column = QVBoxLayout(self._page)
        column.setSpacing(4)
        column.addWidget(self._plate, 12)
        column.addSpacing(10)
        top = QHBoxLayout()
        top.addWidget(self._lot)
        top.addStretch(1)
        top.addWidget(self._status)
        column.addLayout(top)
        column.addWidget(self._title)
        column.addWidget(self._artist)
        column.addWidget(self._estimate)
        column.addSpacing(8)
        column.addWidget(self._figures, 8)
        column.addSpacing(8)
        column.addWidget(self._strip)

    @property
    def item(self) -> str | None:
        """The lot that is shown."""
        return self._item

    def show_lot(self, item_id: str, line: BidLine | None) -> None:
        """Turns to another lot with the last line about it."""
        self._fill()
        self._item = item_id
        self.strip.show_lot(item_id, line)
        self._show_entry_of(item_id)
        self.refresh()

    def refresh(self) -> None:
        """Shows the board's newest figures of the lot."""
        if self._item is None:
            return
        row = self._board.row(self._item)
        self._page.setVisible(row is not None)
        if row is None:
            return
        words = tr(STATUS_WORDS[row.state.status])
        self._status.setText(words)
        self._status.setAccessibleDescription(words)
        self._figures.show_row(row)
        self.strip.refresh()

    def count_down(self) -> None:
        """Turns the time on, when its figure is another."""
        if self._filled:
            self._figures.count_down()

    def _show_entry_of(self, item_id: str) -> None:
        row = self._board.row(item_id)
        if row is not None:
            self._plate.show_picture(row.details.image, row.state.lot)
            self._show_entry(row)

    def _show_entry(self, row: Row) -> None:
        d, state = row.details, row.state
        self._lot.setText(tr("LOT {number}").format(number=plain(state.lot)[:24]))
        titles = zip((row.title, row.other_title), self._lines, strict=True)
        shown = (self._cut(self._title, words, lines) for words, lines in titles)
        self._title.setText("\n".join(filter(None, shown)))
        artists = [name for name in both(d.artist, d.artist_zh) if name]
        self._artist.setText(self._cut(self._artist, row.note or "  ".join(artists), 1))
        words = estimate(d.low_estimate, d.high_estimate, state.currency)
        self._estimate.setText(tr("Estimate {amounts}").format(amounts=words) if words else "")
        for one in (self._artist, self._estimate):
            one.setVisible(bool(one.text()) and self.height() >= MIDDLING)

    def _cut(self, shown: QLabel, words: str, lines: int) -> str:
        """Words that cannot push the figures off the screen: what so many lines hold of them."""
        wide = self.width() - 2 * MARGIN
        room = wide if lines == 1 else int(wide * lines * WRAPPED)
        return shown.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
