"""Bids that came after their lot was over are kept for the auctioneer."""

import time

from tests.conftest import new_sale, wait_until

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


def test_a_paddle_that_bids_too_fast_is_slowed_and_others_are_not(admin, sale, bid):
    answers = [bid("s1-1", 1) for _ in range(80)]
    refused = [a for a in answers if a.json()["code"] == "RATE_LIMITED"]
    assert refused
    assert refused[0].status_code == 429
    assert refused[0].headers["Retry-After"] == "1"
    assert {"ask", "price", "version", "lotStatus"} <= set(refused[0].json())
    assert bid("s1-1", 100_00, paddle="7").status_code == 201
