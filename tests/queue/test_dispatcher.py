"""From the outbox to a push service that is well, slow, down, or refuses."""

import asyncio

from aiohttp import web
from tests.queue.conftest import dead_letters, until

from rostrum.saleroom.clock import now_ms


async def test_each_version_of_each_item_arrives_once_and_in_order(queue, sale, pub):
    await queue.start()
    await asyncio.gather(sale.move("a", 50), sale.move("b", 50), sale.move("c", 50))
    await queue.until_empty()
    for item in "abc":
        assert pub.versions(item) == list(range(1, 51))
    assert queue.counters.published == 150
    assert queue.counters.skipped == 0


async def test_an_item_that_waits_holds_no_other_up(queue, sale, pub):
    free = asyncio.Event()

    async def answer(body):
        if body["itemId"] == "a":
            await free.wait()

    pub.answer = answer
    await queue.start()
    await sale.move("a")
    await sale.move("b", 3)
    await until(lambda: pub.versions("b") == [1, 2, 3])
    assert pub.versions("a") == []
    free.set()
    await until(lambda: pub.versions("a") == [1])


async def test_a_service_that_is_down_costs_no_last_state_and_no_order(queue, sale, pub):
    await queue.start()
    await sale.move("a")
    await until(lambda: pub.heard)
    await pub.stop()
    long_ago = now_ms() - 60_000
    for _ in range(20):
        await sale.move("a", at=long_ago)
        await sale.move("b", at=long_ago)
    await until(lambda: queue.counters.failing)
    assert "cannot be reached" in queue.counters.failing
    await pub.start()
    await queue.until_empty()
    assert pub.versions("a")[-1] == 21
    assert pub.versions("b")[-1] == 20
    for item in "ab":
        assert pub.versions(item) == sorted(set(pub.versions(item)))
    assert queue.counters.skipped > 0
    assert queue.counters.given_up == 0
    assert queue.counters.failing is None


async def test_a_backlog_beyond_what_is_in_hand_drains_and_leaves_no_item_out(queue, sale, pub):
    await pub.stop()
    await queue.start(in_hand=10)
    before = now_ms() - 60_000
    await sale.move("a", 60, at=before)
    await sale.move("b", 60, at=before)
    await sale.move("c", 1)
    await pub.start()
    await queue.until_empty()
    assert [pub.versions(item)[-1] for item in "abc"] == [60, 60, 1]
    assert len(pub.heard) < 60


async def test_a_service_that_is_down_is_asked_by_one_at_a_time(queue, sale, pub):
    asked = 0
    most = 0

    async def answer(_body):
        nonlocal asked, most
        asked += 1
        most = max(most, asked)
        await asyncio.sleep(0.02)
        asked -= 1
        return web.Response(status=503, text="busy")

    pub.answer = answer
    await queue.start()
    await sale.move("a")
    await until(lambda: queue.counters.failures)
    most = 0
    await sale.move("b")
    await sale.move("c")
    before = queue.counters.failures
    await until(lambda: queue.counters.failures > before + 5)
    assert most == 1
    pub.answer = lambda _: None
    await queue.until_empty()
    assert queue.counters.given_up == 0


async def test_ok_counts_in_letters_of_any_case_and_nothing_else_does(queue, sale, pub):
    answers = iter([
        web.Response(text="fine"),
        web.Response(text=""),
        web.Response(status=201, text="ok"),
        web.Response(status=500, text="ok"),
        web.Response(text=" OK\n"),
    ])  # fmt: skip
    pub.answer = lambda _: next(answers)
    await queue.start()
    await sale.move("a")
    await queue.until_empty()
    assert queue.counters.failures == 4
    assert queue.counters.published == 1


async def test_a_push_that_is_refused_too_often_is_a_dead_letter(queue, sale, pub, store):
    pub.answer = lambda body: (
        web.Response(status=400, text="data error") if body["itemId"] == "a" else None
    )
    await queue.start(attempts=3)
    await sale.move("a")
    await sale.move("b")
    letter = (await dead_letters(store, "a"))["a"]
    assert (letter.attempts, letter.replaced) == (3, False)
    await until(lambda: queue.counters.given_up == 1)
    assert "answered 400: data error" in letter.reason
    assert (await store.outbox.depth()).dead == 1
    await until(lambda: pub.versions("b") == [1])


