"""What one window shows of the sale: filters, the lots in one of three views, the watch list."""

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rostrum.desk.layouts import WindowLayout
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.choice import Choice
from rostrum.desk.models.columns import Column
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.models.shown import ShownLots
from rostrum.desk.models.sieve import Order, Sieve
from rostrum.desk.theme import Theme
from rostrum.desk.views.board import BoardView
from rostrum.desk.views.filter_bar import FilterBar

if TYPE_CHECKING:
    from rostrum.desk.delegates.cells import LotCells
    from rostrum.desk.views.focus import FocusView
    from rostrum.desk.views.tiles import TilesView
    from rostrum.desk.views.watch_list import WatchList

VIEWS = ("table", "tiles", "focus")


class Floor(QWidget):
    """One model of lots, one choice of a lot, under every view of it.

    ``pressed`` names a lot whose ask is to be bid from a large lot, ``offered`` one and an amount;
    ``log_wanted`` one whose log would be shown; ``made`` is a view that has come to the table.
    """

    chosen = Signal(str)
    view_changed = Signal(str)
    log_wanted = Signal(str)
    pressed = Signal(str)
    offered = Signal(str, int)
    made = Signal(QWidget)

    def __init__(
        self, board: BoardModel, pictures: Pictures, theme: Theme, recorder: PaintRecorder
    ) -> None:
        super().__init__()
        self._board = board
        self._view = "table"
        self._large_later: tuple[str, ...] = ()
        self._pictures = pictures
        self._theme = theme
        self._recorder = recorder
        self._nothing = ("", "", False)
        self.shown = ShownLots(board)
        self.choice = Choice(self.shown)
        self.filters = FilterBar(theme)
        self.table = BoardView(self.shown, self.choice, self._make_cells, theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._lay_out()
        self._join(pictures)
        self.show_view("table")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.filters)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        self._row = row

    def _make_cells(self) -> "LotCells":
        from rostrum.desk.delegates.cells import LotCells  # noqa: PLC0415 - with the first lots

        return LotCells(self._board, self._pictures, self._theme, self._recorder)

    @cached_property
    def tiles(self) -> "TilesView":
        """The lots as tiles; made when they are first wanted, as the other views besides the table."""
        from rostrum.desk.delegates.tiles import LotTiles  # noqa: PLC0415
        from rostrum.desk.views.tiles import TilesView  # noqa: PLC0415

        tiles = LotTiles(self._board, self._pictures, self._theme, self._recorder)
        made = TilesView(self.shown, self.choice, tiles, self._theme)
        words, hint, busy = self._nothing
        made.say_nothing(words, hint=hint, busy=busy)
        made.opened.connect(self.show_large)
        self._stack.addWidget(made)
        self.made.emit(made)
        return made

    @cached_property
    def focus(self) -> "FocusView":
        """Some lots large."""
        from rostrum.desk.views.focus import FocusView  # noqa: PLC0415

        made = FocusView(self._board, self._pictures, self._theme)
        made.chosen.connect(self.choice.take)
        made.opened.connect(self.log_wanted)
        made.pressed.connect(self.pressed)
        made.offered.connect(self.offered)
        self._stack.addWidget(made)
        self.made.emit(made)
        return made

    @cached_property
    def watch_list(self) -> "WatchList":
        """The lots that the user keeps an eye on."""
        from rostrum.desk.views.watch_list import WatchList  # noqa: PLC0415

        made = WatchList(self._board, self._theme)
        made.hide()
        made.picked.connect(self.choice.take)
        made.opened.connect(self.show_large)
        self._row.insertWidget(0, made)
        return made

    def complete(self) -> None:
        """Makes every view now: what is said from now on is said in each."""
        _ = self.tiles, self.focus, self.watch_list

    def _join(self, pictures: Pictures) -> None:
        board, filters = self._board, self.filters
        self.choice.chosen.connect(self.chosen)
        filters.sieved.connect(self._sift)
        filters.arranged.connect(self._arrange)
        filters.sorted_again.connect(self.sort_again)
        filters.view_wanted.connect(self.show_view)
        filters.column_turned.connect(self._turn_column)
        self.table.sort_wanted.connect(self._sort_by)
        self.table.opened.connect(self.show_large)
        self.shown.sifted.connect(lambda _: self._say_count())
        board.watched.changed.connect(self._watched_changed)
        board.added.connect(self._show_large_that_came)
        pictures.arrived.connect(self._repaint)
        self._show_columns()

    # -- what is shown ---------------------------------------------------------------------

    @property
    def view(self) -> str:
        """The view in front, by name."""
        return self._view

    def show_view(self, name: str) -> None:
        """Puts a view in front; the lots and the choice stay."""
        self._view = name
        self._stack.setCurrentWidget(self._front())
        self.filters.show_view(name)
        self.focus_lots()
        index = self.choice.model.currentIndex()
        if index.isValid() and name == "tiles":
            self.tiles.scrollTo(index)
        self.view_changed.emit(name)

    def next_view(self) -> None:
        """Turns to the next view."""
        self.show_view(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def show_large(self, item_id: str) -> None:
        """Shows a lot large, beside those that are."""
        self.focus.show_lot(item_id)
        self.show_view("focus")

    def show_chosen_large(self) -> None:
        """Shows the chosen lot large."""
        if self.choice.item is not None:
            self.show_large(self.choice.item)

    def focus_lots(self) -> None:
        """Gives the keyboard to the lots."""
        self._front().setFocus()

    def _front(self) -> QWidget:
        match self._view:
            case "tiles":
                return self.tiles
            case "focus":
                return self.focus
            case _:
                return self.table

    def name_keys(self) -> None:
        """Names the keys in force, where keys are named."""
        if "focus" in self.__dict__:
            self.focus.name_keys()

    def say_nothing(self, words: str, *, hint: str = "", busy: bool = False) -> None:
        """What to read where no lot is shown."""
        self._nothing = (words, hint, busy)
        self.table.say_nothing(words, hint=hint, busy=busy)
        if "tiles" in self.__dict__:
            self.tiles.say_nothing(words, hint=hint, busy=busy)

    def sift(self, sieve: Sieve) -> None:
        """Shows other lots, and says so in the bar."""
        self.filters.show_wanted(sieve, self.shown.order)
        self._sift(sieve)

    def search(self, words: str) -> None:
        """Shows only lots with all of these words in number, title or maker."""
        self.sift(msgspec.structs.replace(self.shown.sieve, words=words))

    def choose_sale(self, sale: object) -> None:
        """Shows only one sale, or all of them for none."""
        self.sift(msgspec.structs.replace(self.shown.sieve, sale=sale))

    def arrange(self, order: Order) -> None:
        """Sorts and groups otherwise, and says so in bar and headings."""
        self.filters.show_wanted(self.shown.sieve, order)
        self._arrange(order)

    def sort_again(self) -> None:
        """Sorts by what the lots are now."""
        self.shown.arrange(self.shown.order)

    def turn_watch(self) -> None:
        """Takes up the chosen lot into the watch list, or lets it go."""
        if self.choice.item is not None:
            self._board.watched.turn(self.choice.item)

    def turn_watch_list(self) -> None:
        """Shows or hides the watch list."""
        self.watch_list.setVisible(not self.watch_list.isVisible())

    # -- layouts ---------------------------------------------------------------------------

    def layout_now(self) -> WindowLayout:
        """What is shown now, and how."""
        return WindowLayout(
            view=self.view,
            sieve=self.shown.sieve,
            order=self.shown.order,
            columns=self.table.columns_now(),
            large=tuple(self.focus.items),
            watch_list=self.watch_list.isVisibleTo(self),
        )

    def take_layout(self, wanted: WindowLayout) -> None:
        """Shows what a layout says; lots that are not there yet are shown large once they come."""
        self.table.take_columns(wanted.columns)
        self._show_columns()
        self.arrange(wanted.order)
        self.sift(wanted.sieve)
        if wanted.watch_list or "watch_list" in self.__dict__:
            self.watch_list.setVisible(wanted.watch_list)
        self._large_later = wanted.large
        self._show_large_that_came()
        self.show_view(wanted.view if wanted.view in VIEWS else VIEWS[0])

    def _show_large_that_came(self) -> None:
        there = [item for item in self._large_later if self._board.row(item) is not None]
        if there:
            self._large_later = ()
            self.focus.show_lots(there)

    # -- joining ---------------------------------------------------------------------------

    def _sift(self, sieve: Sieve) -> None:
        self.shown.sift(sieve)

    def _arrange(self, order: Order) -> None:
        self.shown.arrange(order)
        self.table.show_order(order)

    def _sort_by(self, column: Column) -> None:
        now = self.shown.order
        down = column is now.column and not now.down
        self.arrange(msgspec.structs.replace(now, column=column, down=down))

    def _turn_column(self, column: object, on: bool) -> None:
        if isinstance(column, Column):
            self.table.turn_column(column, on)
            self._show_columns()

    def _show_columns(self) -> None:
        self.filters.show_columns(self.table.wanted)

    def _say_count(self) -> None:
        self.filters.say_count(self.shown.lots, self._board.rowCount())

    def _watched_changed(self, item_ids: list[str]) -> None:
        if any(item_id in self._board.watched for item_id in item_ids):
            self.watch_list.show()

    def _repaint(self, _picture: str) -> None:
        if self.view == "table":
            self.table.viewport().update()
        elif self.view == "tiles":
            self.tiles.viewport().update()
