"""Several processes on one PostgreSQL: one order, one answer for a key, one close, one limit.

Each saleroom here has a store, connections and a memory of its own, as a process would.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable

import msgspec
import pytest
from tests.conftest import new_sale

from rostrum.engine.commands import Close, FairWarning, Hammer
from rostrum.engine.rejected import Rejected
from rostrum.saleroom.answers import Answered, KeyReused
from rostrum.saleroom.audit import broken_rows, differences
from rostrum.saleroom.clock import now_ms
from rostrum.saleroom.closer import close_lots
from rostrum.saleroom.new_sale import NewPaddle, NewSale, SaleRefused
from rostrum.saleroom.others import Others
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.commits import Wanted
from rostrum.store.opening import open_database
from rostrum.store.postgres import HELD_S
from rostrum.store.store import Store
from rostrum.wire.bids import BidAnswer, BidRequest, RejectionCode
from rostrum.wire.state import BidKind, Status


class Process:
    """A saleroom with everything that a process keeps to itself."""

    def __init__(self, where: str, clock: Callable[[], int] = now_ms) -> None:
        self.where = where
        self.store = Store(open_database(where))
        self.saleroom = Saleroom(self.store, clock, bids_a_second=0)
        self._beside: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        await self.saleroom.load()
        others = Others(self.saleroom, None, self._no_tokens)
        self.beside(others.keep_up())
        self.beside(self.store.listen(others.hear, others.missed))

    async def _no_tokens(self) -> None:
        pass

    def beside(self, work) -> None:
        self._beside.append(asyncio.create_task(work))

    async def stop(self) -> None:
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)
        await self.store.close()

    async def bid(self, item: str, amount: int, paddle: str, key: str, maximum: int | None = None):
        return await self.saleroom.bids.place(
            item,
            BidRequest(paddle, amount, BidKind.PHONE, maximum=maximum),
            caller="clerk",
            key=key,
            fingerprint=f"{item} {amount} {paddle}".encode(),
        )

    async def act(self, item: str, command):
        return await self.saleroom.act(
            item, command, caller="clerk", key=repr(command), fingerprint=b""
        )


@pytest.fixture
async def two(postgres) -> AsyncIterator[tuple[Process, Process]]:
    where = postgres.new_database()
    processes = Process(where), Process(where)
    for process in processes:
        await process.start()
    yield processes
    for process in processes:
        await process.stop()


async def until(holds, what: str) -> None:
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.01)


async def add(process: Process, lots: int = 2, **terms) -> None:
    body = new_sale(lots, **terms)
    await process.saleroom.adding.add_sale(msgspec.convert(body, NewSale), by="test")


async def test_a_new_sale_and_every_state_are_seen_by_the_other(two):
    a, b = two
    await add(a)
    await until(lambda: "s1-1" in b.saleroom.listed, "the sale is seen")
    assert b.saleroom.sales["s1"].lots == 2
    assert b.saleroom.order["s1"] == ["s1-1", "s1-2"]
    await a.bid("s1-1", 100_00, "412", "k1")
    await until(lambda: b.saleroom.item("s1-1").price == 100_00, "the bid is seen")


async def test_a_bid_is_decided_on_what_the_other_has_committed_also_before_it_was_heard_of(two):
    a, b = two
    await add(a)
    assert isinstance(await b.bid("s1-1", 100_00, "7", "k0"), Answered)
    assert isinstance(await a.bid("s1-1", 110_00, "412", "k1"), Answered)
    late = await b.bid("s1-1", 110_00, "7", "k2")
    assert isinstance(late, Rejected)
    assert (late.code, late.ask) == (RejectionCode.BELOW_MINIMUM, 120_00)
    assert b.saleroom.item("s1-1").price == 110_00  # what the refusal rests on is shown with it
    higher = await b.bid("s1-1", 120_00, "7", "k3")
    assert msgspec.json.decode(higher.body, type=BidAnswer).state.version == 5


async def test_bids_of_two_processes_on_one_lot_are_decided_in_one_order(two):
    a, b = two
    await add(a, lots=3, ladder={"type": "table", "bands": [[0, 100]]})
    await until(lambda: "s1-3" in b.saleroom.listed, "the sale is seen")
    for paddle in range(100, 108):
        await a.saleroom.paddles.keep("s1", NewPaddle(str(paddle)))
    await until(lambda: b.saleroom.paddles.knows("s1", "107"), "the paddles are seen")

    async def raise_bids(process: Process, paddle: str) -> int:
        taken = 0
        for n in range(40):
            item = f"s1-{(n + int(paddle)) % 3 + 1}"
            answer = await process.bid(
                item, process.saleroom.item(item).ask, paddle, f"{paddle}-{n}"
            )
            taken += isinstance(answer, Answered)
        return taken

    taken = await asyncio.gather(*(raise_bids(two[n % 2], str(100 + n)) for n in range(8)))
    assert sum(taken[::2]) > 0
    assert sum(taken[1::2]) > 0
    kept = await a.store.catalogue.items()
    for item in kept:
        log = await a.store.events.of(item.item_id)
        assert [row.version for row in log] == list(range(1, item.version + 1))
        pushes = [r for r in await a.store.outbox.unpushed(0, 9999) if r.item_id == item.item_id]
        versions = [msgspec.json.decode(row.message)["version"] for row in pushes]
        assert versions == list(range(1, item.version + 1))
    assert sum(item.version for item in kept) == 2 * len(kept) + sum(taken)
    assert [found async for found in broken_rows(b.store)] == []
    assert [found async for found in differences(b.store, "s1")] == []


async def test_a_key_that_both_processes_get_at_the_same_time_counts_once(two):
    a, b = two
    await add(a)
    await until(lambda: "s1-1" in b.saleroom.listed, "the sale is seen")
    answers = await asyncio.gather(
        *(process.bid("s1-1", 100_00, "412", "one") for process in (a, b) * 5)
    )
    assert {answer.body for answer in answers} == {answers[0].body}
    assert sorted(answer.again for answer in answers).count(False) == 1
    with pytest.raises(KeyReused):
        await b.bid("s1-2", 100_00, "412", "one")
    assert a.saleroom.item("s1-1").bid_count == 1


async def test_a_refusal_of_one_process_does_not_hide_what_the_other_took_since(two):
    a, b = two
    await add(a)
    await until(lambda: "s1-1" in b.saleroom.listed, "the sale is seen")
    await a.saleroom.paddles.keep("s1", NewPaddle("55", suspended=True))
    assert isinstance(await a.bid("s1-1", 100_00, "55", "k"), Rejected)
    await b.saleroom.paddles.keep("s1", NewPaddle("55"))
    taken = await b.bid("s1-1", 100_00, "55", "k")
    assert isinstance(taken, Answered)
    again = await a.bid("s1-1", 100_00, "55", "k")
    assert again == Answered(taken.body, again=True)


async def test_a_limit_over_several_lots_holds_over_both_processes(two):
    a, b = two
    await add(a)  # paddle 9 has a limit of 150.00
    await until(lambda: "s1-2" in b.saleroom.listed, "the sale is seen")
    first, second = await asyncio.gather(
        a.bid("s1-1", 100_00, "9", "k1"), b.bid("s1-2", 100_00, "9", "k2")
    )
    taken = [each for each in (first, second) if isinstance(each, Answered)]
    refused = [each for each in (first, second) if isinstance(each, Rejected)]
    assert (len(taken), len(refused)) == (1, 1)
    assert refused[0].code is RejectionCode.LIMIT_EXCEEDED


async def test_an_auctioneer_hammers_what_the_other_process_took(two):
    a, b = two
    await add(a)
    await until(lambda: "s1-1" in b.saleroom.listed, "the sale is seen")
    await a.act("s1-1", FairWarning(by="auctioneer"))
    await b.bid("s1-1", 100_00, "412", "k1")
    sold = await a.act("s1-1", Hammer(by="auctioneer"))
    assert isinstance(sold, Answered), sold
    assert msgspec.json.decode(sold.body)["status"] == "sold"
    late = await b.bid("s1-1", 110_00, "7", "k2")
    assert isinstance(late, Rejected)


async def test_timed_lots_close_once_whoever_is_first(two):
    a, b = two
    body = new_sale(3, kind="timed")
    now = a.saleroom._clock()
    for lot in body["lots"]:
        lot["terms"]["endsAt"] = now + 600
    await a.saleroom.adding.add_sale(msgspec.convert(body, NewSale), by="test")
    await until(lambda: "s1-3" in b.saleroom.listed, "the sale is seen")
    for process in two:
        process.beside(close_lots(process.saleroom))
    items = ("s1-1", "s1-2", "s1-3")
    for process in two:
        await until(
            lambda p=process: all(p.saleroom.item(i).status is not Status.OPEN for i in items),
            "all are closed",
        )
    for item in items:
        log = [msgspec.json.decode(row.body)["type"] for row in await b.store.events.of(item)]
        assert log.count("closed") == 1
    assert isinstance(await b.saleroom.serve_itself("s1-1", Close()), Rejected)


class Held:
    """A clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = time.time_ns() // 1_000_000

    def __call__(self) -> int:
        return self.now


