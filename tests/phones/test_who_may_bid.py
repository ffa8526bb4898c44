"""Two desks cannot bid for one paddle, and a clerk not against their own client."""

from tests.phones.conftest import House, path

from rostrum.phones import handover


async def test_only_the_clerk_who_has_the_call_bids_for_its_paddle(house: House):
    await house.call(await house.client("Wu", "412"), 1, "mary")
    told = await house.tom.bid("s1-1", 100_00, "412")
    assert told["code"] == "FORBIDDEN"
    assert told["detail"].startswith("Paddle 412 is on the telephone with Mary.")
    assert {"ask", "price", "version", "lotStatus"} <= set(told)
    assert (await house.ann.bid("s1-1", 100_00, "412"))["code"] == "FORBIDDEN"
    assert (await house.mary.bid("s1-1", 100_00, "412"))["code"] == "accepted"


async def test_a_client_on_the_line_for_one_lot_is_the_same_clerks_for_another(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    assert (await house.tom.bid("s1-2", 100_00, "412"))["code"] == "accepted"
    await house.mary.done(path(call, "/state"), {"state": "on_line"})
    assert (await house.tom.bid("s1-2", 120_00, "412"))["code"] == "FORBIDDEN"


async def test_a_call_is_handed_over_by_asking(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    told = await house.tom.done(path(call, "/handover"), {"act": "ask"})
    assert "clientId" not in told, "it is not tom's yet"
    assert (await house.mary.get(path(call)))["asking"]["clerk"] == "tom"
    assert await house.tom.refused(path(call, "/handover"), {"act": "take"}) == (
        403, "NOT_YOURS",
    )  # fmt: skip
    await house.mary.done(path(call, "/handover"), {"act": "give"})
    assert (await house.tom.get(path(call)))["clerk"] == "tom"
    assert (await house.mary.bid("s1-1", 100_00, "412"))["code"] == "FORBIDDEN"
    assert (await house.tom.bid("s1-1", 100_00, "412"))["code"] == "accepted"


async def test_a_closed_desk_does_not_hold_a_call_for_long(house: House, monkeypatch):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    await house.tom.done(path(call, "/handover"), {"act": "ask"})
    monkeypatch.setattr(handover, "WAIT_MS", 0)
    await house.tom.done(path(call, "/handover"), {"act": "take"})
    assert (await house.tom.bid("s1-1", 100_00, "412"))["code"] == "accepted"


async def test_an_owner_may_refuse_and_a_chief_takes_at_once(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    await house.tom.done(path(call, "/handover"), {"act": "ask"})
    await house.mary.done(path(call, "/handover"), {"act": "refuse"})
    assert (await house.mary.get(path(call)))["asking"] is None
    assert (await house.ann.done(path(call, "/handover"), {"act": "take"}))["clerk"] == "ann"
    assert (await house.ann.bid("s1-1", 100_00, "412"))["code"] == "accepted"


async def test_a_clerk_does_not_bid_against_their_own_client(house: House):
    await house.call(await house.client("Wu", "412"), 1, "mary")
    other = await house.call(await house.client("Roe", "7"), 1, "mary")
    assert (await house.mary.bid("s1-1", 100_00, "412"))["code"] == "accepted"
    told = await house.mary.bid("s1-1", 110_00, "7")
    assert told["code"] == "FORBIDDEN"
    assert told["detail"].startswith("Your own client with paddle 412 leads.")
    await house.ann.done(path(other, "/assignment"), {"clerk": "tom"})
    assert (await house.tom.bid("s1-1", 110_00, "7"))["code"] == "accepted"


async def test_above_the_limit_it_takes_a_second_key(house: House):
    client = await house.client("Wu", "55", limit=250_00)
    await house.call(client, 1, "mary")
    await house.mary.bid("s1-2", 200_00, "55", confirm=True)
    told = await house.mary.bid("s1-1", 100_00, "55")
    assert (told["code"], told["confirmable"]) == ("LIMIT_EXCEEDED", True)
    assert "GBP 50.00 left" in told["detail"]
    by_web = await house.mary.bid("s1-1", 100_00, "55", kind="internet", aboveLimit=True)
    assert (by_web["code"], by_web.get("confirmable")) == ("LIMIT_EXCEEDED", None)
    assert (await house.mary.bid("s1-1", 100_00, "55", aboveLimit=True))["code"] == "accepted"
    (card,) = (await house.mary.get("/sales/s1/phones"))["clients"]
    assert (card["limit"], card["bound"], card["left"]) == (250_00, 300_00, 0)


async def test_one_of_a_group_ends_the_others(house: House):
    group = {"items": ["s1-1", "s1-2", "s1-3"], "want": 1}
    client = await house.client("Wu", "412", groups=[group])
    calls = [await house.call(client, lot, "mary") for lot in (1, 2, 3)]
    await house.mary.bid("s1-1", 100_00, "412")
    told = await house.mary.bid("s1-2", 100_00, "412")
    assert (told["code"], "has lot 1" in told["detail"]) == ("FORBIDDEN", True)
    await house.ann.act("s1-1", "hammer")

    async def states() -> list[str]:
        return [(await house.mary.get(path(each)))["state"] for each in calls]

    await house.until(states, lambda found: found == ["won", "out", "out"])
    await house.ann.act("s1-1", "reopen")
    await house.until(states, lambda found: found == ["bidding", "scheduled", "scheduled"])
    await house.tom.bid("s1-1", 110_00, "7")
    await house.ann.act("s1-1", "hammer")
    await house.until(states, lambda found: found == ["lost", "scheduled", "scheduled"])
    assert (await house.mary.bid("s1-2", 100_00, "412"))["code"] == "accepted"
