"""Draws one lot's cells. Status is never told by colour alone: a shape and a word stand with it."""

import time
from typing import assert_never

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from rostrum.desk.delegates.faces import LEFT
from rostrum.desk.delegates.lot_painter import LotPainter
from rostrum.desk.delegates.strokes import (
    draw_badge,
    draw_mark,
    draw_money,
    draw_plate,
    leader_words,
    pace_colour,
    status_colour,
)
from rostrum.desk.figures import estimate
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import RESERVE_WORDS, STATUS_WORDS, Column
from rostrum.desk.models.pictures import SMALL, Pictures
from rostrum.desk.models.row import Row
from rostrum.desk.models.shown import ROW_ROLE
from rostrum.desk.theme import ROW, Theme
from rostrum.desk.words import tr
from rostrum.wire.state import BIDDABLE, Status

PAD = 12
_SELECTED = QStyle.StateFlag.State_Selected
_TO_COME = frozenset({Status.UPCOMING, Status.PREVIEW, Status.DRAFT, Status.HOLD})


class LotCells(LotPainter):
    """Paints every column of the board."""

    def __init__(
        self, board: BoardModel, pictures: Pictures, theme: Theme, recorder: PaintRecorder
    ) -> None:
        super().__init__(board, pictures, theme, recorder)
        self.status_below = False
        """Whether the status, which has no column, is told below the title."""

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
        row = index.data(ROW_ROLE)
        area = QRect(option.rect)
        if not isinstance(row, Row):
            painter.fillRect(area, self._theme.panel)
            return
        column = Column(index.column())
        self._inks.link = row.source.link
        self._paint_ground(painter, area, row, column, bool(option.state & _SELECTED))
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
                self._recorder.painted(row.state.item_id, row.state.version, time.monotonic_ns())
            case Column.ASK:
                self._paint_ask(painter, inner, row)
            case Column.LEADER:
                self._paint_leader(painter, inner, row)
            case Column.BIDS:
                count = str(row.state.bid_count) if row.state.bid_count > 0 else "–"
                self._faces.body.draw(painter, inner, count, self._inks.ink(self._theme.muted))
            case Column.TIME:
                self._paint_time(painter, inner, row)
            case Column.SALE:
                self._quiet(painter, inner, row.state.sale_id)
            case Column.ESTIMATE:
                d = row.details
                words = estimate(d.low_estimate, d.high_estimate, row.state.currency)
                self._faces.caption.draw(painter, inner, words, self._inks.ink(self._theme.muted))
            case Column.RESERVE:
                self._quiet(painter, inner, tr(RESERVE_WORDS[row.state.reserve]))
            case _:
                assert_never(column)

    # -- columns ---------------------------------------------------------------------------

    def _paint_ground(
        self, painter: QPainter, area: QRect, row: Row, column: Column, selected: bool
    ) -> None:
        t = self._theme
        ground = t.selected if selected else t.ground
        if column in row.changed or (
            self.status_below and column is Column.TITLE and Column.STATUS in row.changed
        ):
            ground = self._inks.flash(ground, row.flash())
        painter.fillRect(area, ground)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, t.line)
        if column is Column.LOT and (selected or row.own):
            bar = QRect(area.left(), area.top(), 4, area.height() - 1)
            painter.fillRect(bar, t.yours if row.own else t.text)

    def _paint_lot(self, painter: QPainter, area: QRect, row: Row) -> None:
        frame = QRect(area.left() + 16, area.top() + (area.height() - SMALL) // 2, SMALL, SMALL)
        pixmap = self._pictures.small(row.details.image)
        if pixmap is None:
            draw_plate(painter, frame, self._theme, self._faces.caption, row.state.lot)
        else:
            painter.drawPixmap(frame.topLeft(), pixmap)
        words = area.adjusted(16 + SMALL + PAD, 0, -4, 0)
        number = f"{row.state.lot}  ★" if row.watched else row.state.lot
        self._faces.strong.draw(painter, words, number, self._inks.ink(self._theme.text), LEFT)

    def _paint_title(self, painter: QPainter, area: QRect, row: Row) -> None:
        upper = QRect(area.left(), area.top() + 6, area.width(), 22)
        lower = QRect(area.left(), area.top() + 27, area.width(), 18)
        over = row.state.status not in BIDDABLE and row.state.status not in _TO_COME
        ink = self._inks.ink(self._theme.muted if over else self._theme.text)
        second = row.note or row.below
        there = second or self.status_below
        self._faces.body.draw(painter, upper if there else area, row.title, ink, LEFT)
        if self.status_below:
            lower.setLeft(lower.left() + self._paint_status_below(painter, lower, row.state.status))
        self._faces.caption.draw(painter, lower, second, self._inks.ink(self._theme.muted), LEFT)

    def _paint_status_below(self, painter: QPainter, area: QRect, status: Status) -> int:
        """A status in the line below the title; returns the room that it takes."""
        colour, words = self._inks.ink(status_colour(status, self._theme)), tr(STATUS_WORDS[status])
        draw_mark(painter, QRectF(area.left(), area.center().y() - 3, 9, 9), status, colour)
        self._faces.caption.draw(painter, area.adjusted(15, 0, 0, 0), words, colour, LEFT)
        return 15 + int(self._faces.caption.width(words)) + 10

    def _paint_status(self, painter: QPainter, area: QRect, status: Status) -> None:
        colour = self._inks.ink(status_colour(status, self._theme))
        draw_mark(painter, QRectF(area.left(), area.center().y() - 5, 11, 11), status, colour)
        loud = status in (Status.FAIR_WARNING, Status.FINAL_CALL)
        face = self._faces.strong if loud else self._faces.body
        face.draw(painter, area.adjusted(20, 0, 0, 0), tr(STATUS_WORDS[status]), colour, LEFT)

    def _paint_price(self, painter: QPainter, area: QRect, row: Row) -> None:
        state, t = row.state, self._theme
        if not state.bid_count:
            words = tr("no bid") if state.status in BIDDABLE else "–"
            self._faces.caption.draw(painter, area, words, self._inks.ink(t.muted))
            return
        draw_money(
            painter, area, state.price, state.currency, self._faces.figure, self._faces.caption,
            self._inks, t.yours if row.own else t.text, self._board.currencies,
        )  # fmt: skip

    def _paint_ask(self, painter: QPainter, area: QRect, row: Row) -> None:
        state = row.state
        if row.said:
            upper = QRect(area.left(), area.top() + 5, area.width(), 24)
            lower = QRect(area.left(), area.top() + 28, area.width(), 17)
            self._faces.caption.draw(painter, lower, row.said, self._inks.ink(self._theme.text))
            area = upper
        if state.status in BIDDABLE and state.ask > 0:
            draw_money(
                painter, area, state.ask, state.currency, self._faces.second, self._faces.caption,
                self._inks, self._theme.muted, self._board.currencies,
            )  # fmt: skip

    def _paint_leader(self, painter: QPainter, area: QRect, row: Row) -> None:
        t = self._theme
        if row.own:
            draw_badge(
                painter, area.left() - 4, area.center().y(), row, self._faces.strong,
                self._inks.ink(t.yours), t.on_yours,
            )  # fmt: skip
            return
        ink = t.text if row.state.leader else t.muted
        self._faces.body.draw(painter, area, leader_words(row), self._inks.ink(ink), LEFT)

    def _paint_time(self, painter: QPainter, area: QRect, row: Row) -> None:
        shown = self._board.countdown(row)
        if not shown.figure:
            ink = self._inks.ink(self._theme.muted)
            self._faces.caption.draw(painter, area, shown.caption, ink)
            return
        colour = self._inks.ink(pace_colour(shown.pace, self._theme))
        if shown.caption:
            upper = QRect(area.left(), area.top() + 5, area.width(), 24)
            lower = QRect(area.left(), area.top() + 28, area.width(), 17)
            self._faces.caption.draw_either(painter, lower, shown.caption, shown.short, colour)
            area = upper
        self._faces.second.draw(painter, area, shown.figure, colour)

    def _quiet(self, painter: QPainter, area: QRect, words: str) -> None:
        self._faces.caption.draw(painter, area, words, self._inks.ink(self._theme.muted), LEFT)
