"""Requests come in by form and by list; clerks are assigned, or set by hand with the clashes told."""

from tests.phones.conftest import House, path

PHONES = "/sales/s1/phones"


async def csv(
    house: House, text: str, query: str = "", encoding: str = "utf-8"
) -> tuple[int, dict]:
    answer = await house.mary.http.post(
        f"/api/v1{PHONES}/requests.csv{query}",
        content=text.encode(encoding),
        headers={"Content-Type": "text/csv"},
    )
    return answer.status_code, answer.json()


LIST = """Name;Paddle;Phone;Phone 2;Language;Lots;Priority;Cover Bid;Limit;Clerk;Notes
Émile Roux;F-1;+33 1 23 45;+33 6 78;fr;1; 3;1.200,00;5 000;mary;knows the artist
Ms Wu;412;+44 20 7;;en;2 or 3 or 4;9;;;;
Ms Wu;412;+44 20 7;;en;6;0;;;;
"""


async def test_a_list_comes_in_with_its_clients_groups_covers_and_limits(house: House):
    status, told = await csv(house, LIST, "?dryRun=1", "cp1252")
    assert (status, told["added"], told["clients"], told["calls"]) == (200, False, 2, 5), told
    assert (await house.ann.get(PHONES))["calls"] == []
    status, told = await csv(house, LIST, encoding="cp1252")
    assert (status, told["added"]) == (201, True)
    desk = await house.ann.get(PHONES)
    roux, wu = desk["clients"]
    assert (roux["name"], roux["limit"], roux["notes"][0]["text"]) == (
        "Émile Roux", 5000_00, "knows the artist",
    )  # fmt: skip
    assert wu["groups"] == [{"items": ["s1-2", "s1-3", "s1-4"], "want": 1}]
    first = desk["calls"][0]
    assert (first["language"], first["priority"], first["preferred"]) == ("fr", 3, "mary")
    assert first["cover"]["maximum"] == 1200_00
    assert [call["lot"] for call in desk["calls"]] == ["1", "2", "3", "4", "6"]
    status, told = await csv(house, LIST)
    assert (status, told["faults"][0]["line"]) == (422, 2), "they are called already"


async def test_a_bad_line_is_named_and_nothing_comes_in(house: House):
    bad = LIST + "Nobody;9;123;;en;99;0;;;;\nRoe;412;123;;en;1;0;;;;\nLi;7;123;;en;1;11;;;;\n"
    status, told = await csv(house, bad)
    assert (status, told["added"]) == (422, False)
    assert [(fault["line"], fault["reason"]) for fault in told["faults"]] == [
        (5, "there is no lot 99 in the sale"),
        (6, "paddle 412 is Ms Wu's"),
        (7, "priority '11' is not 0 to 9"),
    ]
    assert (await house.ann.get(PHONES))["calls"] == []
    assert (await csv(house, "Title,Price\n1,2"))[1]["faults"][0]["reason"] == (
        "the heading has no column for name and lots"
    )


async def test_clerks_are_assigned_and_what_is_left_is_said(house: House):
    await house.client("Roux", "412", languages=["FR"])
    await house.client("Wu", "7", languages=["zh"])
    await house.client("Roe", "9")
    roux = await house.call("roux", 1)
    wu = await house.call("wu", 4)
    roe = await house.call("roe", 1)
    told = await house.ann.done(f"{PHONES}/schedule", {"gap": 2})
    assert (told["made"][roux], told["made"][roe]) == ("mary", "tom")
    assert told["unserved"] == [
        {
            "callId": wu,
            "reason": "No clerk speaks Chinese. Add one who does, or ask for another language.",
            "sentence": {"code": "NOBODY_SPEAKS", "facts": {"language": "zh"}},
        }
    ]
    assert (told["applied"], told["loads"], told["clashes"]) == (True, {"mary": 1, "tom": 1}, [])
    assert told["worth"] >= told["firstComeWorth"]
    desk = await house.tom.get(PHONES)
    assert [call["callId"] for call in desk["calls"]] == [roe, wu]
    assert desk["gap"] == 2
    assert (await house.mary.post(f"{PHONES}/schedule", {})).status_code == 403


async def test_a_clash_of_a_call_set_by_hand_is_told_at_once(house: House):
    await house.client("Roux", "412")
    await house.client("Wu", "7")
    await house.call("roux", 1, "mary")
    other = await house.call("wu", 2)
    to_mary = {"clerk": "mary"}
    dry = await house.ann.done(path(other, "/assignment?dryRun=1"), to_mary)
    assert [clash["reason"] for clash in dry["clashes"]] == [
        "Mary has different clients on lots 1 and 2, 1 lot apart."
    ]
    assert (await house.ann.get(path(other)))["clerk"] is None
    told = await house.ann.done(path(other, "/assignment"), to_mary)
    assert (told["call"]["clerk"], len(told["clashes"])) == ("mary", 1)
    assert len((await house.mary.get(PHONES))["clashes"]) == 1
    assert await house.ann.refused(path(other, "/assignment"), {"clerk": "bob"}) == (
        422, "UNKNOWN_CLERK",
    )  # fmt: skip


async def test_a_schedule_made_again_leaves_calls_that_have_begun(house: House):
    await house.client("Roux", "412")
    call = await house.call("roux", 1, "tom")
    await house.tom.done(path(call, "/state"), {"state": "dialling"})
    await house.client("Wu", "7")
    other = await house.call("wu", 1)
    told = await house.ann.done(f"{PHONES}/schedule", {})
    assert (told["made"][call], told["made"][other]) == ("tom", "mary")


async def test_what_does_not_fit_is_refused_in_words(house: House):
    await house.client("Wu", "412")
    await house.call("wu", 1)
    clients = f"{PHONES}/clients"
    for where, body, code in (
        (clients, {"clientId": "wu", "name": "Wu"}, "KNOWN_CLIENT"),
        (clients, {"name": "Roe", "paddle": "412"}, "PADDLE_TAKEN"),
        (clients, {"name": "Roe", "groups": [{"items": ["s1-1", "x"]}]}, "UNKNOWN_ITEM"),
        (clients, {"name": "Roe", "groups": [{"items": ["s1-1", "s1-1"]}]}, "BAD_GROUP"),
        (f"{PHONES}/requests", {"clientId": "wu", "lots": ["1"]}, "KNOWN_CALL"),
        (f"{PHONES}/requests", {"clientId": "wu", "lots": ["77"]}, "UNKNOWN_LOT"),
        (f"{PHONES}/requests", {"clientId": "roe", "lots": ["2"]}, "UNKNOWN_CLIENT"),
        (f"{PHONES}/calls/none/state", {"state": "dialling"}, "UNKNOWN_CALL"),
        (clients, {"name": "Roe", "numbers": ["<script>"]}, "BAD_REQUEST"),
    ):
        assert (await house.ann.refused(where, body))[1] == code
    change = await house.ann.http.patch(
        f"/api/v1{clients}/wu", json={"limit": 900_00, "languages": ["ZH"]}
    )
    assert (change.json()["left"], change.json()["languages"]) == (900_00, ["zh"])
    assert change.json()["paddle"] == "412"
