"""Timed lots: in time or missed, extended, closed once."""

import pytest

from rostrum.engine.commands import (
    Close,
    Extend,
    FairWarning,
    FinalCall,
    Hammer,
    Hold,
    Open,
    Pass,
    Reopen,
    Resume,
    SetAsk,
    StopBids,
    UndoBid,
    Withdraw,
)
from rostrum.engine.events import LotClosed
from rostrum.engine.rejected import ActCode
from rostrum.engine.state import due_at
from rostrum.rules.soft_close import Mode, SoftClose
from rostrum.wire.bids import RejectionCode as Code
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.state import BidKind, Status

MINUTE = 60_000
END = 900 * MINUTE


@pytest.fixture
def timed(block):
    """A timed lot that ends at minute 900."""

    def make(**terms: object):
        return block(**{"kind": SaleKind.TIMED, "ends_at": END, **terms})

    return make


def soft(minutes: int, **more: object) -> SoftClose:
    return SoftClose(window_ms=minutes * MINUTE, extension_ms=minutes * MINUTE, **more)


def test_a_bid_is_in_time_before_the_end_and_missed_at_it(timed) -> None:
    lot = timed()
    lot.now = END - 1
    lot.bid("7")
    lot.now = END
    late = lot.refused_bid("8")
    assert (late.code, late.missed, late.late_ms) == (Code.CLOSED, True, 0)
    lot.now = END + 250
    assert lot.refused_bid("8").late_ms == 250
    lot.do(Close())
    lot.now = END + 900
    late = lot.refused_bid("8")
    assert (late.code, late.missed, late.late_ms) == (Code.CLOSED, True, 900)


def test_what_never_counted_is_not_reported_as_missed(timed) -> None:
    lot = timed()
    lot.do(Withdraw(by="rostra"))
    lot.now = END + 1
    assert not lot.refused_bid("7").missed


def test_a_late_bid_moves_the_end(timed) -> None:
    lot = timed(soft_close=soft(3))
    lot.now = END - 2 * MINUTE
    event = lot.bid("7")
    assert lot.state.ends_at == END + MINUTE
    assert (event.ends_at, event.extended_by) == (END + MINUTE, MINUTE)
    assert lot.state.extended_count == 1
    assert lot.state.scheduled_end == END


def test_each_extension_counts_from_the_end_it_finds_up_to_the_cap(timed) -> None:
    lot = timed(soft_close=soft(15, cap_ms=20 * MINUTE, mode=Mode.ADD))
    for paddle, end in (
        ("7", END + 15 * MINUTE),
        ("8", END + 20 * MINUTE),
        ("7", END + 20 * MINUTE),
    ):
        lot.now = lot.state.ends_at - MINUTE
        lot.bid(paddle)
        assert lot.state.ends_at == end
    assert lot.state.extended_count == 2


def test_a_bid_that_changes_no_price_does_not_extend(timed) -> None:
    lot = timed(soft_close=soft(3))
    lot.bid("7", 100_00, 500_00)
    lot.now = END - MINUTE
    lot.bid("7", 110_00, 800_00)
    assert lot.state.ends_at == END
    lot.bid("8", 110_00)
    assert lot.state.ends_at == END + 2 * MINUTE


def test_a_bid_before_the_window_does_not_extend(timed) -> None:
    lot = timed(soft_close=soft(3))
    lot.now = END - 3 * MINUTE
    lot.bid("7")
    assert lot.state.ends_at == END
    inclusive = timed(soft_close=soft(3, inclusive=True, mode=Mode.ADD))
    inclusive.now = END - 3 * MINUTE
    inclusive.bid("7")
    assert inclusive.state.ends_at == END + 3 * MINUTE


def test_a_grace_takes_what_was_sent_in_time_and_gives_others_time_to_answer(timed) -> None:
    lot = timed(grace_ms=3000, soft_close=soft(3))
    lot.now = END + 2999
    assert lot.refused_bid("7").code is Code.CLOSED
    assert lot.refused_bid("7", sent_at=END).code is Code.CLOSED
    event = lot.bid("7", sent_at=END - 1)
    assert event.at == END + 2999
    assert lot.state.ends_at == END - 1 + 3 * MINUTE


def test_the_grace_ends(timed) -> None:
    lot = timed(grace_ms=3000)
    lot.now = END + 3000
    late = lot.refused_bid("7", sent_at=END - 1)
    assert (late.code, late.missed, late.late_ms) == (Code.CLOSED, True, 3000)


def test_no_grace_unless_the_sale_gives_one(timed) -> None:
    lot = timed()
    lot.now = END
    assert lot.refused_bid("7", sent_at=END - 1).code is Code.CLOSED


def test_the_close_waits_for_the_grace_and_is_stamped_with_the_end(timed) -> None:
    lot = timed(grace_ms=2000)
    lot.bid("7")
    assert due_at(lot.state) == END + 2000
    lot.now = END + 1999
    assert lot.refused(Close()).code is ActCode.NOT_DUE
    lot.now = END + 2000
    event = lot.do(Close())
    assert isinstance(event, LotClosed)
    assert (event.at, event.noticed_at) == (END, END + 2000)


def test_a_close_that_was_slept_through_is_stamped_with_the_end_and_happens_once(timed) -> None:
    lot = timed()
    lot.now = END - 1
    lot.bid("7")
    lot.now = END + 100 * MINUTE
    lot.do(Close())
    assert lot.state.status is Status.SOLD
    assert (lot.state.result.paddle, lot.state.result.price, lot.state.result.at) == (
        "7",
        100_00,
        END,
    )
    assert lot.refused(Close()).code is ActCode.ALREADY_CLOSED
    assert due_at(lot.state) is None


