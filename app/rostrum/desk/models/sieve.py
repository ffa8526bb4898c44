"""What a view shows of the board, how it is grouped and sorted: plain facts that can be kept."""

from enum import StrEnum

import msgspec

from rostrum.desk.figures import plain
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import STATUS_WORDS, Column
from rostrum.desk.models.row import Row
from rostrum.desk.words import mark, tr
from rostrum.wire.state import BIDDABLE, Status


class Show(StrEnum):
    """Which lots are of interest now."""

    ALL = "all"
    OPEN = "open"
    YOURS = "yours"
    WATCHED = "watched"


SHOW_WORDS = {
    Show.ALL: mark("All"),
    Show.OPEN: mark("Open"),
    Show.YOURS: mark("Yours"),
    Show.WATCHED: mark("Watched"),
}


class Group(StrEnum):
    """What brings lots together under a heading."""

    NONE = "none"
    SALE = "sale"
    STATUS = "status"
    MAKER = "maker"


GROUP_WORDS = {
    Group.NONE: mark("Not grouped"),
    Group.SALE: mark("By sale"),
    Group.STATUS: mark("By status"),
    Group.MAKER: mark("By maker"),
}


class Sieve(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """``sale`` none is all sales; ``statuses`` empty is every status; ``closing_within`` in s."""

    sale: str | None = None
    show: Show = Show.ALL
    statuses: frozenset[Status] = frozenset()
    closing_within: int | None = None
    words: str = ""

    def accepts(self, row: Row, board: BoardModel) -> bool:
        """Whether a lot is shown."""
        state = row.state
        if self.sale is not None and state.sale_id != self.sale:
            return False
        match self.show:
            case Show.OPEN if state.status not in BIDDABLE:
                return False
            case Show.YOURS if not row.own:
                return False
            case Show.WATCHED if not row.watched:
                return False
        if self.statuses and state.status not in self.statuses:
            return False
        if self.closing_within is not None and not board.closes_within(row, self.closing_within):
            return False
        return all(word in row.needle for word in self.words.casefold().split())


class Order(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """The catalogue's order, or that of another column as it was when it was asked for."""

    column: Column = Column.LOT
    down: bool = False
    group: Group = Group.NONE

    def key(self, row: Row) -> tuple[object, ...]:
        """The place of a lot by what it is now; of two that are alike, the catalogue decides."""
        value = _value(row, self.column)
        return (self.heading(row), _Down(value) if self.down else value, row.key)

    def heading(self, row: Row) -> str:
        """Sorts groups, and is the same for all lots of one group."""
        match self.group:
            case Group.NONE:
                return ""
            case Group.SALE:
                return row.state.sale_id
            case Group.STATUS:
                return f"{_STATUS_ORDER[row.state.status]:02d}"
            case Group.MAKER:
                return plain(row.details.artist or "").casefold() or "\uffff"

    def title(self, row: Row, sales: dict[str, str]) -> str:
        """The words over a lot's group; ``sales`` gives the sales' titles."""
        match self.group:
            case Group.NONE:
                return ""
            case Group.SALE:
                return sales.get(row.state.sale_id, row.state.sale_id)
            case Group.STATUS:
                return tr(STATUS_WORDS[row.state.status])
            case Group.MAKER:
                return plain(row.details.artist or "") or tr("No maker named")


class _Down:
    """A value that sorts the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __lt__(self, other: "_Down") -> bool:
        return bool(other.value < self.value)  # type: ignore[operator]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Down) and other.value == self.value

    __hash__ = None  # type: ignore[assignment]


_STATUS_ORDER = {
    status: place
    for place, status in enumerate(
        (
            Status.FINAL_CALL,
            Status.FAIR_WARNING,
            Status.CLOSING,
            Status.OPEN,
            Status.HOLD,
            Status.PREVIEW,
            Status.UPCOMING,
            Status.DRAFT,
            Status.SOLD_PENDING,
            Status.SOLD,
            Status.PASSED,
            Status.UNSOLD,
            Status.WITHDRAWN,
        )
    )
}
_NEVER = 1 << 62


def _value(row: Row, column: Column) -> object:
    state, d = row.state, row.details
    match column:
        case Column.LOT:
            return row.key
        case Column.TITLE:
            return row.title.casefold()
        case Column.STATUS:
            return _STATUS_ORDER[state.status]
        case Column.PRICE:
            return state.price
        case Column.ASK:
            return state.ask
        case Column.LEADER:
            return state.leader or "\uffff"
        case Column.BIDS:
            return state.bid_count
        case Column.TIME:
            over = state.ends_at is None or state.status not in BIDDABLE
            return _NEVER if over else state.ends_at
        case Column.SALE:
            return state.sale_id
        case Column.ESTIMATE:
            return d.low_estimate or d.high_estimate or 0
        case Column.RESERVE:
            return state.reserve.value
