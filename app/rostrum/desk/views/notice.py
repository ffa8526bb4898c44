"""A line under the bar: what the user should know stays until it is put away, good news leaves."""

from collections import deque

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rostrum.desk.theme import font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr

WAITING = 20
"""Sentences that wait behind the one that is shown; the oldest are let go beyond that."""
GOOD_NEWS_MS = 6000
"""How long good news stands."""


class Notice(QWidget):
    """Shows one sentence at a time; it never takes the keyboard from the lots.

    ``shown`` carries sentence, sign and tone; ``left`` says that nothing is shown any more.
    """

    shown = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._waiting: deque[str] = deque(maxlen=WAITING)
        self._words = label(15, wrap=True, name=tr("Notice"))
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._away = QPushButton(tr("Put away"))
        self._away.setObjectName("chip")
        self._away.setFont(font(14))
        self._away.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(16)
        self._sign = label(18, tone="soon", bold=True)
        self._good = QTimer(self)
        self._good.setSingleShot(True)
        self._good.timeout.connect(self._next)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._away)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence that is shown; empty when none is."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str) -> None:
        """Shows a sentence, after those that wait; one that waits or stands is not said twice."""
        if sentence == self.words or sentence in self._waiting:
            return
        self._waiting.append(sentence)
        if not self.words or self._good.isActive():
            self._next()

    def tell(self, sentence: str) -> None:
        """Shows good news for a moment; none where something stands that the user should know."""
        if self.words and not self._good.isActive():
            return
        self._show(sentence, "✓", "good")
        self._good.start(GOOD_NEWS_MS)

    def _next(self) -> None:
        self._good.stop()
        if self._waiting:
            self._show(self._waiting.popleft(), "!", "soon")
        else:
            self.hide()
            self.left.emit()

    def echo(self, other: "Notice") -> None:
        """Shows in another window what is shown here, and puts it away from there."""
        self.shown.connect(other._show)
        self.left.connect(other._next)
        other._away.clicked.connect(self._next)
        if self.words:
            other._show(self.words, self._sign.text(), str(self._sign.property("tone")))

    def _show(self, sentence: str, sign: str, tone: str) -> None:
        self._words.setText(sentence)
        self._sign.setText(sign)
        set_tone(self._sign, tone)
        self.setVisible(True)
        self.shown.emit(sentence, sign, tone)