def test_no_close_before_the_end(timed) -> None:
    lot = timed()
    lot.now = END - 1
    assert lot.refused(Close()).code is ActCode.NOT_DUE


@pytest.mark.parametrize(
    ("reserve", "bid", "status"),
    [(None, None, Status.UNSOLD), (500_00, 100_00, Status.UNSOLD), (500_00, 500_00, Status.SOLD)],
)
def test_a_timed_lot_sells_at_its_reserve(timed, reserve, bid, status) -> None:
    lot = timed(reserve=reserve)
    if bid:
        lot.bid("7", bid)
    lot.now = END
    lot.do(Close())
    assert lot.state.status is status
    assert (lot.state.result is not None) == (status is Status.SOLD)


def test_the_house_buys_nothing(timed) -> None:
    lot = timed(house_bids=True, reserve=500_00)
    lot.bid("H", kind=BidKind.HOUSE)
    lot.now = END
    lot.do(Close())
    assert lot.state.status is Status.UNSOLD


def test_the_clock_has_no_hammer(timed) -> None:
    lot = timed()
    lot.bid("7")
    for make in (Hammer, Pass, FairWarning, FinalCall, StopBids):
        act = make(by="rostra")
        assert lot.refused(act).code is ActCode.WRONG_KIND


def test_the_hammer_has_no_clock(block) -> None:
    lot = block()
    for act in (Close(), Extend(by_ms=1, by="rostra")):
        assert lot.refused(act).code is ActCode.WRONG_KIND


def test_a_timed_lot_opens_only_with_an_end_to_come(timed) -> None:
    lot = timed(opened=False, now=END)
    assert lot.refused(Open(by="rostra")).code is ActCode.BAD_TIME
    lot.now = END + MINUTE
    for gone in (END + 1, END + MINUTE):
        assert lot.refused(Extend(ends_at=gone, by="rostra")).code is ActCode.BAD_TIME
    lot.do(Extend(ends_at=END + MINUTE + 1, by="rostra"))
    lot.do(Open(by="rostra"))


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"ends_at": END + 1, "by_ms": 1},
        {"ends_at": END},
        {"ends_at": END - 1},
        {"by_ms": 0},
        {"by_ms": -1},
    ],
)
def test_an_extension_is_to_one_later_time(timed, wrong: dict[str, int]) -> None:
    assert timed().refused(Extend(by="rostra", **wrong)).code is ActCode.BAD_TIME


def test_an_extension_by_hand_takes_the_schedule_along(timed) -> None:
    lot = timed(soft_close=soft(3, cap_ms=MINUTE))
    lot.do(Extend(by_ms=10 * MINUTE, by="rostra"))
    assert (lot.state.ends_at, lot.state.scheduled_end) == (END + 10 * MINUTE, END + 10 * MINUTE)
    lot.now = lot.state.ends_at - MINUTE
    lot.bid("7")
    assert lot.state.ends_at == END + 11 * MINUTE


def test_a_lot_past_its_end_is_decided_before_the_server_comes_to_it(timed) -> None:
    lot = timed()
    lot.bid("7")
    lot.now = END
    for act in (
        Extend(by_ms=MINUTE, by="rostra"),
        Hold(by="rostra"),
        Withdraw(by="rostra"),
        UndoBid(by="rostra"),
    ):
        assert lot.refused(act).code is ActCode.BAD_TIME


def test_an_undo_leaves_the_end_where_it_is(timed) -> None:
    lot = timed(soft_close=soft(3))
    lot.now = END - MINUTE
    lot.bid("7")
    extended = lot.state.ends_at
    lot.do(UndoBid(by="rostra"))
    assert lot.state.ends_at == extended
    assert lot.state.price == 0


def test_a_held_lot_keeps_the_time_it_had_left(timed) -> None:
    lot = timed()
    lot.now = END - 5 * MINUTE
    lot.do(Hold(by="rostra"))
    lot.now = END + 30 * MINUTE
    assert lot.refused(Close()).code is ActCode.WRONG_STATUS
    assert lot.refused_bid("7").code is Code.NOT_OPEN
    lot.do(Resume(by="rostra"))
    assert lot.state.status is Status.OPEN
    assert lot.state.ends_at == lot.now + 5 * MINUTE
    assert lot.state.scheduled_end == lot.state.ends_at


def test_a_lot_held_before_it_opened_keeps_its_end(timed) -> None:
    lot = timed(opened=False)
    lot.do(Hold(by="rostra"))
    lot.now += MINUTE
    lot.do(Resume(by="rostra"))
    assert (lot.state.status, lot.state.ends_at) == (Status.UPCOMING, END)


def test_a_closed_lot_reopens_with_a_reason_and_a_new_end(timed) -> None:
    lot = timed()
    lot.bid("7")
    lot.now = END
    lot.do(Close())
    assert lot.refused(Reopen(ends_at=END + MINUTE, by="rostra")).code is ActCode.REASON_NEEDED
    assert lot.refused(Reopen(reason="power cut", by="rostra")).code is ActCode.BAD_TIME
    assert (
        lot.refused(Reopen(reason="power cut", ends_at=END, by="rostra")).code is ActCode.BAD_TIME
    )
    lot.do(Reopen(reason="power cut", ends_at=END + MINUTE, by="rostra"))
    assert (lot.state.status, lot.state.ends_at, lot.state.result) == (
        Status.OPEN,
        END + MINUTE,
        None,
    )
    lot.bid("8")
    lot.now = END + MINUTE
    lot.do(Close())
    assert lot.state.result.paddle == "8"


def test_setting_the_ask_works_against_the_clock_too(timed) -> None:
    lot = timed()
    lot.do(SetAsk(amount=150_00, by="rostra"))
    assert lot.refused_bid("7", 149_99).code is Code.BELOW_MINIMUM
