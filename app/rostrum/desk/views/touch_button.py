"""A button for a finger: what it does in large, its key beside it, what it would do below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from rostrum.desk.theme import Theme, font, mixed

LEAST = 64
"""Pixels of height: 12 mm on a touch screen of 140 dots an inch."""
LOW = 50
"""Where the window is low; a finger still needs no less than 44."""


class TouchButton(QPushButton):
    """``set_under`` says what it would do now; ``tone`` frames it in one of the theme's colours."""

    def __init__(
        self, words: str, key: str, theme: Theme, *, main: bool = False, name: str = ""
    ) -> None:
        """``name`` is what a screen reader says of a button that shows a sign."""
        super().__init__()
        self._words = words
        self._named = name or words
        self._key = key
        self._theme = theme
        self._main = main
        self._under = ""
        self._tone = ""
        self._least = LEAST
        self.setAccessibleName(self._named)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    def say(self, words: str, under: str = "", tone: str = "") -> None:
        """Shows other words, what it would do, and a tone."""
        if (words, under, tone) != (self._words, self._under, self._tone):
            self._words, self._under, self._tone = words, under, tone
            self._named = words
            self.setAccessibleName(words)
            self._describe()
            self.update()

    def name_key(self, key: str) -> None:
        """Shows another key."""
        self._key = key
        self._describe()
        self.update()

    @property
    def words(self) -> str:
        """What it shows, as one sentence."""
        return f"{self._words} {self._under}".strip()

    def _describe(self) -> None:
        self.setAccessibleDescription("  ".join(filter(None, (self._under, self._key))))

    def sizeHint(self) -> QSize:
        return QSize(150, self._least)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._least)

    def set_room(self, *, low: bool) -> None:
        """Makes it lower where the window is."""
        self._least = LOW if low else LEAST
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._theme
        tone = getattr(t, self._tone) if self._tone else None
        option = QStyleOptionButton()
        self.initStyleOption(option)
        pressed = bool(option.state & QStyle.StateFlag.State_Sunken)
        ground, ink, edge = t.raised, t.text, t.line
        if not self.isEnabled():
            ground, ink = mixed(t.ground, t.raised, 0.4), mixed(t.ground, t.muted, 0.55)
        elif self._main:
            ground, ink, edge = (tone or t.text), t.ground, tone or t.text
        elif tone is not None:
            edge = tone
        if pressed:
            ground = mixed(ground, t.muted, 0.35)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().adjusted(1, 1, -1, -1)
        pen = painter.pen()
        pen.setColor(t.yours if self.hasFocus() else edge)
        pen.setWidthF(2.5 if self.hasFocus() or tone is not None else 1.0)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(frame, 9, 9)
        painter.setPen(ink)
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        low = self.height() < LEAST
        pad = 4 if low else 7
        room = self.rect().adjusted(12, pad, -12, -pad)
        sign = self._named != self._words
        large = 30 if self._main or sign else 20
        key_face = font(15, bold=True)
        key = "" if sign else self._key  # a sign is too narrow for both; F1 and a reader name it
        key_width = QFontMetrics(key_face).horizontalAdvance(key)
        under_height = (18 if low else 22) if self._under else 0
        upper = QRect(room.left(), room.top(), room.width(), room.height() - under_height)
        large = min(large, round(upper.height() * 0.8))
        face = font(large, bold=True)
        lettered = upper.adjusted(0, 0, -key_width - 8 if not self._main else 0, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        across = Qt.AlignmentFlag.AlignHCenter if self._main or sign else Qt.AlignmentFlag.AlignLeft
        wide = QFontMetrics(face).horizontalAdvance(self._words)
        if wide > lettered.width():
            face = font(max(13, large * lettered.width() // wide), bold=True)
        painter.setFont(face)
        painter.drawText(lettered, across | align, self._words)
        if self._under:
            lower = QRect(room.left(), room.bottom() - under_height, room.width(), under_height + 1)
            small = font(15, bold=True)
            wide = QFontMetrics(small).horizontalAdvance(self._under)
            if wide > lower.width():
                small = font(max(11, 15 * lower.width() // wide), bold=True)
            painter.setFont(small)
            painter.drawText(lower, across | align, self._under)
        painter.setFont(key_face)
        painter.setOpacity(0.75)
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, corner, key)
