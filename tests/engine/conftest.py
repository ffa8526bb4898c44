"""A lot on the block, driven command by command, with its log at hand."""

from collections.abc import Callable
from itertools import count

import pytest
from tests.ladder_tables import EBAY_US

from rostrum.engine.apply import apply
from rostrum.engine.commands import Bidder, Command, ListLot, Open, PlaceBid
from rostrum.engine.decide import decide
from rostrum.engine.events import BidAccepted, Event
from rostrum.engine.rejected import Rejected
from rostrum.engine.state import LotState
from rostrum.engine.terms import LotTerms, OffLadder, OffLadderPolicy, SaleTerms
from rostrum.rules.ladders import SaleroomLadder
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.state import BidKind, Status

SALE = {"publish_paddles", "soft_close", "grace_ms", "guard", "house_bids", "ladder", "off_ladder"}


class Block:
    """One lot; ``now`` is the clock that the test turns."""

    def __init__(self, sale: SaleTerms, lot: LotTerms, now: int) -> None:
        self.now = now
        self.log: list[Event] = []
        self.bids = count(1)
        self.state: LotState
        first = decide(None, ListLot(lot=lot, sale=sale, status=Status.UPCOMING, by="clerk"), now)
        assert not isinstance(first, Rejected)
        self.log.append(first)
        self.state = apply(None, first)

    def do(self, command: Command) -> Event:
        """A command that must be taken."""
        event = decide(self.state, command, self.now)
        assert not isinstance(event, Rejected), event
        self.log.append(event)
        self.state = apply(self.state, event)
        return event

    def refused(self, command: Command) -> Rejected:
        """A command that must not be taken."""
        refusal = decide(self.state, command, self.now)
        assert isinstance(refusal, Rejected), refusal
        assert refusal.detail.endswith((".", "!"))
        assert (refusal.ask, refusal.price) == (self.state.ask, self.state.price)
        assert (refusal.version, refusal.status) == (self.state.version, self.state.status)
        return refusal

    def command(
        self,
        paddle: str | Bidder,
        amount: int | None = None,
        maximum: int | None = None,
        **more: object,
    ) -> PlaceBid:
        """A bid of the ask, unless an amount is given; on the telephone, unless a kind is."""
        return PlaceBid(
            **{
                "bid_id": f"b{next(self.bids)}",
                "bidder": Bidder(paddle) if isinstance(paddle, str) else paddle,
                "amount": self.state.ask if amount is None else amount,
                "kind": BidKind.PHONE,
                "maximum": maximum,
                "by": "anna",
                **more,
            }
        )

    def bid(
        self,
        paddle: str | Bidder,
        amount: int | None = None,
        maximum: int | None = None,
        **more: object,
    ) -> BidAccepted:
        """A bid that must be taken."""
        event = self.do(self.command(paddle, amount, maximum, **more))
        assert isinstance(event, BidAccepted)
        return event

    def refused_bid(
        self,
        paddle: str | Bidder,
        amount: int | None = None,
        maximum: int | None = None,
        **more: object,
    ) -> Rejected:
        """A bid that must not be taken."""
        return self.refused(self.command(paddle, amount, maximum, **more))

    @property
    def stands(self) -> tuple[str | None, int, int]:
        """Leader, price, ask."""
        return self.state.leader, self.state.price, self.state.ask


MakeBlock = Callable[..., Block]


@pytest.fixture
def block() -> MakeBlock:
    """Makes a lot, open unless told otherwise; terms of sale and lot by their names."""

    def make(
        kind: SaleKind = SaleKind.LIVE, opened: bool = True, now: int = 0, **terms: object
    ) -> Block:
        sale = SaleTerms(
            **{
                "sale_id": "s1",
                "kind": kind,
                "currency": "GBP",
                "ladder": SaleroomLadder(100),
                **{name: value for name, value in terms.items() if name in SALE},
            }
        )
        lot = LotTerms(
            **{
                "item_id": "100",
                "sale_id": "s1",
                "lot": "27A",
                "position": 0,
                "title": "A chair",
                "start_price": 100_00,
                **{name: value for name, value in terms.items() if name not in SALE},
            }
        )
        made = Block(sale, lot, now)
        if opened:
            made.do(Open(by="rostra"))
        return made

    return make


@pytest.fixture
def ebay(block: MakeBlock) -> MakeBlock:
    """A lot under the eBay table, where any amount is taken."""
    allow = OffLadderPolicy(internet=OffLadder.ALLOW, commission=OffLadder.ALLOW)

    def make(**terms: object) -> Block:
        return block(**{"ladder": EBAY_US, "off_ladder": allow, "guard": None, **terms})

    return make
