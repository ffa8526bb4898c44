"""The lot on the block as the auctioneer sees it: figures in large, the private ones beside them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rostrum.desk.delegates.strokes import draw_mark, status_colour
from rostrum.desk.figures import estimate, money, paddle, plain
from rostrum.desk.models.columns import STATUS_WORDS
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.models.rostrum import RostrumModel
from rostrum.desk.theme import Theme
from rostrum.desk.titles import both
from rostrum.desk.views.labels import OneLine, label, set_tone
from rostrum.desk.views.ladder import Ladder
from rostrum.desk.views.lot_figures import Fitting, bid_words
from rostrum.desk.views.plate import Plate
from rostrum.desk.words import mark, tr
from rostrum.wire.rostrum import RostrumLot
from rostrum.wire.state import BIDDABLE, BidKind, ItemState, Status

KIND_WORDS = {
    BidKind.FLOOR: mark("in the room"),
    BidKind.PHONE: mark("telephone"),
    BidKind.INTERNET: mark("internet"),
    BidKind.COMMISSION: mark("left bid"),
    BidKind.HOUSE: mark("the house"),
}
TITLE_CHARACTERS = 300
SIZES = ((980, (120, 72, 46, 60)), (860, (84, 52, 34, 48)), (0, (64, 42, 30, 40)))
"""From so many pixels of the window's height on: price, ask, reserve, lot number."""


