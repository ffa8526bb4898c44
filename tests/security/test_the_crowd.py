"""How many may be connected at all, and that nobody holds an answer for ever."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from ipaddress import ip_address

import pytest
from aiohttp import web

from rostrum.push import crowd as crowds
from rostrum.push.callers import networks
from rostrum.push.crowd import CROWD, SLOW_LOOKS, Crowd
from rostrum.push.site import PushSite

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]
BIG = 40_000_000
"""More than all buffers on the way."""


@pytest.fixture
async def house() -> AsyncIterator[Callable[[Crowd], Awaitable[Callable[[], Awaitable[Line]]]]]:
    """Serves one large page to a crowd; gives what connects to it."""
    runners: list[web.AppRunner] = []
    lines: list[Line] = []

    async def page(_request: web.Request) -> web.Response:
        return web.Response(body=bytes(BIG))

    async def open_to(crowd: Crowd) -> Callable[[], Awaitable[Line]]:
        app = web.Application()
        app[CROWD] = crowd
        app.add_routes([web.get("/", page)])
        runners.append(web.AppRunner(app, shutdown_timeout=0.1))
        await runners[-1].setup()
        listener = socket.create_server(("127.0.0.1", 0))
        await PushSite(runners[-1], listener, backlog=100).start()

        async def connect() -> Line:
            lines.append(await asyncio.open_connection(*listener.getsockname(), limit=2**16))
            return lines[-1]

        return connect

    yield open_to
    for _, writer in lines:
        writer.transport.abort()
    for runner in runners:
        await runner.cleanup()


async def told(line: Line, asked: bytes = b"") -> bytes:
    """The head of what comes back, by itself or when it is asked for."""
    line[1].write(asked)
    async with asyncio.timeout(20):
        return await line[0].readuntil(b"\r\n\r\n")


GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def test_beyond_the_last_place_one_is_told_so_and_a_place_given_back_is_taken(house):
    connect = await house(crowd := Crowd(3, 10))
    there = [await connect() for _ in range(3)]
    late = await connect()
    assert (await told(late)).startswith(b"HTTP/1.1 503 ")
    assert await late[0].read() == b"the server has as many connections as it can; wait\n"
    there[0][1].close()
    await asyncio.sleep(crowds.SWEEP_S)
    assert (await told(await connect(), GET)).startswith(b"HTTP/1.1 200 ")
    metrics = {metric.name: metric.samples[0].value for metric in crowd.collect()}
    assert (metrics["rostrum_tcp_connections"], metrics["rostrum_tcp_refused"]) == (3, 1)


@pytest.mark.parametrize(("proxies", "status"), [((), b"503"), (("203.0.113.0/24",), b"200")])
async def test_one_address_takes_its_own_places_alone_and_a_proxy_speaks_for_many(
    house, monkeypatch, proxies, status
):
    connect = await house(Crowd(10, 2, networks(proxies)))
    monkeypatch.setattr(crowds, "remote", lambda _transport: ip_address("203.0.113.7"))
    for _ in range(2):
        assert (await told(await connect(), GET)).startswith(b"HTTP/1.1 200 ")
    third = await connect()
    assert (await told(third, GET if status == b"200" else b"")).split()[1] == status
    monkeypatch.setattr(crowds, "remote", lambda _transport: ip_address("198.51.100.1"))
    assert (await told(await connect(), GET)).startswith(b"HTTP/1.1 200 ")


async def test_who_does_not_read_an_answer_is_cut_off_and_who_reads_slowly_is_not(house):
    connect = await house(crowd := Crowd(10, 10))
    still, slow = await connect(), await connect()
    for line in (still, slow):
        await told(line, GET)
    for _ in range(SLOW_LOOKS + 1):
        await slow[0].readexactly(4_000_000)
        await asyncio.sleep(0.05)
        crowd.look()
    assert crowd.cut_off == 1
    with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
        await still[0].readexactly(BIG)
    await slow[0].readexactly(1_000_000)
