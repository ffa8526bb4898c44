"""A connection that begins as a websocket, spoken to frame by frame."""

import asyncio
import json
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import WSMsgType

from rostrum.wire.identity import Identity, Role


@asynccontextmanager
async def websocket(push, query="", *, connect="40", **options):
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(
            f"{push.url}/socket.io/?EIO=4&transport=websocket{query}", **options
        ) as socket,
    ):
        opened = await socket.receive_str(timeout=60)
        assert opened[0] == "0"
        if connect:
            await socket.send_str(connect)
        yield socket


async def said(socket) -> str:
    return await socket.receive_str(timeout=60)


async def closed(socket) -> int:
    """The close code, after whatever was still said."""
    while True:
        message = await socket.receive(timeout=60)
        if message.type is not WSMsgType.TEXT:
            assert message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED)
            return socket.close_code


async def metric(push, name, **labels) -> float:
    return push.registry.get_sample_value(name, labels) or 0.0


async def test_the_open_packet_says_what_the_library_would(serve):
    push = await serve()
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(f"{push.url}/socket.io/?EIO=4&transport=websocket") as direct:
            ours = json.loads((await said(direct))[1:])
        polled = await session.get(f"{push.url}/socket.io/?EIO=4&transport=polling")
        theirs = json.loads((await polled.text())[1:])
    assert ours.keys() == theirs.keys()
    for same in ("pingInterval", "pingTimeout", "maxPayload"):
        assert ours[same] == theirs[same]


async def test_events_of_its_items_come_once_it_has_connected(serve):
    push = await serve()
    async with websocket(push, "&itemId=100,7", connect="") as socket:
        await push.service.emit("100", "auction", b'"too early"')
        await socket.send_str("40")
        assert json.loads((await said(socket))[2:])["sid"]
        await push.service.emit("7", "auction", b'{"price":1}')
        assert await said(socket) == '42["auction",{"price":1}]'


async def test_a_message_in_pieces_with_a_ping_between_is_one_message(serve):
    push = await serve()
    async with websocket(push) as socket:
        await said(socket)
        writer = socket._writer
        for opcode, payload, final in ((1, b'427["ti', 0), (9, b"", 1), (0, b'me",{"t0":5}]', 1)):
            # The client library does not send in pieces: frames by hand, mask 0.
            writer.transport.write(
                bytes((final << 7 | opcode, 0x80 | len(payload))) + bytes(4) + payload
            )
        answer = await said(socket)
        assert answer.startswith("437[")
        assert json.loads(answer[3:])[0]["t0"] == 5


async def test_a_call_cut_into_single_bytes_is_answered(serve):
    push = await serve()
    async with websocket(push) as socket:
        await said(socket)
        payload = b'421["time",{"t0":5}]'
        for byte in bytes((0x81, 0x80 | len(payload))) + bytes(4) + payload:
            socket._writer.transport.write(bytes((byte,)))
            await asyncio.sleep(0)
        assert (await said(socket)).startswith("431[")


@pytest.mark.parametrize(
    ("packet", "code"),
    [
        ("9", 1008), ("", 1008), ("42", 1008), ("42{}", 1008), ("42[]", 1008), ("42[1]", 1008),
        ("40{", 1008), ("40", 1008), ("47", 1003), ("451x", 1008), ("4599999-[]", 1008),
        ("42" + "[" * 5000, 1008), (b"binary", 1003), ("4" * 300_000, 1009),
    ],
)  # fmt: skip
async def test_what_is_no_packet_closes_the_connection_with_a_code(serve, packet, code):
    push = await serve()
    async with websocket(push) as socket:
        await said(socket)
        if isinstance(packet, bytes):
            await socket.send_bytes(packet)
        else:
            await socket.send_str(packet)
        assert await closed(socket) == code
    assert await metric(push, "rostrum_push_disconnections_total", reason="bad_frame") == 1
    assert push.service._sockets.direct.count() == 0


async def test_an_event_before_connecting_closes(serve):
    push = await serve()
    async with websocket(push, connect='421["time",{"t0":5}]') as socket:
        assert await closed(socket) == 1008


async def test_a_call_that_is_not_there_is_answered_in_words(serve):
    push = await serve()
    async with websocket(push) as socket:
        await said(socket)
        await socket.send_str('423["bid",{"amount":1}]')
        assert json.loads((await said(socket))[3:])[0]["error"]["code"] == "UNKNOWN_CALL"


async def test_another_namespace_is_refused_and_the_connection_stays(serve):
    push = await serve()
    async with websocket(push, connect="40/admin,") as socket:
        assert (await said(socket)).startswith("44/admin,")
        await socket.send_str("40")
        assert (await said(socket)).startswith("40{")


async def test_a_token_that_is_not_valid_is_refused_in_words(serve):
    push = await serve(
        parts={"identify": lambda token: Identity("c", Role.CLERK) if token == "good" else None}
    )
    async with websocket(push, connect='40{"token":"bad"}') as socket:
        assert "sign in again" in await said(socket)
    async with websocket(push, headers={"Authorization": "Bearer good"}) as socket:
        await said(socket)
        await socket.send_str('421["staff",{"sales":["s1"]}]')
        assert await said(socket) == '431[{"sales":["s1"]}]'
        await push.service.emit_to_staff("s1", "staff", b"1")
        assert await said(socket) == '42["staff",1]'


async def test_a_page_of_a_site_that_is_not_configured_is_refused(serve):
    push = await serve(origins=("https://sale.example",))
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with websocket(push, headers={"Origin": "https://other.example"}):
            pass
    async with websocket(push, headers={"Origin": "https://sale.example"}) as socket:
        assert await said(socket)


async def test_who_does_not_answer_a_ping_is_disconnected(serve):
    push = await serve(ping_interval_seconds=1, ping_timeout_seconds=2)
    async with websocket(push) as mute, websocket(push) as alive:
        assert await said(mute)
        assert await said(alive)

        async def answer() -> None:
            while await said(alive) == "2":
                await alive.send_str("3")

        answering = asyncio.create_task(answer())
        assert await said(mute) == "2"
        await closed(mute)
        await asyncio.sleep(1.2)
        assert push.service._sockets.direct.count() == 1
        answering.cancel()
    assert await metric(push, "rostrum_push_disconnections_total", reason="ping_timeout") == 1


async def test_who_never_connects_is_not_kept(serve):
    push = await serve(ping_interval_seconds=1, ping_timeout_seconds=2)
    async with websocket(push, connect="") as socket:
        await closed(socket)
    assert push.service._sockets.direct.count() == 0


async def test_leaving_in_every_way_leaves_nothing_behind(serve):
    push = await serve()
    for goodbye in ("41", "1", None):
        async with websocket(push, "&itemId=100") as socket:
            await said(socket)
            await socket.send_str('421["subscribe",{"items":{"7":null}}]')
            await said(socket)
            if goodbye:
                await socket.send_str(goodbye)
                await closed(socket)
    async with asyncio.timeout(60):
        while await metric(push, "rostrum_push_rooms"):
            await asyncio.sleep(0.01)
    assert await metric(push, "rostrum_push_connections") == 0


async def test_a_server_that_stops_says_so(serve):
    push = await serve()
    async with websocket(push) as socket:
        await said(socket)
        stopping = asyncio.create_task(push.runner.cleanup())
        assert await closed(socket) == 1001
        await stopping
