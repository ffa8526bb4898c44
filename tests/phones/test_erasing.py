"""A client is erased: the person is gone from every byte, the sale is as it was, its log is whole."""

import shutil
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete, update
from tests.phones.conftest import House, path

from rostrum.saleroom.audit import broken_desks
from rostrum.store import schema
from rostrum.store.opening import open_database
from rostrum.store.store import Store

NAME, NUMBER, NOTE = "Eleonora Quistgaard", "+45 33 12 96 41", "Prefers the oval frame"
PERSONAL = (NAME, NUMBER, NOTE, "leaves for Aarhus")
CLIENTS = "/sales/s1/phones/clients"


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


async def prepared(house: House) -> None:
    await house.client(NAME, "500", clientId="c1", numbers=[NUMBER], limit=900_00)
    await house.client("Wu", "501", clientId="c2", numbers=["+44 20 7946 0000"])
    await house.ann.done(f"{CLIENTS}/c1/notes", {"text": NOTE})
    await house.client_change("c1", languages=["da"])
    call = await house.call("c1", 1, "mary")
    out = await house.call("c1", 2, "mary")
    await house.mary.done(path(out, "/state"), {"state": "out", "reason": "leaves for Aarhus"})
    await house.mary.done(path(call, "/state"), {"state": "on_line"})


@pytest.fixture
async def evening(house: House) -> House:
    async def change(client: str, **facts) -> None:
        answer = await house.ann.http.patch(f"/api/v1{CLIENTS}/{client}", json=facts)
        assert answer.is_success

    house.client_change = change
    await prepared(house)
    return house


async def erase(house: House, client: str, who: str = "admin") -> httpx.Response:
    return await getattr(house, who).http.delete(f"/api/v1{CLIENTS}/{client}")


async def sold(house: House) -> None:
    assert (await house.mary.bid("s1-1", 100_00, "500"))["code"] == "accepted"
    await house.ann.act("s1-1", "hammer")
    desk = lambda: house.ann.get("/sales/s1/phones")  # noqa: E731
    await house.until(desk, lambda told: any(c["state"] == "won" for c in told["calls"]))


async def findings(database: Path) -> list[str]:
    store = Store(open_database(str(database)))
    try:
        return [f"{each.version}: {each.reason}" async for each in broken_desks(store)]
    finally:
        await store.close()


async def test_nothing_of_the_person_is_left_and_the_sale_is_as_it_was(evening: House, tmp_path):
    await sold(evening)
    assert (await erase(evening, "c1", "ann")).status_code == 403
    before = bytes_of(tmp_path)
    assert all(word.encode() in before for word in PERSONAL)
    answer = await erase(evening, "c1")
    assert (answer.status_code, answer.json()["name"]) == (200, "Erased client")

    async def looks_erased() -> None:
        desk = await evening.ann.get("/sales/s1/phones")
        client = next(each for each in desk["clients"] if each["clientId"] == "c1")
        assert (client["erased"], client["numbers"], client["notes"]) == (True, [], [])
        assert client["limit"] == 900_00
        results = await evening.admin.http.get("/api/v1/sales/s1/results.csv")
        assert "500" in results.text
        everything = str(desk) + results.text
        everything += str(await evening.ann.get("/sales/s1/paddles"))
        assert not any(word in everything for word in PERSONAL)

    await looks_erased()
    assert (await evening.ann.refused(f"{CLIENTS}/c1/notes", {"text": "again"})) == (409, "ERASED")
    assert (await erase(evening, "c1")).status_code == 200, "again changes nothing"
    left = bytes_of(tmp_path)
    assert [word for word in PERSONAL if word.encode() in left] == []
    assert b"Wu" in left
    await evening.stop()
    assert await findings(tmp_path / "rostrum.db") == []
    await evening.start()
    await looks_erased()


async def test_who_is_still_to_be_called_is_not_erased(evening: House):
    assert (await erase(evening, "c1")).json()["code"] == "CALLS_TO_COME"
    assert (await erase(evening, "nobody")).status_code == 404


async def test_a_log_that_was_touched_is_found_out(evening: House, tmp_path):
    await evening.stop()
    database = tmp_path / "rostrum.db"
    assert await findings(database) == []
    parts, events = schema.desk_personal, schema.desk_events
    wu = parts.c.subject == "c2"
    touched = tmp_path / "touched.db"
    for tampering, said in (
        (update(events).where(events.c.version == 5).values(at=1), "5: version 5 was changed"),
        (update(parts).where(wu).values(body=b"{}"), "keeps of client c2 was changed"),
        (delete(parts).where(wu), "kept of client c2 is gone, and nobody erased it"),
    ):
        shutil.copy(database, touched)
        store = open_database(str(touched))
        await store.write(lambda c, what=tampering: c.execute(what))
        await store.close()
        found = await findings(touched)
        assert len(found) == 1
        assert said in found[0]
    await evening.start()


async def test_the_past_does_not_remember_who_was_erased(evening: House):
    then = (await evening.ann.get("/sales/s1/phones"))["serverNow"]
    before = await evening.ann.get(f"/sales/s1/phones?at={then}")
    assert all(word in str(before) for word in PERSONAL)
    await sold(evening)
    assert (await erase(evening, "c1")).status_code == 200
    after = await evening.ann.get(f"/sales/s1/phones?at={then}")
    states = [call["state"] for call in before["calls"]]
    assert [call["state"] for call in after["calls"]] == states, "what the sale needs stays"
    assert not any(word in str(after) for word in PERSONAL)
