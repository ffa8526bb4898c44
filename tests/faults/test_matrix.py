"""Every part killed, every part paused, every wire cut, in the middle of a sale: ``make faults``.

200 bids a second on 20 lots, 200 watchers. The bids go on until the fault is healed; 5 s later each
watcher must have what the database has.
"""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
import pytest_asyncio
from tests.faults.cast import Cast, engines
from tests.faults.load import Bidders, Watcher
from tests.faults.table import Row, rows

RATE = 200
WATCHERS = 200
WARM_S = 3.0
DOWN_S = 2.0
PAUSED_S = 20.0
CUT_S = 3.0
AFTER_S = 5.0

Fault = Callable[[Cast], Awaitable[None]]

ROLES = ("api", "queue", "push")
WIRES = (
    "bidders and api",
    "api and PostgreSQL",
    "queue and PostgreSQL",
    "queue and Redis",
    "push and Redis",
    "push and PostgreSQL",
    "watchers and push",
)


def killed(*names: str) -> Fault:
    """``kill -9``, and started again after a while."""

    async def fault(cast: Cast) -> None:
        for name in names:
            cast.parts[name].kill()
        await asyncio.sleep(DOWN_S)
        await asyncio.gather(*(asyncio.to_thread(cast.parts[name].start) for name in names))

    return fault


def paused(*names: str) -> Fault:
    """SIGSTOP, and SIGCONT."""

    async def fault(cast: Cast) -> None:
        for name in names:
            cast.parts[name].send(signal.SIGSTOP)
        await asyncio.sleep(PAUSED_S)
        for name in names:
            cast.parts[name].send(signal.SIGCONT)

    return fault


def cut(between: str) -> Fault:
    """Every connection between two kinds of parts is reset, and none can be made for a while."""

    async def fault(cast: Cast) -> None:
        for wire in cast.wires[between]:
            wire.cut()
        await asyncio.sleep(CUT_S)
        for wire in cast.wires[between]:
            wire.mend()

    return fault


async def redis_killed(cast: Cast) -> None:
    cast.redis.kill()
    await asyncio.sleep(DOWN_S)
    await asyncio.to_thread(cast.redis.start)


async def redis_paused(cast: Cast) -> None:
    cast.redis.send(signal.SIGSTOP)
    await asyncio.sleep(PAUSED_S)
    cast.redis.send(signal.SIGCONT)


async def postgres_killed(cast: Cast) -> None:
    cast.postgres.send(signal.SIGKILL)
    cast.postgres.process.wait()
    await asyncio.sleep(DOWN_S)
    await asyncio.to_thread(cast.postgres.start)


async def postgres_paused(cast: Cast) -> None:
    cast.postgres.send(signal.SIGSTOP)
    await asyncio.sleep(PAUSED_S)
    cast.postgres.send(signal.SIGCONT)


async def nothing(_cast: Cast) -> None:
    await asyncio.sleep(DOWN_S)


FAULTS: dict[str, Fault] = {
    "nothing": nothing,
    **{f"kill -9: one {role} of two": killed(f"{role} 1") for role in ROLES},
    **{f"kill -9: each {role}": killed(f"{role} 1", f"{role} 2") for role in ROLES},
    "kill -9: Redis": redis_killed,
    "kill -9: PostgreSQL": postgres_killed,
    **{f"paused 20 s: one {role} of two": paused(f"{role} 1") for role in ROLES},
    **{f"paused 20 s: each {role}": paused(f"{role} 1", f"{role} 2") for role in ROLES},
    "paused 20 s: Redis": redis_paused,
    "paused 20 s: PostgreSQL": postgres_paused,
    **{f"reset: {between}": cut(between) for between in WIRES},
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cast(tmp_path_factory) -> AsyncIterator[Cast]:
    """One cast for all of it: what one fault left behind would show in the next."""
    folder = tmp_path_factory.mktemp("sale")
    with engines(folder) as (postgres, redis):
        playing = Cast(folder, postgres, redis)
        try:
            await playing.enter()
            yield playing
        finally:
            await playing.leave()


@pytest.mark.faults
@pytest.mark.timeout(240)
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", FAULTS)
async def test_a_sale_goes_through(cast: Cast, name: str) -> None:
    row = await sale_with(cast, name)
    rows.append(row)
    assert row.good(), row


async def sale_with(cast: Cast, name: str) -> Row:
    """Bids and watches through a fault, and counts."""
    _, before = await asyncio.to_thread(cast.stored)
    bidders = Bidders(cast.apis, cast.items, RATE, name)
    watchers = [
        Watcher(cast.pushes, cast.items[n % len(cast.items)], n // len(cast.items))
        for n in range(WATCHERS)
    ]
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        watching = [asyncio.create_task(watcher.run(http)) for watcher in watchers]
        bidding = asyncio.create_task(bidders.run())
        await asyncio.sleep(WARM_S)
        bidders.longest_gap = 0.0
        await FAULTS[name](cast)
        healed = time.monotonic()
        bidders.stopping = True
        await bidding
        await asyncio.sleep(max(0.0, healed + AFTER_S - time.monotonic()))
        versions, bids = await asyncio.to_thread(cast.stored)
        behind = sum(watcher.version != versions[watcher.item] for watcher in watchers)
        for task in watching:
            task.cancel()
        await asyncio.gather(*watching, return_exceptions=True)
    acknowledged = set(bidders.acknowledged)
    return Row(
        fault=name,
        bids=len(acknowledged),
        asked_again=bidders.asked_again,
        longest_gap_s=bidders.longest_gap,
        lost=len(acknowledged - bids),
        twice=len(bids) - len(before) - len(bidders.acknowledged),
        behind=behind,
        older=sum(watcher.older for watcher in watchers),
        overtaken=sum(watcher.overtaken for watcher in watchers),
        again=sum(watcher.connections - 1 for watcher in watchers),
    )
