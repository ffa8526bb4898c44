"""Bids that came after their lot was over are kept for the auctioneer."""

import time

import httpx
import pytest
from tests.conftest import ADMIN, ServerProcess, new_sale, wait_until

from rostrum.saleroom.missed import MISSED_EACH


def missed(admin) -> list[dict]:
    return admin.get("/api/v1/sales/s1/missed").json()["missed"]


def test_a_bid_after_the_hammer_is_refused_and_told(admin, sale, bid):
    assert bid("s1-1", 100_00).status_code == 201
    admin.post(
        "/api/v1/items/s1-1/actions", headers={"Idempotency-Key": "h"}, json={"action": "hammer"}
    )
    assert missed(admin) == []
    late = bid("s1-1", 110_00, paddle="7", maximum=500_00)
    assert late.json()["code"] == "CLOSED"
    (told,) = missed(admin)
    assert (told["lot"], told["paddle"], told["amount"], told["maximum"]) == (
        "1", "7", 110_00, 500_00,
    )  # fmt: skip
    assert told["lateMs"] >= 0
    assert told["placedBy"] == "admin"


def test_a_bid_after_a_timed_end_is_told_also_after_a_restart(admin, bid, server):
    sale = new_sale(1, kind="timed")
    sale["lots"][0]["terms"]["endsAt"] = int(time.time() * 1000) + 800
    assert admin.post("/api/v1/sales", json=sale).status_code == 201
    wait_until(
        lambda: admin.get("/api/v1/items/s1-1").json()["status"] == "unsold", "the lot has ended"
    )
    assert bid("s1-1", 100_00).json()["code"] == "CLOSED"
    server.stop()
    server.start()
    assert [each["amount"] for each in missed(admin)] == [100_00]


def test_a_bid_that_is_only_too_low_or_too_early_is_not_missed(admin, sale, bid):
    assert bid("s1-1", 1).status_code == 422
    assert missed(admin) == []


def test_missed_bids_of_one_lot_are_bounded(admin, sale, bid):
    bid("s1-1", 100_00)
    admin.post(
        "/api/v1/items/s1-1/actions", headers={"Idempotency-Key": "h"}, json={"action": "hammer"}
    )
    for n in range(MISSED_EACH + 5):
        admin.post("/api/v1/sales/s1/paddles", json={"paddle": f"x{n}"})
        assert bid("s1-1", 110_00, paddle=f"x{n}").json()["code"] == "CLOSED"
    assert len(missed(admin)) == MISSED_EACH


@pytest.fixture
def slow(tmp_path):
    """A server that takes a bid of a paddle in a hundred seconds, with a sale."""
    process = ServerProcess(tmp_path, "--bids-per-second", "0.01")
    process.start()
    headers = {"Authorization": f"Bearer {ADMIN}"}
    with httpx.Client(base_url=process.url, headers=headers, timeout=60) as client:
        client.post("/api/v1/sales", json=new_sale()).raise_for_status()
        yield client
    process.stop()


def test_a_paddle_that_bids_too_fast_is_slowed_and_others_are_not(slow):
    def bid(amount: int, paddle: str, key: str) -> httpx.Response:
        body = {"paddle": paddle, "amount": amount, "kind": "phone"}
        path = "/api/v1/items/s1-1/bids"
        return slow.post(path, json=body, headers={"Idempotency-Key": key})

    assert bid(1, "412", "a").json()["code"] == "BELOW_MINIMUM"
    refused = bid(100_00, "412", "b")
    assert (refused.status_code, refused.json()["code"]) == (429, "RATE_LIMITED")
    assert refused.headers["Retry-After"] == "1"
    assert {"ask", "price", "version", "lotStatus"} <= set(refused.json())
    assert bid(100_00, "7", "c").status_code == 201
