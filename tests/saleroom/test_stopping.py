"""A background task that is woken in the moment in which it is stopped stops all the same."""

import asyncio
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from rostrum.queue.config import QueueConfig
from rostrum.queue.counters import QueueCounters
from rostrum.queue.dispatcher import Dispatcher
from rostrum.saleroom.clock import now_ms
from rostrum.saleroom.closer import close_lots
from rostrum.saleroom.desk_bids import follow_auction
from rostrum.saleroom.phones import PhoneDesks
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.sqlite import open_sqlite
from rostrum.store.store import Store


class Nowhere:
    """Takes every push."""

    async def publish(self, row: object) -> None: ...

    async def close(self) -> None: ...


@pytest.mark.parametrize("ticks", range(4))
async def test_it_stops(tmp_path: Path, ticks: int):
    store = Store(open_sqlite(tmp_path / "rostrum.db"))
    saleroom = Saleroom(store)
    desks = PhoneDesks(store.desks, saleroom, now_ms)
    counters = QueueCounters(CollectorRegistry())
    dispatcher = Dispatcher(store, Nowhere(), counters, QueueConfig(), now_ms)
    tasks = [
        asyncio.create_task(dispatcher.run()),
        asyncio.create_task(close_lots(saleroom)),
        asyncio.create_task(follow_auction(desks, saleroom)),
    ]
    await asyncio.sleep(0.1)
    for event in (dispatcher._wake, saleroom.ends.changed, desks.wake):
        event.set()
    for _ in range(ticks):
        await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    _, still = await asyncio.wait(tasks, timeout=60)
    assert not still
    await store.close()
