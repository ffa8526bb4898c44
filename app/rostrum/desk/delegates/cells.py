"""Draws one lot's cells. Status is never told by colour alone: a shape and a word stand with it."""

import time
from typing import assert_never

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rostrum.desk.countdown import Pace
from rostrum.desk.figures import figure, paddle, plain, symbol
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import ROW_ROLE, STATUS_WORDS, BoardModel, Column, Row
from rostrum.desk.models.pictures import SMALL, Pictures
from rostrum.desk.theme import ROW, Theme, font, mixed
from rostrum.desk.truth import Link
from rostrum.wire.state import BIDDABLE, Status

PAD = 12
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class LotCells(QStyledItemDelegate):
    """Paints every column of the board."""

    def __init__(
        self, board: BoardModel, pictures: Pictures, theme: Theme, recorder: PaintRecorder
    ) -> None:
        super().__init__()
        self._board = board
        self._pictures = pictures
        self._theme = theme
        self._recorder = recorder
        self._link = Link.OFFLINE
        self._small = font(13)
        self._plain = font(15)
        self._bold = font(15, bold=True)
        self._figure = font(20, bold=True)
        self._second = font(17, medium=True)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        self._link = row.source.link
        column = Column(index.column())
        area = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, area, row, column, selected)
        inner = area.adjusted(PAD, 0, -PAD, 0)
        match column:
            case Column.LOT:
                self._paint_lot(painter, area, row)
            case Column.TITLE:
                self._paint_title(painter, inner, row)
            case Column.STATUS:
                self._paint_status(painter, inner, row.state.status)
            case Column.PRICE:
                self._paint_price(painter, inner, row)
            case Column.ASK:
                self._paint_ask(painter, inner, row)
            case Column.LEADER:
                self._paint_leader(painter, inner, row)
            case Column.BIDS:
                count = str(row.state.bid_count) if row.state.bid_count > 0 else "–"
                self._write(painter, inner, count, self._plain, self._ink(self._theme.muted))
            case Column.TIME:
                self._paint_time(painter, inner, row)
            case _:
                assert_never(column)
        painter.restore()
        if column is Column.PRICE:
            self._recorder.painted(row.state.item_id, row.state.version, time.monotonic_ns())

    # -- columns ---------------------------------------------------------------------------

    def _paint_ground(
        self, painter: QPainter, area: QRect, row: Row, column: Column, selected: bool
    ) -> None:
        t = self._theme
        ground = t.selected if selected else t.ground
        if column is Column.PRICE:
            ground = mixed(ground, t.flash, row.flash(time.monotonic()))
        painter.fillRect(area, ground)
        painter.setPen(t.line)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if column is Column.LOT and (selected or self._board.is_own(row.state)):
            bar = QRect(area.left(), area.top(), 4, area.height() - 1)
            painter.fillRect(bar, t.yours if self._board.is_own(row.state) else t.text)

    def _paint_lot(self, painter: QPainter, area: QRect, row: Row) -> None:
        frame = QRect(area.left() + 16, area.top() + (ROW - SMALL) // 2, SMALL, SMALL)
        pixmap = self._pictures.small(row.details.image)
        draw_picture(painter, frame, pixmap, self._theme, row.state.lot)
        words = area.adjusted(16 + SMALL + PAD, 0, -4, 0)
        self._write(painter, words, row.state.lot, self._bold, self._ink(), LEFT)

    def _paint_title(self, painter: QPainter, area: QRect, row: Row) -> None:
        upper = QRect(area.left(), area.top() + 6, area.width(), 22)
        lower = QRect(area.left(), area.top() + 27, area.width(), 18)
        over = row.state.status not in BIDDABLE and row.state.status not in _TO_COME
        ink = self._ink(self._theme.muted if over else self._theme.text)
        self._write(painter, upper, row.title, self._plain, ink, LEFT)
        d = row.details
        named = (d.artist, d.artist_zh or d.title_zh)
        second = row.note or "  ".join(plain(word) for word in named if word)
        self._write(painter, lower, second, self._small, self._ink(self._theme.muted), LEFT)

    def _paint_status(self, painter: QPainter, area: QRect, status: Status) -> None:
        colour = self._ink(status_colour(status, self._theme))
        mark = QRectF(area.left(), area.center().y() - 5, 11, 11)
        draw_mark(painter, mark, status, colour)
        words = area.adjusted(20, 0, 0, 0)
        loud = status in (Status.FAIR_WARNING, Status.FINAL_CALL)
        self._write(
            painter, words, STATUS_WORDS[status], self._bold if loud else self._plain, colour, LEFT
        )

    def _paint_price(self, painter: QPainter, area: QRect, row: Row) -> None:
        state = row.state
        if not state.bid_count:
            words = "no bid" if state.status in BIDDABLE else "–"
            self._write(painter, area, words, self._small, self._ink(self._theme.faint))
            return
        colour = self._theme.yours if self._board.is_own(state) else self._theme.text
        self._write_money(
            painter, area, state.price, state.currency, self._figure, self._ink(colour)
        )

    def _paint_ask(self, painter: QPainter, area: QRect, row: Row) -> None:
        state = row.state
        if row.said:
            upper = QRect(area.left(), area.top() + 5, area.width(), 24)
            lower = QRect(area.left(), area.top() + 28, area.width(), 17)
            self._write(painter, lower, row.said, self._small, self._ink(self._theme.text))
            area = upper
        if state.status in BIDDABLE and state.ask > 0:
            ink = self._ink(self._theme.muted)
            self._write_money(painter, area, state.ask, state.currency, self._second, ink)

    def _paint_leader(self, painter: QPainter, area: QRect, row: Row) -> None:
        state = row.state
        if self._board.is_own(state):
            self._paint_yours(painter, area, row)
            return
        if state.leader:
            name, ink = paddle(state.leader), self._ink()
        else:
            name, ink = ("in the room" if state.bid_count else ""), self._ink(self._theme.faint)
        self._write(painter, area, name, self._plain, ink, LEFT)

    def _paint_yours(self, painter: QPainter, area: QRect, row: Row) -> None:
        t = self._theme
        words = f"▲ YOURS {paddle(row.source.own_leader or '')}"
        width = QFontMetrics(self._bold).horizontalAdvance(words) + 20
        badge = QRectF(area.left() - 4, area.center().y() - 13, width, 27)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink(t.yours))
        painter.drawRoundedRect(badge, 6, 6)
        self._write(painter, badge.toRect(), words, self._bold, t.on_yours, CENTRE)

    def _paint_time(self, painter: QPainter, area: QRect, row: Row) -> None:
        shown = row.countdown
        if shown is None:
            return
        if not shown.figure:
            ink = self._ink(self._theme.faint)
            self._write(painter, area, shown.caption, self._small, ink)
            return
        colour = self._ink(pace_colour(shown.pace, self._theme))
        if shown.caption:
            upper = QRect(area.left(), area.top() + 5, area.width(), 24)
            lower = QRect(area.left(), area.top() + 28, area.width(), 17)
            self._write(painter, lower, shown.caption, self._small, colour)
        else:
            upper = area
        self._write(painter, upper, shown.figure, self._second, colour)

    # -- strokes ---------------------------------------------------------------------------

    def _ink(self, colour: QColor | None = None) -> QColor:
        """A colour as it is while the figures can be trusted; old figures are dimmed."""
        chosen = colour or self._theme.text
        if self._link is Link.LIVE:
            return chosen
        return mixed(chosen, self._theme.ground, 0.5)

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        type_: QFont,
        ink: QColor,
        align: Qt.AlignmentFlag = RIGHT,
    ) -> None:
        painter.setFont(type_)
        painter.setPen(ink)
        metrics = QFontMetrics(type_)
        if metrics.horizontalAdvance(words) > area.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, align | Qt.TextFlag.TextSingleLine, words)

    def _write_money(
        self, painter: QPainter, area: QRect, amount: int, currency: str, type_: QFont, ink: QColor
    ) -> None:
        digits = figure(amount, currency)
        self._write(painter, area, digits, type_, ink)
        left = area.right() - QFontMetrics(type_).horizontalAdvance(digits) - 5
        sign = QRect(area.left(), area.top(), max(0, left - area.left()), area.height())
        self._write(painter, sign, symbol(currency).strip(), self._small, self._faded(ink))

    def _faded(self, ink: QColor) -> QColor:
        return mixed(ink, self._theme.ground, 0.35)


