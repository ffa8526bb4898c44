"""``kill -9`` at random moments under load: nothing acknowledged is missing, nothing is there twice.

Run by hand: ``make faults``.
"""

import asyncio
import os
import random
import subprocess
import sys

import httpx
import pytest
from tests.conftest import ADMIN, new_sale

from rostrum.simulator.bidders import Bidders

ROUNDS = int(os.environ.get("ROSTRUM_FAULT_ROUNDS", "50"))
LOTS = 20


@pytest.mark.faults
@pytest.mark.timeout(1200)
async def test_fifty_kills_lose_no_acknowledged_bid_and_double_none(server):
    dice = random.Random(5)
    headers = {"Authorization": f"Bearer {ADMIN}"}
    async with httpx.AsyncClient(base_url=server.url, headers=headers, timeout=10) as http:
        sale = new_sale(LOTS, ladder={"type": "table", "bands": [[0, 100]]})
        for lot in sale["lots"]:
            lot["details"] = {"highEstimate": 10**11}
        sale["paddles"] = [{"paddle": str(n)} for n in range(1, 40)]
        (await http.post("/api/v1/sales", json=sale)).raise_for_status()
        bidders = Bidders(http, [str(n) for n in range(1, 40)], seed=11, rate=400)
        enough = asyncio.Event()
        running = asyncio.create_task(bidders.run(enough))
        for _ in range(ROUNDS):
            before = bidders.tally.accepted
            async with asyncio.timeout(60):
                while bidders.tally.accepted < before + 5:
                    await asyncio.sleep(0.01)
            await asyncio.sleep(dice.uniform(0, 0.4))
            server.kill()
            await asyncio.to_thread(server.start)
        enough.set()
        tally = await running
        log: list[tuple[str, int, str]] = []
        for lot in range(1, LOTS + 1):
            since = 0
            while page := (
                await http.get(f"/api/v1/items/s1-{lot}/events", params={"since": since})
            ).json()["events"]:
                since = page[-1]["version"]
                log += [
                    (f"s1-{lot}", e["version"], e["bidId"])
                    for e in page
                    if e["type"] == "bid_accepted"
                ]
    missing = set(tally.acknowledged) - set(log)
    unasked = len(log) - tally.accepted
    server.stop()
    verified = subprocess.run(
        [sys.executable, "-m", "rostrum", "audit", "verify", "--database",
         str(server.folder / "rostrum.db")],
        capture_output=True, text=True,
    )  # fmt: skip
    sys.stdout.write(
        f"\nkills {ROUNDS}, bids acknowledged {tally.accepted}, asked again {tally.asked_again}, "
        f"missing {len(missing)}, twice {unasked}, chain: {verified.stdout.strip()}\n"
    )
    assert not missing
    assert unasked == 0
    assert verified.returncode == 0
