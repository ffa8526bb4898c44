"""Draws a lot as a tile: its picture, and under it the same figures as in the table."""

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen, QRegion
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from rostrum.desk.delegates.faces import LEFT, RIGHT
from rostrum.desk.delegates.lot_painter import LotPainter
from rostrum.desk.delegates.strokes import (
    draw_badge,
    draw_mark,
    draw_mat,
    draw_plate,
    leader_words,
    pace_colour,
    status_colour,
)
from rostrum.desk.figures import money
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import STATUS_WORDS, Column
from rostrum.desk.models.pictures import TILE, Pictures
from rostrum.desk.models.row import Row
from rostrum.desk.models.shown import ROW_ROLE, Heading
from rostrum.desk.theme import Theme
from rostrum.desk.words import tr
from rostrum.wire.state import BIDDABLE

GAP = 12
INSIDE = 12
WIDTH = TILE.width() + 2 * INSIDE
HEIGHT = TILE.height() + 2 * INSIDE + 128
HEADING = 44
_SELECTED = QStyle.StateFlag.State_Selected


class LotTiles(LotPainter):
    """Paints lots and the headings of groups; ``across`` is the width of all tiles beside each other."""

    def __init__(
        self, board: BoardModel, pictures: Pictures, theme: Theme, recorder: PaintRecorder
    ) -> None:
        super().__init__(board, pictures, theme, recorder)
        self.across = WIDTH
        self.within: QRegion | None = None
        """What of the view is painted now: a list asks for every tile of the rectangle around it."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        if isinstance(index.data(ROW_ROLE), Heading):
            return QSize(self.across, HEADING)
        beside = max(1, self.across // (WIDTH + GAP))
        return QSize(self.across // beside, HEIGHT + GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area = QRect(option.rect)
        if self.within is not None and not self.within.intersects(area):
            return
        entry = index.data(ROW_ROLE)
        if not isinstance(entry, Row):
            words = f"{entry.title}   {entry.lots}"
            self._faces.strong.draw(
                painter, area.adjusted(GAP, 6, 0, 0), words, self._theme.muted, LEFT
            )
            return
        self._inks.link = entry.source.link
        left = area.left() + (area.width() - WIDTH) // 2
        card = QRect(left, area.top() + GAP // 2, WIDTH, area.height() - GAP)
        self._paint_card(painter, card, entry, bool(option.state & _SELECTED))
        inner = card.adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
        self._paint_picture(painter, QRect(inner.topLeft(), TILE), entry)
        line = QRect(inner.left(), inner.top() + TILE.height() + 8, inner.width(), 22)
        self._paint_words(painter, line, entry)
        self._paint_figures(painter, line.translated(0, 70), entry)
        self._recorder.painted(entry.state.item_id, entry.state.version, time.monotonic_ns())

    def _paint_card(self, painter: QPainter, card: QRect, row: Row, selected: bool) -> None:
        t = self._theme
        ground = t.selected if selected else t.panel
        if row.changed & {Column.PRICE, Column.LEADER, Column.STATUS}:
            ground = self._inks.flash(ground, row.flash())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = t.yours if row.own else t.text if selected else t.line
        painter.setPen(QPen(edge, 2 if row.own or selected else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_picture(self, painter: QPainter, frame: QRect, row: Row) -> None:
        pixmap = self._pictures.tile(row.details.image)
        if pixmap is None:
            draw_plate(painter, frame, self._theme, self._faces.figure, row.state.lot)
        else:
            draw_mat(painter, frame, self._theme)
            painter.drawPixmap(frame.topLeft(), pixmap)

    def _paint_words(self, painter: QPainter, line: QRect, row: Row) -> None:
        t, state, inks = self._theme, row.state, self._inks
        star = "  ★" if row.watched else ""
        self._faces.strong.draw(painter, line, f"{state.lot}{star}", inks.ink(t.text), LEFT)
        word = tr(STATUS_WORDS[state.status])
        colour = inks.ink(status_colour(state.status, t))
        self._faces.caption.draw(painter, line, word, colour)
        left = line.right() - int(self._faces.caption.width(word)) - 16
        mark = QRectF(left, line.center().y() - 4, 10, 10)
        draw_mark(painter, mark, state.status, colour)
        self._faces.body.draw(painter, line.translated(0, 23), row.title, inks.ink(t.text), LEFT)
        second = row.note or row.below
        self._faces.caption.draw(painter, line.translated(0, 44), second, inks.ink(t.muted), LEFT)

    def _paint_figures(self, painter: QPainter, line: QRect, row: Row) -> None:
        t, state, inks, faces = self._theme, row.state, self._inks, self._faces
        open_now = state.status in BIDDABLE
        if state.bid_count:
            colour = inks.ink(t.yours if row.own else t.text)
            words = money(state.price, state.currency)
            faces.figure.draw(painter, line, words, colour, LEFT)
        else:
            words = tr("no bid") if open_now else "–"
            faces.caption.draw(painter, line, words, inks.ink(t.muted), LEFT)
        shown = self._board.countdown(row)
        colour = inks.ink(pace_colour(shown.pace, t))
        if shown.figure:
            faces.second.draw(painter, line, shown.figure, colour, RIGHT)
        lower = line.translated(0, 27)
        right = shown.caption
        if row.own:
            taken = draw_badge(
                painter, lower.left(), lower.center().y(), row, faces.strong, inks.ink(t.yours),
                t.on_yours,
            )  # fmt: skip
        else:
            words = leader_words(row)
            taken = int(faces.caption.width(words))
            faces.caption.draw(painter, lower, words, inks.ink(t.muted), LEFT)
        room = lower.adjusted(taken + 8, 0, 0, 0)
        if row.said:
            faces.caption.draw(painter, room, row.said, inks.ink(t.text), RIGHT)
        elif right:
            faces.caption.draw_either(painter, room, right, shown.short, colour)
        elif open_now and state.ask > 0:
            ask = f"{tr('ask')} {money(state.ask, state.currency)}"
            faces.caption.draw(painter, room, ask, inks.ink(t.muted), RIGHT)
