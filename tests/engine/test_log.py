"""The log is the lot: what it says can be read back, and nothing else is needed."""

import msgspec
import pytest
from msgspec.structs import replace

from rostrum.engine.apply import apply, replay
from rostrum.engine.commands import (
    Command,
    FinalCall,
    Hammer,
    Hold,
    Next,
    Reopen,
    Resume,
    SetAsk,
    UndoBid,
)
from rostrum.engine.events import decode_event, encode_event, type_of
from rostrum.wire.state import BidKind

BY = {"by": "rostra"}

BID = (
    b'{"type":"bid_accepted","itemId":"100","version":3,"at":5,"by":"anna","status":"open",'
    b'"bidId":"b1","paddle":"7","kind":"phone","asked":10000,"askedMaximum":20000,'
    b'"amount":10000,"maximum":20000,"confirmed":false,"counts":true,'
    b'"standing":{"bidId":"b1","paddle":"7","kind":"phone","amount":10000,"price":10000,'
    b'"leader":"7","leaderKind":"phone","leaderBid":"b1","maximum":20000,"rival":null,'
    b'"rivalMaximum":null,"bidCount":1},"ask":11000,"endsAt":null,"extendedBy":0}'
)
LISTED = (
    b'{"type":"listed","itemId":"100","version":1,"at":0,"by":"clerk","status":"upcoming",'
    b'"lot":{"itemId":"100","saleId":"s1","lot":"27A","position":0,"title":"A chair",'
    b'"startPrice":10000,"reserve":null,"endsAt":null,"group":null,"taxRate":0},'
    b'"sale":{"saleId":"s1","kind":"live","currency":"GBP",'
    b'"ladder":{"type":"saleroom","unit":100},'
    b'"offLadder":{"floor":"allow","phone":"allow","internet":"round_down",'
    b'"commission":"round_down","house":"allow"},"publishPaddles":false,"softClose":null,'
    b'"staggerMs":0,"graceMs":0,"guard":10,"houseBids":false,"premium":[]},"ask":10000}'
)


def test_logs_written_before_are_read_and_written_as_they_were(block) -> None:
    lot = block()
    lot.now = 5
    lot.bid("7", 100_00, 200_00)
    assert encode_event(lot.log[0]) == LISTED
    assert encode_event(lot.log[2]) == BID
    assert decode_event(BID) == lot.log[2]
    assert decode_event(LISTED) == lot.log[0]


def test_every_event_comes_back_from_json_and_replays_to_the_same_state(block) -> None:
    lot = block(reserve=400_00, publish_paddles=True)
    script: list[Command] = [
        lot.command("7", 100_00, 200_00),
        lot.command("8", 150_00),
        SetAsk(amount=165_00, **BY),
        Hold(reason="a question", **BY),
        Resume(**BY),
        lot.command("8", 165_00, 300_00),
        UndoBid(**BY),
        FinalCall(**BY),
        Hammer(confirm=True, **BY),
        Next(**BY),
        Reopen(reason="seller agrees to less", **BY),
    ]
    for command in script:
        lot.now += 1000
        lot.do(command)
    data = [encode_event(event) for event in lot.log]
    again = replay(map(decode_event, data))
    assert again == lot.state
    assert [encode_event(decode_event(line)) for line in data] == data


def test_a_log_with_a_hole_or_a_repetition_is_refused(block) -> None:
    lot = block()
    event = lot.bid("7")
    with pytest.raises(ValueError, match="cannot follow"):
        apply(lot.state, event)
    with pytest.raises(ValueError, match="cannot follow"):
        apply(lot.state, replace(event, version=event.version + 2))
    with pytest.raises(ValueError, match="cannot follow"):
        replay([lot.log[0], lot.log[2]])


def test_a_log_begins_with_its_lot_and_has_it_once(block) -> None:
    lot = block()
    with pytest.raises(ValueError, match="begins with"):
        replay(lot.log[1:])
    with pytest.raises(ValueError, match="begins with"):
        replay([replace(lot.log[0], version=2)])
    with pytest.raises(ValueError, match="listed already"):
        apply(lot.state, replace(lot.log[0], version=3))
    assert replay([]) is None


@pytest.mark.parametrize("data", [b"{}", b'{"type":"unheard_of"}', BID.replace(b"phone", b"post")])
def test_what_is_no_event_is_refused(data: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_event(data)


def test_an_event_knows_its_type(block) -> None:
    assert [type_of(event) for event in block().log] == ["listed", "opened"]


def test_a_lot_may_have_any_number_of_bids_and_undo_them_all(block) -> None:
    lot = block(guard=None)
    bids = 20_000
    for number in range(bids):
        lot.do(SetAsk(amount=lot.state.price + 1_00, **BY))
        lot.bid("78"[number % 2])
    assert lot.state.standing.bid_count == bids
    assert replay(lot.log) == lot.state
    for _ in range(bids):
        lot.do(UndoBid(**BY))
    assert lot.stands == (None, 0, 100_00)


def test_applying_an_event_leaves_the_state_before_as_it_was(block) -> None:
    lot = block()
    lot.bid("7", kind=BidKind.FLOOR)
    before, kept = lot.state, repr(lot.state)
    lot.bid("8")
    assert repr(before) == kept
