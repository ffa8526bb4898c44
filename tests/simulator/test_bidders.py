"""Simulated bidders on a real server, also when it dies under them."""

import asyncio
import time

import httpx
from tests.conftest import ADMIN

from rostrum.simulator import sample
from rostrum.simulator.auctioneer import Auctioneer
from rostrum.simulator.bidders import Bidders


def client(server) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {ADMIN}"}
    return httpx.AsyncClient(base_url=server.url, headers=headers, timeout=60)


async def test_every_acknowledged_bid_is_in_the_log_although_the_server_was_killed(server):
    async with client(server) as http:
        assert await sample.load(http, time.time_ns() // 1_000_000) >= 120
        assert await sample.load(http, time.time_ns() // 1_000_000) == 0
        paddles = [p["paddle"] for p in sample.bodies(0)[0]["paddles"]]
        bidders = Bidders(http, paddles, seed=3, rate=60)
        enough = asyncio.Event()
        running = asyncio.create_task(bidders.run(enough))
        async with asyncio.timeout(60):
            while bidders.tally.accepted < 20:
                await asyncio.sleep(0.05)
        server.kill()
        await asyncio.to_thread(server.start)
        async with asyncio.timeout(60):
            while bidders.tally.accepted < 60:
                await asyncio.sleep(0.05)
        enough.set()
        tally = await running
        assert tally.accepted + sum(tally.refused.values()) == tally.sent
        kept = set()
        for item in {item for item, _, _ in tally.acknowledged}:
            page = (await http.get(f"/api/v1/items/{item}/events")).json()
            kept |= {(item, e["version"], e.get("bidId")) for e in page["events"]}
        assert set(tally.acknowledged) <= kept


def test_the_same_seed_makes_the_same_choices():
    async def choices() -> list[object]:
        async with httpx.AsyncClient() as http:
            bidders = Bidders(http, ["1", "2", "3"], seed=9, rate=1)
            bidders._learn_all([lot(n) for n in range(5)])
            return [bidders.choose() for _ in range(30)]

    assert asyncio.run(choices()) == asyncio.run(choices())


def test_nobody_bids_above_the_own_appetite():
    async def chosen() -> object:
        async with httpx.AsyncClient() as http:
            bidders = Bidders(http, ["1"], seed=9, rate=1)
            bidders._learn_all([{**lot(1), "ask": 10**9}])
            return bidders.choose()

    assert asyncio.run(chosen()) is None


async def test_the_auctioneer_sells_lot_after_lot(server, bid):
    async with client(server) as http:
        await sample.load(http, time.time_ns() // 1_000_000)
        answer = await asyncio.to_thread(bid, "1-1", 1_500_00)
        assert answer.status_code == 201
        enough = asyncio.Event()
        auctioneer = Auctioneer(http, "evening", patience=0.2)
        running = asyncio.create_task(auctioneer.run(enough))
        async with asyncio.timeout(60):
            while auctioneer.sold + auctioneer.passed < 2:
                await asyncio.sleep(0.05)
        enough.set()
        await running
        first = (await http.get("/api/v1/items/1-1")).json()
        assert first["status"] in ("sold", "sold_pending")
        assert (
            first["event"]["type"] == "moved_on"
        )  # so that the room's screens go on with the sale


def lot(n: int) -> dict:
    return {
        "itemId": str(n), "status": "open", "leader": None, "ask": 1000, "version": 1,
        "endsAt": None, "catalogue": {"highEstimate": 100_000},
    }  # fmt: skip
