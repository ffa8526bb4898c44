"""States that another process may not have heard."""

from rostrum.push.recent import RECENT_S, Recent


def test_the_newest_state_of_each_item_is_kept_while_redis_is_lost_and_a_while_after():
    recent = Recent[bytes](10)
    recent.keep("a", 1, b"a1", 0)
    recent.keep("b", 1, b"b1", 0)
    recent.keep("a", 2, b"a2", 0)
    recent.found(100)
    recent.keep("c", 1, b"c1", 100 + RECENT_S)
    assert list(recent.told_again()) == [("b", b"b1"), ("a", b"a2"), ("c", b"c1")]
    recent.keep("c", 2, b"c2", 101 + RECENT_S)
    assert list(recent.told_again()) == []
    recent.lost()
    recent.keep("c", 3, b"c3", 102 + RECENT_S)
    assert list(recent.told_again()) == [("c", b"c3")]


def test_only_so_many_items_are_kept():
    recent = Recent[bytes](2)
    for item in "abc":
        recent.keep(item, 1, item.encode(), 0)
    assert [item for item, _ in recent.told_again()] == ["b", "c"]
    assert not recent.knows("a", 1)
    assert recent.knows("c", 1)


def test_what_was_told_or_heard_is_no_news():
    recent = Recent[bytes](10)
    recent.note("a", 5)
    recent.keep("b", 2, b"b2", 0)
    assert recent.knows("a", 5)
    assert recent.knows("a", 4)
    assert not recent.knows("a", 6)
    assert recent.knows("b", 2)
    assert not recent.knows("c", 1)
