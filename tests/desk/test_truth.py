"""What the desk believes, and how it finds out that it missed something."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.desk.link import Link
from rostrum.desk.truth import Truth, Verdict
from rostrum.wire.push import Subscribed


@pytest.fixture
def truth(make_item):
    t = Truth()
    t.follow([make_item("a"), make_item("b")])
    t.connected(0.0)
    t.answered(t.to_ask(10), Subscribed({}, []), 0.0)
    t.ready()
    return t


def at(make_item, version, item_id="a"):
    return make_item(item_id, version=version)


def test_the_next_version_is_news(truth, make_item):
    assert truth.pushed(at(make_item, 2), 1.0) is Verdict.NEW
    assert truth.held("a").version == 2


def test_an_older_version_is_dropped(truth, make_item):
    truth.pushed(at(make_item, 2), 1.0)
    assert truth.pushed(at(make_item, 1), 1.0) is Verdict.OLDER
    assert truth.held("a").version == 2


def test_the_same_version_is_not_shown_twice(truth, make_item):
    assert truth.pushed(at(make_item, 1), 1.0) is Verdict.REPEATED


def test_a_hole_is_counted_and_asked_about_from_before_it(truth, make_item):
    assert truth.pushed(at(make_item, 4), 1.0) is Verdict.HOLE
    assert truth.counters.missed == 2
    assert truth.to_ask(10) == {"a": 1}
    truth.answered(["a"], Subscribed({"a": at(make_item, 4)}, []), 1.1)
    assert truth.to_ask(10) == {}
    assert truth.counters.resynchronised == 1


def test_an_item_that_nobody_follows_is_left_alone(truth, make_item):
    assert truth.pushed(at(make_item, 9, "z"), 1.0) is Verdict.NOT_FOLLOWED
    assert truth.held("z") is None


def test_silence_makes_the_desk_stale_and_a_word_makes_it_live(truth):
    assert truth.link(1.5) is Link.LIVE
    assert truth.link(1.51) is Link.STALE
    truth.heard(1.6)
    assert truth.link(1.7) is Link.LIVE


def test_a_lost_connection_is_offline_until_every_room_is_joined_again(truth):
    truth.disconnected()
    assert truth.link(0.1) is Link.OFFLINE
    truth.connected(5.0)
    assert truth.link(5.0) is Link.OFFLINE
    assert truth.to_ask(10) == {"a": 1, "b": 1}
    truth.answered(["a", "b"], Subscribed({}, []), 5.1)
    truth.ready()
    assert truth.link(5.2) is Link.LIVE
    assert truth.counters.reconnections == 1


def test_rooms_are_asked_for_in_portions(truth):
    truth.disconnected()
    truth.connected(1.0)
    first = truth.to_ask(1)
    truth.answered(first, Subscribed({}, []), 1.0)
    assert len(first) == 1
    assert set(truth.to_ask(1)) == {"a", "b"} - set(first)


@given(st.lists(st.integers(1, 30), max_size=60))
def test_whatever_arrives_in_whatever_order_the_newest_is_held(versions):
    from tests.desk.conftest import item

    t = Truth()
    t.follow([item("a", version=0)])
    t.connected(0)
    t.answered(t.to_ask(1), Subscribed({}, []), 0)
    t.ready()
    shown = [0]
    for version in versions:
        verdict = t.pushed(msgspec.structs.replace(item("a"), version=version), 0)
        if verdict in (Verdict.NEW, Verdict.HOLE):
            shown.append(version)
    assert t.held("a").version == max([0, *versions])
    assert shown == sorted(set(shown))
