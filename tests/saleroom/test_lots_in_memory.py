"""A lot that is over leaves memory, and is the same when its log brings it back."""

import itertools
from pathlib import Path

import msgspec
import pytest
from tests.conftest import new_sale

from rostrum.engine.commands import Hammer, Reopen, UndoBid
from rostrum.saleroom.answers import Answered
from rostrum.saleroom.new_sale import NewSale
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.opening import open_database
from rostrum.store.store import Store
from rostrum.wire.bids import BidRequest
from rostrum.wire.state import BidKind, ItemState


@pytest.fixture
async def saleroom(where: str, tmp_path: Path):
    store = Store(open_database(where))
    made = Saleroom(store, bids_a_second=0)
    await made.load()
    await made.adding.add_sale(msgspec.convert(new_sale(2), NewSale), by="test")
    yield made
    await store.close()


class Acts:
    """What a test does to the first lot."""

    def __init__(self, saleroom: Saleroom) -> None:
        self._saleroom = saleroom
        self._keys = itertools.count()

    async def bid(self, paddle: str, amount: int) -> None:
        asked = BidRequest(paddle, amount, BidKind.FLOOR)
        key = str(next(self._keys))
        answer = await self._saleroom.bids.place(
            "s1-1", asked, caller="test", key=key, fingerprint=key.encode()
        )
        assert isinstance(answer, Answered), answer

    async def act(self, command) -> ItemState:
        answer = await self._saleroom.serve_itself("s1-1", command)
        assert isinstance(answer, Answered), answer
        return msgspec.json.decode(answer.body, type=ItemState)


@pytest.fixture
def acts(saleroom: Saleroom) -> Acts:
    return Acts(saleroom)


async def test_a_sold_lot_leaves_and_comes_back_with_all_that_can_be_undone(saleroom, acts):
    await acts.bid("412", 100_00)
    await acts.bid("7", 110_00)
    sold = await acts.act(Hammer(by="test", confirm=True))
    assert saleroom.let_go(0.0) == 1
    assert not saleroom.states(["s1-1"])
    assert saleroom.item("s1-1").version == sold.version
    await acts.act(Reopen(by="test", reason="a bid was missed"))
    undone = await acts.act(UndoBid(by="test", reason="called in error"))
    assert (undone.price, undone.leader) == (100_00, "P:412")
    assert undone.version == sold.version + 2


async def test_a_lot_that_is_open_or_was_wanted_lately_stays(saleroom, acts):
    await acts.bid("412", 100_00)
    assert saleroom.let_go(0.0) == 0
    await acts.act(Hammer(by="test", confirm=True))
    assert saleroom.let_go(60.0) == 0
    assert saleroom.states(["s1-1"])


async def test_a_lot_that_a_desk_looks_at_stays(saleroom, acts):
    class Desk:
        def __getattr__(self, name):
            return lambda *_: () if name != "looks_at" else None

        def looks_at(self, item_id: str) -> bool:
            return item_id == "s1-1"

    await acts.bid("412", 100_00)
    await acts.act(Hammer(by="test", confirm=True))
    saleroom.look_on(Desk())
    assert saleroom.let_go(0.0) == 0


async def test_a_lot_stays_while_a_decision_on_it_is_under_way(saleroom, acts):
    await acts.bid("412", 100_00)
    await acts.act(Hammer(by="test", confirm=True))
    with saleroom._memory.holding(["s1-1"]):
        assert saleroom.let_go(0.0) == 0
    assert saleroom.let_go(0.0) == 1
