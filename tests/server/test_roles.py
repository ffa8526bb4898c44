"""Which roles go together, and that they work apart as they do together."""

import asyncio
import itertools
import subprocess
import sys

import httpx
import pytest
import socketio
from tests.conftest import ADMIN, ServerProcess, new_sale, wait_until
from tests.parts import free_port

from rostrum.roles import (
    EVERYTHING,
    Impossible,
    InProcess,
    Role,
    ToPub,
    ToRedis,
    check,
    roles_of,
    target_of,
)

API, QUEUE, PUSH = Role.API, Role.QUEUE, Role.PUSH
TO_PUB, TO_REDIS = ToPub("http://push:3000/pub"), ToRedis("redis://cache:6379")


def test_roles_are_written_with_commas():
    assert roles_of("api, queue,push") == EVERYTHING
    assert roles_of("push") == {PUSH}


@pytest.mark.parametrize("text", ["", ",", "api,quue", "all"])
def test_a_role_that_is_none_is_said(text):
    with pytest.raises(Impossible, match="roles are api, queue and push"):
        roles_of(text)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("in-process", InProcess()),
        ("http://push:3000", TO_PUB),
        ("http://push:3000/pub", TO_PUB),
        ("https://push/a/pub?x=1", ToPub("https://push/a/pub?x=1")),
        ("redis://cache:6379", TO_REDIS),
        ("unix:///run/redis.sock", ToRedis("unix:///run/redis.sock")),
    ],
)
def test_where_to_publish_is_an_address(text, target):
    assert target_of(text) == target


@pytest.mark.parametrize("text", ["", "push:3000", "http://", "ftp://x/", "redis:", "http://[::1"])
def test_what_is_no_address_is_said(text):
    with pytest.raises(Impossible, match="nowhere to publish"):
        target_of(text)


@pytest.mark.parametrize(
    ("roles", "target", "shared", "found"),
    [
        (EVERYTHING, None, False, InProcess()),
        (EVERYTHING, InProcess(), True, InProcess()),
        ({PUSH}, None, False, InProcess()),
        ({API, QUEUE}, TO_PUB, False, TO_PUB),
        ({API}, None, True, InProcess()),
        ({API, PUSH}, None, True, InProcess()),
        ({QUEUE}, TO_REDIS, True, TO_REDIS),
        ({QUEUE, PUSH}, None, True, InProcess()),
    ],
)
def test_these_go_together(roles, target, shared, found):
    assert check(frozenset(roles), target, shared_database=shared) == found


@pytest.mark.parametrize(
    ("roles", "target", "shared", "words"),
    [
        ({API}, None, False, "SQLite"),
        ({QUEUE}, TO_PUB, False, "SQLite"),
        ({API, PUSH}, None, False, "SQLite"),
        ({API, QUEUE}, None, False, "Say where one is"),
        ({API, QUEUE}, InProcess(), True, "Say where one is"),
        ({API}, TO_PUB, True, "for the role queue"),
        ({PUSH}, TO_REDIS, False, "for the role queue"),
        (EVERYTHING, TO_PUB, False, "leave --publish out"),
        (EVERYTHING, TO_REDIS, True, "take --redis"),
    ],
)
def test_these_do_not_and_it_is_said_what_does(roles, target, shared, words):
    with pytest.raises(Impossible, match=words):
        check(frozenset(roles), target, shared_database=shared)


def test_the_command_says_it_in_a_sentence(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "rostrum", "serve", "--roles", "api,queue", "--port", "0",
         "--database", str(tmp_path / "x.db")],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.startswith("rostrum: With the roles api,queue there is no push service")
    assert not (tmp_path / "x.db").exists()


@pytest.fixture
def apart(tmp_path):
    """API and queue in one process, the push service in another."""
    push = ServerProcess(tmp_path, "--roles", "push", name="push")
    push.start()
    office = ServerProcess(tmp_path, "--roles", "api,queue", "--publish", push.url, name="office")
    office.start()
    yield office, push
    office.stop()
    push.stop()


