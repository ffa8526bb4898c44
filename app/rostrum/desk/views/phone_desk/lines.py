"""Cells of several lines, each with a size and a tone of its own."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rostrum.desk.models.sheets import LINES, Cell, Line
from rostrum.desk.theme import Theme, font

ASIDE, ABOVE, BETWEEN = 12, 10, 3
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_Index = QModelIndex | QPersistentModelIndex


class Lines(QStyledItemDelegate):
    """Draws what a model has under ``LINES``."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self, cell: Cell, width: int) -> int:
        """How much room a cell needs, in pixels, where it is so wide."""
        lines = [_height(line, width - 2 * ASIDE) + BETWEEN for line in cell]
        return sum(lines) + 2 * ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, self.height(index.data(LINES), option.rect.width() or 200))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t = self._theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, t.selected if chosen else t.ground)
        painter.setPen(t.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = option.rect.adjusted(ASIDE, ABOVE, -ASIDE, -ABOVE)
        top = room.top()
        for line in index.data(LINES):
            height = _height(line, room.width())
            at = QRect(room.left(), top, room.width(), height)
            painter.setFont(font(line.pixels, bold=line.bold))
            painter.setPen(getattr(t, line.tone))
            if line.wrap:
                painter.drawText(at, _WRAP, line.words)
            else:
                words = painter.fontMetrics().elidedText(
                    line.words, Qt.TextElideMode.ElideRight, at.width()
                )
                align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(at, align | Qt.TextFlag.TextSingleLine, words)
            top += height + BETWEEN


def _height(line: Line, width: int) -> int:
    metrics = QFontMetrics(font(line.pixels, bold=line.bold))
    if not line.wrap:
        return metrics.height()
    return metrics.boundingRect(0, 0, max(width, 40), 10_000, _WRAP, line.words).height()
