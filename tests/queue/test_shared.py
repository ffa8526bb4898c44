"""Several dispatchers empty one PostgreSQL, and keep each item's order."""

import asyncio
import time

import psycopg
import pytest
from aiohttp import web
from tests.queue.conftest import Queue, until

from rostrum.queue import shared
from rostrum.saleroom.clock import now_ms
from rostrum.store import claims
from rostrum.store.claims import SURE_S, Claims, Hold


@pytest.fixture
def where(postgres) -> str:
    """PostgreSQL alone is shared."""
    return postgres.new_database()


@pytest.fixture
async def queues(store, where, pub):
    several = [Queue(store, where, pub.url) for _ in range(3)]
    yield several
    for queue in several:
        await queue.stop()


def _end_connections(where: str) -> None:
    with psycopg.connect(where) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'rostrum queue' AND datname = current_database()"
        )


async def test_they_share_the_work_and_each_version_arrives_once_and_in_order(queues, sale, pub):
    for queue in queues:
        await queue.start(safety_poll_s=0.02)
    await asyncio.gather(*(sale.move(item, 60) for item in "abc"))
    await queues[0].until_empty()
    for item in "abc":
        assert pub.versions(item) == list(range(1, 61))
    assert sum(queue.counters.published for queue in queues) == 180
    assert sum(queue.counters.published > 0 for queue in queues) > 1


async def test_an_item_that_another_holds_is_passed_by_until_that_one_dies(queue, sale, pub, where):
    await sale.move("a", 3)
    await sale.move("b", 2)
    other = Claims(where)
    holding = other.oldest(now_ms(), 1)
    hold = await holding.__aenter__()
    assert [held.row.item_id for held in hold.items] == ["a"]
    await queue.start(safety_poll_s=0.05)
    await until(lambda: pub.versions("b") == [1, 2])
    assert pub.versions("a") == []
    with psycopg.connect(where) as connection:
        pid = other._connection.info.backend_pid
        connection.execute("SELECT pg_terminate_backend(%s)", (pid,))
    await until(lambda: pub.versions("a") == [1, 2, 3])
    with pytest.raises(psycopg.OperationalError):
        await hold.pushed(hold.items)
    await other.close()


async def test_a_row_that_is_refused_keeps_none_that_it_was_handed_over_with(queue, sale, pub):
    pub.answer = lambda body: web.Response(status=400) if body["itemId"] == "b" else None
    await asyncio.gather(*(sale.move(item) for item in "abc"))
    await queue.start(safety_poll_s=0.05, attempts=3)
    await queue.until_empty()
    assert [pub.versions(item) for item in "abc"] == [[1], [], [1]]
    assert queue.counters.given_up == 1


async def test_a_hold_that_ends_half_way_sends_each_items_one_row_again_and_turns_none_back(
    queue, sale, pub, where
):
    await asyncio.gather(*(sale.move(item, 3) for item in "abc"))
    waiting, go_on = asyncio.Event(), asyncio.Event()

    async def hang(body):
        if body["itemId"] == "c" and not waiting.is_set():
            waiting.set()
            await go_on.wait()

    pub.answer = hang
    await queue.start(safety_poll_s=0.05, at_once=1)
    await waiting.wait()
    await until(lambda: pub.versions("a") == [1])
    await asyncio.gather(*(sale.move(item, 2) for item in "abc"))
    _end_connections(where)
    go_on.set()
    await queue.until_empty()
    for item in "abc":
        versions = pub.versions(item)
        assert versions == sorted(versions)
        assert sorted(set(versions)) == [1, 2, 3, 4, 5]
        assert len(versions) <= 6


async def test_a_row_that_waits_holds_up_none_that_it_was_taken_with_and_nobody_else_takes_it(
    queues, sale, pub
):
    asked, free = [], asyncio.Event()

    async def hang(body):
        if body["itemId"] == "a":
            asked.append(body["message"]["version"])
            await free.wait()

    pub.answer = hang
    await asyncio.gather(*(sale.move(item, 2) for item in "abc"))
    for queue in queues[:2]:
        await queue.start(safety_poll_s=0.02)
    await until(lambda: pub.versions("b") == pub.versions("c") == [1, 2])
    assert asked == [1]
    free.set()
    await queues[0].until_empty()
    assert pub.versions("a") == asked == [1, 2]


async def test_an_item_kept_aside_by_one_who_died_is_taken_when_its_time_is_over(
    queues, sale, pub, monkeypatch
):
    monkeypatch.setattr(shared, "ASIDE_S", 0.6)
    free = asyncio.Event()

    async def hang(body):
        if body["itemId"] == "a":
            await free.wait()

    pub.answer = hang
    await asyncio.gather(*(sale.move(item) for item in "ab"))
    await queues[0].start()
    await until(lambda: pub.versions("b") == [1])
    await asyncio.sleep(2 * shared.PATIENCE_S)
    await queues[0].stop()
    free.set()
    await sale.move("a")
    await queues[1].start(safety_poll_s=0.05)
    await queues[1].until_empty()
    assert pub.versions("a")[-2:] == [1, 2] or pub.versions("a") == [2]


async def test_nothing_is_handed_over_on_a_hold_that_may_be_lost(queue, sale, pub, monkeypatch):
    monkeypatch.setattr(claims, "SURE_S", 0.0)
    await sale.move("a", 2)
    await queue.start()
    await asyncio.sleep(0.3)
    assert pub.versions("a") == []
    monkeypatch.setattr(claims, "SURE_S", SURE_S)
    await queue.until_empty()
    assert pub.versions("a") == [1, 2]


async def test_a_lost_database_is_found_again(queue, sale, pub, where):
    await queue.start()
    await sale.move("a")
    await queue.until_empty()
    _end_connections(where)
    await sale.move("a")
    await queue.until_empty()
    assert pub.versions("a") == [1, 2]


async def test_a_commit_wakes_a_worker_at_once(queue, sale, pub):
    await queue.start(safety_poll_s=30.0)
    await asyncio.sleep(0.2)
    await sale.move("a")
    async with asyncio.timeout(15):
        await until(lambda: pub.versions("a") == [1])


def test_who_has_slept_with_an_item_in_hand_is_not_sure_of_it_any_more():
    assert Hold(None, (), time.monotonic()).surely()
    assert not Hold(None, (), time.monotonic() - SURE_S).surely()
