"""A past sale in memory: each public state with its time, and where the sale was when.

Pure. Every step is its lot's whole state, so that the sale at any time is, of each lot, the last
step until then: one search in each lot's times, wherever one comes from.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from rostrum.desk.models.past import Entry, entry_of
from rostrum.wire.replay import ReplayStep
from rostrum.wire.state import ItemState, Status

STEPS = 200_000
"""Most steps of one recording; about 100 MB."""

LEAD_MS = 5_000
"""A replay begins so long before the first thing that happens."""
BEFORE_A_CLOSE_MS = 60_000
"""A lot that was open from the beginning on is joined so long before its end."""

_PREPARING = frozenset({"listed", "amended", "announced", "previewed"})
_ENDED = frozenset(
    {Status.SOLD, Status.SOLD_PENDING, Status.PASSED, Status.UNSOLD, Status.WITHDRAWN}
)
_OPENING = frozenset({"opened", "reopened", "rerun"})


class MarkKind(StrEnum):
    """What is marked on the timeline."""

    OPENED = "opened"
    SOLD = "sold"
    UNSOLD = "unsold"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands on the timeline; ``at`` in ms UTC."""

    at: int
    item_id: str
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a lot begins, as one jumps to it; ``at`` in ms UTC."""

    at: int
    item_id: str
    lot: str


class _Lane:
    """One lot's steps."""

    __slots__ = ("entries", "states", "times")

    def __init__(self) -> None:
        self.times: list[int] = []
        self.states: list[ItemState] = []
        self.entries: list[Entry] = []


class Recording:
    """One sale's steps, in the order of time; times in ms UTC, ids as the desk names them."""

    def __init__(self, steps: Iterable[ReplayStep]) -> None:
        """Raises ValueError where there is no step."""
        self._times: list[int] = []
        self._states: list[ItemState] = []
        self._lanes: dict[str, _Lane] = {}
        self.marks: list[Mark] = []
        for step in steps:
            self._add(step.at, step.state)
        if not self._times:
            raise ValueError("nothing has happened in this sale")
        acted = (
            time
            for time, state in zip(self._times, self._states, strict=True)
            if state.event is not None and state.event.type not in _PREPARING
        )
        first = next(acted, self._times[0])
        self.begins_at = max(first - LEAD_MS, self._times[0])
        self.ends_at = max(self._times[-1], self.begins_at + 1)
        self.chapters = self._chapters()

    def __len__(self) -> int:
        return len(self._times)

    # -- asking ----------------------------------------------------------------------------

    @property
    def lots(self) -> list[str]:
        """Every lot of it by its item."""
        return list(self._lanes)

    def state(self, item_id: str, at: int) -> ItemState:
        """A lot as it was; before it came into being, as it came."""
        lane = self._lanes[item_id]
        return lane.states[max(0, bisect_right(lane.times, at) - 1)]

    def before(self, item_id: str, at: int) -> ItemState:
        """A lot one step before it was as it was at a time."""
        lane = self._lanes[item_id]
        return lane.states[max(0, bisect_right(lane.times, at) - 2)]

    def entries(self, item_id: str, at: int) -> list[Entry]:
        """What had happened to a lot, oldest first."""
        lane = self._lanes[item_id]
        if not lane.entries:
            lane.entries = [entry_of(state, 0) for state in lane.states]
        return lane.entries[: max(1, bisect_right(lane.times, at))]

    def between(self, after: int, until: int) -> Sequence[ItemState]:
        """What was pushed after one time and until another, in order."""
        return self._states[bisect_right(self._times, after) : bisect_right(self._times, until)]

    def next_event(self, after: int) -> int | None:
        """When something happens next."""
        place = bisect_right(self._times, after)
        return self._times[place] if place < len(self._times) else None

    def previous_event(self, before: int) -> int | None:
        """When something happened last before a time."""
        place = bisect_left(self._times, before)
        return self._times[place - 1] if place else None

    def chapter(self, at: int) -> Chapter | None:
        """The lot that the sale had come to."""
        place = bisect_right(self.chapters, at, key=_at)
        return self.chapters[place - 1] if place else None

    def next_chapter(self, after: int) -> Chapter | None:
        """The lot that begins next."""
        place = bisect_right(self.chapters, after, key=_at)
        return self.chapters[place] if place < len(self.chapters) else None

    def previous_chapter(self, before: int) -> Chapter | None:
        """The lot that began last before a time."""
        place = bisect_left(self.chapters, before, key=_at)
        return self.chapters[place - 1] if place else None

    def find(self, lot: str) -> Chapter | None:
        """A lot by its number, as somebody types it."""
        wanted = lot.strip().casefold()
        return next((each for each in self.chapters if each.lot.casefold() == wanted), None)

    # -- taking in -------------------------------------------------------------------------

    def _add(self, at: int, state: ItemState) -> None:
        if self._times:
            at = max(at, self._times[-1])
        lane = self._lanes.setdefault(state.item_id, _Lane())
        before = lane.states[-1] if lane.states else None
        if before is not None:  # one text in memory for all steps of a lot
            state = msgspec.structs.replace(
                state,
                item_id=before.item_id,
                sale_id=before.sale_id,
                lot=before.lot,
                title=before.title if before.title == state.title else state.title,
                currency=before.currency,
            )
        self._times.append(at)
        self._states.append(state)
        lane.times.append(at)
        lane.states.append(state)
        self._mark(at, before, state)

    def _mark(self, at: int, before: ItemState | None, state: ItemState) -> None:
        if state.event is not None and state.event.type in _OPENING:
            self.marks.append(Mark(at, state.item_id, MarkKind.OPENED))
        if state.status in _ENDED and (before is None or before.status not in _ENDED):
            sold = state.status in (Status.SOLD, Status.SOLD_PENDING)
            kind = MarkKind.SOLD if sold else MarkKind.UNSOLD
            self.marks.append(Mark(at, state.item_id, kind))

    def _chapters(self) -> list[Chapter]:
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        for mark in self.marks:
            if mark.kind is MarkKind.OPENED:
                first.setdefault(mark.item_id, mark.at)
            else:
                last[mark.item_id] = mark.at
        opened_together = min((mark.at for mark in self.marks), default=0)
        found = []
        for item_id, lane in self._lanes.items():
            at = first.get(item_id)
            end = last.get(item_id)
            timed = lane.states[-1].ends_at is not None
            if end is not None and (at is None or (timed and at <= opened_together)):
                at = max(end - BEFORE_A_CLOSE_MS, self.begins_at)
            if at is not None:
                found.append(Chapter(at, item_id, lane.states[-1].lot))
        return sorted(found, key=_at)


def _at(chapter: Chapter) -> int:
    return chapter.at
