"""Two servers on one PostgreSQL have one phone desk."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from tests.phones.conftest import House, path, prepare


@pytest.fixture
async def two(postgres) -> AsyncIterator[tuple[House, House]]:
    """One sale, two servers of it."""
    where = postgres.new_database()
    one = House(where)
    await prepare(one)
    other = House(where, {name: one.token(name) for name in ("mary", "tom", "ann")})
    await other.start()
    yield one, other
    for each in (one, other):
        await each.stop()


async def test_a_call_handed_over_on_one_is_handed_over_on_the_other(two):
    one, other = two
    call = await one.call(await one.client("Wu", "412"), 1, "mary")
    await other.until(
        lambda: other.tom.bid("s1-1", 100_00, "412"), lambda told: told["code"] == "FORBIDDEN"
    )
    await other.tom.done(path(call, "/handover"), {"act": "ask"})
    await one.mary.done(path(call, "/handover"), {"act": "give"})
    await other.until(
        lambda: other.tom.bid("s1-1", 100_00, "412"), lambda told: told["code"] == "accepted"
    )
    await one.until(lambda: one.tom.get(path(call)), lambda told: told["state"] == "bidding")


async def test_a_cover_armed_on_one_answers_a_bid_taken_by_the_other(two):
    one, other = two
    call = await one.call(await one.client("Wu", "412"), 1, "mary", cover=500_00)
    for state in ("dialling", "no_answer"):
        await one.mary.done(path(call, "/state"), {"state": state})
    await one.mary.done(path(call, "/cover"), {"armed": True})

    async def lot() -> dict:
        return (await other.ann.get("/sales/s1/rostrum?item=s1-1"))["lot"]

    await other.until(lot, lambda found: found["leader"] == "412")
    told = await other.tom.bid("s1-1", 120_00, "7")
    assert told["code"] == "accepted"
    await other.until(lot, lambda found: found["leader"] == "412")
    await other.mary.done(path(call, "/state"), {"state": "on_line"})
    await other.until(lot, lambda found: found["held"] == found["item"]["price"])


async def test_changes_of_both_make_one_log_without_a_hole(two):
    client = await two[0].client("Wu", "412")
    notes = [
        house.mary.done(f"/sales/s1/phones/clients/{client}/notes", {"text": f"{n}"})
        for n in range(10)
        for house in two
    ]
    await asyncio.gather(*notes)
    for house in two:
        await house.until(
            lambda house=house: house.mary.get("/sales/s1/phones"),
            lambda desk: (len(desk["clients"][0]["notes"]), desk["version"]) == (20, 23),
        )
