"""What stands on every window of a replay or a practice: a word in a block with a shape of its own."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rostrum.desk.theme import Theme, font, mixed
from rostrum.desk.views.labels import OneLine
from rostrum.desk.words import mark, tr

EDGE = 34
"""Width of the pattern at each end of the block."""


class Apart(StrEnum):
    """What a window is for that is no sale of now."""

    REPLAY = "replay"
    PRACTICE = "practice"


WORDS = {Apart.REPLAY: mark("REPLAY"), Apart.PRACTICE: mark("PRACTICE")}


class ApartSign(QWidget):
    """The word on a ground of its own colour; a film's holes beside REPLAY, stripes beside PRACTICE."""

    def __init__(self, apart: Apart, theme: Theme, *, height: int = 34) -> None:
        super().__init__()
        self._apart = apart
        self._theme = theme
        self._font = font(round(height * 0.5), bold=True)
        self.words = tr(WORDS[apart])
        self.setAccessibleName(self.words)
        self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font).horizontalAdvance(self.words)
        return QSize(width + 2 * EDGE + 20, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), t.apart)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.ground)
        for left in (0, self.width() - EDGE):
            painter.save()
            painter.setClipRect(QRectF(left, 0, EDGE, self.height()))
            if self._apart is Apart.REPLAY:
                self._draw_holes(painter, left)
            else:
                self._draw_stripes(painter, left)
            painter.restore()
        painter.setFont(self._font)
        painter.setPen(t.ground)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)

    def _draw_holes(self, painter: QPainter, left: int) -> None:
        size = self.height() * 0.2
        for row in (0.14, 0.66):
            for place in range(3):
                x = left + 5 + place * (size + 4)
                painter.drawRoundedRect(QRectF(x, self.height() * row, size, size), 2, 2)

    def _draw_stripes(self, painter: QPainter, left: int) -> None:
        high = self.height()
        for place in range(-high, EDGE + high, 14):
            x = left + place
            painter.drawPolygon(
                [
                    QPointF(x, high),
                    QPointF(x + 7, high),
                    QPointF(x + 7 + high, 0),
                    QPointF(x + high, 0),
                ]
            )


class PracticeStrip(QWidget):
    """Along the top of a window in which nothing counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(34)
        self.setAccessibleName(tr(WORDS[Apart.PRACTICE]))
        self.sign = ApartSign(Apart.PRACTICE, theme)
        self._words = OneLine(15, tone="", name=tr(WORDS[Apart.PRACTICE]))
        self._words.setText(tr("Nothing here counts, and no real sale can be reached from here."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self.sign)
        row.addWidget(self._words, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_ground(self, self._theme)


def paint_ground(widget: QWidget, theme: Theme) -> None:
    """A ground tinted with the colour apart, and a line of it at the foot."""
    painter = QPainter(widget)
    painter.fillRect(widget.rect(), mixed(theme.panel, theme.apart, 0.14))
    painter.fillRect(QRectF(0, widget.height() - 2, widget.width(), 2), theme.apart)
