"""What everyone may see."""

import msgspec
import pytest

from rostrum.engine.commands import FairWarning, Hammer, SetAsk, UndoBid
from rostrum.engine.public import public_state
from rostrum.wire.state import BidKind, ItemState

BY = {"by": "rostra"}


def test_a_lot_without_bids_has_price_0_an_ask_and_no_leader(block) -> None:
    seen = public_state(block(publish_paddles=True).state, 77)
    assert (seen.price, seen.ask, seen.leader, seen.bid_count) == (0, 100_00, None, 0)
    assert (seen.version, seen.server_now, seen.status, seen.currency) == (2, 77, "open", "GBP")
    assert (seen.item_id, seen.sale_id, seen.lot, seen.title) == ("100", "s1", "27A", "A chair")
    assert seen.ends_at is None


def test_the_leader_is_named_only_where_the_sale_publishes_paddles(block) -> None:
    for publish, leader in ((True, "P:412"), (False, None)):
        lot = block(publish_paddles=publish)
        lot.bid("412")
        assert public_state(lot.state, 0).leader == leader


def test_a_bid_by_the_house_is_marked(block) -> None:
    lot = block(publish_paddles=True, house_bids=True, reserve=500_00)
    lot.bid("H", kind=BidKind.HOUSE)
    seen = public_state(lot.state, 0)
    assert (seen.leader, seen.event.kind) == ("HOUSE", BidKind.HOUSE)


@pytest.mark.parametrize(
    ("reserve", "amount", "shown"),
    [
        (None, 100_00, "none"),
        (500_00, None, "not_met"),
        (500_00, 499_00, "not_met"),
        (500_00, 500_00, "met"),
    ],
)
def test_of_the_reserve_only_its_state_is_seen(block, reserve, amount, shown) -> None:
    lot = block(reserve=reserve)
    if amount:
        lot.bid("7", amount)
    assert public_state(lot.state, 0).reserve == shown


def test_the_last_event_says_what_happened_and_nothing_private(block) -> None:
    lot = block(publish_paddles=True, reserve=777_77)
    lot.now = 5

    def event() -> dict[str, object]:
        return msgspec.to_builtins(public_state(lot.state, 9).event)

    assert event() == {"type": "opened", "at": 0}
    lot.bid("7", 100_00, 234_56)
    assert event() == {"type": "bid_accepted", "at": 5, "kind": "phone", "amount": 100_00}
    lot.bid("8", 110_00, kind=BidKind.FLOOR)
    assert event() == {"type": "bid_accepted", "at": 5, "kind": "floor", "amount": 110_00}
    lot.bid("7", 130_00, 345_67)
    assert event() == {"type": "updated", "at": 5}
    for text in ("23456", "34567", "77777", "anna"):
        assert text not in msgspec.json.encode(public_state(lot.state, 9)).decode()
    lot.do(FairWarning(**BY))
    assert event() == {"type": "fair_warning", "at": 5}
    lot.do(UndoBid(**BY))
    lot.do(SetAsk(amount=150_00, **BY))
    assert event() == {"type": "ask_set", "at": 5, "amount": 150_00}
    lot.do(Hammer(confirm=True, **BY))
    assert event() == {"type": "hammered", "at": 5, "amount": 120_00}


def test_a_bid_that_only_meets_a_higher_maximum_shows_no_maximum(block) -> None:
    lot = block()
    lot.bid("7", 100_00, 500_00)
    lot.bid("8", 110_00, 300_00)
    seen = public_state(lot.state, 0)
    assert (seen.price, seen.event.amount) == (320_00, 110_00)


def test_it_is_the_state_of_the_wire(block) -> None:
    lot = block()
    lot.bid("7")
    seen = public_state(lot.state, 3)
    assert msgspec.json.decode(msgspec.json.encode(seen), type=ItemState) == seen
