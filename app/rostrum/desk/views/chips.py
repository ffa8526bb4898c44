"""Small buttons over a board: one choice of several, or a list that opens."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

from rostrum.desk.theme import Theme, font
from rostrum.desk.views.icons import SIZE, icon

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Chip(QPushButton):
    """Reached by Tab and pressed by Space or Enter; a click leaves the keys with the lots."""

    def __init__(
        self, words: str, theme: Theme, *, sign: str = "", name: str = "", checkable: bool = False
    ) -> None:
        """``name`` is what a screen reader says of a chip that shows a sign and no words."""
        super().__init__(words.replace("&", "&&"))
        self._theme = theme
        self._sign = sign
        self.setObjectName("chip")
        self.setCheckable(checkable)
        self.setFont(font(14))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        if sign and not words:
            self.setProperty("sign", True)
        if sign:
            self.setIconSize(QSize(SIZE, SIZE))
            self.toggled.connect(lambda _: self._draw())
            self._draw()

    def show_sign(self, sign: str) -> None:
        """Shows another sign."""
        if sign != self._sign:
            self._sign = sign
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_sign"):
            self._draw()

    def _draw(self) -> None:
        if self._sign:
            colour = self._theme.text if self.isChecked() else self._theme.muted
            self.setIcon(icon(self._sign, colour))


class MenuChip(Chip):
    """Opens a list; what is chosen stands on the chip when it differs from ``rest``."""

    def __init__(self, rest: str, theme: Theme, *, sign: str = "", name: str = "") -> None:
        super().__init__(rest, theme, sign=sign, name=name or rest)
        self.rest = rest
        self._shown = ""
        self._compact = False
        self._tiny = False
        self.list = QMenu(self)
        self.list.setFont(font(14))
        self.setMenu(self.list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def offer_one(
        self, choices: Iterable[tuple[str, object]], chosen: Callable[[object], object]
    ) -> None:
        """Offers choices of which one holds; ``chosen`` gets its value."""
        self.list.clear()
        group = QActionGroup(self.list)
        for words, value in choices:
            action = self._action(words, value)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=value: chosen(value))

    def offer_many(
        self, choices: Iterable[tuple[str, object]], turned: Callable[[object, bool], object]
    ) -> None:
        """Offers choices of which any number holds; ``turned`` gets a value and whether it holds."""
        self.list.clear()
        for words, value in choices:
            action = self._action(words, value)
            action.triggered.connect(lambda on, value=value: turned(value, on))

    def mark(self, values: Iterable[object], shown: str) -> None:
        """Marks what holds; ``shown`` stands on the chip."""
        held = list(values)
        for action in self.list.actions():
            action.setChecked(action.data() in held)
        self._shown = "" if shown == self.rest else shown
        self._write()
        self.setProperty("set", bool(self._shown))
        self.style().unpolish(self)
        self.style().polish(self)

    def set_room(self, *, compact: bool, tiny: bool) -> None:
        """For want of room: ``compact`` shows only the sign where nothing is chosen, ``tiny``
        always; what is chosen is then marked by the chip's frame and said by its tool tip."""
        if (compact, tiny) != (self._compact, self._tiny):
            self._compact, self._tiny = compact, tiny
            self._write()

    def _write(self) -> None:
        words = self._shown or ("" if self._compact else self.rest)
        words = "" if self._tiny else words
        self.setToolTip(self._shown or self.accessibleName())
        words = words.replace("&", "&&")
        if words != self.text():
            self.setText(words)
        self.setAccessibleDescription(self._shown)

    def _action(self, words: str, value: object) -> QAction:
        action = self.list.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(value)
        return action
