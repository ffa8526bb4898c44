"""From the HTTP answer of a bid to its painted cell, while a room bids: one desk, a real server.

``python -m tests.benchmarks.desk_bids URL TOKEN --seconds 20`` presses the desk's key on lots that
can be seen, 50 times a second; ``… --room 180`` is the room: it bids that often over HTTP.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OWN = 50.0
"""Bids a second of the desk itself."""
PADDLE = "212"


async def room(url: str, token: str, rate: float, seconds: float) -> None:
    """Bids the ask of random lots, and learns of the ask by the answers."""
    import aiohttp

    dice = random.Random(3)
    accepted = refused = 0
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {token}"}) as http:
        async with http.get(f"{url}/api/v1/items") as answer:
            asks = {i["itemId"]: i["ask"] for i in (await answer.json())["items"]}
        lots = list(asks)
        began, sent = time.monotonic(), 0

        async def bid() -> None:
            nonlocal accepted, refused
            item, paddle = dice.choice(lots), str(dice.randint(1, 200))
            body = {"paddle": paddle, "amount": asks[item], "kind": "internet"}
            key = f"room-{dice.getrandbits(64):x}"
            path = f"{url}/api/v1/items/{item}/bids"
            async with http.post(path, json=body, headers={"Idempotency-Key": key}) as answer:
                told = await answer.json()
            accepted += answer.status == 201
            refused += answer.status != 201
            state = told.get("state")
            if state:
                asks[item] = max(asks[item], state["ask"])

        going: set[asyncio.Task[None]] = set()
        while (gone := time.monotonic() - began) < seconds:
            while sent < gone * rate:
                task = asyncio.create_task(bid())
                going.add(task)
                task.add_done_callback(going.discard)
                sent += 1
            await asyncio.sleep(0.002)
        await asyncio.gather(*going)
    print(json.dumps({"room_accepted": accepted, "room_refused": refused}), flush=True)


async def press(url: str, token: str, seconds: float) -> None:
    """The desk's own bids, by its key."""
    from rostrum.desk.app import Desk
    from rostrum.desk.config import DeskConfig

    desk = Desk(DeskConfig(server=url, token=token, paddle=PADDLE))
    await desk.start()
    async with asyncio.timeout(30):
        await desk.live.wait()
    await asyncio.sleep(2)
    before = len(desk.recorder.milliseconds())
    dice, end = random.Random(5), time.monotonic() + seconds
    versions = sum(row.state.version for row in desk.board.rows())
    while time.monotonic() < end:
        await asyncio.sleep(1 / OWN)
        rows = [desk.board.row(item) for item in desk.window.board_view.visible_items()]
        free = [row for row in rows if not row.own]
        if free:
            desk.bid(dice.choice(free).state.item_id)
    await asyncio.sleep(1)
    pushed = sum(row.state.version for row in desk.board.rows()) - versions
    samples = sorted(desk.recorder.milliseconds()[before:])
    found = {
        "bids_of_desk": len(samples),
        "updates_per_s": round(pushed / seconds),
        "median_ms": round(statistics.median(samples), 2),
        "p99_ms": round(samples[int(len(samples) * 0.99)], 2),
        "max_ms": round(samples[-1], 2),
        "unpainted": desk.recorder.waiting,
        "missed": desk.home.counters.missed,
    }
    print(json.dumps(found), flush=True)
    await desk.stop()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("token")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--room", type=float, default=0)
    chosen = parser.parse_args()
    if chosen.room:
        asyncio.run(room(chosen.url, chosen.token, chosen.room, chosen.seconds))
        return

    from rostrum.desk.program import run

    async def go() -> int:
        await press(chosen.url, chosen.token, chosen.seconds)
        return 0

    run(go)


if __name__ == "__main__":
    main()
