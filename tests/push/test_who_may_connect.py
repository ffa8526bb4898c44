"""Who may connect, from where, and as whom; on both kinds of connection."""

import asyncio

import aiohttp
import pytest
import socketio
from prometheus_client import generate_latest

from rostrum.wire.identity import Identity, Role

WAYS = [["websocket"], ["polling"]]
PEOPLE = {
    "viewer": Identity("v", Role.VIEWER),
    "clerk": Identity("c", Role.CLERK),
    "auctioneer": Identity("a", Role.AUCTIONEER),
    "service": Identity("s", Role.SERVICE),
}


@pytest.fixture(params=WAYS, ids=["websocket", "polling"])
def way(request):
    return request.param


async def refused(push, **options) -> str:
    client = socketio.AsyncClient(reconnection=False)
    heard: list[object] = []
    client.on("connect_error", heard.append)
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(push.url, **options)
    await client.disconnect()
    return str(heard)


async def test_one_address_has_so_many_places_and_gets_them_back(serve, way):
    push = await serve(connections_per_address=2, trusted_proxies=("127.0.0.1",))
    here = {"X-Forwarded-For": "198.51.100.7"}
    first = await push.listen(headers=here, transports=way)
    await push.listen(headers=here, transports=way)
    assert "2 connections of one address" in await refused(push, headers=here, transports=way)
    await push.listen(headers={"X-Forwarded-For": "198.51.100.8"}, transports=way)
    await first.io.disconnect()
    async with asyncio.timeout(60):
        while push.registry.get_sample_value("rostrum_push_connections") != 2:
            await asyncio.sleep(0.01)
    await push.listen(headers=here, transports=way)


async def test_a_forwarded_address_is_not_believed_from_a_stranger(serve, way):
    push = await serve(connections_per_address=1)
    there = {"X-Forwarded-For": "198.51.100.7"}
    for _ in range(3):  # all from this machine, which is not counted; the address named is full
        await push.listen(headers=there, transports=way)


@pytest.mark.parametrize("token", ["viewer", "service", None])
async def test_staff_rooms_stay_closed_to(serve, way, token):
    push = await serve(parts={"identify": PEOPLE.get})
    watcher = await push.listen(auth={"token": token} if token else None, transports=way)
    answer = await watcher.call("staff", {"sales": ["s1"]})
    assert answer["error"]["code"] == "FORBIDDEN"
    await push.service.emit_to_staff("s1", "staff", b'"private"')
    await watcher.call("time", {"t0": 1})
    assert watcher.heard.empty()


@pytest.mark.parametrize("token", ["clerk", "auctioneer"])
async def test_staff_rooms_open_for(serve, way, token):
    push = await serve(parts={"identify": PEOPLE.get})
    watcher = await push.listen(auth={"token": token}, transports=way)
    assert await watcher.call("staff", {"sales": ["s1"]}) == {"sales": ["s1"]}
    await push.service.emit_to_staff("s2", "staff", b'"another sale"')
    await push.service.emit_to_staff("s1", "staff", b'"private"')
    assert await watcher.next() == ("staff", ("private",))


@pytest.mark.parametrize("name", ["staff:s1", "own:heartbeat", "item:100"])
async def test_no_item_id_names_a_room_of_the_servers_own(serve, way, name):
    push = await serve(heartbeat_ms=20)
    watcher = await push.listen(f"?itemId={name}", transports=way)
    await watcher.call("subscribe", {"items": {name: None}})
    await watcher.call("unsubscribe", {"items": [name]})
    await push.service.emit_to_staff("s1", "staff", b'"private"')
    await push.service.emit("100", "auction", b"1")
    seen = [(await watcher.next())[0] for _ in range(3)]
    assert seen == ["heartbeat"] * 3  # to which it has subscribed like everyone


async def test_a_token_that_is_not_valid_is_refused_in_words(serve, way):
    push = await serve(parts={"identify": PEOPLE.get})
    assert "sign in again" in await refused(push, auth={"token": "stolen"}, transports=way)
    assert "sign in again" in await refused(push, auth={"token": ["x"]}, transports=way)


async def test_where_reading_is_not_public_a_token_of_any_role_is_needed(serve, way):
    push = await serve(public=False, parts={"identify": PEOPLE.get})
    assert "sign in" in await refused(push, transports=way)
    watcher = await push.listen("?itemId=100", auth={"token": "viewer"}, transports=way)
    await push.service.emit("100", "auction", b"1")
    assert await watcher.next() == ("auction", (1,))
    async with aiohttp.ClientSession() as http:
        for path in ("stream", "poll"):
            async with http.get(f"{push.url}/items/100/{path}") as answer:
                assert answer.status == 401
                assert "sign in" in await answer.text()
        headers = {"Authorization": "Bearer viewer"}
        async with http.get(f"{push.url}/items/100/stream", headers=headers) as answer:
            assert answer.status == 200


async def test_one_who_was_refused_does_not_stay(serve, way):
    push = await serve(parts={"identify": PEOPLE.get})
    address = f"{push.url}/socket.io/?EIO=4&transport={way[0]}"
    async with aiohttp.ClientSession() as http, asyncio.timeout(60):
        if way == ["websocket"]:
            async with http.ws_connect(address) as socket:
                await socket.send_str('40{"token":"stolen"}')
                said = [message.data async for message in socket]
            assert "sign in again" in said[-1]
            return
        async with http.get(address) as answer:
            address += "&sid=" + (await answer.text()).split('"')[3]
        async with http.post(address, data='40{"token":"stolen"}') as answer:
            assert answer.status == 200
        async with http.get(address) as answer:
            assert "sign in again" in await answer.text()
        async with http.get(address):
            pass
        async with http.get(address) as answer:
            assert answer.status == 400


async def test_a_page_of_another_site_is_refused_where_sites_are_named(serve, way):
    push = await serve(origins=("https://sale.example",))
    query = f"/socket.io/?EIO=4&transport={way[0]}"
    async with aiohttp.ClientSession() as http:
        for origin, status in (("https://other.example", 400), ("https://sale.example", None)):
            headers = {"Origin": origin}
            if way == ["polling"]:
                async with http.get(push.url + query, headers=headers) as answer:
                    assert answer.status == (status or 200)
            elif status:
                with pytest.raises(aiohttp.WSServerHandshakeError) as error:
                    await http.ws_connect(push.url + query, headers=headers)
                assert error.value.status == status
            else:
                async with http.ws_connect(push.url + query, headers=headers) as socket:
                    assert await socket.receive_str()


async def test_what_happened_is_counted(serve, way):
    push = await serve()
    watcher = await push.listen("?itemId=100", transports=way)
    for n in range(3):
        await push.service.emit("100", "auction", str(n).encode())
        await watcher.next()
    await push.service.emit("nobody", "auction", b"1")
    await watcher.io.disconnect()
    async with asyncio.timeout(60):
        while push.registry.get_sample_value("rostrum_push_connections"):
            await asyncio.sleep(0.01)
    value = push.registry.get_sample_value
    assert value("rostrum_push_emits_total") == 3
    direct = value("rostrum_push_deliveries_total", {"way": "direct"})
    joined = value("rostrum_push_deliveries_total", {"way": "joined"})
    queued = value("rostrum_push_deliveries_total", {"way": "queued"})
    assert (direct + joined, queued) == ((3, 0) if way == ["websocket"] else (0, 3))
    if way == ["websocket"]:
        assert value("rostrum_push_emit_to_write_seconds_count") >= 1
    text = generate_latest(push.registry).decode()
    assert "rostrum_push_disconnections_total{reason=" in text
    assert value("rostrum_push_rooms") == 0