async def test_an_end_that_one_process_moved_is_kept_by_the_other(postgres):
    where, clock = postgres.new_database(), Held()
    a, b = Process(where, clock), Process(where, clock)
    try:
        for process in (a, b):
            await process.start()
        soft_close = {"windowMs": 600_000, "extensionMs": 600_000, "mode": "reset", "scope": "lot"}
        body = new_sale(1, kind="timed", softClose=soft_close)
        body["lots"][0]["terms"]["endsAt"] = end = clock.now + 500
        await a.saleroom.adding.add_sale(msgspec.convert(body, NewSale), by="test")
        await until(lambda: "s1-1" in b.saleroom.listed, "the sale is seen")
        b.beside(close_lots(b.saleroom, clock))
        moved = await a.bid("s1-1", 100_00, "412", "k1")
        assert isinstance(moved, Answered), moved
        clock.now = end + 100
        await asyncio.sleep(0.8)  # longer than it was to the end that was first
        assert b.saleroom.item("s1-1").status is Status.OPEN
        assert b.saleroom.ends.next() > clock.now
    finally:
        for process in (a, b):
            await process.stop()


async def test_the_same_sale_twice_at_once_is_taken_once_and_refused_in_words(two):
    outcomes = await asyncio.gather(*(add(each) for each in two), return_exceptions=True)
    refused = [each for each in outcomes if each is not None]
    assert len(refused) == 1
    assert isinstance(refused[0], SaleRefused)


async def test_a_process_that_falls_silent_while_it_holds_a_lot_loses_it_and_decides_anew(two):
    a, b = two
    await add(a)
    await until(lambda: "s1-1" in b.saleroom.listed, "the sale is seen")
    holding = threading.Event()
    seen: list[int] = []

    async def paused() -> None:
        """A process whose loop stands still between its lock and its decision, once."""
        store = Store(open_database(a.where))
        saleroom = Saleroom(store)
        await saleroom.load()

        def decide(_):
            seen.append(saleroom._memory.state("s1-1").version)
            if len(seen) == 1:
                holding.set()
                time.sleep(HELD_S + 1)
            return ()

        await saleroom._decisions.ready("s1-1")
        await store.commits.decide(Wanted(decide, ["s1-1"]))
        await store.close()

    asleep = asyncio.create_task(asyncio.to_thread(asyncio.run, paused()))
    await asyncio.to_thread(holding.wait, 20)
    taken = await b.bid("s1-1", 100_00, "412", "k1")
    assert isinstance(taken, Answered), taken
    assert not asleep.done()
    await asleep
    assert seen == [2, 3]
