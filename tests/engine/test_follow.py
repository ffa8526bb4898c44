"""Extensions that reach other lots."""

import pytest
from msgspec.structs import replace

from rostrum.engine.apply import apply
from rostrum.engine.commands import Close, Extend, Hold
from rostrum.engine.decide import decide
from rostrum.engine.follow import follow_on
from rostrum.rules.soft_close import Scope, SoftClose
from rostrum.wire.catalogue import SaleKind

MINUTE = 60_000


@pytest.fixture
def lots(block):
    """Four lots a minute apart; the first two and the last are one group."""

    def make(scope: Scope, **more: object):
        soft = SoftClose(window_ms=3 * MINUTE, extension_ms=3 * MINUTE, scope=scope, **more)
        return {
            item_id: block(
                kind=SaleKind.TIMED,
                soft_close=soft,
                item_id=item_id,
                position=place,
                ends_at=(100 + place) * MINUTE,
                group=None if item_id == "c" else "chairs",
            )
            for place, item_id in enumerate("abcd")
        }

    return make


def late_bid(lots, item_id: str = "b"):
    lot = lots[item_id]
    lot.now = lot.state.ends_at - MINUTE
    return lot.bid("7")


def follow(lots, event):
    return follow_on({item_id: lot.state for item_id, lot in lots.items()}, event)


def ends(found) -> dict[str, int]:
    return {item_id: command.ends_at // MINUTE for item_id, command in found}


def test_by_itself_a_lot_moves_no_other(lots) -> None:
    sale = lots(Scope.LOT)
    assert follow(sale, late_bid(sale)) == []


def test_a_group_moves_together(lots) -> None:
    sale = lots(Scope.GROUP)
    for lot in sale.values():
        lot.now = 98 * MINUTE
    event = late_bid(sale, "a")
    assert ends(follow(sale, event)) == {"b": 103, "d": 105}


def test_all_later_lots_keep_their_distance_and_their_order(lots) -> None:
    sale = lots(Scope.LATER)
    found = follow(sale, late_bid(sale))
    assert list(ends(found).items()) == [("c", 104), ("d", 105)]


def test_the_commands_are_taken_and_lead_no_further(lots) -> None:
    sale = lots(Scope.LATER)
    for item_id, command in follow(sale, late_bid(sale)):
        lot = sale[item_id]
        event = lot.do(command)
        assert event.cause == "b"
        assert lot.state.scheduled_end == lot.state.ends_at
        assert follow(sale, event) == []


def test_the_cap_of_each_lot_of_a_group_holds(lots) -> None:
    sale = lots(Scope.GROUP, cap_ms=2 * MINUTE)
    sale["d"].do(Extend(by_ms=MINUTE + MINUTE // 2, reschedule=False, by="rostra"))
    event = late_bid(sale, "a")
    assert event.extended_by == 2 * MINUTE
    found = dict(follow(sale, event))
    assert found["b"].ends_at == 103 * MINUTE
    assert found["d"].ends_at == 105 * MINUTE
    sale["d"].do(found["d"])
    assert sale["d"].state.scheduled_end == 103 * MINUTE
    assert "d" not in dict(follow(sale, event))


def test_what_is_over_or_due_is_left_alone(lots) -> None:
    sale = lots(Scope.LATER)
    sale["c"].now = 102 * MINUTE
    sale["c"].do(Close())
    assert ends(follow(sale, late_bid(sale))) == {"d": 105}


def test_a_lot_whose_own_end_has_come_is_left_alone(lots) -> None:
    sale = lots(Scope.LATER)
    event = late_bid(sale)
    due = sale["c"]
    due.state = replace(due.state, ends_at=event.at)
    assert ends(follow(sale, event)) == {"d": 105}


def test_only_lots_after_it_are_later_and_they_come_in_the_sales_order(lots) -> None:
    sale = dict(reversed(lots(Scope.LATER).items()))
    beside = sale["b"]
    beside.state = replace(beside.state, lot=replace(beside.state.lot, position=0))
    assert [item_id for item_id, _ in follow(sale, late_bid(sale, "a"))] == ["c", "d"]


def test_other_sales_and_bids_that_extend_nothing_are_left_alone(lots) -> None:
    sale = lots(Scope.LATER)
    early = sale["a"].bid("7")
    assert follow(sale, early) == []
    stranger = sale["d"]
    stranger.state = replace(stranger.state, lot=replace(stranger.state.lot, sale_id="s2"))
    assert ends(follow(sale, late_bid(sale))) == {"c": 104}


def test_before_or_after_the_event_is_applied_the_answer_is_the_same(lots) -> None:
    sale = lots(Scope.LATER)
    lot = sale["b"]
    lot.now = lot.state.ends_at - MINUTE
    states = {item_id: each.state for item_id, each in sale.items()}
    event = decide(lot.state, lot.command("7"), lot.now)
    after = {**states, "b": apply(lot.state, event)}
    assert follow_on(states, event) == follow_on(after, event) != []


def test_a_held_lot_is_moved_too(lots) -> None:
    sale = lots(Scope.LATER)
    sale["c"].do(Hold(by="rostra"))
    assert ends(follow(sale, late_bid(sale)))["c"] == 104
