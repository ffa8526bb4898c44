"""The sheet of a screen's keys, on F1; the screen goes on beneath it, and its keys go on working."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.keymap import EVERYWHERE, Keymap, shown
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr

CAP_PAD = 11
NO_TITLE = "\N{NO-BREAK SPACE}"
"""As tall as a title, so that lines stand beside each other."""
DOWN = 16
"""Most lines of a column."""

Fixed = Sequence[tuple[Sequence[str], str]]
"""Keys that nobody changes, with what they do."""


class KeySheet(QDialog):
    """Every act of a screen with the keys that are in force, then those of every window."""

    def __init__(self, parent: QWidget, keymap: Keymap[Any], fixed: Fixed) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._fixed = fixed
        self.setWindowTitle(tr("Keys"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(28, 22, 28, 24)
        self._columns.setSpacing(40)
        self._sides: list[QWidget] = []

    def name_keys(self) -> None:
        """Shows the keys in force."""
        if self.isVisible():
            self._write()

    def turn(self) -> None:
        """Shows the sheet, or puts it away."""
        if self.isVisible():
            self.hide()
        else:
            self._write()
            self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (program := QCoreApplication.instance()) is not None:
            program.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        if (program := QCoreApplication.instance()) is not None:
            program.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet leaves the keyboard with its window, so that Esc there has to put it away."""
        pressed = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if not pressed or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if QApplication.activeWindow() not in (self, self.parentWidget()):
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.hide()
        return True

    @property
    def lines(self) -> dict[str, str]:
        """What is shown: for each act's words its keys."""
        own, everywhere = self._groups()
        return {words: ", ".join(keys) for words, keys in own + everywhere}

    def _groups(self) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
        keymap = self._keymap
        own = [(tr(words), _named(keys)) for keys, words in self._fixed]
        board = keymap.keyboard
        own += [(tr(words), _named(keymap.keys(act))) for act, words in board.words.items()]
        words = EVERYWHERE.words
        return own, [(tr(words[act]), _named(keymap.keys(act))) for act in words]

    def _write(self) -> None:
        for side in self._sides:
            self._columns.removeWidget(side)
            side.deleteLater()
        own, everywhere = self._groups()
        parts = -(-len(own) // DOWN)
        down = -(-len(own) // parts)
        title = tr(self._keymap.keyboard.title)
        self._sides = [
            _side(title if part == 0 else NO_TITLE, own[part * down : (part + 1) * down])
            for part in range(parts)
        ]
        self._sides.append(_side(tr(EVERYWHERE.title), everywhere))
        for side in self._sides:
            self._columns.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self.adjustSize()


def _named(keys: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(shown([key]) or key for key in keys)) or ["–"]


def _side(title: str, lines: list[tuple[str, list[str]]]) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    heading = label(17, bold=True)
    heading.setText(title)
    column.addWidget(heading)
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    for place, (words, keys) in enumerate(lines):
        caps = QHBoxLayout()
        caps.setSpacing(5)
        for key in keys:
            cap = label(14, bold=True)
            cap.setObjectName("key")
            cap.setText(key)
            cap.setMinimumWidth(cap.fontMetrics().horizontalAdvance(key) + 2 * CAP_PAD)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            caps.addWidget(cap)
        caps.addStretch(1)
        what = label(15, tone="muted")
        what.setText(words)
        grid.addLayout(caps, place, 0)
        grid.addWidget(what, place, 1, Qt.AlignmentFlag.AlignLeft)
    column.addLayout(grid)
    return side
