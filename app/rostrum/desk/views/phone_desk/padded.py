"""Cells of the phone desk's tables."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


class Padded(QStyledItemDelegate):
    """Words stand as far from the edge as the headings do."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        box = option.rect.adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if chosen:
            painter.fillRect(option.rect, option.palette.highlight())
        elif ground is not None:
            painter.fillRect(box, ground)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(option.palette.text().color() if ink is None else ink.color())
        painter.setFont(option.font)
        room = box.adjusted(11, 0, -8, 0)
        words = option.fontMetrics.elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, room.width()
        )
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or (
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(room, align, words)
