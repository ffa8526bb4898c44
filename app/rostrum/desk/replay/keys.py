"""The keys of a replay, the same in each of its windows, before those of the window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLineEdit, QWidget

from rostrum.desk.keymap import written
from rostrum.desk.replay.playback import HOP_MS, Playback
from rostrum.desk.words import mark

TURN = "Space"

WORDS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "turn": ((TURN,), mark("Play, or stand still")),
    "next_event": ((".",), mark("The next event")),
    "previous_event": ((",",), mark("The event before")),
    "next_lot": (("Ctrl+Right",), mark("The next lot")),
    "previous_lot": (("Ctrl+Left",), mark("The lot before")),
    "jump": (("G",), mark("Go to a lot by its number")),
    "faster": (("]",), mark("Faster")),
    "slower": (("[",), mark("Slower")),
    "on": (("Ctrl+Shift+Right",), mark("10 seconds on")),
    "back": (("Ctrl+Shift+Left",), mark("10 seconds back")),
    "begin": (("Ctrl+Home",), mark("The beginning of the sale")),
    "end": (("Ctrl+End",), mark("The end of the sale")),
    "keys": (("K",), mark("These keys")),
}
"""Each thing that can be wanted, with its keys in Qt's portable writing."""

_ACTS = {key: act for act, (keys, _) in WORDS.items() for key in keys}


class ReplayKeys(QObject):
    """Hears every key of the windows that it was given."""

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self._windows: dict[QWidget, Mapping[str, Callable[[], object]]] = {}
        self._acts: dict[str, Callable[[], object]] = {
            "turn": playback.turn,
            "next_event": playback.next_event,
            "previous_event": playback.previous_event,
            "next_lot": playback.next_lot,
            "previous_lot": playback.previous_lot,
            "faster": playback.faster,
            "slower": playback.slower,
            "on": lambda: playback.hop(HOP_MS),
            "back": lambda: playback.hop(-HOP_MS),
            "begin": playback.to_begin,
            "end": playback.to_end,
        }
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def join(self, window: QWidget, own: Mapping[str, Callable[[], object]]) -> None:
        """Hears this window's keys too; ``own`` is what is done in the window itself."""
        self._windows[window] = own
        window.destroyed.connect(lambda: self._windows.pop(window, None))

    def close(self) -> None:
        """Hears nothing any more."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._windows.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or isinstance(watched, QLineEdit | QAbstractSpinBox):
            return False
        own = self._windows.get(watched.window())
        if own is None:
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = written(Qt.Key(event.key()), modifiers)
        act = _ACTS.get(key) or _ACTS.get(event.text())
        if act is None or (key == TURN and isinstance(watched, QAbstractButton)):
            return False
        done = self._acts.get(act) or own.get(act)
        if done is not None:
            done()
        return True
