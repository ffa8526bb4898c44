"""What the staff saw at any time of a sale can be seen again, by those who could see it then."""

import asyncio

from tests.phones.conftest import House, path

MOVING = ("serverNow", "paceMs")


def still(view):
    """A view without what moves on with the clock alone."""
    if isinstance(view, dict):
        return {
            name: still(value)
            for name, value in view.items()
            if name not in (*MOVING, "expectedAt", "left", "limit")
        }
    return [still(each) for each in view] if isinstance(view, list) else view


async def test_the_rostrum_and_the_phone_desk_are_shown_as_they_were(house: House):
    client = await house.client("Ms Okafor", "412", limit=900_00)
    call = await house.call(client, 1, "mary")
    seen = []

    async def look() -> None:
        await asyncio.sleep(0.05)  # so that what follows is later
        rostrum = await house.ann.get("/sales/s1/rostrum")
        phones = await house.mary.get("/sales/s1/phones")
        seen.append((rostrum, phones))
        await asyncio.sleep(0.05)

    await look()
    await house.mary.done(path(call, "/state"), {"state": "on_line"})
    await look()
    await house.mary.bid("s1-1", 100_00, "412", maximum=700_00)
    await house.until(
        lambda: house.mary.get("/sales/s1/phones"),
        lambda desk: desk["calls"][0]["state"] == "bidding",
    )
    await look()
    await house.tom.bid("s1-1", 120_00, "7")
    await house.ann.act("s1-1", "undo_bid")
    await look()
    await house.ann.act("s1-1", "hammer", confirm=True)
    await house.until(
        lambda: house.mary.get("/sales/s1/phones"),
        lambda desk: desk["calls"][0]["state"] == "won",
    )
    await look()
    for rostrum, phones in reversed(seen):
        then = await house.ann.get(f"/sales/s1/rostrum?at={rostrum['serverNow']}")
        assert still(then) == still(rostrum)
        then = await house.mary.get(f"/sales/s1/phones?at={phones['serverNow']}")
        assert still(then) == still(phones)


async def test_the_past_is_seen_by_those_who_may_see_the_present(house: House):
    client = await house.client("Ms Okafor", "412")
    await house.call(client, 1, "mary")
    now = (await house.ann.get("/sales/s1/phones"))["serverNow"]
    for who in (house.mary, house.tom):
        answer = await who.http.get(f"/api/v1/sales/s1/rostrum?at={now}")
        assert answer.status_code == 403
    theirs = await house.tom.get(f"/sales/s1/phones?at={now}")
    assert (theirs["calls"], theirs["clients"]) == ([], []), "mary's client is mary's"
    assert [brief["clerk"] for brief in theirs["others"]] == ["mary"]
    nobody = house.person("x").http
    for what in ("rostrum", "phones", "rates", "commissions"):
        answer = await nobody.get(f"/api/v1/sales/s1/{what}?at={now}")
        assert answer.status_code == 401, what


async def test_before_the_sale_there_is_nothing_and_a_time_is_a_number(house: House):
    assert (await house.ann.get("/sales/s1/rostrum?at=1"))["lot"] is None
    assert (await house.mary.get("/sales/s1/phones?at=1"))["calls"] == []
    answer = await house.mary.http.get("/api/v1/sales/s1/phones?at=noon")
    assert answer.status_code == 400


async def test_what_comes_later_does_not_change_what_was(house: House):
    first = await house.ann.get("/sales/s1/rostrum")
    await house.mary.bid("s1-1", 100_00, "412")
    now = (await house.ann.get("/sales/s1/rostrum"))["serverNow"]
    seen = await house.ann.get(f"/sales/s1/rostrum?at={now}")
    assert seen["lot"]["item"]["price"] == 100_00
    await house.tom.bid("s1-1", 120_00, "7")
    later = (await house.ann.get("/sales/s1/rostrum"))["serverNow"]
    seen = await house.ann.get(f"/sales/s1/rostrum?at={later}")
    assert seen["lot"]["item"]["price"] == 120_00, "what has just happened is there"
    seen = await house.ann.get(f"/sales/s1/rostrum?at={now}")
    assert seen["lot"]["item"]["price"] == 100_00
    seen = await house.ann.get(f"/sales/s1/rostrum?at={first['serverNow']}")
    assert seen["lot"]["item"]["bidCount"] == 0
