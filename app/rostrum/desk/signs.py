"""The standing signs of a desk: which of its windows are no sale of now, and the bar that says so."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from rostrum.desk import theme
from rostrum.desk.spans import span
from rostrum.desk.views.apart_sign import PracticeStrip
from rostrum.desk.views.big_screen import BigScreen
from rostrum.desk.views.link_pill import LinkPill
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Sale

if TYPE_CHECKING:
    from rostrum.desk.app import Desk
    from rostrum.desk.replay.keys import ReplayKeys
    from rostrum.desk.replay.playback import Playback
    from rostrum.desk.views.replay_bar import ReplayBar, ReplayStrip

FRAME_MS = 40
"""While a replay plays its bars move on so often."""


class Signs(QObject):
    """Marks each window that a desk opens, where it is for a replay or a practice."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._practice = desk.config.practice
        self._strips: dict[QWidget, PracticeStrip] = {}
        self._bars: dict[QWidget, ReplayBar | ReplayStrip] = {}
        self._scrubbers: dict[QWidget, ReplayBar] = {}
        """Those of the bars that name keys."""
        self._playback: Playback | None = None
        self._keys: ReplayKeys | None = None
        self._frame = QTimer(self)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._refresh)

    def put_on(self, window: QWidget, sale: Sale | None = None) -> None:
        """Marks a window that has just been made; ``sale``: the one that it is for, or none."""
        if self._desk.config.replay is not None:
            self._put_replay(window)
            return
        strip = PracticeStrip(theme.WORN)
        strip.setVisible(self._practice or (sale is not None and sale.practice))
        _stand_on(window, strip)
        if sale is None:
            self._strips[window] = strip
            window.destroyed.connect(lambda: self._strips.pop(window, None))

    def take_sales(self, sales: Iterable[Sale]) -> None:
        """A desk whose every sale is for practice is marked as a whole."""
        kinds = {sale.practice for sale in sales}
        self._practice = self._desk.config.practice or kinds == {True}
        for strip in self._strips.values():
            strip.setVisible(self._practice)

    def name_keys(self) -> None:
        """Names the keys in force on the bars."""
        for bar in self._scrubbers.values():
            bar.name_keys()

    def close(self) -> None:
        """Ends what moves."""
        self._frame.stop()
        if self._keys is not None:
            self._keys.close()

    # -- a replay --------------------------------------------------------------------------

    def _put_replay(self, window: QWidget) -> None:
        from rostrum.desk.replay.acts import ReplayAct  # noqa: PLC0415
        from rostrum.desk.replay.keys import ReplayKeys  # noqa: PLC0415 - seldom
        from rostrum.desk.replay.server import ReplayServer  # noqa: PLC0415
        from rostrum.desk.views.replay_bar import ReplayBar, ReplayStrip  # noqa: PLC0415

        server = self._desk.home
        assert isinstance(server, ReplayServer)  # noqa: S101 - a replay's desk has no other
        playback = self._playback = server.playback
        if self._keys is None:
            self._keys = ReplayKeys(playback)
            playback.changed.connect(self._follow)
            playback.passed.connect(self._say_passed)
        bar: ReplayBar | ReplayStrip
        if isinstance(window, BigScreen):
            bar = ReplayStrip(playback, theme.WORN)
            self._keys.join(window, {})
        else:
            bar = made = ReplayBar(playback, theme.WORN)
            self._scrubbers[window] = made
            window.destroyed.connect(lambda: self._scrubbers.pop(window, None))
            made.left.connect(window.setFocus)
            self._keys.join(
                window, {ReplayAct.JUMP: made.write_lot, ReplayAct.KEYS: made.turn_keys}
            )
        _stand_on(window, bar)
        for pill in window.findChildren(LinkPill):
            pill.stand_for(tr("REPLAY"))
        for hint in window.findChildren(QLabel, "hint"):
            hint.hide()
        self._bars[window] = bar
        window.destroyed.connect(lambda: self._bars.pop(window, None))

    def _follow(self) -> None:
        playing = self._playback is not None and self._playback.playing
        if playing and not self._frame.isActive():
            self._frame.start()
        elif not playing:
            self._frame.stop()

    def _refresh(self) -> None:
        for bar in self._bars.values():
            if bar.isVisible():
                bar.refresh()

    def _say_passed(self, quiet_ms: int) -> None:
        words = tr("Nothing happened for {time}; the replay has gone on to what follows.")
        self._desk.window.notice.say(words.format(time=span(quiet_ms // 1000)))


def _stand_on(window: QWidget, bar: QWidget) -> None:
    """A bar at the top of a window; at the foot where the window is one picture."""
    inner = window.centralWidget() if isinstance(window, QMainWindow) else None
    page = window if inner is None else inner
    column = page.layout()
    if isinstance(column, QBoxLayout):
        column.insertWidget(0, bar)
        return
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(bar)
