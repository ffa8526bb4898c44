"""Small buttons over a board: one choice of several, or a list that opens."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton

from rostrum.desk.figures import tip
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
            self.setToolTip(tip(name))
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
        self._list: QMenu | None = None
        self._fill: Callable[[QMenu], object] = lambda _: None
        self._held: list[object] = []

    @property
    def list(self) -> QMenu:
        """What opens; made in the turn after the chip was first seen."""
        if self._list is None:
            self._list = QMenu(self)
            self._list.setFont(font(14))
            self.setMenu(self._list)
            self._refill()
        return self._list

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._list is None:
            QTimer.singleShot(0, self, lambda: self.list)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        _ = self.list
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Down):
            _ = self.list
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def offer(self, fill: Callable[[QMenu], object]) -> None:
        """``fill`` puts the choices into the list, which is empty then."""
        self._fill = fill
        if self._list is not None:
            self._refill()

    def _refill(self) -> None:
        made = self.list
        made.clear()
        self._fill(made)
        self._mark_held()

    def offer_one(
        self, choices: Iterable[tuple[str, object]], chosen: Callable[[object], object]
    ) -> None:
        """Offers choices of which one holds; ``chosen`` gets its value."""
        offered = [*choices]

        def fill(menu: QMenu) -> None:
            group = QActionGroup(menu)
            for words, value in offered:
                action = _action(menu, words, value)
                group.addAction(action)
                action.triggered.connect(lambda _=False, value=value: chosen(value))

        self.offer(fill)

    def offer_many(
        self,
        choices: Iterable[tuple[str, object]],
        turned: Callable[[object, bool], object],
        none: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Offers choices of which any number holds; ``turned`` gets a value and whether it holds.

        ``none``, where it is given, are words that let go of all of them and what they then do.
        """
        offered = [*choices]

        def fill(menu: QMenu) -> None:
            for words, value in offered:
                action = _action(menu, words, value)
                action.triggered.connect(lambda on, value=value: turned(value, on))
            if none is not None:
                words, let_go = none
                menu.addSeparator()
                menu.addAction(words).triggered.connect(lambda _=False: let_go())

        self.offer(fill)

    def mark(self, values: Iterable[object], shown: str) -> None:
        """Marks what holds; ``shown`` stands on the chip."""
        self._held = [*values]
        if self._list is not None:
            self._mark_held()
        self._shown = "" if shown == self.rest else shown
        self._write()
        if bool(self.property("set")) != bool(self._shown):
            self.setProperty("set", bool(self._shown))
            self.style().unpolish(self)
            self.style().polish(self)

    def _mark_held(self) -> None:
        for action in self.list.actions():
            action.setChecked(action.data() in self._held)

    def set_room(self, *, compact: bool, tiny: bool) -> None:
        """For want of room: ``compact`` shows only the sign where nothing is chosen, ``tiny``
        always; what is chosen is then marked by the chip's frame and said by its tool tip."""
        if (compact, tiny) != (self._compact, self._tiny):
            self._compact, self._tiny = compact, tiny
            self._write()

    def _write(self) -> None:
        words = self._shown or ("" if self._compact else self.rest)
        words = "" if self._tiny else words
        self.setToolTip(tip(self._shown or self.accessibleName()))
        words = words.replace("&", "&&")
        if words != self.text():
            self.setText(words)
        self.setAccessibleDescription(self._shown)


def _action(menu: QMenu, words: str, value: object) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.setCheckable(True)
    action.setData(value)
    return action
