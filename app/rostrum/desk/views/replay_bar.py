"""The scrubber: sign, time, speed, timeline and the keys of a replay, on each of its windows."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rostrum.desk.figures import plain, tip
from rostrum.desk.replay.acts import REPLAY_KEYS, WORDS, ReplayAct
from rostrum.desk.replay.playback import Playback
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.apart_sign import Apart, ApartSign, paint_ground
from rostrum.desk.views.chips import Chip
from rostrum.desk.views.keys import KeySheet
from rostrum.desk.views.labels import OneLine, label
from rostrum.desk.views.timeline import Timeline
from rostrum.desk.words import tr


class ReplayBar(QWidget):
    """Renders a playback and turns it; ``left``: the keyboard goes back to the window."""

    left = Signal()

    def __init__(self, playback: Playback, theme: Theme) -> None:
        super().__init__()
        self._playback = playback
        self._theme = theme
        self._keys: KeySheet | None = None
        self._named: list[tuple[Chip, ReplayAct]] = []
        self.setAccessibleName(tr("Replay"))
        self.sign = ApartSign(Apart.REPLAY, theme, height=36)
        self.title = OneLine(15, tone="muted", name=tr("Sale"))
        self.lot = label(16, bold=True, name=tr("The lot that the sale has come to"))
        self.time = label(22, bold=True, name=tr("Time of the sale"))
        self.time.setMinimumWidth(104)
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.speed = label(16, bold=True, name=tr("Speed"))
        self.speed.setMinimumWidth(52)
        self.speed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.timeline = Timeline(playback, theme)
        self.turn = Chip("", theme, sign="play", name=tr(WORDS[ReplayAct.TURN]))
        self.jump = QLineEdit()
        self.jump.setFont(font(14))
        self.jump.setAccessibleName(tr("Go to a lot by its number"))
        self.jump.setMaxLength(24)
        self.jump.setFixedWidth(84)
        self._lay_out(theme)
        self.timeline.wanted.connect(playback.seek)
        self.jump.returnPressed.connect(self._jump)
        playback.changed.connect(self.refresh)
        self.name_keys()
        self.refresh()

    def _lay_out(self, theme: Theme) -> None:
        p = self._playback
        acts = QHBoxLayout()
        acts.setSpacing(4)
        slower, faster = (Chip(sign, theme) for sign in ("−", "+"))
        help_ = Chip("?", theme)
        offered = (
            (Chip("", theme, sign="previous-lot"), ReplayAct.PREVIOUS_LOT, p.previous_lot),
            (Chip("", theme, sign="previous-event"), ReplayAct.PREVIOUS_EVENT, p.previous_event),
            (self.turn, ReplayAct.TURN, p.turn),
            (Chip("", theme, sign="next-event"), ReplayAct.NEXT_EVENT, p.next_event),
            (Chip("", theme, sign="next-lot"), ReplayAct.NEXT_LOT, p.next_lot),
            (slower, ReplayAct.SLOWER, p.slower),
            (faster, ReplayAct.FASTER, p.faster),
            (help_, ReplayAct.KEYS, self.turn_keys),
        )
        for chip, act, does in offered:
            chip.clicked.connect(does)
            self._named.append((chip, act))
        for chip, _, _ in offered[:5]:
            acts.addWidget(chip)
        for each in (slower, self.speed, faster):
            acts.addWidget(each)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 16, 0)
        row.setSpacing(14)
        row.addWidget(self.sign)
        row.addWidget(self.title, 1)
        row.addWidget(self.lot)
        row.addWidget(self.time)
        row.addLayout(acts)
        row.addWidget(self.jump)
        row.addWidget(help_)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.timeline)

    def refresh(self) -> None:
        """Shows where the replay is."""
        p = self._playback
        self.time.setText(clock_words(p))
        said = tr("Nothing can be sent from here.")
        self.title.setText("   ".join(filter(None, (plain(p.title)[:80], said))))
        self.speed.setText(speed_words(p.speed))
        self.lot.setText(lot_words(p))
        self.turn.show_sign("pause" if p.playing else "play")
        self.timeline.setAccessibleDescription(f"{self.lot.text()} {self.time.text()}")
        self.timeline.update()

    def write_lot(self) -> None:
        """Gives the keyboard to the lot's number."""
        self.jump.setFocus()
        self.jump.selectAll()

    def turn_keys(self) -> None:
        """Shows the replay's keys, or puts them away."""
        if self._keys is None:
            self._keys = KeySheet(self, REPLAY_KEYS, ())
        self._keys.turn()

    def name_keys(self) -> None:
        """Names the keys in force."""
        for chip, act in self._named:
            name = f"{tr(WORDS[act])} ({REPLAY_KEYS.first(act)})"
            chip.setAccessibleName(name)
            chip.setToolTip(tip(name))
        key = REPLAY_KEYS.first(ReplayAct.JUMP)
        self.jump.setPlaceholderText(tr("Lot ({key})").format(key=key))
        if self._keys is not None:
            self._keys.name_keys()

    def _jump(self) -> None:
        there = self._playback.jump(self.jump.text())
        self.jump.setProperty("bad", not there)
        if there:
            self.jump.clear()
            self.left.emit()
        else:
            words = tr("There is no lot {lot} in this sale")
            self.jump.setToolTip(tip(words.format(lot=plain(self.jump.text()))))
            self.jump.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.jump.hasFocus():
            self.jump.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_ground(self, self._theme)


class ReplayStrip(QWidget):
    """The sign, the time and the timeline in one slim line, for the room's screen."""

    def __init__(self, playback: Playback, theme: Theme) -> None:
        super().__init__()
        self._playback = playback
        self._theme = theme
        self.setFixedHeight(32)
        self.setAccessibleName(tr("Replay"))
        self.sign = ApartSign(Apart.REPLAY, theme, height=30)
        self.timeline = Timeline(playback, theme)
        self.time = label(16, bold=True, name=tr("Time of the sale"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 2)
        row.setSpacing(14)
        row.addWidget(self.sign)
        row.addWidget(self.timeline, 1)
        row.addWidget(self.time)
        self.timeline.wanted.connect(playback.seek)
        playback.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows where the replay is."""
        p = self._playback
        self.time.setText(f"{clock_words(p)}   {speed_words(p.speed)}")
        self.timeline.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_ground(self, self._theme)


def clock_words(playback: Playback) -> str:
    """The sale's time of day, in this machine's time zone."""
    if playback.recording is None:
        return "–:–"
    return datetime.fromtimestamp(playback.at / 1000).astimezone().strftime("%H:%M:%S")


def speed_words(speed: float) -> str:
    """A speed: ``0.5×``, ``20×``."""
    return f"{speed:g}×"


def lot_words(playback: Playback) -> str:
    """The lot that the sale has come to."""
    chapter = playback.chapter
    if chapter is None:
        return ""
    return tr("Lot {number}").format(number=plain(chapter.lot)[:24])
