"""What the auctioneer's screen and the big screen are given."""

import httpx
from tests.phones.conftest import House, path


async def rostrum(house: House) -> dict:
    return await house.ann.get("/sales/s1/rostrum")


async def test_the_lot_on_the_block_with_its_ladder_phones_and_book(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    await house.mary.done(path(call, "/state"), {"state": "on_line"})
    await house.mary.bid("s1-1", 100_00, "412")
    told = await rostrum(house)
    lot = told["lot"]
    assert (lot["item"]["itemId"], lot["leader"], lot["leaderClerk"]) == ("s1-1", "412", "mary")
    assert lot["ladder"][:3] == [110_00, 120_00, 130_00]
    assert lot["split"] == 105_00
    assert lot["hammer"] == "sells"
    assert (lot["newest"]["paddle"], lot["newest"]["amount"]) == ("412", 100_00)
    assert [(p["clerk"], p["onLine"]) for p in lot["phones"]] == [("mary", True)]
    assert [each["lot"] for each in told["next"]] == ["2", "3", "4", "5", "6"]
    assert told["lotsLeft"] == 6


async def test_a_lot_that_has_fallen_stays_until_next_also_after_a_restart(house: House):
    await house.mary.bid("s1-1", 100_00, "412")
    await house.ann.act("s1-1", "hammer")
    assert (await rostrum(house))["lot"]["item"]["status"] == "sold"
    await house.stop()
    await house.start()
    lot = (await rostrum(house))["lot"]
    assert (lot["item"]["itemId"], lot["movedOn"]) == ("s1-1", False)
    await house.ann.act("s1-1", "next")
    assert (await rostrum(house))["lot"]["item"]["itemId"] == "s1-2"
    assert (await house.ann.act("s1-1", "reopen"))["code"] == "REASON_NEEDED"


async def test_a_re_run_begins_the_lot_anew_and_keeps_its_log(house: House):
    await house.mary.bid("s1-1", 100_00, "412")
    await house.tom.bid("s1-1", 110_00, "7")
    again = await house.ann.act("s1-1", "rerun", reason="a bid was overheard")
    assert (again["price"], again["ask"], again["bidCount"]) == (0, 100_00, 0)
    assert (again["status"], again["event"]["type"]) == ("open", "rerun")
    assert (await house.ann.act("s1-1", "undo_bid"))["code"] == "NO_BIDS"
    assert (await house.ann.act("s1-1", "rerun"))["code"] == "NO_BIDS"
    log = (await house.ann.get("/items/s1-1/events"))["events"]
    assert [event["type"] for event in log][-3:] == ["bid_accepted", "bid_accepted", "rerun"]
    await house.ann.act("s1-1", "pass")
    assert (await house.ann.act("s1-1", "rerun"))["status"] == "open"


async def test_the_rostrum_is_the_auctioneers_alone(house: House):
    assert (await house.mary.http.get("/api/v1/sales/s1/rostrum")).status_code == 403
    assert (await house.ann.http.get("/api/v1/sales/s1/rostrum?item=x")).status_code == 404


async def test_rates_are_entered_by_staff_and_read_by_anyone(house: House):
    public = httpx.AsyncClient(base_url=house.url)
    rates = "/api/v1/sales/s1/rates"
    assert (await public.get(rates)).json() == {"base": "GBP", "rates": {}, "at": None}
    entered = await house.mary.done("/sales/s1/rates", {"rates": {"USD": "1.2715", "JPY": "191"}})
    assert (await public.get(rates)).json() == entered
    assert entered["rates"] == {"USD": "1.2715", "JPY": "191"}
    for wrong in ({"GBP": "1"}, {"USD": "0.0"}, {"USD": "-1"}, {"usd": "1"}, {"USD": 1.2}):
        answer = await house.mary.post("/sales/s1/rates", {"rates": wrong})
        assert answer.status_code in (400, 422), wrong
    assert (await public.post(rates, json={"rates": {}})).status_code == 401
    await public.aclose()
