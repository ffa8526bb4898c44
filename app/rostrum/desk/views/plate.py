"""A lot's catalogue picture, whole in its place."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from rostrum.desk.delegates.faces import Face
from rostrum.desk.delegates.strokes import draw_mat, draw_plate
from rostrum.desk.models.pictures import Pictures, shown_whole
from rostrum.desk.theme import Theme


class Plate(QWidget):
    """The picture, or the lot's number until it has come."""

    def __init__(self, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self._pictures = pictures
        self._theme = theme
        self._name: str | None = None
        self._lot = ""
        self._face = Face(28, bold=True)
        self._framed = QPixmap()
        self._framed_key = (0, 0, 0)
        pictures.arrived.connect(self._arrived)

    def show_picture(self, name: str | None, lot: str) -> None:
        """Shows another lot's picture."""
        self._name, self._lot = name, lot
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pixmap = self._pictures.large(self._name)
        if pixmap is None:
            draw_plate(painter, QRect(self.rect()), self._theme, self._face, self._lot)
            return
        draw_mat(painter, QRect(self.rect()), self._theme)
        key = (pixmap.cacheKey(), self.width(), self.height())
        if key != self._framed_key:
            self._framed_key = key
            self._framed = shown_whole(pixmap, self.size(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, self._framed)

    def _arrived(self, name: str) -> None:
        if name == self._name:
            self.update()
