"""A clerk's calls: states, who owns them, and what others see."""

import socketio
from tests.phones.conftest import House, path


async def move(person, call: str, *states: str) -> dict:
    for state in states:
        told = await person.done(path(call, "/state"), {"state": state})
    return told


async def test_a_call_goes_through_its_states_and_no_other_way(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    assert await house.mary.refused(path(call, "/state"), {"state": "bidding"}) == (
        409, "WRONG_STATE",
    )  # fmt: skip
    await move(house.mary, call, "dialling", "no_answer", "redial", "on_line", "briefed")
    await move(house.mary, call, "bidding", "dropped", "redial", "on_line", "out")
    told = await house.mary.get(path(call, "/log"))
    assert [e["call"]["state"] for e in told["events"]][-4:] == [
        "dropped", "redial", "on_line", "out",
    ]  # fmt: skip
    assert await house.mary.refused(path(call, "/state"), {"state": "won"}) == (
        409, "BY_THE_AUCTION",
    )  # fmt: skip


async def test_a_call_that_is_nobodys_is_theirs_who_dials_it(house: House):
    call = await house.call(await house.client("Wu", "412"), 1)
    assert (await move(house.tom, call, "dialling"))["clerk"] == "tom"
    assert await house.mary.refused(path(call, "/state"), {"state": "on_line"}) == (
        403, "NOT_YOURS",
    )  # fmt: skip


async def test_of_another_clerks_call_no_more_is_seen_than_it_takes_to_ask_for_it(house: House):
    client = await house.client("Ms Secret", "412", numbers=["+44 20 7946 0000"])
    call = await house.call(client, 1, "mary", cover=900_00)
    await house.mary.done(f"/sales/s1/phones/clients/{client}/notes", {"text": "calls from Rome"})
    desk = await house.mary.get("/sales/s1/phones")
    assert desk["calls"][0]["cover"]["maximum"] == 900_00
    assert desk["clients"][0]["notes"][0]["text"] == "calls from Rome"
    assert desk["clients"][0]["notes"][0]["by"] == "mary"
    answer = await house.tom.http.get("/api/v1/sales/s1/phones")
    (brief,) = answer.json()["others"]
    assert brief == {
        "callId": call, "itemId": "s1-1", "lot": "1", "clerk": "mary", "state": "scheduled",
        "asking": None,
    }  # fmt: skip
    for private in ("Secret", "7946", "90000", "Rome", "412"):
        assert private not in answer.text
    assert (await house.tom.http.get(f"/api/v1{path(call)}")).status_code == 403
    assert len((await house.ann.get("/sales/s1/phones"))["calls"]) == 1


async def test_the_staff_room_hears_each_change_and_nothing_private(house: House):
    heard: list[dict] = []
    io = socketio.AsyncClient(reconnection=False, handle_sigint=False)
    io.on("staff", heard.append)
    await io.connect(house.url, auth={"token": house.token("tom")}, transports=["websocket"])
    assert "error" not in await io.call("staff", {"sales": ["s1"]})
    client = await house.client("Ms Secret", "412", numbers=["+44 20 7946 0000"])
    call = await house.call(client, 1, "mary", cover=900_00)
    await move(house.mary, call, "dialling")
    await house.until(
        lambda: _now(heard), lambda all_: any(h["phones"].get("state") == "dialling" for h in all_)
    )
    versions = [notice["phones"]["version"] for notice in heard]
    assert versions == list(range(versions[0], versions[0] + len(versions))), "no hole"
    last = heard[-1]["phones"]
    assert (last["callId"], last["clerk"], last["change"]) == (call, "mary", "state")
    for private in ("Secret", "7946", "90000", "412"):
        assert private not in str(heard)
    await io.disconnect()


async def _now(heard: list[dict]) -> list[dict]:
    return heard


async def test_what_is_said_of_a_call_outlives_the_server(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    await move(house.mary, call, "dialling", "on_line")
    before = await house.mary.get("/sales/s1/phones")
    await house.stop()
    await house.start()
    after = await house.mary.get("/sales/s1/phones")
    assert after["calls"][0]["state"] == "on_line"
    assert after["version"] == before["version"]


async def test_the_hammer_says_who_has_won_and_a_reopening_takes_it_back(house: House):
    wu = await house.call(await house.client("Wu", "412"), 1, "mary")
    roe = await house.call(await house.client("Roe", "7"), 1, "tom")
    await move(house.mary, wu, "on_line")
    assert (await house.mary.bid("s1-1", 100_00, "412"))["code"] == "accepted"
    await house.ann.act("s1-1", "hammer")

    async def states() -> list[str]:
        return [(await house.ann.get(path(each)))["state"] for each in (wu, roe)]

    await house.until(states, lambda found: found == ["won", "lost"])
    assert (await house.ann.get(path(wu)))["reason"] == "Won at GBP 100.00."
    await house.ann.act("s1-1", "reopen")
    await house.until(states, lambda found: found == ["bidding", "scheduled"])
    await house.ann.act("s1-1", "hammer")
    await house.until(states, lambda found: found == ["won", "lost"])
    told = await house.mary.get("/sales/s1/phones/follow-up")
    (mine,) = told["clients"]
    assert (mine["won"], mine["lost"], mine["spent"]) == (["1"], [], 100_00)
    await move(house.mary, wu, "follow_up", "done")
    assert (await house.mary.get("/sales/s1/phones/follow-up"))["clients"] == []
    (theirs,) = (await house.tom.get("/sales/s1/phones/follow-up"))["clients"]
    assert theirs["notReached"] == ["1"]


async def test_a_bid_is_proof_of_a_client_on_the_line(house: House):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    await house.mary.bid("s1-1", 100_00, "412")
    await house.until(lambda: house.mary.get(path(call)), lambda c: c["state"] == "bidding")


async def test_lots_away_and_alarms_follow_the_sale(house: House):
    call = await house.call(await house.client("Wu", "412"), 5, "mary")
    first = await house.mary.get(path(call))
    assert (first["lotsAway"], first["alarm"]) == (4, 10)
    for n in (1, 2):
        await house.ann.act(f"s1-{n}", "pass")
    later = await house.mary.get(path(call))
    assert (later["lotsAway"], later["alarm"]) == (2, 3)
    assert later["expectedAt"] < first["expectedAt"]
    await move(house.mary, call, "on_line")
    assert (await house.mary.get(path(call)))["alarm"] is None


async def test_a_card_says_whether_the_client_leads_where_the_sale_keeps_paddles_private(
    house: House,
):
    call = await house.call(await house.client("Wu", "412"), 1, "mary")
    assert (await house.mary.get(path(call)))["leads"] is False
    await house.mary.bid("s1-1", 100_00, "412")
    card = await house.mary.get(path(call))
    version = (await house.mary.get("/items/s1-1"))["version"]
    assert (card["leads"], card["asOf"]) == (True, version)
    await house.tom.bid("s1-1", 110_00, "7")
    assert (await house.mary.get(path(call)))["leads"] is False
