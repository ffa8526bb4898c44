"""A clerk's whole evening, by HTTP: sixty lots, nine calls, all that can go wrong, the money right."""

import csv
import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import new_sale
from tests.phones.conftest import House, Person, path

LOTS = 60
CALLS = (5, 10, 15, 20, 25, 30, 35, 40, 50)
"""The lots for which a client is called; the one of lot 40 wants that or lot 45."""


class Evening:
    """The sale, the room with paddle R, and who bought what as the test reckons it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.calls: dict[int, str] = {}
        self.bought: dict[int, tuple[str, int]] = {}

    async def prepare(self) -> None:
        house = self.house
        await house.start()
        sale = new_sale(LOTS, premium=[{"upTo": None, "rate": 2500}], publishPaddles=False)
        for lot in sale["lots"]:
            lot["open"] = False
            lot["terms"]["taxRate"] = 2000
        sale["paddles"] = [{"paddle": "R"}, {"paddle": "S"}]
        await house.admin.done("/sales", sale)
        for clerk in ("mary", "tom"):
            await house.ann.done("/sales/s1/phones/clerks", {"name": clerk, "languages": ["en"]})
        for lot in CALLS:
            more = {"groups": [{"items": ["s1-40", "s1-45"]}]} if lot == 40 else {}
            limit = {"limit": 250_00} if lot == 50 else {}
            client = await house.client(f"C{lot}", f"{lot}", **more, **limit)
            cover = {"cover": 500_00} if lot == 20 else {}
            self.calls[lot] = await house.call(client, lot, **cover)
        self.calls[45] = await house.call("c40", 45)
        made = await house.ann.done("/sales/s1/phones/schedule", {"gap": 3})
        assert (made["unserved"], made["clashes"]) == ([], [])

    async def clerk(self, lot: int) -> Person:
        """Whoever has the call."""
        owner = (await self.house.ann.get(path(self.calls[lot])))["clerk"]
        return getattr(self.house, owner)

    async def move(self, lot: int, *states: str) -> None:
        clerk = await self.clerk(lot)
        for state in states:
            await clerk.done(path(self.calls[lot], "/state"), {"state": state})

    async def taken(self, who: Person, lot: int, paddle: str, amount: int, **more) -> None:
        told = await who.bid(f"s1-{lot}", amount, paddle, expectedAsk=amount, **more)
        assert told["code"] == "accepted", told

    async def sold(self, lot: int, paddle: str, price: int) -> None:
        state = await self.house.ann.act(f"s1-{lot}", "hammer")
        assert (state["status"], state["price"]) == ("sold", price), lot
        self.bought[lot] = paddle, price
        await self.house.ann.act(f"s1-{lot}", "next")


@pytest.fixture
async def evening(tmp_path: Path):
    made = Evening(House(str(tmp_path / "rostrum.db")))
    await made.prepare()
    yield made
    await made.house.stop()


@pytest.mark.timeout(300)
async def test_an_evening(evening: Evening):
    house, room = evening.house, evening.house.admin
    for lot in range(1, LOTS + 1):
        await house.ann.act(f"s1-{lot}", "open")
        special = globals().get(f"lot_{lot}")
        if special is not None:
            await special(evening, room)
        elif lot % 7 == 0:
            await house.ann.act(f"s1-{lot}", "pass")
            await house.ann.act(f"s1-{lot}", "next")
        else:
            await evening.taken(room, lot, "R", 100_00, kind="floor")
            await evening.sold(lot, "R", 100_00)
    await the_money_is_right(evening)
    await everybody_is_told(evening)


async def lot_5(evening: Evening, room: Person) -> None:
    """A call as it should be."""
    await evening.move(5, "dialling", "on_line", "briefed")
    clerk = await evening.clerk(5)
    await evening.taken(clerk, 5, "5", 100_00)
    await evening.taken(room, 5, "R", 110_00, kind="floor")
    await evening.taken(clerk, 5, "5", 120_00)
    await evening.sold(5, "5", 120_00)


async def lot_10(evening: Evening, room: Person) -> None:
    """The line drops while the lot goes on."""
    await evening.move(10, "dialling", "on_line")
    clerk = await evening.clerk(10)
    await evening.taken(clerk, 10, "10", 100_00)
    await evening.taken(room, 10, "R", 110_00, kind="floor")
    await evening.house.until(
        lambda: clerk.get(path(evening.calls[10])), lambda call: call["state"] == "bidding"
    )
    await evening.move(10, "dropped", "redial", "on_line")
    await evening.taken(clerk, 10, "10", 120_00)
    await evening.sold(10, "10", 120_00)


async def lot_15(evening: Evening, room: Person) -> None:
    """In the middle of the lot the call goes to another clerk."""
    await evening.move(15, "dialling", "on_line")
    first = await evening.clerk(15)
    other = evening.house.tom if first is evening.house.mary else evening.house.mary
    await evening.taken(first, 15, "15", 100_00)
    await evening.taken(room, 15, "R", 110_00, kind="floor")
    await other.done(path(evening.calls[15], "/handover"), {"act": "ask"})
    assert (await other.bid("s1-15", 120_00, "15"))["code"] == "FORBIDDEN"
    await first.done(path(evening.calls[15], "/handover"), {"act": "give"})
    assert (await first.bid("s1-15", 120_00, "15"))["code"] == "FORBIDDEN"
    await evening.taken(other, 15, "15", 120_00)
    await evening.sold(15, "15", 120_00)


async def lot_20(evening: Evening, room: Person) -> None:
    """The client cannot be reached, and the server bids for them."""
    clerk = await evening.clerk(20)
    await evening.move(20, "dialling", "no_answer")
    await clerk.done(path(evening.calls[20], "/cover"), {"armed": True})
    house = evening.house

    async def lot() -> dict:
        return (await house.ann.get("/sales/s1/rostrum?item=s1-20"))["lot"]

    await house.until(lot, lambda found: found["leader"] == "20")
    await evening.taken(room, 20, "R", 110_00, kind="floor")
    assert (await lot())["item"]["price"] == 120_00, "it answers at once"
    await evening.sold(20, "20", 120_00)


async def lot_25(evening: Evening, room: Person) -> None:
    """The room is quicker than the key."""
    await evening.move(25, "dialling", "on_line")
    clerk = await evening.clerk(25)
    await evening.taken(room, 25, "R", 100_00, kind="floor")
    told = await clerk.bid("s1-25", 100_00, "25", expectedAsk=100_00)
    assert (told["code"], told["ask"]) == ("ASK_CHANGED", 110_00)
    await evening.taken(clerk, 25, "25", 110_00)
    await evening.sold(25, "25", 110_00)


async def lot_30(evening: Evening, room: Person) -> None:
    """The answer is lost; the same key finds it, and nothing is bid twice."""
    await evening.move(30, "dialling", "on_line")
    clerk = await evening.clerk(30)
    bid = {"paddle": "30", "amount": 100_00, "kind": "phone", "expectedAsk": 100_00}
    asked = [
        await clerk.post("/items/s1-30/bids", bid, headers={"Idempotency-Key": "lost"})
        for _ in range(2)
    ]
    assert [answer.status_code for answer in asked] == [201, 200]
    assert asked[0].json() == asked[1].json()
    assert (await room.get("/items/s1-30"))["bidCount"] == 1
    await evening.sold(30, "30", 100_00)


async def lot_35(evening: Evening, room: Person) -> None:
    """A bid that was none is taken back, and the client leads again."""
    await evening.move(35, "dialling", "on_line")
    await evening.taken(await evening.clerk(35), 35, "35", 100_00)
    await evening.taken(room, 35, "R", 110_00, kind="floor")
    await evening.house.ann.act("s1-35", "undo_bid", reason="a wave, not a bid")
    await evening.sold(35, "35", 100_00)


async def lot_40(evening: Evening, room: Person) -> None:
    """One of two: the other call ends by itself."""
    await evening.move(40, "dialling", "on_line")
    await evening.taken(await evening.clerk(40), 40, "40", 100_00)
    await evening.sold(40, "40", 100_00)
    await evening.house.until(
        lambda: evening.house.ann.get(path(evening.calls[45])), lambda call: call["state"] == "out"
    )


async def lot_45(evening: Evening, room: Person) -> None:
    """The client has lot 40, and is kept from this one."""
    told = await (await evening.clerk(45)).bid("s1-45", 100_00, "40")
    assert told["code"] == "FORBIDDEN"
    await evening.taken(room, 45, "R", 100_00, kind="floor")
    await evening.sold(45, "R", 100_00)


async def lot_50(evening: Evening, room: Person) -> None:
    """Above the limit, by the client's word; then out."""
    await evening.move(50, "dialling", "on_line")
    clerk = await evening.clerk(50)
    for amount in (100_00, 120_00, 140_00, 160_00, 180_00, 200_00):
        await evening.taken(clerk, 50, "50", amount)
        rise = 20_00 if amount == 200_00 else 10_00
        await evening.taken(room, 50, "R", amount + rise, kind="floor")
    await evening.taken(clerk, 50, "50", 250_00)
    await evening.taken(room, 50, "R", 280_00, kind="floor")
    assert (await clerk.bid("s1-50", 300_00, "50"))["code"] == "LIMIT_EXCEEDED"
    await evening.taken(clerk, 50, "50", 300_00, aboveLimit=True)
    await evening.taken(room, 50, "R", 320_00, kind="floor")
    await evening.move(50, "out")
    await evening.sold(50, "R", 320_00)


