"""Lines that must not be overlooked: a dropped line, a lot that is near, a clerk who asks."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rostrum.desk.figures import tip
from rostrum.desk.theme import Theme, font, mixed

LINES = 2
"""Lines shown at once; the rest are counted in the last of them."""
HEIGHT = 35
LOW = 29
"""A line's height where there is little room."""


class LoudLine(QWidget):
    """One line: a shape in a box of its own, then a sentence; ``tone`` is one of the theme's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._font = font(16, bold=True)
        self.shape_shown = ""
        self.words = ""
        self.tone = "soon"
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, shape: str, words: str, tone: str) -> None:
        """Shows a line."""
        self.shape_shown, self.words, self.tone = shape, words, tone
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._theme
        colour: QColor = getattr(t, self.tone)
        loud = self.tone == "closing"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(colour)
        painter.setBrush(mixed(t.panel, colour, 0.30 if loud else 0.12))
        painter.drawRoundedRect(box, 8, 8)
        sign = QRectF(box.left(), box.top(), HEIGHT, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(sign, 8, 8)
        painter.setFont(font(19, bold=True))
        painter.setPen(t.ground)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, self.shape_shown)
        painter.setFont(self._font)
        painter.setPen(t.text)
        room = box.adjusted(HEIGHT + 14, 0, -12, 0)
        words = QFontMetrics(self._font).elidedText(
            self.words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class LoudLines(QWidget):
    """As many lines as there is something to say, loudest first; nothing when there is nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines = [LoudLine(theme) for _ in range(LINES)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in self._lines:
            line.hide()
            column.addWidget(line)
        self.hide()

    def set_room(self, *, low: bool) -> None:
        """Makes the lines lower where there is little room."""
        for line in self._lines:
            line.setFixedHeight(LOW if low else HEIGHT)

    @property
    def words(self) -> list[str]:
        """The sentences that are shown."""
        return [line.words for line in self._lines if not line.isHidden()]

    def say(self, lines: list[tuple[str, str, str]]) -> None:
        """Shows these lines, each a shape, a sentence and a tone."""
        shown = lines[:LINES]
        if len(lines) > LINES:
            shape, words, tone = shown[-1]
            shown[-1] = (shape, f"(+{len(lines) - LINES})  {words}", tone)
        for line, what in zip(self._lines, shown, strict=False):
            if (line.shape_shown, line.words, line.tone) != what:
                line.say(*what)
        for place, line in enumerate(self._lines):
            line.setHidden(place >= len(shown))
        self.setHidden(not shown)
