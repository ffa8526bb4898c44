"""The sign that says how far the figures can be trusted: a shape, a word, an age."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rostrum.desk.link import LINK_WORDS, Link
from rostrum.desk.spans import age
from rostrum.desk.theme import Theme, font, mixed
from rostrum.desk.words import tr

HEIGHT = 38
_SIGNS = {Link.LIVE: "●", Link.STALE: "◐", Link.OFFLINE: "✕"}


class LinkPill(QWidget):
    """``● LIVE``, ``◐ STALE 2.1 s``, ``✕ OFFLINE 14 s``."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._font = font(15, bold=True)
        self.words = ""
        self._apart = ""
        self.link = Link.OFFLINE
        self.setAccessibleName(tr("Connection"))
        self.setFixedHeight(HEIGHT)
        self.say(Link.OFFLINE, float("inf"))

    def stand_for(self, words: str) -> None:
        """Says these words from now on while the link is live, as where there is no link at all."""
        self._apart = words
        self.say(self.link, 0.0)

    def say(self, link: Link, seconds: float, part: str = "") -> None:
        """Shows the link's condition and how long ago anything was heard; ``part`` tells of how
        many of several servers it is true."""
        self.link = link
        words = f"{_SIGNS[link]}  {tr(LINK_WORDS[link])}"
        if self._apart and link is Link.LIVE:
            words = f"◀◀  {self._apart}"
        if link is not Link.LIVE and seconds != float("inf"):
            words += f"  {age(seconds)}"
        if part and link is not Link.LIVE:
            words += f"  {part}"
        if words != self.words:
            self.words = words
            self.setAccessibleDescription(words)
            self.updateGeometry()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def sizeHint(self) -> QSize:
        width = max(QFontMetrics(self._font).horizontalAdvance(self.words) + 36, 116)
        return QSize(width, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._theme
        colour = {Link.LIVE: t.good, Link.STALE: t.soon, Link.OFFLINE: t.closing}[self.link]
        if self._apart and self.link is Link.LIVE:
            colour = t.apart
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        live = self.link is Link.LIVE
        painter.setBrush(mixed(t.panel, colour, 0.16) if live else colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(self._font)
        painter.setPen(colour if live else t.ground)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)
