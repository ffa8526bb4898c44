"""A line that asks something and goes away with the answer; it takes no key from the lots."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rostrum.desk.theme import font
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr


class Question(QWidget):
    """One question at a time: a new one takes the place of the one before, which counts as no."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._meant: Callable[[], None] | None = None
        self._words = label(15, wrap=True, name=tr("Question"))
        self.yes = QPushButton(tr("Question"))  # until there is one
        self.no = QPushButton(tr("Leave it"))
        for button in (self.yes, self.no):
            button.setObjectName("chip")
            button.setFont(font(14))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.yes.clicked.connect(self._answer)
        self.no.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(16)
        sign = label(18, tone="soon", bold=True)
        sign.setText("?")
        row.addWidget(sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.hide()

    @property
    def words(self) -> str:
        """The question that is open; empty when none is."""
        return "" if self.isHidden() else self._words.text()

    def ask(self, sentence: str, yes: str, meant: Callable[[], None]) -> None:
        """Asks; ``meant`` is done when the user says yes, and nothing when not."""
        self._meant = meant
        self._words.setText(sentence)
        self.yes.setText(yes.replace("&", "&&"))
        self.show()

    def leave(self) -> None:
        """Takes the question back."""
        self._meant = None
        self.hide()

    def _answer(self) -> None:
        meant = self._meant
        self.leave()
        if meant is not None:
            meant()
