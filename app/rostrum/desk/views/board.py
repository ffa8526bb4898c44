"""The board: every lot in a row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rostrum.desk.delegates.cells import LotCells
from rostrum.desk.models.board import Column
from rostrum.desk.models.shown import ShownLots
from rostrum.desk.theme import ROW, Theme, font

FADE_MS = 60

_WIDTHS = {
    Column.LOT: 122,
    Column.STATUS: 142,
    Column.PRICE: 140,
    Column.ASK: 122,
    Column.LEADER: 142,
    Column.BIDS: 58,
    Column.TIME: 124,
}


class BoardView(QTableView):
    """A table of lots; ``chosen`` names the lot under the bar, which a key press bids on."""

    chosen = Signal(str)

    def __init__(self, shown: ShownLots, cells: LotCells, theme: Theme) -> None:
        super().__init__()
        self._shown = shown
        self._theme = theme
        self._chosen: str | None = None
        self.nothing = ""
        self.setModel(shown)
        self.setItemDelegate(cells)
        self.setAccessibleName("Lots")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFont(font(12, medium=True))
        header.setMinimumSectionSize(48)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self._fade = QTimer(self)
        self._fade.setInterval(FADE_MS)
        self._fade.timeout.connect(self._repaint_fading)
        shown.board.updated.connect(self._start_fading)
        shown.rowsInserted.connect(lambda *_: self._keep_choice(by_user=False))
        shown.sifted.connect(lambda by_user: self._keep_choice(by_user=by_user))

    @property
    def chosen_item(self) -> str | None:
        """The lot under the bar."""
        return self._chosen

    def choose(self, item_id: str) -> None:
        """Moves the bar to a lot, when it is shown."""
        index = self._shown.index_of(item_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        row = self._shown.row(current)
        if row is None or self._shown.by_itself:
            return
        if row.state.item_id != self._chosen:
            self._chosen = row.state.item_id
            self.chosen.emit(self._chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shown.rowCount() == 0 and self.nothing:
            painter = QPainter(self.viewport())
            painter.setFont(font(20))
            painter.setPen(self._theme.muted)
            words = self.nothing
            width = min(self.viewport().width() - 80, 640)
            height = QFontMetrics(painter.font()).height() * 6
            area = self.viewport().rect()
            box = area.adjusted(
                (area.width() - width) // 2,
                (area.height() - height) // 2,
                -(area.width() - width) // 2,
                0,
            )
            align = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, align, words)

    def _keep_choice(self, *, by_user: bool) -> None:
        """After rows came or went, the bar is on the same lot.

        When that lot is no longer shown, a search of the user's moves the bar to the first one
        that is; a lot that left by itself stays chosen, unseen, so that no key press ever bids on
        another lot than the one the user chose.
        """
        index = self._shown.index_of(self._chosen) if self._chosen else QModelIndex()
        if not index.isValid() and (by_user or self._chosen is None):
            index = self._shown.index(0, 0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def _start_fading(self) -> None:
        if not self._fade.isActive() and self._shown.board.flashing():
            self._fade.start()

    def _repaint_fading(self) -> None:
        places = self._shown.board.flashing()
        if not places:
            self._fade.stop()
            self.viewport().update()
            return
        board = self._shown.board
        visible = self.viewport().rect()
        for place in places:
            index = self._shown.mapFromSource(board.index(place, Column.PRICE))
            area = self.visualRect(index)
            if area.intersects(visible):
                self.viewport().update(area)

    def visible_items(self) -> list[str]:
        """The lots that can be seen now, from top to bottom."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return []
        last = last if last >= 0 else self._shown.rowCount() - 1
        rows = (self._shown.row(self._shown.index(place, 0)) for place in range(first, last + 1))
        return [row.state.item_id for row in rows if row is not None]
