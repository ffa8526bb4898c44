"""Who looks on at the bidding without being part of it: the phone desks."""

from collections.abc import Collection
from typing import Protocol

from rostrum.engine.state import LotState
from rostrum.rules.saying import Said
from rostrum.wire.bids import BidRequest


class Onlooker(Protocol):
    """Asked before a bid is decided, told after something was committed."""

    async def make_ready(self, item_id: str, sale_id: str, bid: BidRequest) -> Collection[str]:
        """Other lots whose states bear on whether this paddle may bid. Raises StoreFailed."""

    def may_not_bid(self, lot: LotState, bid: BidRequest, caller: str) -> Said | None:
        """Why the caller may not bid for that paddle, in a sentence; None where they may."""

    def bid_taken(self, item_id: str, bid: BidRequest, caller: str) -> None:
        """A caller's bid is committed."""

    def looks_at(self, item_id: str) -> bool:
        """Whether something of a desk hangs on the lot, so that its state has to be at hand."""

    def shown(self, item_id: str) -> None:
        """The lot has a new committed state."""


class Nobody:
    """Looks on where nobody does."""

    async def make_ready(self, item_id: str, sale_id: str, bid: BidRequest) -> Collection[str]:
        """No lot bears on another."""
        return ()

    def may_not_bid(self, lot: LotState, bid: BidRequest, caller: str) -> Said | None:
        """Everybody may."""

    def bid_taken(self, item_id: str, bid: BidRequest, caller: str) -> None:
        """Nobody hears of it."""

    def looks_at(self, item_id: str) -> bool:
        """Nothing hangs on any lot."""
        return False

    def shown(self, item_id: str) -> None:
        """Nobody sees it."""
