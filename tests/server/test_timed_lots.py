"""Timed lots close by themselves, once, also when the server slept through the end."""

import time

import httpx
from tests.conftest import Bid, new_sale, wait_until


def timed(admin: httpx.Client, bid: Bid) -> tuple[str, int]:
    """A timed lot that was bid on before its end, and the end; a slow machine is given longer."""
    for n, in_ms in enumerate((700, 5_000, 20_000), start=1):
        sale = new_sale(1, sale_id=f"t{n}", kind="timed")
        end = int(time.time() * 1000) + in_ms
        sale["lots"][0]["terms"]["endsAt"] = end
        answer = admin.post("/api/v1/sales", json=sale)
        assert answer.status_code == 201, answer.text
        first = bid(f"t{n}-1", 100_00)
        if first.status_code == 201:
            break
        assert first.json()["code"] == "CLOSED"
    assert first.status_code == 201, first.text
    return f"t{n}-1", end


def events(admin: httpx.Client, item: str) -> list[dict]:
    return admin.get(f"/api/v1/items/{item}/events").json()["events"]


def status(admin: httpx.Client, item: str) -> str:
    return admin.get(f"/api/v1/items/{item}").json()["status"]


def test_a_timed_lot_is_sold_at_its_end(admin, bid):
    item, end = timed(admin, bid)
    wait_until(lambda: status(admin, item) == "sold", "the lot is sold")
    assert events(admin, item)[-1]["at"] == end
    assert bid(item, 110_00, paddle="7").json()["code"] == "CLOSED"


def test_an_end_slept_through_is_stamped_with_the_end_and_happens_once(admin, bid, server):
    item, end = timed(admin, bid)
    server.kill()
    wait_until(lambda: time.time() * 1000 > end, "the end has passed")
    server.start()
    wait_until(lambda: status(admin, item) == "sold", "the lot is sold")
    server.stop()
    server.start()
    closes = [e for e in events(admin, item) if e["type"] == "closed"]
    assert [close["at"] for close in closes] == [end]
    assert closes[0]["result"]["price"] == 100_00
