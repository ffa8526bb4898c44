"""The board as tiles: every lot with its picture."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from rostrum.desk.delegates.tiles import LotTiles
from rostrum.desk.models.choice import Choice
from rostrum.desk.models.columns import Column
from rostrum.desk.models.row import Row
from rostrum.desk.models.shown import ShownLots
from rostrum.desk.theme import Theme
from rostrum.desk.views.empty import Empty
from rostrum.desk.views.in_sight import InSight
from rostrum.desk.words import tr


class TilesView(QListView):
    """Stands on the same lots and the same choice as the table."""

    opened = Signal(str)

    def __init__(self, shown: ShownLots, choice: Choice, tiles: LotTiles, theme: Theme) -> None:
        super().__init__()
        self._shown = shown
        self._tiles = tiles
        self.setModel(shown)
        self.setSelectionModel(choice.model)
        self.setItemDelegate(tiles)
        self.setAccessibleName(tr("Lots as tiles"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self._nothing = Empty(self.viewport(), theme)
        self.in_sight = InSight(self, shown.board, self.rows_in_sight, self._area)
        shown.modelReset.connect(self._lay_out_anew)
        shown.rowsInserted.connect(self._nothing_or_lots)
        shown.rowsRemoved.connect(self._nothing_or_lots)
        choice.model.currentChanged.connect(self._show_current)
        self.doubleClicked.connect(self._open)

    def say_nothing(self, words: str, *, hint: str = "", busy: bool = False) -> None:
        """What to read where no lot is shown."""
        self._nothing.say(words, hint=hint, busy=busy)

    def rows_in_sight(self) -> list[tuple[int, Row]]:
        """The lots that can be seen now, with their places."""
        count, height = self._shown.rowCount(), self.viewport().height()
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            if self.visualRect(self._shown.index(middle, 0)).bottom() < 0:
                low = middle + 1
            else:
                high = middle
        found = []
        for place in range(low, count):
            if self.visualRect(self._shown.index(place, 0)).top() > height:
                break
            entry = self._shown.entry(place)
            if isinstance(entry, Row):
                found.append((place, entry))
        return found

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(
            self, "_tiles"
        ):
            self._tiles.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tiles.across = self.viewport().width() - 4
        self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def _area(self, place: int, _column: Column) -> QRect:
        return self.visualRect(self._shown.index(place, 0))

    def _lay_out_anew(self) -> None:
        self.setUniformItemSizes(self._shown.order.group.value == "none")
        self._nothing_or_lots()

    def _show_current(
        self, current: QModelIndex | QPersistentModelIndex, _: QModelIndex | QPersistentModelIndex
    ) -> None:
        if current.isValid() and self.isVisible() and not self._shown.by_itself:
            self.scrollTo(current, QAbstractItemView.ScrollHint.EnsureVisible)

    def _open(self, index: QModelIndex) -> None:
        row = self._shown.row(index)
        if row is not None:
            self.opened.emit(row.state.item_id)

    def _nothing_or_lots(self) -> None:
        self._nothing.setVisible(self._shown.rowCount() == 0)
