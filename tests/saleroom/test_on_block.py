"""Which lot the auctioneer stands at, and that the room looks at the same."""

from hypothesis import given
from hypothesis import strategies as st

from rostrum.desk import public_lot
from rostrum.engine.apply import apply
from rostrum.engine.commands import (
    Bidder,
    Command,
    Hammer,
    Hold,
    ListLot,
    Next,
    Open,
    Pass,
    PlaceBid,
    Reopen,
    Resume,
    Settle,
    Withdraw,
)
from rostrum.engine.decide import decide
from rostrum.engine.public import public_state
from rostrum.engine.rejected import Rejected
from rostrum.engine.state import LotState
from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.rules.ladders import SaleroomLadder
from rostrum.saleroom.rostrum_view import on_block
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.state import BidKind, Status

SALE = SaleTerms(sale_id="s1", kind=SaleKind.LIVE, currency="GBP", ladder=SaleroomLadder(100))
BY = {"by": "ann"}
BID = "bid"


class Evening:
    """Lots 1 to ``lots``, upcoming; each act is a tick of the clock later than the one before."""

    def __init__(self, lots: int = 5, reserve: int | None = None) -> None:
        self.now = 1
        self.states: list[LotState] = []
        for place in range(lots):
            terms = LotTerms(
                item_id=str(place + 1), sale_id="s1", lot=str(place + 1), position=place,
                title="A chair", start_price=100_00, reserve=reserve,
            )  # fmt: skip
            listed = decide(None, ListLot(lot=terms, sale=SALE, status=Status.UPCOMING, **BY), 0)
            assert not isinstance(listed, Rejected)
            self.states.append(apply(None, listed))

    def tries(self, lot: int, act: Command | str) -> bool:
        """Does something with a lot, where it takes it."""
        state = self.states[lot - 1]
        self.now += 1
        if act == BID:
            act = PlaceBid(
                bid_id=f"b{self.now}", bidder=Bidder("7" if state.leader == "8" else "8"),
                amount=state.ask, kind=BidKind.FLOOR, **BY,
            )  # fmt: skip
        event = decide(state, act, self.now)
        if isinstance(event, Rejected):
            return False
        self.states[lot - 1] = apply(state, event)
        return True

    def do(self, lot: int, *acts: Command | str) -> None:
        for act in acts:
            assert self.tries(lot, act), act

    def sell(self, lot: int) -> None:
        self.do(lot, Open(**BY), BID, Hammer(confirm=True, **BY))

    @property
    def block(self) -> str | None:
        found = on_block(self.states)
        return None if found is None else found.lot.lot

    @property
    def room(self) -> str | None:
        found = public_lot.on_block(public_state(state, self.now) for state in self.states)
        return None if found is None else found.lot


def stands_at(evening: Evening, lot: str | None) -> None:
    assert (evening.block, evening.room) == (lot, lot)


def test_a_lot_stays_from_its_opening_until_next():
    evening = Evening()
    stands_at(evening, "1")
    for act in (Open(**BY), BID, Hammer(**BY)):
        evening.do(1, act)
        stands_at(evening, "1")
    evening.do(1, Next(**BY))
    stands_at(evening, "2")


def test_a_sale_whose_auctioneer_never_says_next_does_not_go_back():
    evening = Evening()
    evening.sell(1)
    evening.do(2, Open(**BY), BID)
    stands_at(evening, "2")
    evening.do(2, Hold(**BY))
    stands_at(evening, "2")
    evening.do(2, Resume(**BY), Pass(**BY))
    stands_at(evening, "2")
    evening.do(2, Next(**BY))
    stands_at(evening, "3")
    evening.sell(3)
    stands_at(evening, "3")


def test_the_sellers_word_on_an_earlier_lot_leaves_the_block_as_it_is():
    evening = Evening(reserve=500_00)
    evening.sell(1)
    evening.do(1, Next(**BY))
    evening.do(2, Open(**BY), BID)
    evening.do(1, Settle(accepted=True, **BY))
    stands_at(evening, "2")


def test_the_sellers_word_at_once_leaves_the_lot_to_the_auctioneer_until_next():
    evening = Evening(reserve=500_00)
    evening.sell(1)
    evening.do(1, Settle(accepted=False, **BY))
    assert evening.block == "1"


def test_a_lot_that_is_withdrawn_or_held_in_advance_does_not_come_onto_the_block():
    evening = Evening()
    evening.do(1, Open(**BY), BID)
    evening.do(4, Withdraw(**BY))
    stands_at(evening, "1")
    evening.do(1, Hammer(**BY))
    evening.do(3, Hold(**BY))
    stands_at(evening, "1")
    evening.do(1, Next(**BY))
    evening.do(5, Withdraw(**BY))
    stands_at(evening, "2")


def test_a_lot_that_is_withdrawn_in_its_turn_stays_until_next():
    evening = Evening()
    evening.do(1, Withdraw(**BY))
    stands_at(evening, "1")
    evening.do(1, Next(**BY))
    stands_at(evening, "2")


def test_a_lot_that_is_reopened_after_next_comes_back():
    evening = Evening()
    evening.sell(1)
    evening.do(1, Next(**BY), Reopen(reason="a bid was overlooked", **BY))
    stands_at(evening, "1")


LIVE_ACTS = (
    Open(**BY), BID, BID, Hammer(confirm=True, **BY), Pass(**BY), Next(**BY), Hold(**BY),
    Resume(**BY), Withdraw(**BY),
)  # fmt: skip


@given(st.lists(st.sampled_from(LIVE_ACTS), max_size=40), st.booleans())
def test_the_room_looks_where_the_auctioneer_stands(acts, next_is_said):
    evening = Evening(4)
    for act in acts:
        at = evening.block
        if at is None:
            return
        if isinstance(act, Open) and not next_is_said:
            later = min(4, int(at) + 1)
            evening.tries(later, act)
        else:
            evening.tries(int(at), act)
        held = any(s.status is Status.HOLD and s.standing is None for s in evening.states)
        if not held:  # the room is not told that a lot without bids was held from the block
            assert evening.room == evening.block
