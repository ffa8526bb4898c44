"""What a store does, whichever database is below it."""

import asyncio

import pytest
from tests.store.conftest import event, keep, sale

from rostrum.store.chain import GENESIS, link
from rostrum.store.commits import Wanted
from rostrum.store.failures import StoreFailed
from rostrum.store.records import MissedBidRow, PaddleRow, TokenRow, UserRow
from rostrum.wire.push import STAFF_CHANNEL


async def test_an_event_is_kept_with_its_bid_its_answer_its_push_and_its_items_standing(
    store, reopen
):
    await keep(store.commits, event("a", 1, key="k1"), event("a", 2), event("b", 1))
    again = reopen()
    assert [row.version for row in await again.events.of("a")] == [1, 2]
    a, b, c = await again.catalogue.items()
    assert (a.version, a.state, a.leader, a.committed) == (2, b'{"version":2}', "412", 200)
    assert (b.version, c.version, c.leader) == (1, 0, None)
    answer = await again.answers.find("clerk", "k1")
    assert (answer.fingerprint, answer.body) == (b"print", b"answer")
    assert await again.answers.find("another clerk", "k1") is None
    waiting = await again.outbox.unpushed(0, 99)
    assert [(row.item_id, row.message) for row in waiting] == [
        ("a", b'{"version":1}'),
        ("a", b'{"version":2}'),
        ("b", b'{"version":1}'),
    ]


async def test_the_log_of_an_item_is_one_chain_over_commits_and_restarts(store, reopen):
    await keep(store.commits, event("a", 1), event("a", 2, body="ü".encode()))
    again = reopen()
    await keep(again.commits, event("a", 3))
    head = GENESIS
    for row in await again.events.of("a"):
        head = link(head, "a", row.version, row.at, row.body)
        assert row.hash == head
    assert row.version == 3


async def test_an_event_for_a_version_that_is_taken_leaves_nothing(store):
    await keep(store.commits, event("a", 1))
    with pytest.raises(StoreFailed, match="another process"):
        await keep(store.commits, event("b", 1), event("a", 1, key="lost"))
    assert await store.events.of("b") == []
    assert await store.answers.find("clerk", "lost") is None
    await keep(store.commits, event("a", 2), event("b", 1))


async def test_what_arrives_together_shares_commits_and_keeps_its_order(store):
    commits = []
    store.outbox.on_commit = commits.append
    await asyncio.gather(*(keep(store.commits, event("a", n)) for n in range(1, 101)))
    assert [row.version for row in await store.events.of("a")] == list(range(1, 101))
    assert len(commits) < 20
    numbers = [row.row_id for rows in commits for row in rows]
    assert numbers == sorted(set(numbers))


async def test_a_command_that_fails_to_be_decided_fails_alone(store):
    def fail(_):
        raise KeyError("a bug")

    outcomes = await asyncio.gather(
        keep(store.commits, event("a", 1)),
        store.commits.decide(Wanted(fail)),
        keep(store.commits, event("b", 1)),
        return_exceptions=True,
    )
    assert [type(each) for each in outcomes] == [type(None), KeyError, type(None)]
    assert [item.version for item in await store.catalogue.items()] == [1, 1, 0]


async def test_numbers_of_the_outbox_are_never_given_twice(store, reopen):
    await keep(store.commits, event("a", 1))
    first = await store.outbox.unpushed(0, 9)
    await store.outbox.pushed([row.row_id for row in first])
    assert await store.outbox.unpushed(0, 9) == []
    again = reopen()
    await keep(again.commits, event("a", 2))
    second = await again.outbox.unpushed(0, 9)
    assert second[0].row_id > first[0].row_id
    depth = await again.outbox.depth()
    assert (depth.waiting, depth.oldest_at) == (1, 1_002)


