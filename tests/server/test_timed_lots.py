"""Timed lots close by themselves, once, also when the server slept through the end."""

import time

import httpx
from tests.conftest import new_sale, wait_until


def timed(admin: httpx.Client, in_ms: int) -> int:
    sale = new_sale(1, sale_id="t1", kind="timed")
    end = int(time.time() * 1000) + in_ms
    sale["lots"][0]["terms"]["endsAt"] = end
    answer = admin.post("/api/v1/sales", json=sale)
    assert answer.status_code == 201, answer.text
    return end


def events(admin: httpx.Client) -> list[dict]:
    return admin.get("/api/v1/items/t1-1/events").json()["events"]


def status(admin: httpx.Client) -> str:
    return admin.get("/api/v1/items/t1-1").json()["status"]


def test_a_timed_lot_is_sold_at_its_end(admin, bid):
    end = timed(admin, 1500)
    assert bid("t1-1", 100_00).status_code == 201
    wait_until(lambda: status(admin) == "sold", "the lot is sold")
    assert events(admin)[-1]["at"] == end
    assert bid("t1-1", 110_00, paddle="7").json()["code"] == "CLOSED"


def test_an_end_slept_through_is_stamped_with_the_end_and_happens_once(admin, bid, server):
    end = timed(admin, 1500)
    assert bid("t1-1", 100_00).status_code == 201
    server.kill()
    wait_until(lambda: time.time() * 1000 > end, "the end has passed")
    server.start()
    wait_until(lambda: status(admin) == "sold", "the lot is sold")
    server.stop()
    server.start()
    closes = [e for e in events(admin) if e["type"] == "closed"]
    assert [close["at"] for close in closes] == [end]
    assert closes[0]["result"]["price"] == 100_00
