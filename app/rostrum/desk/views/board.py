"""The board as a table: every lot in a row."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rostrum.desk.delegates.faces import LEFT, Face
from rostrum.desk.delegates.strokes import draw_focus
from rostrum.desk.layouts import ColumnPlace
from rostrum.desk.models.choice import Choice
from rostrum.desk.models.columns import HIDDEN_AT_FIRST, Column
from rostrum.desk.models.row import Row
from rostrum.desk.models.shown import Heading, ShownLots
from rostrum.desk.models.sieve import Group, Order
from rostrum.desk.theme import ROW, Theme, font
from rostrum.desk.views.empty import Empty
from rostrum.desk.views.in_sight import InSight
from rostrum.desk.words import tr

if TYPE_CHECKING:
    from rostrum.desk.delegates.cells import LotCells

WIDTHS = {
    Column.LOT: 122,
    Column.TITLE: 260,
    Column.STATUS: 142,
    Column.PRICE: 140,
    Column.ASK: 130,
    Column.LEADER: 136,
    Column.BIDS: 60,
    Column.TIME: 132,
    Column.SALE: 120,
    Column.ESTIMATE: 190,
    Column.RESERVE: 130,
}
TITLE_ROOM = 130
"""Pixels that the title has before others make room for it."""
FOLDED = (Column.BIDS, Column.ASK, Column.STATUS)
"""Columns that make room, the first first; the status then stands in words below the title."""


class BoardView(QTableView):
    """A table of lots; ``sort_wanted`` names the column whose heading was clicked."""

    sort_wanted = Signal(object)
    opened = Signal(str)

    def __init__(
        self,
        shown: ShownLots,
        choice: Choice,
        make_cells: "Callable[[], LotCells]",
        theme: Theme,
    ) -> None:
        """``make_cells`` is asked once there are lots to draw."""
        super().__init__()
        self._shown = shown
        self._choice = choice
        self._theme = theme
        self._make_cells = make_cells
        self._cells: LotCells | None = None
        self._heading_face = Face(14, bold=True)
        self._widths = dict(WIDTHS)
        self._unwanted = set(HIDDEN_AT_FIRST)
        self._status_below = False
        self.setModel(shown)
        self.setSelectionModel(choice.model)
        self.setObjectName("lots")
        self.setAccessibleName(tr("Lots as a table"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_header()
        self._nothing = Empty(self, theme)
        shown.look_from(self._places_in_sight)
        self.in_sight = InSight(self, shown.board, self.rows_in_sight, self._area)
        shown.modelReset.connect(self._nothing_or_lots)
        shown.rowsInserted.connect(self._nothing_or_lots)
        shown.rowsRemoved.connect(self._nothing_or_lots)
        choice.model.currentChanged.connect(self._show_current)
        self.doubleClicked.connect(self._open)

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setFont(font(12, medium=True))
        header.setMinimumSectionSize(48)
        header.setAccessibleName(tr("Columns"))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        header.sectionResized.connect(self._keep_width)
        self._fit()
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(lambda section: self.sort_wanted.emit(Column(section)))

    # -- what others ask -------------------------------------------------------------------

    @property
    def chosen_item(self) -> str | None:
        """The lot under the bar."""
        return self._choice.item

    @property
    def nothing(self) -> str:
        """What is read where no lot is shown."""
        return self._nothing.words

    def choose(self, item_id: str) -> None:
        """Moves the bar to a lot, when it is shown."""
        self._choice.choose(item_id)

    def show_order(self, order: Order) -> None:
        """Shows by which column the lots are sorted, where that is not the catalogue's order."""
        header = self.horizontalHeader()
        down = Qt.SortOrder.DescendingOrder if order.down else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(order.column, down)
        header.setSortIndicatorShown(order.column is not Column.LOT or order.down)

    def say_nothing(self, words: str, *, hint: str = "", busy: bool = False) -> None:
        """What to read where no lot is shown."""
        self._nothing.say(words, hint=hint, busy=busy)

    def columns_now(self) -> tuple[ColumnPlace, ...]:
        """The columns from left to right."""
        header = self.horizontalHeader()
        columns = [Column(header.logicalIndex(place)) for place in range(len(Column))]
        return tuple(
            ColumnPlace(column, self._widths[column], column in self._unwanted)
            for column in columns
        )

    def take_columns(self, wanted: Sequence[ColumnPlace]) -> None:
        """Puts columns where a layout has them; those it does not know stay as they are."""
        header = self.horizontalHeader()
        known = [at for at in wanted if at.column in set(Column)]
        for place, at in enumerate(known):
            header.moveSection(header.visualIndex(at.column), place)
            column = Column(at.column)
            if at.width:
                self._widths[column] = max(at.width, header.minimumSectionSize())
            self._want_column(column, not at.hidden)
        self._fit()

    @property
    def wanted(self) -> frozenset[Column]:
        """The columns that the user wants to see, also those that make room just now."""
        return frozenset(Column) - self._unwanted

    def turn_column(self, column: Column, on: bool) -> None:
        """Shows a column, or hides it; the lots' numbers stay."""
        self._want_column(column, on)
        self._fit()

    def _want_column(self, column: Column, on: bool) -> None:
        if on or column is Column.LOT:
            self._unwanted.discard(column)
        else:
            self._unwanted.add(column)

    def _fit(self) -> None:
        """Hides what is not wanted, and what has to make room for the title."""
        shown = self.wanted
        room = self.viewport().width() - sum(
            self._widths[column] for column in shown if column is not Column.TITLE
        )
        folded = set()
        for column in FOLDED:
            if room >= TITLE_ROOM:
                break
            if column in shown:
                folded.add(column)
                room += self._widths[column]
        for column in Column:
            hidden = column in self._unwanted or column in folded
            if hidden != self.isColumnHidden(column):
                self.setColumnHidden(column, hidden)
            if not hidden and column is not Column.TITLE:
                self.setColumnWidth(column, self._widths[column])
        self._status_below = Column.STATUS in folded
        if self._cells is not None:
            self._cells.status_below = self._status_below

    def _keep_width(self, section: int, _before: int, now: int) -> None:
        if now:
            self._widths[Column(section)] = now

    def visible_items(self) -> list[str]:
        """The lots that can be seen now, from top to bottom."""
        return [row.state.item_id for _, row in self.rows_in_sight()]

    def rows_in_sight(self) -> list[tuple[int, Row]]:
        """The lots that can be seen now, with their places."""
        entries = ((place, self._shown.entry(place)) for place in self._places_in_sight())
        return [(place, entry) for place, entry in entries if isinstance(entry, Row)]

    def _places_in_sight(self) -> range:
        first = self.rowAt(0)
        if first < 0 or not self.isVisible():
            return range(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self._shown.rowCount() - 1) + 1)

    # -- Qt --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        draw_focus(painter, self, self._theme)
        if self._shown.order.group is Group.NONE:
            return
        first = max(0, self.rowAt(event.rect().top()))
        for place in range(first, self._shown.rowCount()):
            top = self.rowViewportPosition(place)
            if top > event.rect().bottom():
                break
            entry = self._shown.entry(place)
            if isinstance(entry, Heading):
                line = QRect(20, top, self.viewport().width() - 40, ROW)
                words = f"{entry.title}   {entry.lots}"
                self._heading_face.draw(painter, line, words, self._theme.muted, LEFT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(
            self, "_nothing"
        ):
            if self._cells is not None:
                self._cells.refresh()
            self._heading_face.refresh()

    def _area(self, place: int, column: Column) -> QRect:
        if column is Column.STATUS and self._status_below:
            column = Column.TITLE
        return QRect(
            self.columnViewportPosition(column),
            self.rowViewportPosition(place),
            self.columnWidth(column),
            ROW,
        )

    def _show_current(
        self, current: QModelIndex | QPersistentModelIndex, _: QModelIndex | QPersistentModelIndex
    ) -> None:
        if current.isValid() and not self._shown.by_itself:
            self.scrollTo(current, QAbstractItemView.ScrollHint.EnsureVisible)

    def _open(self, index: QModelIndex) -> None:
        row = self._shown.row(index)
        if row is not None:
            self.opened.emit(row.state.item_id)

    def _nothing_or_lots(self) -> None:
        lots = self._shown.rowCount() > 0
        if lots and self._cells is None:
            self._cells = self._make_cells()
            self._cells.status_below = self._status_below
            self.setItemDelegate(self._cells)
        self._nothing.setVisible(not lots)
