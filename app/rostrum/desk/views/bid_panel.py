"""The panel of the chosen lot: its picture, its figures in large, and where it is bid on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rostrum.desk.bid_line import BidLine
from rostrum.desk.figures import estimate, plain
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import STATUS_WORDS
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.models.row import Row
from rostrum.desk.theme import Theme
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr

if TYPE_CHECKING:
    from rostrum.desk.views.bid_strip import BidStrip

WIDTH = 384
WORD_CHARACTERS = 200


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
        self._plate.setMinimumHeight(120)
        self._plate.setMaximumHeight(WIDTH - 44)
        self._lot = label(14, tone="muted", bold=True, name=tr("Lot"))
        self._title = label(20, bold=True, wrap=True, name=tr("Title"))
        self._artist = label(15, tone="muted", wrap=True, name=tr("Artist"))
        self._estimate = label(14, tone="muted", wrap=True, name=tr("Estimate"))
        self._status = label(15, bold=True, name=tr("Status"))
        self._figures = LotFigures(board, price_pixels=54, time_pixels=34)
        self._strip = BidStrip(board)
        self._strip.pressed.connect(self.pressed)
        self._strip.offered.connect(self.offered)
        self._strip.left.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        self._page = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._page)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(22, 20, 22, 14)
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
        row = self._board.row(item_id)
        if row is not None:
            self._plate.show_picture(row.details.image, row.state.lot)
            self._show_entry(row)
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

    def _show_entry(self, row: Row) -> None:
        d, state = row.details, row.state
        self._lot.setText(tr("LOT {number}").format(number=plain(state.lot)[:24]))
        titles = [row.title, plain(d.title_zh) if d.title_zh else ""]
        self._title.setText("\n".join(_short(title) for title in titles if title))
        artists = [plain(name) for name in (d.artist, d.artist_zh) if name]
        self._artist.setText(_short(row.note or "  ".join(artists)))
        words = estimate(d.low_estimate, d.high_estimate, state.currency)
        self._estimate.setText(tr("Estimate {amounts}").format(amounts=words) if words else "")
        for shown in (self._artist, self._estimate):
            shown.setVisible(bool(shown.text()))


def _short(words: str) -> str:
    """Words that cannot push the figures off the screen."""
    return words if len(words) <= WORD_CHARACTERS else words[: WORD_CHARACTERS - 1] + "…"