class StatusMark(QWidget):
    """A status by its shape, in its colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._status = Status.DRAFT
        self.setFixedSize(24, 24)

    def show_status(self, status: Status) -> None:
        """Shows another status."""
        self._status = status
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_mark(
            QPainter(self), QRectF(3, 3, 18, 18), self._status,
            status_colour(self._status, self._theme),
        )  # fmt: skip


class RostrumLotView(QWidget):
    """Renders the model; it is told when to look again."""

    def __init__(self, model: RostrumModel, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.number = Fitting(54, tr("Lot"))
        self.title = OneLine(24, tone="", name=tr("Title"))
        self.artist = OneLine(18, tone="muted", name=tr("Artist"))
        self.mark = StatusMark(theme)
        self.status = label(24, bold=True, name=tr("Status"))
        self.plate = Plate(pictures, theme)
        self.caption = label(15, tone="muted", bold=True)
        self.price = Fitting(104, tr("Price"))
        self.leader = label(24, bold=True, name=tr("Leader"))
        self.held = label(17, tone="muted", name=tr("Left bid that leads"))
        self.ask_caption = label(15, tone="muted", bold=True)
        self.ask_caption.setText(tr("ASK"))
        self.ask = Fitting(60, tr("Ask"))
        self.reserve_caption = label(15, tone="muted", bold=True)
        self.reserve_caption.setText(tr("RESERVE, PRIVATE"))
        self.reserve = Fitting(38, tr("Reserve"))
        self.short = label(17, bold=True, name=tr("To the reserve"))
        self.estimate = label(17, tone="muted", name=tr("Estimate"))
        self.ladder = Ladder(theme)
        for shown, pixels in zip(self._figures(), SIZES[-1][1], strict=True):
            shown.setMinimumHeight(pixels)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setHorizontalSpacing(20)
        head.setVerticalSpacing(0)
        head.addWidget(self.number, 0, 0, 2, 1)
        head.addWidget(self.title, 0, 1)
        head.addWidget(self.artist, 1, 1)
        said = QHBoxLayout()
        said.setSpacing(10)
        said.addWidget(self.mark)
        said.addWidget(self.status)
        head.addLayout(said, 0, 2, 2, 1)
        head.setColumnMinimumWidth(0, 210)
        head.setColumnStretch(1, 1)
        figures = QGridLayout()
        figures.setHorizontalSpacing(28)
        figures.setVerticalSpacing(2)
        figures.addWidget(self.caption, 0, 0, 1, 2)
        figures.addWidget(self.price, 1, 0, 1, 2)
        figures.addWidget(self.leader, 2, 0, 1, 2)
        figures.addWidget(self.held, 3, 0, 1, 2)
        figures.setRowStretch(4, 1)
        figures.addWidget(self.ask_caption, 5, 0)
        figures.addWidget(self.ask, 6, 0, 2, 1)
        figures.addWidget(self.reserve_caption, 5, 1)
        figures.addWidget(self.reserve, 6, 1)
        figures.addWidget(self.short, 7, 1)
        figures.setColumnStretch(0, 1)
        figures.setColumnStretch(1, 1)
        pictured = QVBoxLayout()
        pictured.addWidget(self.plate, 1)
        pictured.addWidget(self.estimate)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(pictured, 4)
        middle.addLayout(figures, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addWidget(self.ladder)

    def _figures(self) -> tuple[Fitting, ...]:
        return self.price, self.ask, self.reserve, self.number

    def set_room(self, height: int) -> None:
        """Writes the figures for a window of so many pixels of height."""
        sizes = next(sizes for least, sizes in SIZES if height >= least)
        for shown, pixels in zip(self._figures(), sizes, strict=True):
            shown.set_pixels(pixels)

    def refresh(self) -> None:
        """Shows the model's newest figures."""
        state, lot = self._model.state, self._model.lot
        if state is None or lot is None:
            return
        details = self._model.details
        self.number.write(tr("LOT {number}").format(number=plain(state.lot)[:24]))
        _write(self.title, both(state.title, details.title_zh)[0])
        artist, other = both(details.artist, details.artist_zh)
        _write(self.artist, artist or other)
        self.plate.show_picture(details.image, state.lot)
        self.mark.show_status(state.status)
        _write(self.status, tr(STATUS_WORDS[state.status]))
        guess = estimate(details.low_estimate, details.high_estimate, state.currency)
        _write(self.estimate, tr("Estimate {amount}").format(amount=guess) if guess else "")
        self._show_price(state, lot)
        self._show_reserve(state, lot)
        asked = state.status in BIDDABLE
        self.ask.write(money(state.ask, state.currency) if asked else "–")
        set_tone(self.ask, "" if self._model.live else "faint")
        self.ladder.show_lot(lot, state.currency, asked=asked)

    def _show_price(self, state: ItemState, lot: RostrumLot) -> None:
        live = self._model.live
        old = "" if live else tr("OLD FIGURES: THE SERVER IS NOT HEARD")
        bids = bid_words(state.bid_count)
        _write(self.caption, "  ·  ".join(filter(None, (tr("PRICE"), bids, old))))
        set_tone(self.caption, "muted" if live else "closing")
        bid = state.bid_count > 0
        self.price.write(money(state.price, state.currency) if bid else tr("No bid"))
        set_tone(self.price, "faint" if not live else "" if bid else "muted")
        _write(self.leader, leader_words(lot) if bid else "")
        held = "" if lot.held is None else money(lot.held, state.currency)
        words = tr("This left bid goes to {amount}").format(amount=held) if held else ""
        _write(self.held, words)

    def _show_reserve(self, state: ItemState, lot: RostrumLot) -> None:
        if lot.reserve is None:
            self.reserve.write(tr("none"))
            _write(self.short, "")
            return
        self.reserve.write(money(lot.reserve, state.currency))
        met = state.bid_count > 0 and state.price >= lot.reserve
        if met:
            words = f"✓ {tr('met')}"
        else:
            price = state.price if state.bid_count else 0
            amount = money(lot.reserve - price, state.currency)
            words = f"▲ {tr('{amount} short').format(amount=amount)}"
        _write(self.short, words)
        set_tone(self.short, "good" if met else "soon")


def leader_words(lot: RostrumLot) -> str:
    """Who leads, by paddle, by kind of bid, and by who is on the telephone with it."""
    if lot.leader is None:
        return ""
    parts = [tr("Paddle {number}").format(number=plain(paddle(lot.leader))[:24])]
    if lot.leader_kind is not None:
        parts.append(tr(KIND_WORDS[lot.leader_kind]))
    if lot.leader_clerk is not None:
        parts.append(plain(lot.leader_clerk)[:40])
    return "  ·  ".join(parts)


def _write(shown: QLabel, words: str) -> None:
    if shown.text() != words:
        shown.setText(words)
        shown.setAccessibleDescription(words)
