"""Whose the standing bid is, in a word and a shape: filled for ours, an outline for another's."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rostrum.desk.models.calls import Whose
from rostrum.desk.theme import Theme, font
from rostrum.desk.words import mark, tr

HEIGHT = 46
_WORDS = {
    Whose.OURS: ("★", mark("OURS")),
    Whose.AGAINST: ("△", mark("AGAINST US")),
    Whose.NOBODY: ("", mark("NO BID YET")),
    Whose.ASKING: ("…", mark("BEING ASKED")),
}


class WhosePlate(QWidget):
    """``words`` is what it says; old figures are drawn faint and called old."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._whose = Whose.NOBODY
        self._price = ""
        self._old = False
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_whose(Whose.NOBODY, "", old=False)

    def show_whose(self, whose: Whose, price: str, *, old: bool) -> None:
        """Shows whose the bid is and the price it stands at."""
        self._whose, self._price, self._old = whose, price, old
        self.words = tr(_WORDS[whose][1])
        said = f"{self.words} {price}".strip()
        self.setAccessibleName(f"{said}, {tr('old')}" if old else said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._theme
        ours = self._whose is Whose.OURS
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if ours and not self._old:
            painter.setPen(QPen(t.yours, 3))
            painter.setBrush(t.yours)
            ink = t.on_yours
        else:
            against = self._whose is Whose.AGAINST
            edge = t.faint if self._old or not against else t.text
            pen = QPen(edge, 2)
            if self._whose is Whose.ASKING:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = t.muted if self._old or not against else t.text
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(ink)
        painter.setFont(font(round(self.height() * 0.46), bold=True))
        shape = _WORDS[self._whose][0]
        room = box.adjusted(14, 0, -14, 0)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            room, centre | Qt.AlignmentFlag.AlignLeft, f"{shape}  {self.words}".strip()
        )
        painter.setFont(font(round(self.height() * 0.52), bold=True))
        painter.drawText(room, centre | Qt.AlignmentFlag.AlignRight, self._price)
