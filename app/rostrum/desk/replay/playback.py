"""A recording being played: forwards by its clock, or set to any time."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from rostrum.desk.models.board import Moment
from rostrum.desk.replay.clock import ReplayClock
from rostrum.desk.replay.recording import Chapter, Recording
from rostrum.wire.state import ItemState

SPEEDS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 60.0)
"""How many times as fast as the sale went."""
QUIET_MS = 120_000
"""Stretches of the sale in which nothing happens for longer than this are passed over …"""
AROUND_QUIET_MS = 60_000
"""… but for so long before the next thing happens."""
AGAIN_MS = 1_500
"""So soon after a lot's beginning its key goes to the lot before."""
HOP_MS = 10_000
FRAME_S = 0.016
LONGEST_S = 0.25


class Playback(QObject):
    """``went`` carries what the sale pushed meanwhile, ``moved`` lots as they are at another time.

    ``changed``: it is ready, plays, stands, goes at another speed or stands elsewhere. ``passed``
    carries the milliseconds of a quiet stretch that was left out.
    """

    went = Signal(list)
    moved = Signal(list)
    changed = Signal()
    passed = Signal(int)

    def __init__(self, clock: ReplayClock) -> None:
        super().__init__()
        self.clock = clock
        self.recording: Recording | None = None
        self.title = ""
        self._shown = 0

    # -- reading ---------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """The sale's time that is shown, ms UTC."""
        return self._shown

    @property
    def playing(self) -> bool:
        """Whether time goes on."""
        return self.clock.playing

    @property
    def speed(self) -> float:
        """How many times as fast as the sale went."""
        return self.clock.speed

    @property
    def chapter(self) -> Chapter | None:
        """The lot that the sale has come to."""
        return None if self.recording is None else self.recording.chapter(self._shown)

    def tell_all(self) -> None:
        """Tells of every lot as it is at the time that is shown."""
        if self.recording is not None:
            self.moved.emit(self._moments(self.recording, self.recording.lots))

    # -- going on --------------------------------------------------------------------------

    def begin(self, recording: Recording, title: str) -> None:
        """Stands at the beginning of a sale."""
        self.recording, self.title = recording, title
        self.clock.ends_at = recording.ends_at
        self._shown = recording.begins_at
        self.clock.set(recording.begins_at)
        self.changed.emit()

    def advance(self) -> float:
        """Tells what has happened by now; after how many seconds to look again, at the latest."""
        recording = self.recording
        if recording is None or not self.playing:
            return LONGEST_S
        now = int(self.clock.now())
        states = recording.between(self._shown, now)
        self._shown = now
        if states:
            self.went.emit(list(states))
        if now >= recording.ends_at:
            self.pause()
            return LONGEST_S
        coming = recording.next_event(now)
        if coming is None:
            return LONGEST_S
        if coming - now > QUIET_MS:
            there = coming - AROUND_QUIET_MS
            self.seek(there)
            self.passed.emit(there - now)
        return min(LONGEST_S, max(FRAME_S, (coming - now) / 1000 / self.speed))

    # -- what is wanted --------------------------------------------------------------------

    def turn(self) -> None:
        """Plays, or stands still; from the end it plays from the beginning."""
        if self.recording is None:
            return
        if not self.playing and self._shown >= self.recording.ends_at:
            self.seek(self.recording.begins_at)
        self._go(playing=not self.playing)

    def pause(self) -> None:
        """Stands still."""
        self._go(playing=False)

    def faster(self) -> None:
        """The next higher speed."""
        self.set_speed(next((one for one in SPEEDS if one > self.speed), SPEEDS[-1]))

    def slower(self) -> None:
        """The next lower speed."""
        self.set_speed(next((one for one in reversed(SPEEDS) if one < self.speed), SPEEDS[0]))

    def set_speed(self, speed: float) -> None:
        """Goes at another speed from here."""
        self.clock.go(playing=self.playing, speed=min(max(speed, SPEEDS[0]), SPEEDS[-1]))
        self.changed.emit()

    def seek(self, at: float) -> None:
        """Shows the sale at another time."""
        recording = self.recording
        if recording is None:
            return
        there = int(min(max(at, recording.begins_at), recording.ends_at))
        before, self._shown = self._shown, there
        self.clock.set(there)
        touched = recording.between(min(before, there), max(before, there))
        moments = self._moments(recording, dict.fromkeys(state.item_id for state in touched))
        self.moved.emit(moments)
        self.changed.emit()

    def hop(self, ms: int) -> None:
        """Goes so far on, or back."""
        self.seek(self._shown + ms)

    def next_event(self) -> None:
        """Stands at the next thing that happens."""
        if self.recording is not None:
            self._step(self.recording.next_event(self._shown))

    def previous_event(self) -> None:
        """Stands at the last thing that happened before this."""
        if self.recording is not None:
            self._step(self.recording.previous_event(self._shown))

    def next_lot(self) -> None:
        """Goes to the beginning of the next lot."""
        if self.recording is None:
            return
        found = self.recording.next_chapter(self._shown)
        if found is not None:
            self.seek(found.at)

    def previous_lot(self) -> None:
        """Goes to the beginning of this lot, or, where it has just begun, of the one before."""
        if self.recording is None:
            return
        found = self.recording.previous_chapter(self._shown - AGAIN_MS)
        self.seek(self.recording.begins_at if found is None else found.at)

    def jump(self, lot: str) -> bool:
        """Goes to a lot by its number; whether there is one."""
        found = None if self.recording is None else self.recording.find(lot)
        if found is not None:
            self.seek(found.at)
        return found is not None

    def to_end(self) -> None:
        """Shows how the sale ended."""
        if self.recording is not None:
            self.seek(self.recording.ends_at)

    def to_begin(self) -> None:
        """Shows how the sale began."""
        if self.recording is not None:
            self.seek(self.recording.begins_at)

    def _step(self, at: int | None) -> None:
        if at is not None:
            self._go(playing=False)
            self.seek(at)

    def _go(self, *, playing: bool) -> None:
        self.clock.go(playing=playing, speed=self.speed)
        self.changed.emit()

    def _moments(self, recording: Recording, items: Iterable[str]) -> Sequence[Moment]:
        at = self._shown
        return [
            Moment(
                recording.state(item, at),
                recording.before(item, at),
                recording.entries(item, at),
                fresh=_is_fresh(recording.state(item, at), at),
            )
            for item in items
        ]


def _is_fresh(state: ItemState, at: int) -> bool:
    """Whether a lot's change is what has just happened at that time."""
    return state.event is not None and state.event.at == at
