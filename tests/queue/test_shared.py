"""Several dispatchers empty one PostgreSQL, and keep each item's order."""

import asyncio
import time

import psycopg
import pytest
from tests.queue.conftest import Queue, until

from rostrum.saleroom.clock import now_ms
from rostrum.store.claims import SURE_S, Claims, Held


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
    hold = other.oldest(now_ms())
    held = await hold.__aenter__()
    assert held.row.item_id == "a"
    await queue.start(safety_poll_s=0.05)
    await until(lambda: pub.versions("b") == [1, 2])
    assert pub.versions("a") == []
    with psycopg.connect(where) as connection:
        pid = other._connection.info.backend_pid
        connection.execute("SELECT pg_terminate_backend(%s)", (pid,))
    await until(lambda: pub.versions("a") == [1, 2, 3])
    with pytest.raises(psycopg.OperationalError):
        await held.pushed()
    await other.close()


async def test_a_lost_database_is_found_again(queue, sale, pub, where):
    await queue.start()
    await sale.move("a")
    await queue.until_empty()
    with psycopg.connect(where) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'rostrum queue' AND datname = current_database()"
        )
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
    assert Held(None, None, 0, time.monotonic()).surely()
    assert not Held(None, None, 0, time.monotonic() - SURE_S).surely()
