"""One lot on the board: its newest state, and what lately changed of it."""

from rostrum.desk.countdown import Pace
from rostrum.desk.figures import lot_order, plain
from rostrum.desk.models.columns import Column
from rostrum.desk.source import Source
from rostrum.desk.theme import FLASH_S
from rostrum.desk.titles import TITLE_CHARACTERS, both
from rostrum.wire.catalogue import Item, LotDetails
from rostrum.wire.state import ItemState


class Row:
    """``changed`` are the columns that changed at second ``flashed`` of the source.

    ``pace`` holds until the server's clock, in ms, comes to ``pace_until``.
    ``title`` and ``artist`` are in the user's language where the catalogue has it, ``below`` is the
    line under the title. ``said`` stands beside the ask; ``note`` is what its server says besides, where that is no
    server of ours.
    """

    __slots__ = (
        "artist", "below", "changed", "details", "flashed", "key", "needle", "note", "other_title", "pace", "pace_until", "said", "source", "state",
        "title", "watched",
    )  # fmt: skip

    def __init__(self, item: Item, source: Source) -> None:
        self.source = source
        self.details: LotDetails = item.catalogue
        self.state: ItemState = item
        self.changed: frozenset[Column] = frozenset()
        self.flashed = float("-inf")
        self.said = ""
        self.note = ""
        self.pace: Pace | None = None
        self.pace_until = 0.0
        self.watched = False
        own = item.catalogue
        self.title, self.other_title = both(item.title, own.title_zh)
        artist, other_artist = both(own.artist, own.artist_zh)
        self.artist = artist or other_artist
        names = (self.artist, (artist and other_artist) or self.other_title)
        self.below = "  ".join(filter(None, names))
        self.key = (item.sale_id, lot_order(item.lot))
        words = (item.lot, item.title, item.catalogue.artist, item.catalogue.artist_zh)
        self.needle = " ".join(
            plain(word[:TITLE_CHARACTERS]) for word in (*words, item.catalogue.title_zh) if word
        ).casefold()

    @property
    def own(self) -> bool:
        """Whether this desk's paddle leads."""
        leader = self.state.leader
        return leader is not None and leader == self.source.own_leader

    def flash(self) -> float:
        """How fresh the change is: 1 when it has just come, 0 once it has faded."""
        return max(0.0, 1.0 - (self.source.seconds() - self.flashed) / FLASH_S)

    def put(self, state: ItemState, before: ItemState, *, fresh: bool) -> None:
        """Takes the state of another time, older or newer; what it changed stands out if fresh."""
        self.state = state
        self.pace, self.pace_until, self.said = None, 0.0, ""
        self.changed = _changed(before, state) if fresh else frozenset()
        self.flashed = self.source.seconds() if self.changed else float("-inf")

    def take(self, state: ItemState) -> bool:
        """Takes a newer state; whether any cell changed by it that should stand out."""
        now = self.source.seconds()
        changed = _changed(self.state, state)
        if state.ends_at != self.state.ends_at or state.status is not self.state.status:
            self.pace_until = 0.0
        if state.title != self.state.title:
            self.title, self.other_title = both(state.title, None)
        self.state = state
        if not changed:
            return False
        self.changed = changed if now - self.flashed > FLASH_S else self.changed | changed
        self.flashed = now
        return True


def _changed(old: ItemState, new: ItemState) -> frozenset[Column]:
    """Columns that should stand out. The ask and the count follow the price and need no flash."""
    found = []
    if new.price != old.price:
        found.append(Column.PRICE)
    if new.leader != old.leader:
        found.append(Column.LEADER)
    if new.status is not old.status:
        found.append(Column.STATUS)
    if new.extended_count > old.extended_count:
        found.append(Column.TIME)
    if new.reserve is not old.reserve:
        found.append(Column.RESERVE)
    if new.ask != old.ask and new.price == old.price:
        found.append(Column.ASK)
    return frozenset(found)
