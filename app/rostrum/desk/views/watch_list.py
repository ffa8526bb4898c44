"""The watch list: lots are dragged here, or taken up by a key, and stay in sight."""

import json

from PySide6.QtCore import QByteArray, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.delegates.faces import LEFT, RIGHT, Faces
from rostrum.desk.delegates.strokes import Inks, pace_colour, status_colour
from rostrum.desk.figures import money
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import STATUS_WORDS, Column
from rostrum.desk.models.row import Row
from rostrum.desk.models.shown import LOTS_MIME
from rostrum.desk.theme import Theme
from rostrum.desk.views.empty import Empty
from rostrum.desk.views.in_sight import InSight
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr
from rostrum.wire.state import BIDDABLE

WIDTH = 264
LINE = 66
DROPPED_BYTES = 256 * 1024
"""What is dropped here is read up to this size."""
_ITEM = Qt.ItemDataRole.UserRole


def dropped_lots(data: QByteArray) -> list[str]:
    """The lots in what was dropped; none when it cannot be read."""
    if data.size() > DROPPED_BYTES:
        return []
    try:
        found = json.loads(bytes(data.data()))
    except (ValueError, RecursionError):
        return []
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


class WatchList(QWidget):
    """``opened`` names a lot to be shown large, ``picked`` one to be found on the board."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, board: BoardModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("watchList")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.lots = _Lots(board, theme)
        heading = label(14, bold=True, tone="muted")
        heading.setText(tr("WATCH LIST"))
        heading.setContentsMargins(16, 12, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.lots, 1)
        self.lots.itemClicked.connect(lambda item: self.picked.emit(item.data(_ITEM)))
        self.lots.itemActivated.connect(lambda item: self.opened.emit(item.data(_ITEM)))


class _Lots(QListWidget):
    def __init__(self, board: BoardModel, theme: Theme) -> None:
        super().__init__()
        self._board = board
        self._lines = _Lines(board, theme)
        self.setItemDelegate(self._lines)
        self.setAccessibleName(tr("Watch list"))
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = Empty(self, theme)
        self._nothing.say(
            tr("Nothing watched yet"), hint=tr("Drag lots here, or press W on a lot.")
        )
        self._in_sight = InSight(self, board, self._rows_in_sight, self._area)
        board.watched.changed.connect(self._fill)
        board.added.connect(self._fill)
        board.updated.connect(self._repaint)
        board.trust.connect(self.viewport().update)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self._board.watched.drop(item.data(_ITEM))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(LOTS_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        lots = dropped_lots(event.mimeData().data(LOTS_MIME))
        self._board.watched.add(item for item in lots if self._board.row(item) is not None)
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_lines"):
            self._lines.refresh()

    def _fill(self) -> None:
        chosen = self.currentItem()
        kept = None if chosen is None else chosen.data(_ITEM)
        self.clear()
        for item_id in self._board.watched:
            row = self._board.row(item_id)
            if row is None:
                continue
            item = QListWidgetItem()
            item.setData(_ITEM, item_id)
            item.setSizeHint(QSize(WIDTH, LINE))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.state.lot}, {row.title}")
            self.addItem(item)
            if item_id == kept:
                self.setCurrentItem(item)
        self._nothing.setVisible(self.count() == 0)

    def _rows_in_sight(self) -> list[tuple[int, Row]]:
        found = []
        top = self.verticalScrollBar().value() // LINE
        last = min(self.count(), top + self.viewport().height() // LINE + 2)
        for place in range(top, last):
            row = self._board.row(self.item(place).data(_ITEM))
            if row is not None:
                found.append((place, row))
        return found

    def _area(self, place: int, _column: Column) -> QRect:
        return self.visualItemRect(self.item(place))

    def _repaint(self, item_ids: list[str]) -> None:
        if self.isVisible() and any(item_id in self._board.watched for item_id in item_ids):
            self.viewport().update()


class _Lines(QStyledItemDelegate):
    """Two lines for a lot: number and time, title, then price and who leads."""

    def __init__(self, board: BoardModel, theme: Theme) -> None:
        super().__init__()
        self._board = board
        self._theme = theme
        self._faces = Faces()
        self._inks = Inks(theme)

    def refresh(self) -> None:
        """Takes up another theme or another size of type."""
        self._faces.refresh()
        self._inks.refresh()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # type: ignore[no-untyped-def]
        row = self._board.row(index.data(_ITEM))
        if row is None:
            return
        t, state, inks, faces = self._theme, row.state, self._inks, self._faces
        inks.link = row.source.link
        area = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, t.selected if selected else t.panel)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, t.line)
        if row.own:
            painter.fillRect(area.left(), area.top(), 4, area.height() - 1, t.yours)
        line = QRect(area.left() + 16, area.top() + 7, area.width() - 30, 18)
        shown = self._board.countdown(row)
        over = tr(STATUS_WORDS[state.status])
        words = f"{shown.figure} {shown.caption}".strip() if state.status in BIDDABLE else over
        colour = status_colour(state.status, t)
        if shown.figure:
            colour = pace_colour(shown.pace, t)
        taken = min(int(faces.caption.width(words)) + 10, line.width() * 2 // 3)
        faces.caption.draw(painter, line, words, inks.ink(colour), RIGHT)
        room = line.adjusted(0, 0, -taken, 0)
        faces.strong.draw(painter, room, state.lot, inks.ink(t.text), LEFT)
        faces.caption.draw(painter, line.translated(0, 17), row.title, inks.ink(t.muted), LEFT)
        price = money(state.price, state.currency) if state.bid_count else tr("no bid")
        ink = t.yours if row.own else t.text
        lower = line.translated(0, 35)
        faces.strong.draw(painter, lower, price, inks.ink(ink), LEFT)
        if row.own:
            faces.caption.draw(painter, lower, f"▲ {tr('YOURS')}", inks.ink(t.yours), RIGHT)
