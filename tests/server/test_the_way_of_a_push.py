"""From a bid's commit to the rooms: every version, in order, also over a killed server."""

import asyncio

import httpx
import pytest
import socketio

from rostrum.wire.state import AUCTION_CHANNEL


class Watcher:
    """A Socket.IO client that writes down what it is sent."""

    def __init__(self) -> None:
        self.io = socketio.AsyncClient(reconnection=False)
        self.states: list[dict] = []
        self.beats: list[dict] = []
        self.io.on(AUCTION_CHANNEL, self.states.append)
        self.io.on("heartbeat", self.beats.append)

    async def until(self, holds) -> None:
        async with asyncio.timeout(60):
            while not holds(self):
                await asyncio.sleep(0.01)


@pytest.fixture
async def watcher():
    watching = Watcher()
    yield watching
    await watching.io.disconnect()


async def test_each_bid_reaches_the_room_once_and_in_order(server, sale, bid, watcher):
    await watcher.io.connect(f"{server.url}?itemId=s1-1", transports=["websocket"])
    amount = 100_00
    for n in range(20):
        answer = await asyncio.to_thread(bid, "s1-1", amount, paddle="412" if n % 2 else "7")
        amount = answer.json()["state"]["ask"]
    last = answer.json()["state"]["version"]
    await watcher.until(lambda w: w.states and w.states[-1]["version"] == last)
    assert [s["version"] for s in watcher.states] == list(range(last - 19, last + 1))
    assert {**watcher.states[-1], "serverNow": 0} == {**answer.json()["state"], "serverNow": 0}


async def test_a_subscriber_gets_what_is_newer_than_it_has_and_a_heartbeat(
    server, sale, bid, watcher
):
    version = (await asyncio.to_thread(bid, "s1-1", 100_00)).json()["state"]["version"]
    await watcher.io.connect(server.url, transports=["websocket"])
    answer = await watcher.io.call(
        "subscribe", {"items": {"s1-1": version - 1, "s1-2": None, "s1-3": 2, "zzz": None}}
    )
    assert set(answer["items"]) == {"s1-1", "s1-2"}
    assert answer["items"]["s1-1"]["version"] == version
    assert answer["unknown"] == ["zzz"]
    await watcher.until(lambda w: len(w.beats) >= 2)
    assert watcher.beats[1]["serverNow"] > watcher.beats[0]["serverNow"]


async def test_what_was_committed_before_a_kill_is_in_the_snapshot_after_it(
    server, sale, bid, watcher
):
    answer = await asyncio.to_thread(bid, "s1-1", 100_00)
    server.kill()
    server.start()
    await watcher.io.connect(server.url, transports=["websocket"])
    snapshot = await watcher.io.call("subscribe", {"items": {"s1-1": None}})
    assert snapshot["items"]["s1-1"]["version"] == answer.json()["state"]["version"]


async def test_the_outbox_is_empty_soon_after(server, sale, bid, admin):
    await asyncio.to_thread(bid, "s1-1", 100_00)
    async with (
        asyncio.timeout(60),
        httpx.AsyncClient(base_url=server.url, headers=admin.headers) as http,
    ):
        while (await http.get("/queue")).json()["depth"] != 0:
            await asyncio.sleep(0.02)


async def test_a_client_on_polling_gets_the_same(server, sale, bid, watcher):
    await watcher.io.connect(f"{server.url}?itemId=s1-1", transports=["polling"])
    answer = await asyncio.to_thread(bid, "s1-1", 100_00)
    await watcher.until(lambda w: w.states)
    assert watcher.states[0]["version"] == answer.json()["state"]["version"]
