"""The panel of the chosen lot: its picture, its figures in large, and the key that bids the ask."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rostrum.desk.bidding import OPEN_PHASES, BidLine, Phase, obstacle
from rostrum.desk.countdown import Pace
from rostrum.desk.delegates.faces import Face
from rostrum.desk.delegates.strokes import draw_plate
from rostrum.desk.figures import money, paddle, plain
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import STATUS_WORDS
from rostrum.desk.models.pictures import Pictures, framed
from rostrum.desk.models.row import Row
from rostrum.desk.theme import Theme, font
from rostrum.desk.truth import Link
from rostrum.desk.views.labels import label, set_tone
from rostrum.wire.state import BIDDABLE, ReserveState

WIDTH = 420
_RESERVE = {
    ReserveState.NONE: "No reserve",
    ReserveState.NOT_MET: "Reserve not met",
    ReserveState.MET: "Reserve met",
}
_SIGNS = {
    Phase.BLOCKED: ("—", "muted"),
    Phase.SENT: ("➜ SENT", "muted"),
    Phase.UNKNOWN: ("? UNKNOWN", "soon"),
    Phase.UNSURE: ("? UNSURE", "closing"),
    Phase.ACCEPTED: ("✓ ACCEPTED", "good"),
    Phase.REFUSED: ("✕ REFUSED", "closing"),
}
_TONES = {Pace.NONE: "muted", Pace.CALM: "", Pace.SOON: "soon", Pace.CLOSING: "closing"}


class Plate(QWidget):
    """The catalogue picture."""

    def __init__(self, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self._pictures = pictures
        self._theme = theme
        self._name: str | None = None
        self._lot = ""
        self._face = Face(28, bold=True)
        self._framed = QPixmap()
        self._framed_key = (0, 0, 0)
        self.setMinimumHeight(140)
        self.setMaximumHeight(WIDTH - 44)
        pictures.arrived.connect(self._arrived)

    def show_picture(self, name: str | None, lot: str) -> None:
        """Shows another lot's picture."""
        self._name, self._lot = name, lot
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pixmap = self._pictures.large(self._name)
        if pixmap is None:
            draw_plate(painter, QRect(self.rect()), self._theme, self._face, self._lot)
            return
        key = (pixmap.cacheKey(), self.width(), self.height())
        if key != self._framed_key:
            self._framed_key = key
            self._framed = framed(pixmap, self.size(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, self._framed)

    def _arrived(self, name: str) -> None:
        if name == self._name:
            self.update()


class BidPanel(QWidget):
    """``pressed`` says that the button was clicked; the figures come from the board alone."""

    pressed = Signal()

    def __init__(self, board: BoardModel, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bidPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._board = board
        self._item: str | None = None
        self._line: BidLine | None = None
        self._lefts: dict[str, int] = {}
        self._plate = Plate(pictures, theme)
        self._lot = label(14, tone="muted", bold=True, name="Lot")
        self._title = label(20, bold=True, wrap=True, name="Title")
        self._artist = label(15, tone="muted", wrap=True, name="Artist")
        self._estimate = label(14, tone="muted", wrap=True, name="Estimate")
        self._status = label(15, bold=True, name="Status")
        self._caption = label(13, tone="faint")
        self._price = label(54, bold=True, name="Price")
        self._leader = label(17, bold=True, name="Leader")
        self._reserve = label(14, tone="muted", name="Reserve")
        self._time = label(34, bold=True, name="Time left")
        self._time_caption = label(14, tone="muted")
        self._button = QPushButton()
        self._button.setObjectName("bid")
        self._button.setFont(font(24, bold=True))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setMinimumHeight(76)
        self._button.clicked.connect(self.pressed)
        self._sign = label(16, bold=True, name="What became of the bid")
        self._words = label(15, tone="muted", wrap=True)
        self._words.setMinimumHeight(58)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
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
        column.addStretch(1)
        column.addWidget(self._caption)
        column.addWidget(self._price)
        under = QHBoxLayout()
        under.addWidget(self._leader)
        under.addStretch(1)
        under.addWidget(self._reserve)
        column.addLayout(under)
        column.addStretch(1)
        column.addWidget(self._time_caption)
        column.addWidget(self._time)
        column.addStretch(1)
        column.addWidget(self._button)
        column.addSpacing(6)
        column.addWidget(self._sign)
        column.addWidget(self._words)

    @property
    def item(self) -> str | None:
        """The lot that is shown."""
        return self._item

    def show_lot(self, item_id: str, line: BidLine | None) -> None:
        """Turns to another lot with the last line about it."""
        self._item, self._line = item_id, line
        row = self._board.row(item_id)
        if row is not None:
            self._plate.show_picture(row.details.image, row.state.lot)
            self._show_entry(row)
        self.refresh()

    def say(self, line: BidLine) -> None:
        """Takes a new line, when it is about the lot that is shown."""
        if line.item_id == self._item:
            self._line = line
            self.refresh()

    def refresh(self) -> None:
        """Shows the board's newest figures of the lot."""
        row = None if self._item is None else self._board.row(self._item)
        if row is None:
            return
        self._show_figures(row)
        self._show_time(row)
        self._show_key(row)
        self._show_line()

    def count_down(self) -> None:
        """Turns the time on, when its figure is another."""
        row = None if self._item is None else self._board.row(self._item)
        if row is None:
            return
        lefts = self._board.beat.lefts([row])
        if lefts != self._lefts:
            self._lefts = lefts
            self._show_time(row)

    def _show_entry(self, row: Row) -> None:
        d, currency = row.details, row.state.currency
        self._lot.setText(f"LOT {plain(row.state.lot)}")
        titles = [row.title, plain(d.title_zh) if d.title_zh else ""]
        self._title.setText("\n".join(filter(None, titles)))
        artists = [plain(name) for name in (d.artist, d.artist_zh) if name]
        self._artist.setText(row.note or "  ".join(artists))
        estimate = ""
        if d.low_estimate is not None and d.high_estimate is not None:
            high = money(d.high_estimate, currency)
            estimate = f"Estimate {money(d.low_estimate, currency)} – {high}"
        self._estimate.setText(estimate)

    def _show_figures(self, row: Row) -> None:
        state, link = row.state, row.source.link
        self._status.setText(STATUS_WORDS[state.status])
        old = "" if link is Link.LIVE else f"  ·  {link.value.upper()}: OLD FIGURES"
        bids = "no bid yet" if not state.bid_count else f"{state.bid_count} bids"
        if state.bid_count == 1:
            bids = "1 bid"
        counted = f"  ·  {bids}" if state.bid_count >= 0 else ""
        self._caption.setText(f"PRICE{counted}{old}")
        set_tone(self._caption, "faint" if link is Link.LIVE else "closing")
        price = money(state.price, state.currency) if state.bid_count else "—"
        self._price.setText(price)
        own = row.own
        tone = "yours" if own and link is Link.LIVE else "" if link is Link.LIVE else "faint"
        set_tone(self._price, tone)
        if own:
            self._leader.setText(f"▲ YOURS  {paddle(state.leader or '')}")
        elif state.leader:
            self._leader.setText(f"Paddle {plain(paddle(state.leader))}")
        else:
            self._leader.setText("In the room" if state.bid_count else "")
        set_tone(self._leader, "yours" if own else "muted")
        self._reserve.setText(_RESERVE[state.reserve])

    def _show_time(self, row: Row) -> None:
        now = self._board.countdown(row)
        figure, caption = now.figure, now.caption
        self._time.setText(figure)
        self._time.setVisible(bool(figure))
        self._time_caption.setVisible(bool(figure or caption))
        words = f"CLOSES IN  ·  {caption}" if figure and caption else "CLOSES IN"
        self._time_caption.setText(words if figure else caption.capitalize())
        tone = _TONES[now.pace]
        set_tone(self._time, tone if row.source.link is Link.LIVE else "faint")

    def _show_key(self, row: Row) -> None:
        state = row.state
        waits = self._line is not None and self._line.phase in OPEN_PHASES
        reason = obstacle(state, row.source)
        self._button.setEnabled(reason is None and not waits)
        if waits and self._line is not None:
            word = "Sent" if self._line.phase is Phase.SENT else "Asking again"
            self._button.setText(f"{word}  {money(self._line.amount, state.currency)}")
        elif state.status in BIDDABLE and state.ask > 0:
            key = "   Space" if reason is None else ""
            self._button.setText(f"Bid  {money(state.ask, state.currency)}{key}")
        else:
            self._button.setText("No bids now")

    def _show_line(self) -> None:
        row = None if self._item is None else self._board.row(self._item)
        if self._line is not None:
            sign, tone = _SIGNS[self._line.phase]
            self._sign.setText(sign)
            set_tone(self._sign, tone)
            self._words.setText(self._line.text)
            return
        reason = None
        if row is not None:
            reason = obstacle(row.state, row.source)
        self._sign.setText("")
        self._words.setText(reason or "Space or Enter bids the ask shown above.")
