"""Several push processes on one Redis, Node's among them."""

import asyncio
import json
import os
import re
import signal
import statistics
import subprocess

import httpx
import pytest
import redis
import socketio
from tests.conftest import ADMIN, ServerProcess
from tests.parts import ROOT, NodePush, RedisServer, missing
from tests.push.test_sockets import state


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.send(signal.SIGCONT)
    server.kill()


@pytest.fixture(scope="module")
def processes(tmp_path_factory, bus):
    """Two push processes on one Redis."""
    folder = tmp_path_factory.mktemp("processes")
    both = [
        ServerProcess(folder, "--roles", "push", "--redis", bus.url, name=name)
        for name in ("one", "two")
    ]
    for each in both:
        each.start()
    for each in both:
        health(each, "ok")
    yield both
    for each in both:
        each.stop()


@pytest.fixture
async def listen():
    clients: list[socketio.AsyncClient] = []

    async def connect(url: str, *channels: str, **options):
        client = socketio.AsyncClient(reconnection=False)
        clients.append(client)
        heard: asyncio.Queue[tuple] = asyncio.Queue()
        for channel in channels or ("auction",):
            client.on(channel, lambda *said, channel=channel: heard.put_nowait((channel, said)))
        await client.connect(url, transports=["websocket"], **options)

        async def following() -> tuple:
            async with asyncio.timeout(60):
                return await heard.get()

        following.client = client
        following.heard = heard
        return following

    yield connect
    for client in clients:
        await client.disconnect()


def health(process: ServerProcess, wanted: str) -> dict:
    for _ in range(400):
        answer = httpx.get(f"{process.url}/healthz")
        assert answer.status_code == 200
        if answer.json()["status"] == wanted:
            return answer.json()
        signal.sigtimedwait([], 0.05)
    pytest.fail(f"never {wanted}: {answer.json()}")


def publish(process, message, channel="auction", item=100) -> float:
    """Publishes; how many seconds the answer took."""
    body = {"itemId": item, "channel": channel, "message": message}
    answer = httpx.post(f"{process.url}/pub", json=body)
    assert answer.text.lower() == "ok"
    return answer.elapsed.total_seconds()


def emit_by_node(bus: RedisServer, room: str, channel: str, *events: list) -> None:
    modules = ROOT / "build" / "node" / "node_modules"
    if not modules.is_dir():
        missing("Node's redis-emitter is not installed; run make test-deps")
    subprocess.run(
        ["node", str(ROOT / "tests" / "queue" / "node" / "emit.js"), bus.url, room, channel,
         *map(json.dumps, events)],
        env={**os.environ, "NODE_PATH": str(modules)}, check=True, timeout=60,
    )  # fmt: skip


async def test_what_one_process_is_given_reaches_the_clients_of_both_once(processes, listen):
    hear = [await listen(f"{each.url}?itemId=100") for each in processes]
    for n in range(50):
        await asyncio.to_thread(publish, processes[n % 2], {"n": n})
    for following in hear:
        assert [(await following())[1][0]["n"] for _ in range(50)] == list(range(50))
        assert following.heard.empty()
    answer = await asyncio.to_thread(
        httpx.post, f"{processes[1].url}/pub", json={"itemId": 100, "channel": "auction"}
    )
    assert answer.text == "ok"
    assert await hear[0]() == ("auction", ())


@pytest.mark.parametrize(
    "message", ["words", 12.5, None, [1, [2], {}], {"a": {"b": [True]}}, "竞价"]
)
async def test_a_message_is_the_same_behind_redis(processes, listen, message):
    hear = await listen(f"{processes[1].url}?itemId=100")
    await asyncio.to_thread(publish, processes[0], message)
    assert await hear() == ("auction", (message,))


async def test_nodes_emitter_reaches_our_clients(processes, bus, listen):
    hear = [await listen(f"{each.url}?itemId=100", "auction", "end") for each in processes]
    events = [[{"price": 12, "bids": [{"paddle": "7"}]}], ["words"], [None], []]
    await asyncio.to_thread(emit_by_node, bus, "100", "auction", *events)
    for following in hear:
        for event in events:
            assert await following() == ("auction", tuple(event))


async def test_what_nodes_emitter_cannot_say_here_is_left_out_and_counted(processes, bus, listen):
    before = ignored(processes[0])
    hear = await listen(f"{processes[0].url}?itemId=100", "auction", "heartbeat")
    await asyncio.to_thread(emit_by_node, bus, "100", "auction", [1, 2])  # two arguments
    await asyncio.to_thread(emit_by_node, bus, "100", "heartbeat", [{"serverNow": 0}])
    with redis.Redis.from_url(bus.url) as raw:
        for odd in (b"", b"\xc1", b"\x93\x01\x02\x03", b"\x80"):
            raw.publish("socket.io#/#100#", odd)
        raw.publish("rostrum#staff", b"\x90")
    await asyncio.to_thread(publish, processes[1], "after")
    assert await hear() == ("auction", ("after",))
    assert ignored(processes[0]) - before == 7


def ignored(process: ServerProcess) -> float:
    metrics = httpx.get(f"{process.url}/metrics").text
    return float(re.search(r"relay_ignored_total ([\d.]+)", metrics)[1])


