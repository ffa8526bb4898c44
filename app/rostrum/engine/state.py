"""The whole private state of a lot, wholly derivable from its event log."""

from collections.abc import Iterator

import msgspec

from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.wire.state import BidKind, ItemEvent, Status


class Standing(msgspec.Struct, frozen=True, rename="camel", gc=False, kw_only=True):
    """How the bidding stands after an accepted bid; amounts in minor units.

    ``bid_id``, ``paddle``, ``kind`` and ``amount`` are the newest accepted bid's, which need not
    lead. ``maximum`` is the leader's, never below ``price``. ``rival`` is the last one beaten and
    ``rival_maximum`` how far it went: equal to ``price``, it is a tie.
    """

    bid_id: str
    paddle: str
    kind: BidKind
    amount: int
    price: int
    leader: str
    leader_kind: BidKind
    leader_bid: str
    maximum: int
    rival: str | None
    rival_maximum: int | None
    bid_count: int


class Earlier:
    """An immutable chain of the standings before, newest first; adding one costs the same always.

    It walks itself in a loop, so that a lot may have any number of bids.
    """

    __slots__ = ("below", "top")

    def __init__(self, top: Standing, below: "Earlier | None") -> None:
        self.top = top
        self.below = below

    def __iter__(self) -> Iterator[Standing]:
        link: Earlier | None = self
        while link is not None:
            yield link.top
            link = link.below

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Earlier):
            return NotImplemented
        mine: Earlier | None = self
        theirs: Earlier | None = other
        while mine is not theirs:
            if mine is None or theirs is None or mine.top != theirs.top:
                return False
            mine, theirs = mine.below, theirs.below
        return True

    def __hash__(self) -> int:
        return hash(self.top)

    def __repr__(self) -> str:
        return f"Earlier({', '.join(map(repr, self))})"


class Result(msgspec.Struct, frozen=True, rename="camel", gc=False):
    """To whom the lot fell, at what price in minor units, and when in ms UTC."""

    paddle: str
    price: int
    bid_id: str
    kind: BidKind
    at: int


class LotState(msgspec.Struct, frozen=True, rename="camel", gc=False):
    """A lot as the engine knows it; nobody but staff may see it.

    ``ask``: what the next bid must reach, also while the lot is not open.
    ``ends_at``, ``scheduled_end``: E and E0 of a timed lot, ms UTC.
    ``held_from``, ``held_at``: where a held lot came from, and since when.
    ``moved_on``: the auctioneer has gone on to the next lot; a reopening needs a reason.
    ``retracted``: paddles whose bids were undone and that have not bid since.
    """

    lot: LotTerms
    sale: SaleTerms
    version: int
    status: Status
    ask: int
    standing: Standing | None
    earlier: Earlier | None
    ends_at: int | None
    scheduled_end: int | None
    extended_count: int
    held_from: Status | None
    held_at: int | None
    result: Result | None
    moved_on: bool
    retracted: tuple[str, ...]
    last: ItemEvent

    @property
    def price(self) -> int:
        """The current price in minor units; 0 while there is no bid."""
        return 0 if self.standing is None else self.standing.price

    @property
    def leader(self) -> str | None:
        """The leading paddle, whatever the sale publishes."""
        return None if self.standing is None else self.standing.leader


class Commitment(msgspec.Struct, frozen=True):
    """What a lot binds its leader or buyer to, in minor units."""

    paddle: str
    amount: int


_GIVEN_UP = frozenset({Status.PASSED, Status.UNSOLD, Status.WITHDRAWN})


def commitment(state: LotState) -> Commitment | None:
    """What counts against a paddle's limit for this lot; None where nobody is bound.

    While the lot is in play it is the leader's maximum, since the price may yet reach it; once
    it has fallen, the hammer price. The house's own bids bind nobody.
    """
    if state.result is not None:
        return Commitment(state.result.paddle, state.result.price)
    standing = state.standing
    if standing is None or state.status in _GIVEN_UP or standing.leader_kind is BidKind.HOUSE:
        return None
    return Commitment(standing.leader, standing.maximum)


def due_at(state: LotState) -> int | None:
    """When ``Close`` is due, ms UTC: E and the sale's grace; None where no close is coming."""
    if state.status is not Status.OPEN or state.ends_at is None:
        return None
    return state.ends_at + state.sale.grace_ms
