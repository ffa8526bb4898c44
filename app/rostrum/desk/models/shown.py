"""Which lots the board shows, and in what order: the sale's, whatever the figures do."""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Signal

from rostrum.desk.models.board import BoardModel, Row
from rostrum.wire.state import BIDDABLE


class Show(StrEnum):
    """Which lots are of interest now."""

    ALL = "All"
    OPEN = "Open"
    YOURS = "Yours"


class ShownLots(QSortFilterProxyModel):
    """A sieve over the board; it moves rows only when asked or when a status lets one in or out.

    ``sifted`` follows each sifting and says whether the user asked for it; ``by_itself`` holds
    while a changed status moves rows, which must not move the lot that a key would bid on.
    """

    sifted = Signal(bool)

    def __init__(self, board: BoardModel) -> None:
        super().__init__()
        self.board = board
        self.sale: str | None = None
        self.show_only = Show.ALL
        self.by_itself = False
        self._search = ""
        self._accepted: dict[str, bool] = {}
        self.setDynamicSortFilter(False)
        self.setSourceModel(board)
        board.updated.connect(self._reconsider)
        board.rowsInserted.connect(lambda *_: self.sort(0))

    def search(self, text: str) -> None:
        """Shows only lots with all of these words in number, title or artist."""
        self._search = text.casefold()
        self._sift()

    def choose(self, *, sale: str | None, show_only: Show) -> None:
        """Shows only one sale, or all for none, and only lots of interest."""
        self.sale, self.show_only = sale, show_only
        self._sift()

    def row(self, index: QModelIndex | QPersistentModelIndex) -> Row | None:
        """The lot at a shown index."""
        if not index.isValid():
            return None
        return self.board.at(self.mapToSource(index).row())

    def index_of(self, item_id: str, column: int = 0) -> QModelIndex:
        """Where an item is shown; an invalid index when it is not."""
        place = self.board.place(item_id)
        if place is None:
            return QModelIndex()
        return self.mapFromSource(self.board.index(place, column))

    def filterAcceptsRow(
        self, source_row: int, _source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        row = self.board.at(source_row)
        accepted = self._accepts(row)
        self._accepted[row.state.item_id] = accepted
        return accepted

    def lessThan(
        self,
        source_left: QModelIndex | QPersistentModelIndex,
        source_right: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        return self.board.at(source_left.row()).key < self.board.at(source_right.row()).key

    def _accepts(self, row: Row) -> bool:
        if self.sale is not None and row.state.sale_id != self.sale:
            return False
        if self.show_only is Show.OPEN and row.state.status not in BIDDABLE:
            return False
        if self.show_only is Show.YOURS and not self.board.is_own(row.state):
            return False
        return all(word in row.needle for word in self._search.split())

    def _reconsider(self, item_ids: list[str]) -> None:
        for item_id in item_ids:
            row = self.board.row(item_id)
            if row is not None and self._accepted.get(item_id) != self._accepts(row):
                self.by_itself = True
                self._sift()
                return

    def _sift(self) -> None:
        self.invalidate()
        self.sort(0)
        by_user, self.by_itself = not self.by_itself, False
        self.sifted.emit(by_user)
