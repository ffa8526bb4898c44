"""What the auctioneer's screen shows; private, for staff only."""

from enum import StrEnum

import msgspec

from rostrum.wire.catalogue import Item, MissedBid
from rostrum.wire.commissions import Commission
from rostrum.wire.phones import CallState
from rostrum.wire.state import BidKind, Status


class HammerNow(StrEnum):
    """What the hammer would do now: sell, ask for a confirmation, or be refused."""

    SELLS = "sells"
    BELOW_RESERVE = "below_reserve"
    NO_BIDS = "no_bids"
    HOUSE_LEADS = "house_leads"
    NOT_OFFERED = "not_offered"


class NewestBid(msgspec.Struct, frozen=True, rename="camel"):
    """The bid that ``undo_bid`` would take back; ``amount`` in minor units."""

    bid_id: str
    paddle: str
    kind: BidKind
    amount: int


class RostrumPhone(msgspec.Struct, frozen=True, rename="camel"):
    """A telephone on a lot: who speaks, for which paddle, and whether the client is there."""

    call_id: str
    clerk: str | None
    paddle: str | None
    state: CallState
    on_line: bool


class RostrumLot(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """The lot on the block with all that only the auctioneer may know; minor units.

    ``leader``: paddle, whether the sale publishes it or not; ``leader_clerk``: who is on the
    telephone with it. ``held``: how far a commission bid that leads goes. ``ladder``: the asks
    ahead, the next first; ``split``: half a step above the price, for ``set_ask``, null where the
    step has no half. ``moved_on``: the auctioneer has gone on, so that a reopening needs a reason.
    """

    item: Item
    reserve: int | None
    leader: str | None
    leader_kind: BidKind | None
    leader_clerk: str | None
    held: int | None
    ladder: list[int]
    split: int | None
    hammer: HammerNow
    newest: NewestBid | None
    moved_on: bool
    commissions: list[Commission]
    phones: list[RostrumPhone]


class NextLot(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A lot to come: what the auctioneer looks ahead for."""

    item_id: str
    lot: str
    title: str
    title_zh: str | None = None
    status: Status
    low_estimate: int | None
    high_estimate: int | None
    reserve: int | None
    commissions: int
    phones: int
    phones_on_line: int
    expected_at: int


class Rostrum(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """``GET /sales/{id}/rostrum``. ``lot``: the lot on the block, also after a restart.

    A lot that has fallen stays until ``next``. ``lots_left``: this one included.
    """

    sale_id: str
    server_now: int
    lot: RostrumLot | None
    next: list[NextLot]
    missed: list[MissedBid]
    pace_ms: int
    lots_left: int
