"""Two ways to one order among processes that share PostgreSQL.

*Lots first*: a group of commands locks its lots, learns what others did, is decided on that.
*Version first*: it is decided on what the process has in memory and kept if no version moved
meanwhile; otherwise it is undone, learns under the lock, and is decided again.

Two processes with a saleroom each and no HTTP; every bidder bids the ask that its process shows.
Told are the bids taken, the refusals, how long an answer took, and how often a group was undone.
"""

import asyncio
import json
import subprocess
import sys
import time
from typing import Any

import msgspec
from tests.benchmarks.figures import options, quantiles, tell
from tests.benchmarks.serving import rising_sale
from tests.postgres import PostgresServer

from rostrum.listening import fast_loop
from rostrum.saleroom.answers import Answered
from rostrum.saleroom.new_sale import NewSale
from rostrum.saleroom.others import Others
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.opening import open_database
from rostrum.store.postgres import Postgres
from rostrum.store.store import Store
from rostrum.wire.bids import BidRequest
from rostrum.wire.state import BidKind

BIDDERS = 32
"""At once in each process."""


class VersionFirst(Postgres):
    """PostgreSQL as if nobody else wrote to it, until a version shows that somebody did."""

    shared = False


async def no_tokens() -> None:
    """There are none here."""


async def bid(where: str, way: str, name: str, lots: int, seconds: float) -> dict[str, Any]:
    """One process's part."""
    database = open_database(where)
    if way == "version first":
        database.__class__ = VersionFirst
    store = Store(database)
    undone = 0
    saleroom = Saleroom(store, bids_a_second=0)
    await saleroom.load()
    undo = saleroom._memory.undo

    def counted() -> None:
        nonlocal undone
        undone += 1
        undo()

    saleroom._memory.undo = counted
    others = Others(saleroom, None, no_tokens)
    beside = [
        asyncio.create_task(others.keep_up()),
        asyncio.create_task(store.listen(others.hear, others.missed)),
    ]
    taken: list[float] = []
    refused = 0

    async def bidder(n: int) -> None:
        nonlocal refused
        turn = n
        while time.perf_counter() < until:
            item, turn = f"b-{turn % lots}", turn + 7
            asked = BidRequest(
                str(n if name == "a" else 1000 + n),
                saleroom.listed[item].state.ask or 0,
                BidKind.FLOOR,
            )
            began = time.perf_counter()
            answer = await saleroom.bids.place(
                item, asked, caller="bench", key=f"{name}-{n}-{began}", fingerprint=b""
            )
            if isinstance(answer, Answered):
                taken.append((time.perf_counter() - began) * 1000)
            else:
                refused += 1

    until = time.perf_counter() + seconds
    await asyncio.gather(*(bidder(n) for n in range(BIDDERS)))
    for task in beside:
        task.cancel()
    await asyncio.gather(*beside, return_exceptions=True)
    await store.close()
    return {"taken": taken, "refused": refused, "undone": undone}


async def prepare(where: str, lots: int) -> None:
    """Lists the lots."""
    store = Store(open_database(where))
    saleroom = Saleroom(store)
    await saleroom.load()
    await saleroom.adding.add_sale(msgspec.convert(rising_sale(lots), NewSale), by="bench")
    await store.close()


def both(where: str, way: str, lots: int, seconds: float) -> dict[str, Any]:
    """Two processes bid; what came of it."""
    asyncio.run(prepare(where, lots))
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.one_order", "--child", where, way, name,
             "--lots", str(lots), "--seconds", str(seconds)],
            stdout=subprocess.PIPE,
        )
        for name in ("a", "b")
    ]  # fmt: skip
    found = [json.loads(process.communicate()[0]) for process in processes]
    taken = [each for one in found for each in one["taken"]]
    fewest, most = sorted(len(one["taken"]) for one in found)
    return {
        "bids_per_s": round(len(taken) / seconds),
        "share_of_the_slower": round(fewest / max(1, fewest + most), 2),
        "refused_per_s": round(sum(one["refused"] for one in found) / seconds),
        "undone_per_s": round(sum(one["undone"] for one in found) / seconds),
        **quantiles(taken),
    }


def main() -> None:
    """Runs the whole measurement and prints it; or one process of it."""
    parser = options(__doc__)
    parser.add_argument("--child", nargs=3, metavar=("DATABASE", "WAY", "NAME"))
    parser.add_argument("--lots", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=5)
    asked = parser.parse_args()
    if asked.child:
        with asyncio.Runner(loop_factory=fast_loop()) as runner:
            where, way, name = asked.child
            part = runner.run(bid(where, way, name, asked.lots, asked.seconds))
        sys.stdout.write(json.dumps(part))
        return
    results: dict[str, Any] = {}
    postgres = PostgresServer(folder=asked.folder)
    try:
        postgres.start()
        for lots in (50, 1):
            for way in ("lots first", "version first"):
                found = both(postgres.new_database(), way, lots, asked.seconds)
                results[f"{lots} lot{'s' * (lots > 1)}, {way}"] = found
    finally:
        postgres.remove()
    tell(results, asked.json)


if __name__ == "__main__":
    main()