async def test_bids_go_on_while_the_push_service_is_down_and_its_last_states_arrive_after(apart):
    office, push = apart
    headers = {"Authorization": f"Bearer {ADMIN}"}
    paddles = itertools.cycle(("412", "7"))
    heard: list[tuple[str, int]] = []
    watcher = socketio.AsyncClient(reconnection=False)
    watcher.on("auction", lambda state: heard.append((state["itemId"], state["version"])))

    async with httpx.AsyncClient(base_url=office.url, headers=headers) as http:
        (await http.post("/api/v1/sales", json=new_sale())).raise_for_status()

        async def bid(item: str) -> int:
            ask = (await http.get(f"/api/v1/items/{item}")).json()["ask"]
            answer = await http.post(
                f"/api/v1/items/{item}/bids",
                headers={"Idempotency-Key": f"{item}-{ask}"},
                json={"paddle": next(paddles), "amount": ask, "kind": "floor"},
            )
            assert answer.status_code == 201, answer.text
            return answer.json()["state"]["version"]

        async def health(wanted: str) -> None:
            async with asyncio.timeout(60):
                while (await http.get("/healthz")).json()["status"] != wanted:
                    await asyncio.sleep(0.02)

        await watcher.connect(f"{push.url}?itemId=s1-1,s1-2", transports=["websocket"])
        first = await bid("s1-1")
        await _until(lambda: ("s1-1", first) in heard)
        await watcher.disconnect()
        await asyncio.to_thread(push.kill)
        last = {item: [await bid(item) for _ in range(5)][-1] for item in ("s1-1", "s1-2")}
        told = (await http.get("/queue")).json()
        assert told["depth"] > 0
        assert told["oldestAgeMs"] >= 0
        await health("degraded")
        heard.clear()
        await asyncio.to_thread(push.start)
        snapshot = socketio.AsyncClient(reconnection=False)
        await snapshot.connect(push.url, transports=["websocket"])

        async def right() -> bool:
            items = (await snapshot.call("subscribe", {"items": dict.fromkeys(last)}))["items"]
            return {name: state["version"] for name, state in items.items()} == last

        async with asyncio.timeout(60):
            while not await right():
                await asyncio.sleep(0.2)
        await snapshot.disconnect()
        async with asyncio.timeout(60):
            while (await http.get("/queue")).json()["depth"]:
                await asyncio.sleep(0.02)
        await health("ok")


async def _until(holds) -> None:
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.01)


def test_a_push_service_that_is_nowhere_is_named(tmp_path):
    nowhere = free_port()
    office = ServerProcess(
        tmp_path, "--roles", "api,queue", "--publish", f"http://127.0.0.1:{nowhere}"
    )
    office.start()
    try:
        headers = {"Authorization": f"Bearer {ADMIN}"}
        sale = httpx.post(f"{office.url}/api/v1/sales", json=new_sale(), headers=headers)
        assert sale.status_code == 201

        def failing() -> str:
            return httpx.get(f"{office.url}/queue", headers=headers).json()["failing"] or ""

        wait_until(lambda: f":{nowhere}/pub cannot be reached" in failing(), "it is named")
    finally:
        office.stop()


async def test_each_role_in_processes_of_its_own_on_one_database(postgres, tmp_path):
    database = postgres.new_database()
    started: list[ServerProcess] = []

    def start(roles: str, *more: str) -> ServerProcess:
        name = f"{roles}{len(started)}"
        process = ServerProcess(
            tmp_path, "--roles", roles, "--database", database, *more, name=name
        )
        process.start()
        started.append(process)
        return process

    try:
        push = start("push")
        apis = [start("api") for _ in range(2)]
        for _ in range(2):
            start("queue", "--publish", push.url)
        seen: list[int] = []
        watcher = socketio.AsyncClient(reconnection=False)
        watcher.on("auction", lambda state: seen.append(state["version"]))
        async with httpx.AsyncClient(headers={"Authorization": f"Bearer {ADMIN}"}) as http:
            sale = await http.post(f"{apis[0].url}/api/v1/sales", json=new_sale())
            assert sale.status_code == 201
            await watcher.connect(push.url, transports=["websocket"])
            states = (await watcher.call("subscribe", {"items": {"s1-1": None}}))["items"]
            first, ask = states["s1-1"]["version"], states["s1-1"]["ask"]
            for n in range(20):
                answer = await http.post(
                    f"{apis[n % 2].url}/api/v1/items/s1-1/bids",
                    headers={"Idempotency-Key": f"bid-{n}"},
                    json={"paddle": "412" if n % 2 else "7", "amount": ask, "kind": "floor"},
                )
                assert answer.status_code == 201, answer.text
                ask = answer.json()["state"]["ask"]
            await _until(lambda: seen and seen[-1] == first + 20)
            assert [v for v in seen if v > first] == list(range(first + 1, first + 21))
            assert (await http.get(f"{apis[0].url}/queue")).json()["failing"] is None
        await watcher.disconnect()
    finally:
        for process in started:
            process.stop()
