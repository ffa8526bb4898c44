"""Bids that the server places by itself: covers and commissions."""

from tests.phones.conftest import House, path


async def cover(person, call: str, **change) -> dict:
    return await person.done(path(call, "/cover"), change)


async def item(house: House, number: int) -> dict:
    return (await house.ann.get(f"/sales/s1/rostrum?item=s1-{number}"))["lot"]


async def leads(house: House, number: int, paddle: str) -> dict:
    return await house.until(lambda: item(house, number), lambda lot: lot["leader"] == paddle)


async def test_a_cover_bid_is_armed_only_when_the_client_could_not_be_reached(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary", cover=500_00)
    assert await house.mary.refused(path(call, "/cover"), {"armed": True}) == (
        409, "CLIENT_REACHABLE",
    )  # fmt: skip
    await house.mary.done(path(call, "/state"), {"state": "dialling"})
    await house.mary.done(path(call, "/state"), {"state": "no_answer"})
    assert (await cover(house.mary, call, armed=True))["cover"]["armed"]
    lot = await leads(house, 1, "412")
    assert (lot["item"]["price"], lot["item"]["ask"]) == (100_00, 110_00)
    await house.tom.bid("s1-1", 200_00, "7", confirm=True)
    assert (await leads(house, 1, "412"))["item"]["price"] == 220_00


async def test_it_survives_closed_desks_and_a_server_that_starts_again(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary", cover=500_00)
    await house.ann.act("s1-1", "hold")
    await house.mary.done(path(call, "/state"), {"state": "dialling"})
    await house.mary.done(path(call, "/state"), {"state": "no_answer"})
    await cover(house.mary, call, armed=True)
    await house.stop()
    await house.start()
    assert (await item(house, 1))["leader"] is None
    await house.ann.act("s1-1", "resume")
    await leads(house, 1, "412")


async def test_the_moment_the_client_is_on_line_nothing_of_it_stands(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary", cover=500_00)
    await house.mary.done(path(call, "/state"), {"state": "dialling"})
    await house.mary.done(path(call, "/state"), {"state": "no_answer"})
    await cover(house.mary, call, armed=True)
    await house.until(lambda: house.mary.get(path(call)), lambda c: c["cover"]["placed"])
    told = await house.mary.done(path(call, "/state"), {"state": "on_line"})
    assert not told["cover"]["armed"]
    assert (await item(house, 1))["held"] == 100_00, "as soon as the answer is there"
    await house.tom.bid("s1-1", 110_00, "7")
    lot = await item(house, 1)
    assert (lot["leader"], lot["item"]["price"]) == ("7", 110_00)
    assert (await house.mary.get(path(call)))["cover"]["placed"] is False


async def test_a_cover_above_the_limit_is_told_and_not_tried_for_ever(house: House):
    call = await house.call(await house.client("Wu", "55", limit=300_00), 1, "mary", cover=500_00)
    await house.mary.done(path(call, "/state"), {"state": "dialling"})
    await house.mary.done(path(call, "/state"), {"state": "no_answer"})
    await cover(house.mary, call, armed=True)
    found = await house.until(
        lambda: house.mary.get(path(call)), lambda c: c["cover"]["refused"] is not None
    )
    assert "GBP 300.00 left of its limit" in found["cover"]["refused"]


async def test_commission_bids_are_placed_and_a_tie_goes_to_the_earlier(house: House):
    await house.ann.act("s1-1", "hold")
    for paddle, maximum in (("412", 300_00), ("7", 300_00)):
        await house.ann.done(
            "/sales/s1/commissions", {"itemId": "s1-1", "paddle": paddle, "maximum": maximum}
        )
    await house.ann.act("s1-1", "resume")
    lot = await house.until(lambda: item(house, 1), lambda lot: lot["item"]["price"] == 300_00)
    assert (lot["leader"], lot["held"]) == ("412", 300_00)
    assert [c["maximum"] for c in lot["commissions"]] == [300_00, 300_00]


async def test_a_commission_bid_that_was_undone_or_withdrawn_does_not_come_back(house: House):
    left = await house.ann.done(
        "/sales/s1/commissions", {"itemId": "s1-1", "paddle": "412", "maximum": 300_00}
    )
    await leads(house, 1, "412")
    await house.ann.act("s1-1", "undo_bid")
    await house.tom.bid("s1-1", 100_00, "7")
    assert (await item(house, 1))["leader"] == "7"
    second = await house.ann.done(
        "/sales/s1/commissions", {"itemId": "s1-2", "paddle": "412", "maximum": 300_00}
    )
    await leads(house, 2, "412")
    answer = await house.ann.http.delete(f"/api/v1/sales/s1/commissions/{second['commissionId']}")
    assert answer.json()["withdrawn"]
    assert (await item(house, 2))["held"] == 100_00
    again = {"itemId": "s1-1", "paddle": "412", "maximum": 1_00_00}
    assert (await house.ann.refused("/sales/s1/commissions", again))[1] == "KNOWN_COMMISSION"
    assert left["placed"] is False
    for wrong, code in (
        ({"itemId": "s9", "paddle": "412", "maximum": 1}, "UNKNOWN_ITEM"),
        ({"itemId": "s1-3", "paddle": "nobody", "maximum": 1}, "PADDLE_UNKNOWN"),
    ):
        assert (await house.ann.refused("/sales/s1/commissions", wrong))[1] == code


async def test_a_group_keeps_a_second_cover_from_buying(house: House):
    group = {"items": ["s1-1", "s1-2"]}
    client = await house.client("Wu", "412", groups=[group])
    for lot in (1, 2):
        await house.ann.act(f"s1-{lot}", "hold")
        call = await house.call(client, lot, "mary", cover=500_00)
        await house.mary.done(path(call, "/state"), {"state": "dialling"})
        await house.mary.done(path(call, "/state"), {"state": "no_answer"})
        await cover(house.mary, call, armed=True)
    await house.ann.act("s1-1", "resume")
    await leads(house, 1, "412")
    await house.ann.act("s1-1", "hammer")
    await house.until(lambda: house.mary.get(path(call)), lambda c: c["state"] == "out")
    await house.ann.act("s1-2", "resume")
    assert (await item(house, 2))["leader"] is None
    assert not (await house.mary.get(path(call)))["cover"]["armed"]
