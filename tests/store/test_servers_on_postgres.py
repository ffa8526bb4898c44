"""Real servers on a real PostgreSQL that goes away, comes back, and is shared."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import httpx
import psycopg
import pytest
from tests.conftest import ADMIN, ServerProcess, new_sale, wait_until
from tests.postgres import PostgresServer, running

PASSWORD = "long word: 1%2F2+%25"

_keys = count(1)


class Desk:
    """An administrator's client of one server."""

    def __init__(self, server: ServerProcess) -> None:
        self.server = server
        self.http = httpx.Client(
            base_url=server.url, headers={"Authorization": f"Bearer {ADMIN}"}, timeout=30
        )

    def bid(self, item: str, amount: int, paddle: str, key: str | None = None) -> httpx.Response:
        return self.http.post(
            f"/api/v1/items/{item}/bids",
            headers={"Idempotency-Key": key or f"key-{next(_keys)}"},
            json={"paddle": paddle, "amount": amount, "kind": "phone"},
        )

    def item(self, item: str) -> dict:
        return self.http.get(f"/api/v1/items/{item}").json()

    def health(self) -> tuple[int, dict]:
        answer = self.http.get("/healthz")
        return answer.status_code, answer.json()


@pytest.fixture(scope="module")
def database() -> Iterator[PostgresServer]:
    """A server of its own, since it is ended and paused."""
    with running("fsync=off") as server:
        yield server


@pytest.fixture(scope="module")
def both(database, tmp_path_factory) -> Iterator[list[Desk]]:
    """Clients of two servers on one database."""
    folder = tmp_path_factory.mktemp("servers")
    # A password with signs that stand for something in addresses; this server asks for none.
    where = database.new_database().replace("rostrum@", f"rostrum:{PASSWORD}@")
    servers = [ServerProcess(folder, "--database", where, name=name) for name in ("a", "b")]
    for server in servers:
        server.start()
    clients = [Desk(server) for server in servers]
    yield clients
    for client in clients:
        client.http.close()
    for server in servers:
        assert server.stop() == 0


@pytest.fixture(scope="module")
def watchers(both, tmp_path_factory) -> Iterator[Desk]:
    """A client of a third server on that database, which only pushes."""
    where = both[0].server.arguments[1]
    server = ServerProcess(tmp_path_factory.mktemp("push"), "--roles", "push", "--database", where)
    server.start()
    yield (client := Desk(server))
    client.http.close()
    assert server.stop() == 0


@pytest.fixture
def lot(both) -> str:
    """The first of two lots, whose id ends in -1, of a sale of this test's own."""
    sale = f"s{next(_keys)}"
    assert both[0].http.post("/api/v1/sales", json=new_sale(2, sale_id=sale)).status_code == 201
    wait_until(lambda: both[1].item(f"{sale}-2").get("status") == "open", "the sale is seen")
    return f"{sale}-1"


def test_a_database_that_ends_is_said_and_the_same_key_works_when_it_is_back(
    both, lot, database, watchers
):
    a, b = both
    assert a.bid(lot, 100_00, "412", f"{lot} 1").status_code == 201
    database.end()
    lost = a.bid(lot, 110_00, "7", f"{lot} 2")
    assert (lost.status_code, lost.json()["code"]) == (503, "NOT_KEPT")
    assert "PostgreSQL" in lost.json()["detail"]
    assert "Retry-After" in lost.headers
    status, told = b.health()
    assert (status, told["status"]) == (503, "failing")
    assert "does not answer" in told["database"]
    # who only pushes has its watchers still, and nobody is to send them away
    status, told = watchers.health()
    assert (status, told["status"], told["push"]) == (200, "degraded", "ok")
    assert a.item(lot)["price"] == 100_00  # what was committed is still shown
    database.start()
    wait_until(lambda: a.bid(lot, 110_00, "7", f"{lot} 2").status_code in (200, 201), "it is kept")
    again = b.bid(lot, 110_00, "7", f"{lot} 2")
    assert (again.status_code, again.json()["state"]["bidCount"]) == (200, 2)
    assert a.bid(lot, 100_00, "412", f"{lot} 1").status_code == 200
    for desk in both:
        wait_until(lambda d=desk: d.health() == (200, {**d.health()[1], "database": "ok"}), "well")
    # and what is committed from now on is heard of again
    assert b.bid(lot[:-1] + "2", 100_00, "7").status_code == 201
    wait_until(lambda: a.item(lot[:-1] + "2")["price"] == 100_00, "the listener is back")


