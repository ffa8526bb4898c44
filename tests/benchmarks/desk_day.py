"""A day's sale, eight hours, played at sixty times its pace: ``make sale-day`` (eight minutes).

A real server with a live sale of 300 lots and a timed one of 200 whose ends are spread over the day,
simulated bidders and an auctioneer, the real desk off screen, which bids along. At the end every lot
on the board is compared with the database, field by field, and every acknowledged bid is looked for
in the log. ``--pace 60 --hours 8`` can be changed; the exit code is 1 when anything differs.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx

from rostrum.demo.run import PADDLE
from rostrum.demo.server import ServerChild
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.program import run
from rostrum.simulator import asking, auctioneer
from rostrum.simulator.auctioneer import Auctioneer
from rostrum.simulator.bidders import Bidders
from rostrum.wire.state import BIDDABLE

TOKEN = "token-of-the-day"
LIVE_LOTS, TIMED_LOTS = 300, 200
BIDS_A_SECOND = 1.0
"""Of the day, before it is hurried."""
SETTLE_S = 30.0
FIELDS = ("version", "status", "price", "ask", "leader", "bidCount", "reserve", "endsAt")


def sale(sale_id: str, lots: int, pace: float, ends: list[int] | None) -> dict:
    terms = {
        "saleId": sale_id, "kind": "live" if ends is None else "timed", "currency": "GBP",
        "publishPaddles": True, "ladder": {"type": "saleroom", "unit": 100},
    }  # fmt: skip
    if ends is not None:
        window = int(180_000 / pace)
        terms["softClose"] = {
            "windowMs": window, "extensionMs": window, "mode": "reset", "scope": "lot",
            "capMs": int(3_600_000 / pace),
        }  # fmt: skip
    return {
        "title": f"The day's {terms['kind']} sale",
        "terms": terms,
        "paddles": [{"paddle": str(n)} for n in (*range(1, 120), int(PADDLE))],
        "lots": [
            {
                "terms": {
                    "itemId": f"{sale_id}-{n}", "saleId": sale_id, "lot": str(n), "position": n,
                    "title": f"Lot number {n}", "startPrice": 100_00, "reserve": 300_00,
                    **({} if ends is None else {"endsAt": ends[n]}),
                },
                "open": ends is not None or n == 0,
                "details": {"lowEstimate": 200_00, "highEstimate": (n % 5 + 2) * 100_00},
            }
            for n in range(lots)
        ],
    }  # fmt: skip


async def play(pace: float, hours: float) -> dict:
    seconds = hours * 3600 / pace
    auctioneer.LOOK_S = max(0.05, 3.0 / pace)
    with tempfile.TemporaryDirectory() as folder:
        server = ServerChild(0, Path(folder), TOKEN)
        await server.start()
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with httpx.AsyncClient(base_url=server.url, headers=headers, timeout=30) as admin:
            now = time.time_ns() // 1_000_000
            ends = [
                now + 20_000 + int((n + 1) * (seconds - 30) * 1000 / TIMED_LOTS)
                for n in range(TIMED_LOTS)
            ]
            for body in (
                sale("live", LIVE_LOTS, pace, None), sale("timed", TIMED_LOTS, pace, ends)
            ):  # fmt: skip
                (await admin.post("/api/v1/sales", json=body)).raise_for_status()
            desk = Desk(DeskConfig(server=server.url, token=TOKEN, paddle=PADDLE))
            await desk.start()
            async with asyncio.timeout(30):
                await desk.live.wait()
            try:
                return await through(desk, admin, pace, seconds)
            finally:
                await desk.stop()
                await server.stop()


async def through(desk: Desk, admin: httpx.AsyncClient, pace: float, seconds: float) -> dict:
    enough = asyncio.Event()
    paddles = [str(n) for n in range(1, 120)]
    bidders = Bidders(admin, paddles, seed=9, rate=BIDS_A_SECOND * pace)
    hammer = Auctioneer(admin, "live", patience=6.0 / pace)
    tasks = [asyncio.create_task(bidders.run(enough)), asyncio.create_task(hammer.run(enough))]
    end = time.monotonic() + seconds
    turn = 0
    while time.monotonic() < end:
        await asyncio.sleep(0.3)
        rows = [row for row in desk.board.rows() if row.state.status in BIDDABLE and not row.own]
        if rows:
            turn += 7
            desk.bid(rows[turn % len(rows)].state.item_id)
    enough.set()
    await asyncio.gather(*tasks)
    return await reckon(desk, admin, bidders, hammer)


async def reckon(
    desk: Desk, admin: httpx.AsyncClient, bidders: Bidders, hammer: Auctioneer
) -> dict:
    end = time.monotonic() + SETTLE_S
    while True:
        items = await asking.items(admin)
        held = {row.state.item_id: row.state for row in desk.board.rows()}
        told = {key: json.loads(_json(state)) for key, state in held.items()}
        differ = [
            item["itemId"]
            for item in items
            if any(told.get(item["itemId"], {}).get(f) != item[f] for f in FIELDS)
        ]
        if (not differ and not desk.home.bidding.open_bids) or time.monotonic() > end:
            break
        await asyncio.sleep(0.2)
    logged = set()
    for item in items:
        since = 0
        while True:
            path = f"/api/v1/items/{item['itemId']}/events"
            page = (await asking.get(admin, path, since=str(since)))["events"]
            if not page:
                break
            logged |= {(item["itemId"], e["version"]) for e in page if e["type"] == "bid_accepted"}
            since = page[-1]["version"]
    wanted = {(item, version) for item, version, _ in bidders.tally.acknowledged}
    wanted |= set(desk.acknowledged)
    statuses = [item["status"] for item in items]
    return {
        "lots": len(items),
        "over": sum(status not in ("open", "upcoming") for status in statuses),
        "sold_live": hammer.sold,
        "bids_in_the_log": len(logged),
        "bids_of_this_desk": len(desk.acknowledged),
        "extensions": sum(item["extendedCount"] for item in items),
        "lots_that_differ": len(differ),
        "bids_lost": len(wanted - logged),
        "pushes_missed": desk.home.counters.missed,
        "malformed": desk.home.counters.malformed,
    }


def _json(state: object) -> bytes:
    import msgspec

    return msgspec.json.encode(state)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pace", type=float, default=60)
    parser.add_argument("--hours", type=float, default=8)
    chosen = parser.parse_args()

    async def go() -> int:
        found = await play(chosen.pace, chosen.hours)
        print(json.dumps(found), flush=True)
        wrong = found["lots_that_differ"] or found["bids_lost"] or found["pushes_missed"]
        return 1 if wrong or not found["bids_in_the_log"] else 0

    sys.exit(run(go))


if __name__ == "__main__":
    main()