async def test_an_older_full_state_is_dropped_when_a_newer_one_waits(store):
    await keep(store.commits, event("a", 1), event("a", 2), event("b", 1), event("a", 3))
    assert await store.outbox.drop_obsolete() == 2
    left = await store.outbox.unpushed(0, 9)
    assert [(row.item_id, row.message[-2:-1]) for row in left] == [("b", b"1"), ("a", b"3")]


async def test_a_push_that_was_given_up_can_be_looked_at_and_pushed_again(store):
    await keep(store.commits, event("a", 1), event("b", 1))
    a, b = await store.outbox.unpushed(0, 9)
    await store.dead_letters.bury(a, 12, "refused", 5_000)
    await store.dead_letters.bury(b, 12, "refused", 5_001)
    letters = await store.dead_letters.page(0, 9)
    assert [(each.item_id, each.attempts, each.reason) for each in letters] == [
        ("a", 12, "refused"),
        ("b", 12, "refused"),
    ]
    await keep(store.commits, event("a", 2))
    assert await store.dead_letters.revive(None) == (1, 1)
    waiting = [(row.item_id, row.message) for row in await store.outbox.unpushed(0, 9)]
    assert waiting == [("a", b'{"version":2}'), ("b", b'{"version":1}')]
    assert (await store.outbox.depth()).dead == 0


async def test_a_sale_goes_in_whole_or_not_at_all(store):
    with pytest.raises(StoreFailed):
        await store.catalogue.add_sale(sale("t", "xa"))
    assert [row.sale_id for row in await store.catalogue.sales()] == ["s"]
    assert [row.item_id for row in await store.catalogue.items()] == ["a", "b", "c"]
    await store.catalogue.add_lots(sale("s", "xyz").items[1:], [])
    assert [row.item_id for row in await store.catalogue.items(["y", "z", "a"])] == ["a", "y", "z"]


async def test_paddles_users_and_tokens_are_replaced_and_dropped(store):
    await store.catalogue.keep_paddle(PaddleRow("s", "412", None, None, True))
    assert await store.catalogue.paddles() == [PaddleRow("s", "412", None, None, True)]
    assert await store.catalogue.paddles(["another"]) == []
    await store.people.keep_user(UserRow("mary", "clerk", "hash", 1))
    await store.people.keep_user(UserRow("mary", "admin", "hash", 1))
    assert await store.people.users() == [UserRow("mary", "admin", "hash", 1)]
    await store.people.drop_user("mary")
    assert await store.people.users() == []
    lasting, session = TokenRow(b"1", "x", "admin", 1), TokenRow(b"\x00\xff", "x", "clerk", 2, 9)
    await store.people.add_token(lasting)
    await store.people.add_token(session)
    assert sorted(await store.people.tokens(), key=lambda row: row.created_at) == [lasting, session]
    await store.people.drop_tokens([b"1"])
    assert await store.people.tokens() == [session]


async def test_bids_that_came_too_late_are_kept_up_to_a_number_with_word_to_the_staff(store):
    late = MissedBidRow("a", "412", 100, None, "phone", "clerk", 5_000, 20)
    kept = [
        await store.catalogue.add_missed_bid(late, 2, sale_id="s", notice=b"late") for _ in range(3)
    ]
    assert kept == [True, True, False]
    assert await store.catalogue.missed_bids("s", 9) == [late, late]
    notices = await store.outbox.unpushed(0, 9)
    assert [(row.item_id, row.channel) for row in notices] == [("s", STAFF_CHANNEL)] * 2


async def test_old_answers_go_at_most_so_many_at_once(store):
    await keep(store.commits, *(event("a", n, key=f"k{n}") for n in range(1, 6)))
    assert await store.answers.forget(1_004, 2) == 2
    assert await store.answers.forget(1_004, 2) == 1
    assert sorted(await store.answers.keys()) == [("clerk", "k4"), ("clerk", "k5")]


async def test_it_says_that_it_is_well(store):
    assert await store.health() == ("ok", {"database": "ok"})
