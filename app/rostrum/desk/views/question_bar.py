"""Where the rostrum says what became of an act, and asks once before one that cannot be undone.

It stands in its place and takes no key from the lot: bids and acts go on while it asks.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from rostrum.desk.gavel import ActLine, Struck
from rostrum.desk.offered import Question
from rostrum.desk.rostrum_keys import ROSTRUM_KEYS, WORDS, RostrumAct
from rostrum.desk.theme import Theme, font, mixed
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr

HEIGHT, LOW = 62, 56
"""Pixels, and where the window is low."""
REASON_CHARACTERS = 300
_SIGNS = {
    Struck.SENT: ("➜", "muted"),
    Struck.UNKNOWN: ("?", "soon"),
    Struck.DONE: ("✓", "good"),
    Struck.REFUSED: ("✕", "closing"),
    Struck.BLOCKED: ("✕", "soon"),
}


class QuestionBar(QWidget):
    """``meant`` carries the act and the reason that was written; ``not_meant``: leave it."""

    meant = Signal(object, str)
    not_meant = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._question: Question | None = None
        self._sign = label(22, bold=True)
        self._words = label(18, bold=True, wrap=True, name=tr("What became of it"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("The reason, for the log"))
        self.reason.setAccessibleName(tr("The reason, for the log"))
        self.reason.setMaxLength(REASON_CHARACTERS)
        self.reason.setFont(font(17))
        self.yes = QPushButton()
        self.yes.setObjectName("main")
        self.no = QPushButton(tr("Leave it  Esc"))
        self.accept, self.refuse = QPushButton(), QPushButton()
        for button in (self.yes, self.no, self.accept, self.refuse):
            button.setFont(font(17, bold=True))
            button.setMinimumHeight(44)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.reason, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addWidget(self.accept)
        row.addWidget(self.refuse)
        self.setFixedHeight(HEIGHT)
        self.yes.clicked.connect(self._answer)
        self.reason.returnPressed.connect(self._answer)
        self.no.clicked.connect(self.not_meant)
        self.accept.clicked.connect(lambda: self.meant.emit(RostrumAct.ACCEPT, ""))
        self.refuse.clicked.connect(lambda: self.meant.emit(RostrumAct.REFUSE, ""))
        self.name_keys()
        self.show_line(None, None, pending="")

    def name_keys(self) -> None:
        """Names the keys in force on the buttons."""
        for button, act in ((self.accept, RostrumAct.ACCEPT), (self.refuse, RostrumAct.REFUSE)):
            button.setText("  ".join((tr(WORDS[act]), ROSTRUM_KEYS.first(act))))
        self._ask(self._question)

    def set_room(self, *, low: bool) -> None:
        """Makes it lower where the window is."""
        self.setFixedHeight(LOW if low else HEIGHT)

    @property
    def words(self) -> str:
        """The sentence that is shown."""
        return self._words.text()

    def show_line(self, question: Question | None, line: ActLine | None, *, pending: str) -> None:
        """Shows a question, or else what became of the last act; ``pending``: what the seller is
        asked about, or nothing."""
        self._ask(question)
        for button in (self.accept, self.refuse):
            button.setVisible(bool(pending) and question is None)
        open_line = line is not None and line.struck is not Struck.DONE
        if question is not None:
            self._write("!", "soon", question.words)
        elif pending and not open_line:
            self._write("!", "soon", pending)
        elif line is not None:
            sign, tone = _SIGNS[line.struck]
            self._write(sign, tone, line.text)
        else:
            self._write("", "", "")
        self.update()

    def _ask(self, question: Question | None) -> None:
        new = question is not None and question != self._question
        self._question = question
        self.yes.setVisible(question is not None)
        self.no.setVisible(question is not None)
        self.reason.setVisible(question is not None and question.reason)
        if question is None:
            return
        key = ROSTRUM_KEYS.first(question.act)
        hint = "" if question.reason else f"  {key}"
        self.yes.setText(f"{question.yes}{hint}".replace("&", "&&"))
        if new and question.reason:
            self.reason.clear()
            self.reason.setFocus()

    def _answer(self) -> None:
        if self._question is not None:
            self.meant.emit(RostrumAct(self._question.act), self.reason.text())

    def _write(self, sign: str, tone: str, words: str) -> None:
        self._sign.setText(sign)
        set_tone(self._sign, tone)
        if words != self._words.text():
            self._words.setText(words)
            self._words.setAccessibleDescription(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        asked = self._question is not None
        if not asked and not self.words:
            return
        painter.setPen(t.soon if asked else t.line)
        painter.setBrush(mixed(t.panel, t.soon, 0.14) if asked else t.panel)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
