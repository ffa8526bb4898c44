"""The board as tiles: every lot with its picture."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from rostrum.desk.delegates.strokes import draw_focus
from rostrum.desk.delegates.tiles import LotTiles
from rostrum.desk.models.choice import Choice
from rostrum.desk.models.columns import Column
from rostrum.desk.models.row import Row
from rostrum.desk.models.shown import ShownLots
from rostrum.desk.models.sieve import Group
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
        self._theme = theme
        self._looked: tuple[int, ...] | None = None
        self._places = range(0)
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
        self.setObjectName("lots")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self._nothing = Empty(self, theme)
        shown.look_from(self._places_in_sight)
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
        entries = ((place, self._shown.entry(place)) for place in self._places_in_sight())
        return [(place, entry) for place, entry in entries if isinstance(entry, Row)]

    def dataChanged(
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        _roles: Sequence[int] = (),
    ) -> None:
        """Repaints tiles that changed. The list's own answer lays all tiles out anew, each time."""
        for place in self._places_in_sight():
            if top_left.row() <= place <= bottom_right.row():
                self.viewport().update(self._area(place, Column.LOT))

    def _places_in_sight(self) -> range:
        """Asked for with each frame, and searched for only where it may have become another."""
        if not self.isVisible():
            return range(0)
        bar, area, count = self.verticalScrollBar(), self.viewport(), self._shown.rowCount()
        height = area.height()
        look = (bar.value(), bar.maximum(), area.width(), height, count)
        if look != self._looked:
            first = self._first_place(lambda tile: tile.bottom() >= 0, 0, count)
            last = self._first_place(lambda tile: tile.top() > height, first, count)
            self._looked, self._places = look, range(first, last)
        return self._places

    def _first_place(self, holds: Callable[[QRect], bool], low: int, high: int) -> int:
        """The first place whose tile's area does it; tiles go down from place to place."""
        while low < high:
            middle = (low + high) // 2
            if holds(self.visualRect(self._shown.index(middle, 0))):
                high = middle
            else:
                low = middle + 1
        return low

    def paintEvent(self, event: QPaintEvent) -> None:
        self._tiles.within = event.region()
        super().paintEvent(event)
        self._tiles.within = None
        draw_focus(QPainter(self.viewport()), self, self._theme)

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
        self.setUniformItemSizes(self._shown.order.group is Group.NONE)
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
        self._looked = None
        self._nothing.setVisible(self._shown.rowCount() == 0)
