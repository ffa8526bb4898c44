"""What whoever paints lots has at hand, in cells as in tiles."""

from PySide6.QtWidgets import QStyledItemDelegate

from rostrum.desk.delegates.faces import Faces
from rostrum.desk.delegates.strokes import Inks
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.theme import Theme


class LotPainter(QStyledItemDelegate):
    """Mixtures of colours and laid-out texts are kept from one painting to the next."""

    def __init__(
        self, board: BoardModel, pictures: Pictures, theme: Theme, recorder: PaintRecorder
    ) -> None:
        """``recorder`` is told of each figure that was painted."""
        super().__init__()
        self._board = board
        self._pictures = pictures
        self._theme = theme
        self._recorder = recorder
        self._inks = Inks(theme)
        self._faces = Faces()

    def refresh(self) -> None:
        """Takes up another theme or another size of type."""
        self._inks.refresh()
        self._faces.refresh()
