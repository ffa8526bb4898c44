"""The lot that a key press would bid on: one in a window, whichever view shows it."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)

from rostrum.desk.models.shown import ShownLots

_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class Choice(QObject):
    """``chosen`` names a lot that the user has moved to; ``model`` is shared by the views."""

    chosen = Signal(str)

    def __init__(self, shown: ShownLots) -> None:
        super().__init__()
        self._shown = shown
        self._item: str | None = None
        self.model = QItemSelectionModel(shown)
        self.model.currentChanged.connect(self._current_changed)
        shown.sifted.connect(lambda by_user: self._keep(by_user=by_user))

    @property
    def item(self) -> str | None:
        """The lot under the bar, or the one that was and has left by itself."""
        return self._item

    def choose(self, item_id: str) -> bool:
        """Moves the bar to a lot; whether it is shown."""
        index = self._shown.index_of(item_id)
        if index.isValid():
            self.model.setCurrentIndex(index, _ROW)
        return index.isValid()

    def take(self, item_id: str) -> None:
        """Chooses a lot that need not be shown by the views of this model."""
        if not self.choose(item_id):
            self.model.clear()
        if item_id != self._item:
            self._item = item_id
            self.chosen.emit(item_id)

    def _current_changed(
        self,
        current: QModelIndex | QPersistentModelIndex,
        _previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if current.isValid() and not self.model.isRowSelected(current.row()):
            self.model.clearCurrentIndex()  # a view that got the keyboard, which chooses nothing
            return
        row = self._shown.row(current)
        if row is None or self._shown.by_itself:
            return
        if row.state.item_id != self._item:
            self._item = row.state.item_id
            self.chosen.emit(self._item)

    def _keep(self, *, by_user: bool) -> None:
        """After rows came or went, the bar is on the same lot.

        When that lot is no longer shown, a search of the user's moves the bar to the first one
        that is; a lot that left by itself stays chosen, unseen, so that no key press ever bids on
        another lot than the one the user chose.
        """
        index = self._shown.index_of(self._item) if self._item else QModelIndex()
        if not index.isValid() and (by_user or self._item is None):
            index = self._shown.first_lot()
        if index.isValid():
            self.model.setCurrentIndex(index, _ROW)
        else:
            self.model.clear()
