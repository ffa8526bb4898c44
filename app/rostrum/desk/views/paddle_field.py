"""Where the paddle of a bid in the room is typed: figures from anywhere, letters once it is asked for.

Letters are acts on the rostrum. So that ``A12`` can be typed, a full stop (or a click into the field)
says that letters follow; they are the paddle's until it is taken or left.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from rostrum.desk.theme import font
from rostrum.desk.words import tr

LETTERS_FOLLOW = (".", ",")
"""Keys after which letters belong to the paddle; both stand on number pads."""
CHARACTERS = 64
_BY_HAND = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)


class PaddleField(QLineEdit):
    """``lettered``: letters are the paddle's now."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.lettered = False
        self.setAccessibleName(tr("Paddle of a bid in the room"))
        self.setMaxLength(CHARACTERS)
        self.setFont(font(24, bold=True))
        self.setFixedSize(136, height)
        self._say()

    def begin_letters(self) -> None:
        """An empty field in which letters are the paddle's."""
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lettered = True
        self._say()

    def end_letters(self) -> None:
        """Letters are acts again."""
        self.lettered = False
        self._say()

    def type_digit(self, digit: str) -> None:
        """A digit that was pressed anywhere begins, or goes on with, a paddle."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(digit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_HAND:
            self.lettered = True
            self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.end_letters()

    def _say(self) -> None:
        self.setPlaceholderText(tr("A–Z, 0–9") if self.lettered else tr("paddle"))
        self.setAccessibleDescription(
            tr("Letters belong to the paddle; + takes the bid, Esc leaves it.")
            if self.lettered
            else tr("Letters are acts; a full stop begins a paddle with letters.")
        )
        if self.property("lettered") != self.lettered:
            self.setProperty("lettered", self.lettered)
            self.style().unpolish(self)
            self.style().polish(self)
