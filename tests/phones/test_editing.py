"""A client's facts are changed: who did it is kept, and nobody's change is lost in silence."""

import re

import pytest
from tests.phones.conftest import House

CLIENTS = "/sales/s1/phones/clients"


async def change(person, client: str, **facts):
    return await person.http.patch(f"/api/v1{CLIENTS}/{client}", json=facts)


async def card(person, client: str):
    desk = await person.get("/sales/s1/phones")
    return next(each for each in desk["clients"] if each["clientId"] == client)


async def test_who_changed_what_is_in_the_log_with_the_limit(house: House):
    wu = await house.client("Wu", "500", limit=900_00)
    await change(house.mary, wu, numbers=["+44 20 7946 0000"], limit=700_00)
    await change(house.tom, wu, languages=["FR"])
    told = (await house.mary.get(f"{CLIENTS}/{wu}/log"))["events"]
    edits = [(each["by"], each["what"], each["client"]["edited"]) for each in told]
    assert [(by, what, edited and edited["limit"]) for by, what, edited in edits] == [
        ("ann", [], None),
        ("mary", ["numbers", "limit"], 700_00),
        ("tom", ["languages"], None),
    ]
    assert told[-1]["client"]["languages"] == ["fr"]
    assert (await card(house.ann, wu))["limit"] == 700_00


async def test_a_change_that_crossed_another_is_refused_and_says_whose_it_was(house: House):
    wu = await house.client("Wu", "500", limit=900_00)
    tag = (await card(house.mary, wu))["tag"]
    assert (await change(house.tom, wu, limit=100_00, expected=tag)).status_code == 200
    answer = await change(house.mary, wu, limit=2_000_00, numbers=["+1 212 5550"], expected=tag)
    assert (answer.status_code, answer.json()["code"]) == (409, "CLIENT_CHANGED")
    said = answer.json()["detail"]
    assert re.match(r"Tom changed the limit \d+ s ago, after you had", said), said
    now = await card(house.mary, wu)
    assert (now["limit"], now["numbers"]) == (100_00, [])
    # A note, and saving the same again, are no changes that anybody could miss.
    await house.tom.done(f"{CLIENTS}/{wu}/notes", {"text": "Rings back."})
    assert (await change(house.tom, wu, limit=100_00)).status_code == 200
    assert (await change(house.mary, wu, limit=2_000_00, expected=now["tag"])).status_code == 200


async def test_a_limit_that_the_office_gave_the_paddle_is_not_overwritten_unseen(house: House):
    wu = await house.client("Wu", "500", limit=900_00)
    tag = (await card(house.mary, wu))["tag"]
    await house.ann.done("/sales/s1/paddles", {"paddle": "500", "limit": 50_00})
    answer = await change(house.mary, wu, limit=2_000_00, expected=tag)
    assert answer.json()["detail"].startswith("The office has changed this client's limit")


async def test_a_client_who_gets_another_paddle_keeps_the_limit(house: House):
    wu = await house.client("Wu", "500", limit=900_00)
    await change(house.mary, wu, paddle="A12")
    assert (await card(house.mary, wu))["limit"] == 900_00


@pytest.mark.parametrize(
    ("facts", "status"),
    [({"numbers": ["nonsense"]}, 400), ({"languages": ["?"]}, 400),
     ({"groups": [{"items": ["s1-1", "s1-99"], "want": 1}]}, 422),
     ({"paddle": None, "limit": 5_00}, 422)],
)  # fmt: skip
async def test_a_change_that_cannot_be_leaves_everything_as_it_was(house: House, facts, status):
    wu = await house.client("Wu", "500", limit=900_00)
    before = await card(house.mary, wu)
    answer = await change(house.mary, wu, name="Someone else", **facts)
    assert answer.status_code == status, answer.text
    assert await card(house.mary, wu) == before
