"""The keys of a replay, the same in each of its windows, before those of the window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLineEdit, QWidget

from rostrum.desk.replay.acts import REPLAY_KEYS, ReplayAct
from rostrum.desk.replay.playback import HOP_MS, Playback


class ReplayKeys(QObject):
    """Hears every key of the windows that it was given."""

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self._windows: dict[QWidget, Mapping[ReplayAct, Callable[[], object]]] = {}
        self._acts: dict[ReplayAct, Callable[[], object]] = {
            ReplayAct.TURN: playback.turn,
            ReplayAct.NEXT_EVENT: playback.next_event,
            ReplayAct.PREVIOUS_EVENT: playback.previous_event,
            ReplayAct.NEXT_LOT: playback.next_lot,
            ReplayAct.PREVIOUS_LOT: playback.previous_lot,
            ReplayAct.FASTER: playback.faster,
            ReplayAct.SLOWER: playback.slower,
            ReplayAct.ON: lambda: playback.hop(HOP_MS),
            ReplayAct.BACK: lambda: playback.hop(-HOP_MS),
            ReplayAct.BEGIN: playback.to_begin,
            ReplayAct.END: playback.to_end,
        }
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def join(self, window: QWidget, own: Mapping[ReplayAct, Callable[[], object]]) -> None:
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
        act = REPLAY_KEYS.act(event)
        pushes = event.key() == Qt.Key.Key_Space and isinstance(watched, QAbstractButton)
        if not isinstance(act, ReplayAct) or pushes:
            return False
        done = self._acts.get(act) or own.get(act)
        if done is not None:
            done()
        return True
