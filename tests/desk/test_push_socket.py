"""The desk's own reading of the push service's packets, on a websocket that says anything."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import msgspec
import pytest
from aiohttp import web

from rostrum.desk.push_socket import MESSAGE_BYTES, PushSocket, SocketFailed
from rostrum.wire.state import ItemState, ReserveState, Status

HELLO = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'
Script = Callable[[web.WebSocketResponse], Awaitable[None]]


def pushed(version: int) -> str:
    state = ItemState(
        item_id="a",
        sale_id="s",
        lot="1",
        title="<b>A lot</b>",
        version=version,
        server_now=0,
        status=Status.OPEN,
        currency="GBP",
        price=1,
        ask=2,
        leader=None,
        bid_count=1,
        reserve=ReserveState.NONE,
        ends_at=None,
        extended_count=0,
    )
    return f'42["auction",{msgspec.json.encode(state).decode()}]'


class Heard:
    def __init__(self) -> None:
        self.staff: list[object] = []
        self.states: list[ItemState] = []
        self.others = 0
        self.malformed = 0

    def count_other(self) -> None:
        self.others += 1

    def count_malformed(self) -> None:
        self.malformed += 1


@contextlib.asynccontextmanager
async def connected(script: Script, *, greet: bool = True) -> AsyncIterator[tuple]:
    """A socket on a server that greets as it should and then follows a script."""

    async def serve(request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(max_msg_size=0)
        await ws.prepare(request)
        if greet:
            await ws.send_str(HELLO)
            await ws.receive_str()
            await ws.send_str('40{"sid":"b"}')
        await script(ws)
        return ws

    app = web.Application()
    app.router.add_get("/socket.io/", serve)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    heard = Heard()
    async with aiohttp.ClientSession() as http:
        socket = PushSocket(
            http,
            states=heard.states.append,
            heard=heard.count_other,
            staff=heard.staff.append,
            malformed=heard.count_malformed,
        )
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield socket, url, heard
        finally:
            await socket.disconnect()
            await runner.cleanup()


async def test_states_are_read_and_what_cannot_be_read_is_counted_and_passed_over():
    bad = [
        "42",
        "42[",
        '42["auction"]',
        '42["auction",7]',
        '42["auction",{"itemId":1}]',
        '42["auction",' + "[" * 100_000,
        "43",
        "43x[1]",
        '43999[{"never":"asked"}]',
        "9",
        "",
        "\ud7ff",
    ]

    async def script(ws: web.WebSocketResponse) -> None:
        await ws.send_str(pushed(1))
        for text in bad:
            await ws.send_str(text)
        await ws.send_bytes(b"\x00\xff")
        await ws.send_str('42["heartbeat",{"serverNow":1}]')
        await ws.send_str(pushed(2))
        await ws.receive()

    async with connected(script) as (socket, url, heard):
        await socket.connect(url, {}, 30)
        async with asyncio.timeout(60):
            while len(heard.states) < 2:
                await asyncio.sleep(0.01)
        assert [state.version for state in heard.states] == [1, 2]
        assert heard.states[0].title == "<b>A lot</b>"
        assert heard.malformed >= 8
        assert heard.others >= 1
        assert not socket.gone.is_set()


async def test_a_message_beyond_reason_ends_the_connection_and_nothing_else():
    async def script(ws: web.WebSocketResponse) -> None:
        await ws.send_str("42" + "x" * (MESSAGE_BYTES + 1))
        await ws.receive()

    async with connected(script) as (socket, url, heard):
        await socket.connect(url, {}, 30)
        async with asyncio.timeout(60):
            await socket.gone.wait()
        with pytest.raises(SocketFailed):
            await socket.call("time", {}, 1)
        assert heard.states == []


async def test_calls_get_their_own_answers_and_pings_are_answered():
    pongs = []

    async def script(ws: web.WebSocketResponse) -> None:
        first, second = await ws.receive_str(), await ws.receive_str()
        await ws.send_str("2")
        for text in (second, first):
            digits = text[2 : text.index("[")]
            await ws.send_str(f"43{digits}[{json.dumps(json.loads(text[len(digits) + 2 :])[1])}]")
        pongs.append(await ws.receive_str())
        await ws.receive()

    async with connected(script) as (socket, url, _):
        await socket.connect(url, {}, 30)
        answers = await asyncio.gather(
            socket.call("a", {"n": 1}, 30), socket.call("b", {"n": 2}, 30)
        )
        assert answers == [{"n": 1}, {"n": 2}]
        async with asyncio.timeout(60):
            while not pongs:
                await asyncio.sleep(0.01)
        assert pongs == ["3"]


async def test_a_call_without_an_answer_ends_in_time_and_one_cut_off_at_once():
    async def script(ws: web.WebSocketResponse) -> None:
        await ws.receive_str()
        await ws.receive_str()

    async with connected(script) as (socket, url, _):
        await socket.connect(url, {}, 30)
        with pytest.raises(TimeoutError):
            await socket.call("time", {}, 0.2)
        with pytest.raises(SocketFailed, match="ended"):
            await socket.call("time", {}, 20)


async def test_a_refusal_says_the_servers_reason():
    async def script(ws: web.WebSocketResponse) -> None:
        await ws.send_str(HELLO)
        await ws.receive_str()
        await ws.send_str('44{"message":"too many connections"}')
        await ws.receive()

    async with connected(script, greet=False) as (socket, url, _):
        with pytest.raises(SocketFailed, match="too many connections"):
            await socket.connect(url, {}, 30)


async def test_a_server_that_never_greets_is_given_up():
    async def script(ws: web.WebSocketResponse) -> None:
        await ws.receive()

    async with connected(script, greet=False) as (socket, url, _):
        with pytest.raises(TimeoutError):
            await socket.connect(url, {}, 0.3)


async def test_a_backlog_lets_others_have_their_turn():
    async def script(ws: web.WebSocketResponse) -> None:
        for version in range(20_000):
            await ws.send_str(pushed(version))
        await ws.receive()

    async with connected(script) as (socket, url, heard):
        await socket.connect(url, {}, 30)
        turns = 0
        async with asyncio.timeout(60):
            while len(heard.states) < 20_000:
                await asyncio.sleep(0)
                turns += 1
        assert turns > 20
