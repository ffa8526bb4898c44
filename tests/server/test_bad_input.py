"""Whatever is sent, the answer is a 4xx with a reason, and nothing has happened."""

import json
import socket

import httpx
import pytest
from tests.conftest import ServerProcess, new_sale

BID = {"paddle": "412", "amount": 100_00, "kind": "phone"}
DEEP = b'{"paddle":' + b"[" * 20_000 + b"]" * 20_000 + b"}"


def raw(**changes: object) -> bytes:
    return json.dumps({**BID, **changes}).encode()


BODIES = {
    "empty": b"",
    "not json": b"{",
    "an array": b"[]",
    "a number": b"12",
    "null": b"null",
    "NaN": b'{"paddle":"412","amount":NaN,"kind":"phone"}',
    "infinite": b'{"paddle":"412","amount":1e999,"kind":"phone"}',
    "a fraction": raw(amount=100.5),
    "an amount as text": raw(amount="10000"),
    "true for an amount": raw(amount=True),
    "2^63": raw(amount=2**63),
    "2^64": raw(amount=2**64),
    "a thousand digits": b'{"paddle":"412","amount":' + b"9" * 1000 + b',"kind":"phone"}',
    "negative": raw(amount=-100_00),
    "nought": raw(amount=0),
    "unknown kind": raw(kind="telepathy"),
    "unknown member": raw(price=1),
    "no paddle": b'{"amount":10000,"kind":"phone"}',
    "paddle as number": raw(paddle=412),
    "empty paddle": raw(paddle=""),
    "paddle of a megabyte": raw(paddle="4" * 40_000),
    "maximum below the amount": raw(maximum=1),
    "negative maximum": raw(maximum=-5),
    "negative version": raw(expectedVersion=-1),
    "nested": DEEP,
    "nested and never ended": b"[" * 5000,
    "nothing but other bytes": b"\xff\xfe",
    "a fraction of a penny": raw(amount=1.5),
    "a paddle of many letters": raw(paddle="x" * 100_000),
    "not utf-8": b'{"paddle":"\xff\xfe","amount":10000,"kind":"phone"}',
    "utf-16": json.dumps(BID).encode("utf-16"),
    "lone surrogate": b'{"paddle":"\\ud800","amount":10000,"kind":"phone"}',
    "with a nul": raw(paddle="4\x0012"),
}


@pytest.fixture(scope="module")
def server(modules_server: ServerProcess) -> ServerProcess:
    """One for all tests here: what is refused changes nothing."""
    return modules_server


@pytest.fixture(scope="module")
def sale(modules_sale: str) -> str:
    """Nobody can bid on it here."""
    return modules_sale


def test_no_body_however_odd_is_a_bid_or_a_fault_of_the_server(admin, sale, server):
    for name, body in BODIES.items():
        answer = admin.post(
            "/api/v1/items/s1-1/bids",
            content=body,
            headers={"Idempotency-Key": f"odd-{name}", "Content-Type": "application/json"},
        )
        assert 400 <= answer.status_code < 500, (name, answer.status_code, answer.text)
        problem = answer.json()
        assert answer.headers["Content-Type"] == "application/problem+json", name
        assert problem["code"], name
        assert len(problem["detail"]) > 10, name
        assert "Traceback" not in answer.text, name
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 0
    assert "Traceback" not in (server.folder / "server.log").read_text()


def test_a_body_too_large_is_413(admin, sale):
    answer = admin.post(
        "/api/v1/items/s1-1/bids",
        content=b" " * 10_000_000,
        headers={"Idempotency-Key": "big", "Content-Type": "application/json"},
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "TOO_LARGE")


@pytest.mark.parametrize("key", ["", "k" * 256, None])
def test_a_bid_without_a_usable_key_is_refused(admin, sale, key):
    headers = {} if key is None else {"Idempotency-Key": key}
    answer = admin.post("/api/v1/items/s1-1/bids", json=BID, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "IDEMPOTENCY_KEY_NEEDED")


def test_another_content_type_is_415(admin, sale):
    answer = admin.post(
        "/api/v1/items/s1-1/bids", data={"paddle": "412"}, headers={"Idempotency-Key": "f"}
    )
    assert answer.status_code == 415


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/items/none", 404),
        ("/api/v1/items?after=none", 400),
        ("/api/v1/items?status=asleep", 400),
        ("/api/v1/items?limit=-1", 400),
        ("/api/v1/items?limit=%F0%9F%94%A8", 400),
        ("/api/v1/sales/none", 404),
        ("/api/v1/items/s1-1/events?since=x", 400),
        ("/images/..%2F..%2Fpaddles.json", 404),
        ("/images/nothing.jpg", 404),
        ("/api/v1/nowhere", 404),
    ],
)
def test_an_address_that_leads_nowhere_is_said_in_words(admin, sale, path, status):
    answer = admin.get(path)
    assert answer.status_code == status, answer.text
    assert len(answer.json()["detail"]) > 10


@pytest.mark.parametrize(
    "act",
    [{}, {"action": "dance"}, {"action": "set_ask", "amount": -1}, {"action": "settle"},
     {"action": "extend"}, {"action": "undo_bid"}, {"action": "hammer"}],
)  # fmt: skip
def test_an_act_that_cannot_be_is_refused(admin, sale, act):
    answer = admin.post(
        "/api/v1/items/s1-1/actions", json=act, headers={"Idempotency-Key": f"{act}"}
    )
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.json()["code"] != "IDEMPOTENCY_MISMATCH"
    assert admin.get("/api/v1/items/s1-1").json()["version"] == 2


@pytest.mark.parametrize(
    "change",
    [{"lots": [{}]}, {"terms": {}}, {"title": 7}, {"paddles": [{"paddle": "1"}, {"paddle": "1"}]}],
)
def test_a_sale_that_cannot_be_is_refused_whole(admin, change):
    answer = admin.post("/api/v1/sales", json={**new_sale(sale_id="bad"), **change})
    assert 400 <= answer.status_code < 500, answer.text
    listed = admin.get("/api/v1/sales").json()["sales"]
    assert "bad" not in [each["saleId"] for each in listed]


def test_half_a_request_hurts_nobody(server, sale, admin):
    with socket.create_connection(("127.0.0.1", server.port)) as half:
        half.sendall(b"POST /api/v1/items/s1-1/bids HTTP/1.1\r\nHost: x\r\nContent-Le")
    assert httpx.get(f"{server.url}/healthz").json()["status"] == "ok"
