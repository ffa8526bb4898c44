"""Signing in and out, users, tokens, and what is done against guessing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from tests.conftest import ADMIN

PASSWORD = "a long saleroom evening"


@pytest.fixture
def mary(admin: httpx.Client) -> str:
    answer = admin.post(
        "/api/v1/users", json={"name": "mary", "role": "clerk", "password": PASSWORD}
    )
    assert answer.status_code == 201, answer.text
    assert PASSWORD not in answer.text
    return "mary"


def sign_in(server, name: str = "mary", password: str = PASSWORD) -> httpx.Response:
    return httpx.post(
        f"{server.url}/api/v1/session", json={"name": name, "password": password}, timeout=60
    )


def bearer(answer: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def me(server, headers: dict[str, str]) -> httpx.Response:
    return httpx.get(f"{server.url}/api/v1/me", headers=headers)


def test_a_user_signs_in_bids_and_signs_out(server, sale, mary):
    session = sign_in(server)
    assert session.status_code == 201
    assert session.json()["expiresAt"] > 0
    headers = bearer(session)
    assert me(server, headers).json() == {"name": "mary", "role": "clerk"}
    placed = httpx.post(
        f"{server.url}/api/v1/items/s1-1/bids",
        headers={**headers, "Idempotency-Key": "k"},
        json={"paddle": "412", "amount": 100_00, "kind": "phone"},
    )
    assert placed.status_code == 201
    assert httpx.delete(f"{server.url}/api/v1/session", headers=headers).status_code == 204
    assert me(server, headers).status_code == 401


def test_a_session_outlives_a_restart_and_the_password_is_not_in_the_database(server, mary):
    headers = bearer(sign_in(server))
    server.stop()
    server.start()
    assert me(server, headers).status_code == 200
    with sqlite3.connect(server.folder / "rostrum.db") as database:
        (kept,) = database.execute("SELECT password_hash FROM users").fetchone()
    assert kept.startswith("$argon2id$")


def test_a_session_ends_by_itself(server, mary):
    headers = bearer(sign_in(server))
    server.stop()
    with sqlite3.connect(server.folder / "rostrum.db") as database:
        database.execute("UPDATE tokens SET expires_at = 1")
    server.start()
    assert me(server, headers).status_code == 401


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(server, mary):
    said = "The name or the password is wrong. Check both and try again."
    for name, password in (("mary", "wrong"), ("nobody", PASSWORD), ("", ""), ("mary", "é" * 1024)):
        answer = sign_in(server, name, password)
        assert (answer.status_code, answer.json()["detail"]) == (401, said), (name, password)


def test_guessing_is_slowed_and_the_right_password_is_not_counted(server, mary):
    for _ in range(12):
        assert sign_in(server).status_code == 201
    statuses = []
    while 429 not in statuses and len(statuses) < 40:  # one is given back every ten seconds
        statuses.append(sign_in(server, password="wrong").status_code)
    assert statuses[:10] == [401] * 10
    assert statuses[-1] == 429
    slowed = sign_in(server)
    assert (slowed.status_code, slowed.json()["code"]) == (429, "RATE_LIMITED")
    assert int(slowed.headers["Retry-After"]) >= 1
    # the same address is slowed for other names too
    assert sign_in(server, "john").status_code == 429


def test_sign_ins_do_not_hold_up_the_server(server, mary):
    with ThreadPoolExecutor(8) as many:
        coming = [many.submit(sign_in, server) for _ in range(8)]
        assert httpx.get(f"{server.url}/healthz", timeout=60).status_code == 200
        assert {each.result().status_code for each in coming} == {201}


def test_another_role_or_password_ends_the_sessions(server, admin, mary):
    headers = bearer(sign_in(server))
    changed = admin.patch("/api/v1/users/mary", json={"role": "viewer"})
    assert changed.json()["role"] == "viewer"
    assert me(server, headers).status_code == 401
    assert sign_in(server).json()["role"] == "viewer"
    admin.patch("/api/v1/users/mary", json={"password": "another long evening"})
    assert sign_in(server).status_code == 401
    assert sign_in(server, password="another long evening").status_code == 201


def test_a_removed_user_is_out_at_once(server, admin, mary):
    headers = bearer(sign_in(server))
    assert admin.delete("/api/v1/users/mary").status_code == 204
    assert me(server, headers).status_code == 401
    assert sign_in(server).status_code == 401
    assert admin.get("/api/v1/users").json() == {"users": []}
    assert admin.delete("/api/v1/users/mary").status_code == 404


def test_a_user_that_cannot_be_is_refused(admin, mary):
    for change, status in (
        ({"password": "short"}, 400), ({"name": ""}, 400), ({"name": "a\nb"}, 400),
        ({"role": "king"}, 400), ({"name": "mary"}, 409), ({"name": "admin"}, 409),
    ):  # fmt: skip
        user = {"name": "john", "role": "clerk", "password": PASSWORD, **change}
        assert admin.post("/api/v1/users", json=user).status_code == status, change


def test_only_an_administrator_manages_people(server, mary):
    headers = bearer(sign_in(server))
    for method, path in [("GET", "users"), ("POST", "users"), ("GET", "tokens"),
                         ("POST", "tokens"), ("DELETE", "users/mary"), ("DELETE", "tokens/x")]:  # fmt: skip
        answer = httpx.request(method, f"{server.url}/api/v1/{path}", headers=headers)
        assert answer.status_code == 403, (method, path)


def test_a_stolen_token_is_ended_by_its_id(server, admin):
    issued = admin.post("/api/v1/tokens", json={"name": "wall", "role": "viewer"})
    headers = bearer(issued)
    (token,) = admin.get("/api/v1/tokens").json()["tokens"]
    assert (token["name"], token["role"], token["expiresAt"]) == ("wall", "viewer", None)
    assert issued.json()["token"] not in admin.get("/api/v1/tokens").text
    assert admin.delete(f"/api/v1/tokens/{token['id']}").status_code == 204
    assert me(server, headers).status_code == 401
    assert admin.delete(f"/api/v1/tokens/{token['id']}").status_code == 404


def test_secrets_are_not_in_the_log(server, mary):
    token = sign_in(server).json()["token"]
    sign_in(server, password="wrong but private")
    server.stop()
    log = (server.folder / "server.log").read_text()
    assert "sign_in_refused" in log
    for secret in (PASSWORD, "wrong but private", token, ADMIN):
        assert secret not in log
