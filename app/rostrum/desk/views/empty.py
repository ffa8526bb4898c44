"""What is read where there is nothing to show: why, and what to do about it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTableView, QWidget

from rostrum.desk.theme import Theme, font
from rostrum.desk.words import tr

TURN_MS = 60
TURN_DEGREES = 18
SIGN = 56
WIDTH = 620


class Empty(QWidget):
    """Covers a view with a sign, a sentence and a hint; ``busy`` turns the sign.

    It lies over a view and not in its viewport, where scrolling would move it away.
    """

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self._hint = ""
        self._busy = False
        self._turned = 0
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._turning = QTimer(self)
        self._turning.setInterval(TURN_MS)
        self._turning.timeout.connect(self._turn)
        over.installEventFilter(self)
        self._lie_over(over)

    def say(self, words: str, *, hint: str = "", busy: bool = False) -> None:
        """Takes other words."""
        self.words, self._hint, self._busy = words, hint, busy
        self.setAccessibleName(tr("Nothing to show"))
        self.setAccessibleDescription(f"{words} {hint}".strip())
        self._set_turning()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._lie_over(watched)
        return False

    def _lie_over(self, over: QWidget) -> None:
        """A table's headings stay free."""
        area = over.rect()
        if isinstance(over, QTableView):
            area.setTop(over.horizontalHeader().sizeHint().height())
        self.setGeometry(area)

    def showEvent(self, _event: QEvent) -> None:
        self._set_turning()

    def hideEvent(self, _event: QEvent) -> None:
        self._turning.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        large, small = font(20, medium=True), font(15)
        width = min(self.width() - 48, WIDTH)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        bounds = QRectF(0, 0, width, 1000).toRect()
        words = QFontMetrics(large).boundingRect(bounds, int(wrap), self.words)
        hint = QFontMetrics(small).boundingRect(bounds, int(wrap), self._hint)
        height = SIGN + 24 + words.height() + 12 + hint.height()
        left, top = (self.width() - width) / 2, max(24.0, (self.height() - height) * 0.42)
        self._paint_sign(painter, QRectF((self.width() - SIGN) / 2, top, SIGN, SIGN))
        top += SIGN + 24
        painter.setPen(self._theme.text)
        painter.setFont(large)
        painter.drawText(QRectF(left, top, width, words.height()), int(wrap), self.words)
        painter.setPen(self._theme.muted)
        painter.setFont(small)
        below = QRectF(left, top + words.height() + 12, width, hint.height())
        painter.drawText(below, int(wrap), self._hint)

    def _paint_sign(self, painter: QPainter, area: QRectF) -> None:
        """A lot's ticket; while something is awaited, a ring with a gap that goes round."""
        pen = QPen(self._theme.muted, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._busy:
            painter.drawArc(area.adjusted(6, 6, -6, -6), -self._turned * 16, 290 * 16)
            return
        painter.drawRoundedRect(area.adjusted(2, 10, -2, -10), 6, 6)
        painter.drawEllipse(area.center(), 5.0, 5.0)

    def _turn(self) -> None:
        self._turned = (self._turned + TURN_DEGREES) % 360
        self.update()

    def _set_turning(self) -> None:
        if self._busy and self.isVisible():
            self._turning.start()
        else:
            self._turning.stop()
