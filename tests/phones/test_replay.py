"""A sale can be looked at again, state by state."""

import json

from tests.phones.conftest import House


async def lines(house: House) -> list[dict]:
    answer = await house.mary.http.get("/api/v1/sales/s1/replay")
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


async def test_a_replay_ends_where_the_sale_stands(house: House):
    await house.mary.bid("s1-1", 100_00, "412", maximum=700_00)
    await house.tom.bid("s1-1", 120_00, "7")
    await house.ann.act("s1-1", "undo_bid")
    await house.tom.bid("s1-2", 100_00, "7")
    await house.ann.act("s1-1", "hammer")
    head, *steps = await lines(house)
    assert (head["saleId"], head["steps"], len(steps)) == ("s1", 17, 17)
    assert head["items"] == [f"s1-{n}" for n in range(1, 7)]
    times = [step["at"] for step in steps]
    assert times == sorted(times)
    assert (head["beginsAt"], head["endsAt"]) == (times[0], times[-1])
    last = {step["state"]["itemId"]: step["state"] for step in steps}
    for item in (await house.mary.get("/items?sale=s1"))["items"]:
        held = last[item["itemId"]]
        for name in ("version", "status", "price", "ask", "bidCount", "event"):
            assert held[name] == item[name]


async def test_a_replay_holds_nothing_private(house: House):
    await house.mary.bid("s1-1", 100_00, "412", maximum=713_00)
    text = json.dumps(await lines(house))
    assert "71300" not in text
    assert "412" not in text, "this sale does not publish paddles"
    assert (await house.person("x").http.get("/api/v1/sales/s1/replay")).status_code == 401