async def test_a_node_server_and_ours_fill_each_others_rooms(processes, bus, listen):
    node = NodePush(bus.url)
    try:
        theirs = await listen(f"{node.url}?itemId=100")
        ours = await listen(f"{processes[0].url}?itemId=100")
        await asyncio.to_thread(publish, processes[1], {"from": "ours"})
        assert await theirs() == ("auction", ({"from": "ours"},))
        assert await ours() == ("auction", ({"from": "ours"},))
        await asyncio.to_thread(publish, node, {"from": "node"})
        assert await ours() == ("auction", ({"from": "node"},))
        assert await theirs() == ("auction", ({"from": "node"},))
    finally:
        node.kill()


async def test_nobody_hears_the_staff_by_naming_their_room(processes, bus, listen):
    node = NodePush(bus.url)
    try:
        spies = [
            await listen(f"{where.url}?itemId=staff:s1,rostrum%23staff,s1", "staff", "auction")
            for where in (node, *processes)
        ]
        staff = await listen(processes[1].url, "staff", auth={"token": ADMIN})
        assert await staff.client.call("staff", {"sales": ["s1"]}) == {"sales": ["s1"]}
        said = [redis_staff("s1", {"secret": 1})]
        with redis.Redis.from_url(bus.url) as raw:
            for body in said:
                raw.publish("rostrum#staff", body)
        assert await staff() == ("staff", ({"secret": 1},))
        for spy, where in zip(spies, (node, *processes), strict=True):
            await asyncio.to_thread(publish, where, "end", item="s1")
            assert await spy() == ("auction", ("end",))
    finally:
        node.kill()


def redis_staff(sale: str, notice: dict) -> bytes:
    import msgspec

    return msgspec.msgpack.encode([sale, "staff", json.dumps(notice).encode()])


@pytest.mark.parametrize("trouble", ["stopped", "paused"])
async def test_a_lost_redis_is_said_and_survived_under_load(processes, bus, listen, trouble):
    one, two = processes
    one_item, other = (310, 320) if trouble == "stopped" else (410, 420)
    near, far = [await listen(f"{each.url}?itemId={one_item},{other}") for each in processes]
    version = {one_item: 0, other: 0}

    async def move(item: int) -> float:
        version[item] += 1
        said = state(version[item], str(item))
        return await asyncio.to_thread(publish, one, said, item=item)

    for _ in range(20):
        await move(one_item)
    if trouble == "stopped":
        bus.kill()
    else:
        bus.send(signal.SIGSTOP)
    took = [await move(item) for _ in range(20) for item in (one_item, other)]
    assert statistics.median(took) < 3  # it goes on, and nobody waits for Redis
    degraded = await asyncio.to_thread(health, one, "degraded")
    assert "is not reached" in degraded["redis"]
    if trouble == "stopped":
        bus.start()
    else:
        bus.send(signal.SIGCONT)
    await asyncio.to_thread(health, one, "ok")
    await asyncio.to_thread(health, two, "ok")
    for _ in range(5):
        await move(one_item)

    async def until_last(following) -> dict[str, list[int]]:
        seen: dict[str, list[int]] = {str(one_item): [], str(other): []}
        while [versions[-1:] for versions in seen.values()] != [[45], [20]]:
            _, (said,) = await following()
            seen[said["itemId"]].append(said["version"])
        return seen

    assert await until_last(near) == {
        str(one_item): list(range(1, 46)),
        str(other): list(range(1, 21)),
    }
    behind = await until_last(far)
    for versions in behind.values():
        assert versions == sorted(set(versions))  # nothing twice, nothing backwards


async def test_readers_without_socket_io_hear_what_another_process_emits(processes):
    one, two = processes
    async with httpx.AsyncClient(base_url=two.url, timeout=30) as http:
        async with http.stream("GET", "/items/relayed/stream") as stream:
            lines = stream.aiter_lines()
            await anext(lines)
            publish(one, state(7, "relayed"), item="relayed")
            async with asyncio.timeout(60):
                while not (line := await anext(lines)).startswith("data: "):
                    pass
        assert json.loads(line.removeprefix("data: "))["version"] == 7
        assert (await http.get("/items/relayed/poll?since=6")).json()["version"] == 7


async def test_a_process_that_finds_redis_later_is_told_what_it_missed(tmp_path, bus, listen):
    """Whoever speaks is there first, so that what it says at once is heard by nobody."""
    speaking = ServerProcess(tmp_path, "--roles", "push", "--redis", bus.url, name="speaking")
    late = ServerProcess(tmp_path, "--roles", "push", "--redis", bus.url, name="late")
    speaking.start()
    try:
        await asyncio.to_thread(health, speaking, "ok")
        for n in (1, 2):
            await asyncio.to_thread(publish, speaking, state(n, "500"), item=500)
        late.start()
        hear = await listen(late.url)
        known: dict = {}
        async with asyncio.timeout(60):
            while not known:
                answer = await hear.client.call("subscribe", {"items": {"500": None}})
                known = answer["items"]
                await asyncio.sleep(0.2)
        assert known["500"]["version"] == 2
    finally:
        late.stop()
        speaking.stop()
