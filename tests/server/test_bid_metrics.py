"""The metrics tell what became of bids."""

import re

import httpx


def test_bids_and_acts_are_counted_by_what_became_of_them(server, admin, sale):
    def bid(key: str, amount: int) -> int:
        body = {"paddle": "412", "amount": amount, "kind": "phone"}
        path = "/api/v1/items/s1-1/bids"
        return admin.post(path, json=body, headers={"Idempotency-Key": key}).status_code

    ask = admin.get("/api/v1/items/s1-1").json()["ask"]
    assert [bid("one", ask), bid("one", ask), bid("two", 1)] == [201, 200, 409]
    admin.post(
        "/api/v1/items/s1-1/actions",
        json={"action": "fair_warning"},
        headers={"Idempotency-Key": "act"},
    )
    text = httpx.get(f"{server.url}/metrics").text
    counted = dict(re.findall(r'^rostrum_bids_total{outcome="(\w+)"} (\S+)$', text, re.MULTILINE))
    assert counted == {"accepted": "1.0", "again": "1.0", "ALREADY_LEADING": "1.0"}
    assert 'rostrum_acts_total{outcome="accepted"} 1.0' in text
    assert "rostrum_bid_answer_seconds_count 3.0" in text
