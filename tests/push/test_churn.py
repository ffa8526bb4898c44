"""Connections that come and go: nothing of them stays."""

import asyncio
import gc
import json
import re
from pathlib import Path

import aiohttp
import pytest

WAYS = ("websocket", "dropped", "polling", "upgraded")


async def come_and_go(http: aiohttp.ClientSession, url: str, way: str) -> None:
    """One connection, from its handshake to its end in order, or without it."""
    address = f"{url}/socket.io/?EIO=4&itemId=100&transport="
    if way in ("websocket", "dropped"):
        async with http.ws_connect(address + "websocket") as socket:
            assert (await socket.receive_str(timeout=30))[0] == "0"
            await socket.send_str("40")
            assert (await socket.receive_str(timeout=30))[:2] == "40"
            if way == "dropped":
                socket._response.connection.transport.abort()
            else:
                await socket.send_str("41")
        return
    address += "polling"
    async with http.get(address) as answer:
        address += "&sid=" + json.loads((await answer.text())[1:])["sid"]
    async with http.post(address, data="40") as answer:
        assert await answer.text() == "OK"
    async with http.get(address) as answer:
        assert (await answer.text())[:2] == "40"
    if way == "polling":
        async with http.post(address, data="41\x1e1") as answer:
            assert answer.status == 200
        return
    async with http.ws_connect(address.replace("=polling", "=websocket")) as socket:
        await socket.send_str("2probe")
        assert await socket.receive_str(timeout=30) == "3probe"
        await socket.send_str("5")
        await socket.send_str("41")


async def a_round(url: str, connections: int, seconds: float) -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:

        async def one(n: int) -> None:
            await asyncio.sleep(n * seconds / connections)
            await come_and_go(http, url, WAYS[n % len(WAYS)])

        await asyncio.gather(*(one(n) for n in range(connections)))


async def test_two_hundred_connections_leave_no_task_and_no_room(serve, caplog):
    push = await serve()
    await a_round(push.url, 20, 0)
    before = len(asyncio.all_tasks())
    await a_round(push.url, 200, 2)
    async with asyncio.timeout(60):
        while push.registry.get_sample_value("rostrum_push_connections"):
            await asyncio.sleep(0.02)
        while len(asyncio.all_tasks()) > before:
            gc.collect()
            await asyncio.sleep(0.02)
    assert push.registry.get_sample_value("rostrum_push_rooms") == 0
    library = push.service._sockets._library
    assert not library._callers
    assert not library._rooms._joined
    assert not library._rooms._outbounds
    assert not library.io.environ
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.faults
@pytest.mark.timeout(300)
async def test_memory_does_not_grow_with_those_who_have_gone(server):
    """2,000 connections made and dropped in 10 s, five times."""

    async def resident() -> int:
        await asyncio.sleep(3)
        status = Path(f"/proc/{server.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    held = []
    for _ in range(5):
        await a_round(server.url, 2000, 10)
        held.append(await resident())
    async with aiohttp.ClientSession() as http, http.get(f"{server.url}/metrics") as answer:
        metrics = await answer.text()
    print(f"\nKiB resident after each round: {held}")  # noqa: T201 - for who runs it by hand
    assert held[-1] <= held[0] * 1.1
    assert "rostrum_push_connections 0.0" in metrics
    assert '"error"' not in (server.folder / "server.log").read_text()