_TO_COME = frozenset({Status.UPCOMING, Status.PREVIEW, Status.DRAFT, Status.HOLD})


def status_colour(status: Status, theme: Theme) -> QColor:
    """The colour that goes with a status's word and shape."""
    match status:
        case Status.OPEN:
            return theme.good
        case Status.FAIR_WARNING:
            return theme.soon
        case Status.FINAL_CALL | Status.CLOSING:
            return theme.closing
        case Status.SOLD | Status.SOLD_PENDING:
            return theme.text
        case _:
            return theme.faint


def pace_colour(pace: Pace, theme: Theme) -> QColor:
    """The colour that goes with a countdown's words."""
    match pace:
        case Pace.CALM:
            return theme.text
        case Pace.SOON:
            return theme.soon
        case Pace.CLOSING:
            return theme.closing
        case Pace.NONE:
            return theme.muted


def draw_mark(painter: QPainter, area: QRectF, status: Status, colour: QColor) -> None:
    """A shape of its own for each kind of status."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match status:
        case Status.OPEN:
            painter.drawEllipse(area)
        case Status.FAIR_WARNING | Status.FINAL_CALL | Status.CLOSING:
            top, size = area.topLeft(), area.width()
            corners = [QPointF(0.5, 0), QPointF(1, 1), QPointF(0, 1)]
            painter.drawPolygon(QPolygonF([top + corner * size for corner in corners]))
        case Status.SOLD | Status.SOLD_PENDING:
            painter.drawRect(area)
        case Status.HOLD:
            third = area.width() / 3
            painter.drawRect(QRectF(area.left(), area.top(), third, area.height()))
            painter.drawRect(QRectF(area.left() + 2 * third, area.top(), third, area.height()))
        case Status.PASSED | Status.UNSOLD | Status.WITHDRAWN:
            painter.drawRect(QRectF(area.left(), area.center().y() - 1, area.width(), 2))
        case _:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(colour)
            pen.setWidthF(1.5)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))


def draw_picture(
    painter: QPainter, frame: QRect, pixmap: QPixmap | None, theme: Theme, lot: str
) -> None:
    """A picture that fills its frame, or the lot's number on a plain plate until it has come."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(frame), 4, 4)
    painter.setClipPath(outline)
    if pixmap is None:
        painter.fillRect(frame, theme.raised)
        painter.setPen(theme.faint)
        painter.setFont(font(max(11, frame.height() // 4)))
        painter.drawText(frame, CENTRE, lot)
    else:
        shown = pixmap.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        left = frame.center().x() - shown.width() // 2
        top = frame.center().y() - shown.height() // 2
        painter.drawPixmap(QRect(left, top, shown.width(), shown.height()), pixmap)
    painter.restore()
