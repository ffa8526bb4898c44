"""The server's clock is moved while a sale runs: no bid is lost, no lot closes twice."""

import asyncio
from pathlib import Path

import msgspec
import pytest
from tests.conftest import new_sale

from rostrum.saleroom.answers import Answered
from rostrum.saleroom.audit import broken_rows, differences
from rostrum.saleroom.closer import close_lots
from rostrum.saleroom.new_sale import NewSale
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.sqlite import open_sqlite
from rostrum.store.store import Store
from rostrum.wire.bids import BidAnswer, BidRequest
from rostrum.wire.state import BidKind, Status

START = 1_800_000_000_000
HOUR = 3_600_000


class Clock:
    """A wall clock that a test moves."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> int:
        return self.now


@pytest.fixture
async def store(tmp_path: Path):
    opened = Store(open_sqlite(tmp_path / "sale.db"))
    yield opened
    await opened.close()


async def saleroom_with(store: Store, clock: Clock, **sale) -> Saleroom:
    saleroom = Saleroom(store, clock)
    await saleroom.load()
    body = new_sale(1, **sale)
    if sale.get("kind") == "timed":
        body["lots"][0]["terms"]["endsAt"] = START + HOUR
    await saleroom.adding.add_sale(msgspec.convert(body, NewSale), by="test")
    return saleroom


async def bid(saleroom: Saleroom, amount: int, paddle: str) -> BidAnswer:
    answer = await saleroom.bids.place(
        "s1-1",
        BidRequest(paddle, amount, BidKind.PHONE),
        caller="test", key=f"{amount}", fingerprint=b"",
    )  # fmt: skip
    assert isinstance(answer, Answered), answer
    return msgspec.json.decode(answer.body, type=BidAnswer)


async def test_bids_go_on_in_their_order_when_the_clock_is_set_back(store):
    clock = Clock()
    saleroom = await saleroom_with(store, clock)
    await bid(saleroom, 100_00, "412")
    clock.now -= HOUR
    second = await bid(saleroom, 110_00, "7")
    clock.now -= HOUR
    third = await bid(saleroom, 120_00, "412")
    assert [second.state.version, third.state.version] == [4, 5]
    assert third.state.price == 120_00
    assert [finding async for finding in broken_rows(store)] == []
    assert [finding async for finding in differences(store, "s1")] == []


class SetBackOnce(Clock):
    """Set back by half an hour between the closer's look and the decision that follows it."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = 0

    def __call__(self) -> int:
        self.looks += 1
        if self.looks == 2:
            self.now -= HOUR // 2
        return self.now


async def test_a_timed_lot_waits_for_its_end_by_the_clock_and_closes_once(store):
    clock = SetBackOnce()
    clock.looks = 10
    saleroom = await saleroom_with(store, clock, kind="timed")
    await bid(saleroom, 100_00, "412")
    clock.now, clock.looks = START + HOUR, 0
    closing = asyncio.create_task(close_lots(saleroom, clock))
    while clock.looks < 2:
        await asyncio.sleep(0.01)
    await bid(saleroom, 110_00, "7")
    assert saleroom.listed["s1-1"].state.status is Status.OPEN
    clock.now = START + HOUR
    async with asyncio.timeout(60):
        while saleroom.listed["s1-1"].state.status is Status.OPEN:
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    closing.cancel()
    state = saleroom.listed["s1-1"].state
    assert (state.status, state.price) == (Status.SOLD, 110_00)
    kinds = [msgspec.json.decode(row.body)["type"] for row in await saleroom.log("s1-1", 0, 99)]
    assert kinds.count("closed") == 1
