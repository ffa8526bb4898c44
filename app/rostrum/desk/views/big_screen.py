"""The room's screen: picture, lot, title, price very large, other currencies, two languages.

It is given a ``PublicLot`` and nothing else. Everything is drawn in shares of the window's height,
so that a projector of any size shows the same picture.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from rostrum.desk.delegates.strokes import draw_mark, status_colour
from rostrum.desk.figures import money
from rostrum.desk.keymap import Everywhere
from rostrum.desk.models.pictures import Pictures, plain_name
from rostrum.desk.public_lot import PublicLot
from rostrum.desk.room_keys import ROOM_KEYS, RoomAct
from rostrum.desk.room_says import caption, everything, figure, paddle, status
from rostrum.desk.room_words import PAIRS, spoken
from rostrum.desk.theme import Theme, font, mixed
from rostrum.desk.words import tr

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SMALLEST = 8
ROW = 5.9
"""Height of a line of other currencies, in hundredths of the screen's."""


class BigScreen(QWidget):
    """``paired`` carries languages that were chosen; ``next_sale``: another one is wanted.

    Esc goes out of full screen. Of what works in every window only full screen and leaving do here:
    the rest would open before the room.
    """

    paired = Signal(object)
    next_sale = Signal()
    closed = Signal()

    def __init__(self, pictures: Pictures, theme: Theme, languages: tuple[str, ...]) -> None:
        super().__init__()
        self._pictures = pictures
        self._theme = theme
        self.languages = languages
        self.lot: PublicLot | None = None
        self.setWindowTitle(tr("Big screen"))
        self.setAccessibleName(tr("Big screen"))
        self.setMinimumSize(480, 270)
        self.resize(1280, 720)
        self._scaled = QPixmap()
        self._scaled_key = (0, 0, 0)
        pictures.arrived.connect(self._arrived)

    def show_lot(self, lot: PublicLot | None) -> None:
        """Shows another lot, or the same with other figures."""
        self.lot = lot
        self.setAccessibleDescription(", ".join(self.words))
        self.update()

    def show_on(self, own: QScreen) -> None:
        """Fills a screen that is not this one; where there is none it stays a window."""
        other = next((one for one in QGuiApplication.screens() if one is not own), None)
        if other is None:
            self.show()
            return
        self.setGeometry(other.geometry())
        self.showFullScreen()

    @property
    def words(self) -> list[str]:
        """Everything that is written on it."""
        return everything(self.lot, self.languages)

    # -- drawing ---------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.ground)
        unit = min(self.height(), self.width() * 9 / 16) / 100
        page = QRectF(self.rect()).adjusted(unit * 5, unit * 5, -unit * 5, -unit * 5)
        lot = self.lot
        if lot is None:
            self._line(painter, page, spoken("soon", self.languages), unit * 7, self._theme.muted,
                       Qt.AlignmentFlag.AlignCenter)  # fmt: skip
            return
        self._draw_sale(painter, QRectF(page.left(), page.top(), page.width(), unit * 5), lot, unit)
        body = page.adjusted(0, unit * 8, 0, 0)
        pictured = self._draw_picture(painter, body, lot)
        left = body.left() + (body.width() * 0.46 + unit * 5 if pictured else 0)
        self._draw_lot(
            painter, QRectF(left, body.top(), body.right() - left, body.height()), lot, unit
        )

    def _draw_sale(self, painter: QPainter, at: QRectF, lot: PublicLot, unit: float) -> None:
        t = self._theme
        titles = [lot.sale[tag] for tag in self.languages if tag in lot.sale]
        self._line(painter, at, "   ".join(titles), unit * 3.2, t.muted, _LEFT)
        painter.fillRect(
            QRectF(at.left(), at.bottom() + unit, at.width(), max(1, unit / 6)), t.line
        )

    def _draw_picture(self, painter: QPainter, body: QRectF, lot: PublicLot) -> bool:
        if lot.image is None:
            return False
        place = QRectF(body.left(), body.top(), body.width() * 0.46, body.height())
        pixels = max(place.width(), place.height()) * self.devicePixelRatioF()
        sharp = self._pictures.sharp(lot.image, pixels)
        pixmap = sharp if sharp is not None else self._pictures.large(lot.image)
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.panel)
            painter.drawRoundedRect(place, 8, 8)
            return True
        ratio = self.devicePixelRatioF()
        key = (pixmap.cacheKey(), round(place.width()), round(place.height()))
        if key != self._scaled_key:
            self._scaled = pixmap.scaled(
                QSize(round(place.width() * ratio), round(place.height() * ratio)),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled.setDevicePixelRatio(ratio)
            self._scaled_key = key
        size = self._scaled.deviceIndependentSize()
        left = place.left() + (place.width() - size.width()) / 2
        top = place.top() + (place.height() - size.height()) / 2
        painter.drawPixmap(QRectF(left, top, size.width(), size.height()), self._scaled,
                           QRectF(self._scaled.rect()))  # fmt: skip
        return True

    def _draw_lot(self, painter: QPainter, at: QRectF, lot: PublicLot, unit: float) -> None:
        t = self._theme
        top = at.top()

        def row(height: float) -> QRectF:
            nonlocal top
            found = QRectF(at.left(), top, at.width(), height * unit)
            top += height * unit
            return found

        head = row(9)
        number = f"{spoken('lot', self.languages)}  {lot.lot}"
        self._line(
            painter, head.adjusted(0, 0, -head.width() * 0.45, 0), number, unit * 6, t.text, _LEFT
        )
        self._draw_status(painter, head.adjusted(head.width() * 0.5, 0, 0, 0), lot, unit)
        row(1.5)
        for place, tag in enumerate(tag for tag in self.languages if tag in lot.titles):
            height, size = (11.5, 4.4) if place == 0 else (6.5, 3.8)
            shade = t.text if place == 0 else t.muted
            room = QRectF(at.left(), top, at.width(), height * unit)
            top += self._wrapped(painter, room, lot.titles[tag], unit * size, shade) + unit / 2
        artists = [lot.artists[tag] for tag in self.languages if tag in lot.artists]
        self._line(painter, row(5), "   ".join(artists), unit * 3.2, t.muted, _LEFT)
        self._draw_price(painter, QRectF(at.left(), top, at.width(), at.bottom() - top), lot, unit)

    def _draw_status(self, painter: QPainter, at: QRectF, lot: PublicLot, unit: float) -> None:
        ink = status_colour(lot.status, self._theme)
        words = status(lot, self.languages)
        size = self._fitted(words, unit * 3.6, at.width() - unit * 5)
        wide = QFontMetricsF(font(size, bold=True)).horizontalAdvance(words)
        side = unit * 2.4
        mark = QRectF(at.right() - wide - side * 1.6, at.center().y() - side / 2, side, side)
        draw_mark(painter, mark, lot.status, ink)
        self._line(painter, at, words, size, ink, _RIGHT)

    def _draw_price(self, painter: QPainter, at: QRectF, lot: PublicLot, unit: float) -> None:
        t = self._theme
        bottom = at.bottom()
        if lot.converted:
            rows = (len(lot.converted) + 1) // 2
            height = unit * ROW * rows
            bottom -= height
            self._draw_converted(painter, QRectF(at.left(), bottom, at.width(), height), lot, unit)
            bottom -= unit * 3
            painter.fillRect(QRectF(at.left(), bottom, at.width(), max(1, unit / 6)), t.line)
            bottom -= unit * 2
        ink = t.text if lot.live else mixed(t.ground, t.muted, 0.6)
        large = QRectF(at.left(), bottom - unit * 19.5, at.width(), unit * 19.5)
        self._line(painter, large, figure(lot, self.languages), unit * 18, ink, _LEFT)
        over = QRectF(at.left(), large.top() - unit * 4.5, at.width(), unit * 5)
        self._line(
            painter,
            over,
            caption(lot, self.languages),
            unit * 3.4,
            t.muted if lot.live else t.soon,
            _LEFT,
        )
        self._line(
            painter,
            over.adjusted(over.width() / 2, 0, 0, 0),
            paddle(lot, self.languages),
            unit * 3.4,
            t.muted,
            _RIGHT,
        )

    def _draw_converted(self, painter: QPainter, at: QRectF, lot: PublicLot, unit: float) -> None:
        t = self._theme
        across = at.width() / 2
        for place, (code, amount) in enumerate(lot.converted):
            down, aside = divmod(place, 2)
            cell = QRectF(
                at.left() + aside * across, at.top() + down * unit * ROW, across, unit * ROW
            )
            cell = cell.adjusted(0, 0, -unit * 3 if aside == 0 else 0, 0)
            self._line(painter, cell, code, unit * 3.2, t.muted, _LEFT)
            self._line(
                painter,
                cell.adjusted(unit * 9, 0, 0, 0),
                money(amount, code),
                unit * 4.4,
                t.text,
                _RIGHT,
            )

    def _fitted(self, words: str, pixels: float, room: float) -> int:
        wide = QFontMetricsF(font(round(pixels), bold=True)).horizontalAdvance(words)
        return max(SMALLEST, round(pixels if wide <= room else pixels * room / wide))

    def _line(
        self, painter: QPainter, at: QRectF, words: str, pixels: float, ink: QColor,
        align: Qt.AlignmentFlag,
    ) -> None:  # fmt: skip
        """One line, made smaller where it does not fit."""
        if not words:
            return
        painter.setFont(font(self._fitted(words, pixels, at.width()), bold=True))
        painter.setPen(ink)
        painter.drawText(at, int(align) | int(Qt.TextFlag.TextSingleLine), words)

    def _wrapped(
        self, painter: QPainter, at: QRectF, words: str, pixels: float, ink: QColor
    ) -> float:
        """Up to as many lines as there is room for, made smaller until all of it is there; how high it became."""
        size = max(SMALLEST, round(pixels))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        flags |= int(Qt.TextFlag.TextWordWrap)
        needed = QFontMetricsF(font(size, bold=True)).boundingRect(at, flags, words)
        while size > SMALLEST and not at.contains(needed):
            size -= 1
            needed = QFontMetricsF(font(size, bold=True)).boundingRect(at, flags, words)
        painter.setFont(font(size, bold=True))
        painter.setPen(ink)
        painter.drawText(at, flags, words)
        return min(at.height(), needed.height())

    # -- keys ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
            return
        match ROOM_KEYS.act(event):
            case Everywhere.FULL_SCREEN:
                self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
            case Everywhere.LEAVE:
                self.close()
            case RoomAct.NEXT_SALE:
                self.next_sale.emit()
            case RoomAct.LANGUAGES:
                self._next_pair()
            case _:
                super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _next_pair(self) -> None:
        here = PAIRS.index(self.languages) if self.languages in PAIRS else -1
        self.languages = PAIRS[(here + 1) % len(PAIRS)]
        self.show_lot(self.lot)
        self.paired.emit(self.languages)

    def _arrived(self, name: str) -> None:
        if self.lot is not None and plain_name(name) == self.lot.image:
            self.update()