async def test_a_later_state_goes_past_a_dead_letter_and_replaces_it(queue, sale, pub, store):
    pub.answer = lambda _: web.Response(status=400, text="data error")
    await queue.start(attempts=2)
    await sale.move("a")
    await dead_letters(store, "a")
    pub.answer = lambda _: None
    await sale.move("a")
    await until(lambda: pub.versions("a") == [2])
    await queue.until_empty()
    assert (await dead_letters(store, "a"))["a"].replaced
    assert await store.dead_letters.revive(None) == (0, 1)
    await queue.until_empty()
    assert pub.versions("a") == [2]


async def test_an_item_whose_every_state_is_refused_is_not_tried_for_ever(queue, sale, pub):
    pub.answer = lambda _: web.Response(text="no")
    await queue.start(attempts=5)
    async with asyncio.timeout(60):
        while not queue.counters.given_up:
            await sale.move("a")
            await asyncio.sleep(0.005)


async def test_a_push_that_is_never_answered_dies_while_others_get_through(queue, sale, pub, store):
    async def answer(body):
        if body["itemId"] == "a":
            await asyncio.sleep(60)

    pub.answer = answer
    await queue.start(attempts=1, time_limit_s=1.0)
    await sale.move("a")
    reason = None
    async with asyncio.timeout(60):
        while reason is None:
            await sale.move("b")
            await asyncio.sleep(0.05)
            letters = {each.item_id: each for each in await store.dead_letters.page(0, 10)}
            reason = letters["a"].reason if "a" in letters else None
    assert "did not answer within 1 s" in reason


async def test_a_dead_letter_can_be_pushed_again_or_dropped(queue, sale, pub, store):
    pub.answer = lambda _: web.Response(status=400, text="data error")
    await queue.start(attempts=1)
    for item in "abc":
        await sale.move(item)
    letters = await dead_letters(store, *"abc")
    pub.answer = lambda _: None
    assert await store.dead_letters.revive([letters["a"].row_id]) == (1, 0)
    await until(lambda: pub.heard == [("a", 1)])
    assert await store.dead_letters.drop([letters["b"].row_id, 10**6]) == 1
    assert [letter.item_id for letter in await store.dead_letters.page(0, 10)] == ["c"]
    assert await store.dead_letters.revive(None) == (1, 0)
    await queue.until_empty()
    assert (await store.outbox.depth()).dead == 0


async def test_states_that_have_waited_long_are_skipped_for_newer_ones(queue, sale, pub):
    free = asyncio.Event()

    async def answer(body):
        if body["message"]["version"] == 1:
            await free.wait()

    pub.answer = answer
    await queue.start()
    await sale.move("a")
    await sale.move("a", 3, at=now_ms() - 60_000)
    free.set()
    await queue.until_empty()
    assert pub.versions("a") == [1, 4]
    assert queue.counters.skipped == 2


async def test_what_an_earlier_life_left_is_sent_as_the_newest_states_only(queue, sale, pub):
    await sale.move("a", 5, at=now_ms() - 60_000)
    await sale.move("b", 1)
    await queue.start()
    await queue.until_empty()
    assert (pub.versions("a"), pub.versions("b")) == ([5], [1])


async def test_what_was_not_handed_over_when_it_stopped_is_sent_by_the_next(queue, sale, pub):
    await pub.stop()
    await queue.start()
    await sale.move("a", 2)
    await queue.stop()
    await pub.start()
    await queue.start()
    await queue.until_empty()
    assert pub.versions("a")[-1] == 2


async def test_what_was_handed_over_is_not_sent_again_after_a_stop(queue, sale, pub, store):
    await queue.start()
    await sale.move("a", 2)
    await until(lambda: queue.counters.published == 2)
    if store.shared:  # where several share the work, a commit says that it is done
        await queue.until_empty()
    await queue.stop()
    await queue.start()
    await sale.move("b")
    await queue.until_empty()
    assert pub.versions("a") == [1, 2]


async def test_a_notice_to_the_staff_is_not_published_where_anyone_may_listen(queue, store, pub):
    await queue.start()
    database = store.outbox._database
    notice = ("s", "staff", b'{"type":"missed_bid"}', now_ms())
    rows = await database.write(lambda c: store.outbox.put(c, [notice]))
    store.outbox.on_commit(rows)
    await queue.until_empty()
    assert pub.heard == []