def test_connections_that_are_cut_cost_nobody_an_answer(both, lot, database):
    a, b = both
    with psycopg.connect(database.url("postgres"), autocommit=True) as admin:
        for n in range(5):
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 't1'"
            )
            desk, paddle = (a, "412") if n % 2 == 0 else (b, "7")
            answer = desk.bid(lot, 100_00 + 10_00 * n, paddle)
            assert answer.status_code == 201, answer.text


def test_a_database_that_is_silent_is_said_and_waited_for(both, lot, database):
    a, _ = both
    with psycopg.connect(database.url("t1"), autocommit=True) as watching:
        pids = [
            row[0]
            for row in watching.execute("SELECT pid FROM pg_stat_activity WHERE datname = 't1'")
        ]
        paused = [database.process.pid, *pids]
        with ThreadPoolExecutor(1) as waiting:
            for pid in paused:
                os.kill(pid, signal.SIGSTOP)
            try:
                asked = waiting.submit(a.bid, lot, 100_00, "412", f"{lot} 1")
                status, told = a.health()
                assert (status, "has not answered" in told["database"]) == (503, True)
            finally:
                for pid in paused:
                    os.kill(pid, signal.SIGCONT)
            assert asked.result(30).status_code == 201


def test_two_servers_sell_one_lot_in_one_order(both, lot):
    a, b = both

    def raise_it(desk: Desk, paddle: str) -> int:
        taken = 0
        for _ in range(25):
            answer = desk.bid(lot, desk.item(lot)["ask"], paddle)
            assert answer.status_code < 500, answer.text
            taken += answer.status_code == 201
        return taken

    with ThreadPoolExecutor(2) as threads:
        taken = sum(threads.map(raise_it, (a, b), ("412", "7")))
    events = a.http.get(f"/api/v1/items/{lot}/events?limit=500").json()["events"]
    assert [each["version"] for each in events] == list(range(1, len(events) + 1))
    assert [each["type"] for each in events].count("bid_accepted") == taken
    wait_until(lambda: b.item(lot)["version"] == a.item(lot)["version"], "both see the same")


def test_a_token_and_a_user_of_one_server_are_known_to_the_other(both):
    a, b = both
    made = a.http.post("/api/v1/tokens", json={"name": "till", "role": "clerk"}).json()

    def known() -> bool:
        headers = {"Authorization": f"Bearer {made['token']}"}
        return b.http.get("/api/v1/me", headers=headers).status_code == 200

    wait_until(known, "the token is known")
    page = b.http.get("/api/v1/tokens").json()["tokens"]
    b.http.delete(f"/api/v1/tokens/{page[0]['id']}").raise_for_status()
    headers = {"Authorization": f"Bearer {made['token']}"}
    wait_until(
        lambda: a.http.get("/api/v1/me", headers=headers).status_code == 401, "it has ended there"
    )
    a.http.post(
        "/api/v1/users", json={"name": "mary", "role": "clerk", "password": "a long secret"}
    ).raise_for_status()
    signed = b.http.post("/api/v1/session", json={"name": "mary", "password": "a long secret"})
    assert signed.status_code == 201


def test_what_postgresql_cannot_keep_or_compare_never_reaches_it(both, lot):
    a, _ = both
    sale = lot[:-2]
    named = a.http.post(f"/api/v1/sales/{sale}/paddles", json={"paddle": "5", "name": "a\x00b"})
    assert (named.status_code, named.json()["code"]) == (400, "BAD_REQUEST")
    beyond = a.http.get(f"/api/v1/items/{lot}/events?since={2**31}")
    assert (beyond.status_code, beyond.json()["events"]) == (200, [])


def test_the_databases_password_is_in_no_log(both, lot):
    for desk in both:
        assert desk.health() == (
            200,
            {"status": "ok", "database": "ok", "push": "ok", "queue": "ok"},
        )
        assert "long word" not in desk.server.log.read_text()
