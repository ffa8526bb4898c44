"""The board's rows: the newest state of each lot, changed by states alone, painted once a frame."""

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rostrum.desk.clock import ServerClock
from rostrum.desk.countdown import Countdown, Pace, countdown, pace, pace_until
from rostrum.desk.link import Link
from rostrum.desk.models.beat import Beat
from rostrum.desk.models.history import History
from rostrum.desk.models.past import Entry
from rostrum.desk.models.row import Row
from rostrum.desk.models.watched import Watched
from rostrum.desk.source import Source
from rostrum.wire.catalogue import Item
from rostrum.wire.state import BIDDABLE, ItemState, Status

FRAME_MS = 16
"""The first change after a pause is shown at once, those within the next frame together."""
OWN_FRAME_MS = 4
"""A lot that this desk's paddle leads or led is shown so long after the frame before: its clerk waits."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A lot at one time: its state, the one before, its history, oldest first.

    ``fresh``: the change from the one to the other has just come.
    """

    state: ItemState
    before: ItemState
    entries: Sequence[Entry]
    fresh: bool


class BoardModel(QObject):
    """All lots that the desk follows, changed by what is pushed and by nothing else.

    ``added`` says that lots have come, ``updated`` names the items that a frame has changed,
    ``trust`` that the link's condition is another; ``second`` comes once a second. For sounds
    and words aloud: ``paced`` names a lot that came nearer to its end, ``extended`` one whose end
    moved, ``outbid`` one that this desk's paddle led until now, ``won`` one that is sold to it. Nothing is told of what is only
    caught up with after a lost connection.
    """

    added = Signal()
    updated = Signal(list)
    trust = Signal()
    second = Signal()
    paced = Signal(str, object)
    extended = Signal(str)
    outbid = Signal(str)
    won = Signal(str)

    def __init__(self, clock: ServerClock, own_leader: str | None) -> None:
        """``clock`` and ``own_leader`` are those of the first server, ``home``."""
        super().__init__()
        self.home = Source("", clock, own_leader)
        self.beat = Beat()
        self.history = History()
        self.watched = Watched()
        self.currencies: set[str] = set()
        """Currencies of the lots; a column of money gives each sign the room of the widest."""
        self.open_lots = 0
        self.own_lots = 0
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._dirty: set[int] = set()
        self._flashing: set[int] = set()
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._flushed_at = float("-inf")
        self._second_at = float("-inf")
        self._frame.timeout.connect(self.flush)
        self.watched.changed.connect(self._mark_watched)

    # -- taking in -------------------------------------------------------------------------

    def add(self, items: Iterable[Item], source: Source | None = None) -> None:
        """Adds a server's lots; those already there keep their newer state.

        Items of two servers must differ in ``item_id`` and ``sale_id``.
        """
        source = source or self.home
        new = list({i.item_id: i for i in items if i.item_id not in self._places}.values())
        if not new:
            return
        for item in new:
            self._places[item.item_id] = len(self._rows)
            row = Row(item, source)
            row.watched = item.item_id in self.watched
            self._rows.append(row)
            self.currencies.add(item.currency)
            self.open_lots += item.status in BIDDABLE
            self.own_lots += row.own
            self.history.take(item)
        self.added.emit()
        self.updated.emit([item.item_id for item in new])

    def drop(self, prefix: str) -> None:
        """Lets go of the lots of the server whose ids begin so."""
        self._rows = [row for row in self._rows if row.source.prefix != prefix]
        self._places = {row.state.item_id: place for place, row in enumerate(self._rows)}
        self._dirty.clear()
        self._flashing.clear()
        self.recount()
        self.added.emit()

    def take(self, states: Sequence[ItemState]) -> None:
        """Takes newer states; they are shown with the next frame."""
        now = time.monotonic()
        places, rows = self._places, self._rows
        frame = FRAME_MS
        for state in states:
            place = places.get(state.item_id)
            if place is None:
                continue
            row = rows[place]
            old, was_own = row.state, row.own
            if state.version <= old.version:
                continue
            self.history.take(state)
            if row.take(state):
                self._flashing.add(place)
                self._count(row, old, was_own)
            self._dirty.add(place)
            if was_own or row.own:
                frame = OWN_FRAME_MS
        if self._dirty and (frame == OWN_FRAME_MS or not self._frame.isActive()):
            waited_ms = (now - self._flushed_at) * 1000
            self._frame.start(math.ceil(max(0.0, frame - waited_ms)))

    def put(self, moments: Iterable[Moment]) -> None:
        """Shows lots as they are at another time, at once; nothing of it is told to be heard."""
        touched = []
        for moment in moments:
            place = self._places.get(moment.state.item_id)
            if place is None:
                continue
            row = self._rows[place]
            row.put(moment.state, moment.before, fresh=moment.fresh)
            self.history.put(moment.state.item_id, moment.entries)
            if moment.fresh:
                self._flashing.add(place)
            touched.append(moment.state.item_id)
        if touched:
            self._count_all()
            self.updated.emit(touched)

    def recount(self) -> None:
        """Counts anew, as after another paddle was taken up; all rows are painted anew."""
        self._count_all()
        self.trust.emit()

    def _count_all(self) -> None:
        self.open_lots = sum(row.state.status in BIDDABLE for row in self._rows)
        self.own_lots = sum(row.own for row in self._rows)

    def flush(self) -> None:
        """Shows what has changed since the last frame."""
        self._flushed_at = time.monotonic()
        dirty, self._dirty = sorted(self._dirty), set()
        if not dirty:
            return
        self.updated.emit([self._rows[place].state.item_id for place in dirty])

    def tick(self) -> None:
        """Tells which lots have come nearer to their end; to be called some times a second."""
        self._tell_paces()
        if time.monotonic() - self._second_at >= 1.0:
            self._second_at = time.monotonic()
            self.second.emit()

    def set_link(self, link: Link, source: Source | None = None) -> None:
        """Takes how far a server's figures can be trusted; all rows are painted anew."""
        source = source or self.home
        if link is source.link:
            return
        source.link = link
        self.trust.emit()

    def say(self, item_id: str, words: str) -> None:
        """Puts a short word beside a lot's ask: what became of the last bid on it."""
        row = self.row(item_id)
        if row is not None and row.said != words:
            row.said = words
            self.updated.emit([item_id])

    def note(self, item_id: str, words: str) -> None:
        """Puts what a foreign server says besides below a lot's title."""
        row = self.row(item_id)
        if row is not None and row.note != words:
            row.note = words
            self.updated.emit([item_id])

    def unsay(self, item_id: str, words: str) -> None:
        """Takes a word back, unless another has come in its place."""
        row = self.row(item_id)
        if row is not None and row.said == words:
            self.say(item_id, "")

    def _tell_paces(self) -> None:
        clocks: dict[Source, float] = {}
        for row in self._rows:
            source = row.source
            now = clocks.get(source)
            if now is None:
                now = clocks[source] = source.clock.now() or 0.0
            if now < row.pace_until or not now:
                continue
            state = row.state
            if state.ends_at is None or state.status not in BIDDABLE:
                row.pace_until = math.inf
                continue
            found = pace((state.ends_at - now) / 1000)
            row.pace_until = pace_until(found, state.ends_at)
            if found is not row.pace:
                nearer = row.pace is not None and found is not Pace.CALM
                row.pace = found
                if nearer and source.link is Link.LIVE:
                    self.paced.emit(state.item_id, found)

    def _count(self, row: Row, old: ItemState, was_own: bool) -> None:
        """Keeps the counts, and tells of what a clerk must hear of at once."""
        new = row.state
        self.open_lots += (new.status in BIDDABLE) - (old.status in BIDDABLE)
        self.own_lots += row.own - was_own
        if row.source.link is not Link.LIVE:
            return
        if was_own and not row.own and new.status in BIDDABLE:
            self.outbid.emit(new.item_id)
        if row.own and new.status is Status.SOLD and old.status is not Status.SOLD:
            self.won.emit(new.item_id)
        if new.extended_count > old.extended_count:
            self.extended.emit(new.item_id)

    def _mark_watched(self, item_ids: list[str]) -> None:
        for item_id in item_ids:
            row = self.row(item_id)
            if row is not None:
                row.watched = item_id in self.watched
        self.updated.emit(item_ids)

    # -- asking ----------------------------------------------------------------------------

    def rowCount(self) -> int:
        """How many lots the desk follows."""
        return len(self._rows)

    def row(self, item_id: str) -> Row | None:
        """The row of an item."""
        place = self._places.get(item_id)
        return None if place is None else self._rows[place]

    def rows(self) -> Sequence[Row]:
        """Every row, in the order in which they came; not to be changed."""
        return self._rows

    def countdown(self, row: Row) -> Countdown:
        """What is to be said of a lot's time now."""
        return countdown(row.state, row.source.clock)

    def closes_within(self, row: Row, seconds: int) -> bool:
        """Whether a lot takes bids and ends by its clock within so many seconds."""
        state, now = row.state, row.source.clock.now()
        if now is None or state.ends_at is None or state.status not in BIDDABLE:
            return False
        return state.ends_at - now <= seconds * 1000

    def states(self) -> list[ItemState]:
        """What the board holds of every lot."""
        return [row.state for row in self._rows]

    def flashing(self) -> list[Row]:
        """Lots that have changed so lately that it still stands out."""
        self._flashing = {place for place in self._flashing if self._rows[place].flash() > 0}
        return [self._rows[place] for place in self._flashing]