async def the_money_is_right(evening: Evening) -> None:
    """Each line and each sum, to the penny, by a reckoning of the test's own."""
    answer = await evening.house.mary.http.get("/api/v1/sales/s1/invoices.csv")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {(int(x["LotNum"]), x["Paddle"], x["Hammer"]) for x in lines} == {
        (lot, paddle, f"{price // 100}.{price % 100:02d}")
        for lot, (paddle, price) in evening.bought.items()
    }
    owed: dict[str, int] = {}
    for paddle, price in evening.bought.values():
        premium = price * 25 // 100
        owed[paddle] = owed.get(paddle, 0) + price + premium + price // 5 + premium // 5
    buyers = await evening.house.mary.http.get("/api/v1/sales/s1/buyers.csv")
    sums = csv.DictReader(io.StringIO(buyers.content.decode("utf-8-sig")))
    assert {x["Paddle"]: round(float(x["Total"]) * 100) for x in sums} == owed
    report = await evening.house.mary.http.get("/api/v1/sales/s1/report.pdf")
    first = PdfReader(io.BytesIO(report.content)).pages[0].extract_text()
    hammer = sum(price for _, price in evening.bought.values())
    assert f"GBP {hammer // 100:,}" in first
    assert f"{len(evening.bought)} of {LOTS} lots offered were sold." in first


async def everybody_is_told(evening: Evening) -> None:
    """The follow-up list has each client once, with what they won and spent."""

    async def told() -> dict:
        return await evening.house.ann.get("/sales/s1/phones/follow-up")

    found = await evening.house.until(
        told, lambda told: all(c["state"] in ("won", "lost") for f in told["clients"] for c in f["calls"])
    )  # fmt: skip
    by_name = {each["client"]["name"]: each for each in found["clients"]}
    assert set(by_name) == {f"C{lot}" for lot in CALLS}
    for lot in CALLS:
        client, won = by_name[f"C{lot}"], evening.bought[lot][0] == str(lot)
        assert client["won"] == ([str(lot)] if won else [])
        assert client["spent"] == (evening.bought[lot][1] if won else 0)
    assert by_name["C50"]["lost"] == ["50"]
