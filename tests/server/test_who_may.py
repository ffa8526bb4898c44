"""Roles and tokens: 401 and 403 before anything of the body is read."""

import httpx

BID = {"paddle": "412", "amount": 100_00, "kind": "phone"}


def token(admin: httpx.Client, role: str) -> dict[str, str]:
    answer = admin.post("/api/v1/tokens", json={"name": f"a {role}", "role": role})
    assert answer.status_code == 201
    return {"Authorization": f"Bearer {answer.json()['token']}", "Idempotency-Key": "k"}


def test_clerks_and_those_above_them_bid(admin, sale, server):
    for role, item, status in (
        ("viewer", "s1-1", 403),
        ("service", "s1-1", 403),
        ("clerk", "s1-1", 201),
        ("auctioneer", "s1-2", 201),
        ("admin", "s1-3", 201),
    ):
        headers = token(admin, role)
        answer = httpx.post(f"{server.url}/api/v1/items/{item}/bids", json=BID, headers=headers)
        assert answer.status_code == status, role


def test_only_auctioneers_act(admin, sale, server):
    for role, status in (("clerk", 403), ("auctioneer", 201)):
        headers = token(admin, role)
        answer = httpx.post(
            f"{server.url}/api/v1/items/s1-1/actions", json={"action": "hold"}, headers=headers
        )
        assert answer.status_code == status, role


def test_no_token_or_a_wrong_one_is_401(sale, server):
    for header in (None, "Bearer wrong", "Basic abc", ""):
        headers = {} if header is None else {"Authorization": header}
        answer = httpx.post(f"{server.url}/api/v1/items/s1-1/bids", content=b"{", headers=headers)
        assert answer.status_code == 401, header
        assert "WWW-Authenticate" in answer.headers


def test_a_token_works_after_a_restart_and_is_not_in_the_database(admin, sale, server, tmp_path):
    headers = token(admin, "viewer")
    server.stop()
    server.start()
    me = httpx.get(f"{server.url}/api/v1/me", headers=headers)
    assert me.json() == {"name": "a viewer", "role": "viewer"}
    secret = headers["Authorization"].removeprefix("Bearer ").encode()
    server.stop()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("rostrum.db*"))
    assert secret not in kept
