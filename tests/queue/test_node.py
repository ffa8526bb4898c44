"""Node's push service hears the sale, by ``/pub`` and through Redis and its own adapter."""

import asyncio

import httpx
import pytest
import socketio
from tests.conftest import ADMIN, ServerProcess, new_sale, wait_until
from tests.parts import NodePush, RedisServer

AUTH = {"Authorization": f"Bearer {ADMIN}"}


class Watcher:
    """A client of Node's push service."""

    def __init__(self) -> None:
        self.io = socketio.AsyncClient(reconnection=False)
        self.states: list[dict] = []
        self.others: list[object] = []
        self.io.on("auction", self.states.append)
        self.io.on("staff", self.others.append)

    async def versions(self, last: int) -> list[int]:
        async with asyncio.timeout(60):
            while not self.states or self.states[-1]["version"] < last:
                await asyncio.sleep(0.01)
        return [state["version"] for state in self.states]


@pytest.fixture
async def watcher():
    watching = Watcher()
    yield watching
    await watching.io.disconnect()


@pytest.fixture
def redis(tmp_path):
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def office(tmp_path):
    started: list[ServerProcess] = []

    def start(publish: str) -> ServerProcess:
        process = ServerProcess(tmp_path, "--roles", "api,queue", "--publish", publish)
        process.start()
        started.append(process)
        sale = httpx.post(f"{process.url}/api/v1/sales", json=new_sale(), headers=AUTH)
        assert sale.status_code == 201, sale.text
        return process

    yield start
    for process in started:
        process.stop()


@pytest.fixture
def node():
    started: list[NodePush] = []

    def start(redis_url: str | None = None) -> NodePush:
        process = NodePush(redis_url)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()


async def bids(office: ServerProcess, count: int) -> dict:
    """Places bids; returns the last state."""
    async with httpx.AsyncClient(base_url=office.url, headers=AUTH) as http:
        ask = 100_00
        for n in range(count):
            answer = await http.post(
                "/api/v1/items/s1-1/bids",
                headers={"Idempotency-Key": f"bid-{n}"},
                json={"paddle": "412" if n % 2 else "7", "amount": ask, "kind": "floor"},
            )
            state = answer.json()["state"]
            ask = state["ask"]
    return state


async def test_it_hears_each_version_by_pub(office, node, watcher):
    push = node()
    server = office(f"{push.url}/pub")
    await watcher.io.connect(f"{push.url}?itemId=s1-1", transports=["websocket"])
    last = await bids(server, 10)
    version = last["version"]
    assert (await watcher.versions(version))[-10:] == list(range(version - 9, version + 1))
    assert {**watcher.states[-1], "serverNow": 0} == {**last, "serverNow": 0}


async def test_it_hears_each_version_through_redis(office, node, redis, watcher):
    push = node(redis.url)
    server = office(redis.url)
    await watcher.io.connect(f"{push.url}?itemId=s1-1", transports=["websocket"])
    last = await bids(server, 10)
    version = last["version"]
    assert (await watcher.versions(version))[-10:] == list(range(version - 9, version + 1))
    assert {**watcher.states[-1], "serverNow": 0} == {**last, "serverNow": 0}


async def test_pushes_wait_for_redis_and_for_somebody_who_listens(office, node, redis, watcher):
    server = office(redis.url)
    last = await bids(server, 3)

    def failing() -> str | None:
        return httpx.get(f"{server.url}/queue", headers=AUTH).json()["failing"]

    nobody = f"no push service listens on Redis at 127.0.0.1:{redis.port}"
    await asyncio.to_thread(wait_until, lambda: failing() == nobody, "it is said")
    push = await asyncio.to_thread(node, redis.url)
    await watcher.io.connect(f"{push.url}?itemId=s1-1", transports=["websocket"])
    async with asyncio.timeout(60):
        while httpx.get(f"{server.url}/queue", headers=AUTH).json()["depth"]:
            await asyncio.sleep(0.02)
    redis.kill()
    async with httpx.AsyncClient(base_url=server.url, headers=AUTH) as http:
        answer = await http.post(
            "/api/v1/items/s1-1/actions",
            headers={"Idempotency-Key": "warning"},
            json={"action": "fair_warning"},
        )
        assert answer.status_code == 201
        async with asyncio.timeout(60):
            while "did not take it" not in ((await http.get("/queue")).json()["failing"] or ""):
                await asyncio.sleep(0.02)
    await asyncio.to_thread(redis.start)
    assert (await watcher.versions(last["version"] + 1))[-1] == last["version"] + 1


async def test_nothing_for_the_staff_reaches_its_rooms(office, node, redis, watcher):
    push = node(redis.url)
    server = office(redis.url)
    rooms = "s1,staff:s1,s1-1"
    await watcher.io.connect(f"{push.url}?itemId={rooms}", transports=["websocket"])
    await bids(server, 1)
    async with httpx.AsyncClient(base_url=server.url, headers=AUTH) as http:
        hammer = {"action": "hammer"}
        path, key = "/api/v1/items/s1-1/actions", {"Idempotency-Key": "hammer"}
        (await http.post(path, headers=key, json=hammer)).raise_for_status()
        late = await http.post(
            "/api/v1/items/s1-1/bids",
            headers={"Idempotency-Key": "late"},
            json={"paddle": "9", "amount": 200_00, "kind": "floor"},
        )
        assert late.status_code == 409
        assert (await http.get("/api/v1/sales/s1/missed")).json()["missed"]
        async with asyncio.timeout(60):
            while (await http.get("/queue")).json()["depth"]:
                await asyncio.sleep(0.02)
    assert watcher.states
    assert watcher.others == []
