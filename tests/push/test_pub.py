"""``POST /pub``: what is taken, what is refused, and that a refusal emits nothing."""

import asyncio

import httpx
import pytest

GOOD = {"itemId": 100, "channel": "auction", "message": {"a": 1}}


@pytest.mark.parametrize(
    "body",
    [
        b"", b"   ", b"{", b"[]", b'[{"itemId":100,"channel":"auction"}]', b'"words"', b"12",
        b'{"channel":"auction"}', b'{"itemId":"","channel":"auction"}',
        b'{"itemId":null,"channel":"auction"}', b'{"itemId":{},"channel":"auction"}',
        b'{"itemId":true,"channel":"auction"}', b'{"itemId":1.5,"channel":"auction"}',
        b'{"itemId":100}', b'{"itemId":100,"channel":""}', b'{"itemId":100,"channel":7}',
        b'{"itemId":100,"channel":"connect"}', b'{"itemId":100,"channel":"disconnect"}',
        b'{"itemId":100,"channel":"connect_error"}', b'{"itemId":100,"channel":"heartbeat"}',
        b'{"itemId":100,"channel":"auction","message":NaN}', b'{"itemId":100,"channel":"\xff"}',
        b'{"itemId":"a,b","channel":"auction"}', b'{"itemId":"\\u0000","channel":"auction"}',
        b'{"itemId":' + b"[" * 5000, b"{" * 100_000,
    ],
)  # fmt: skip
async def test_a_body_that_says_nothing_to_publish_is_a_data_error(serve, body):
    push = await serve()
    watcher = await push.listen("?itemId=100")
    answer = await push.pub(content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    first, _, reason = answer.text.partition("\n")
    assert first == "data error"
    assert reason
    await push.pub(json=GOOD)
    assert await watcher.next() == ("auction", ({"a": 1},))


async def test_a_number_and_its_text_name_the_same_room(serve):
    push = await serve()
    watcher = await push.listen("?itemId=100")
    for item_id in (100, "100", 100.0):
        assert (await push.pub(json={**GOOD, "itemId": item_id})).text == "ok"
        assert (await watcher.next())[0] == "auction"


async def test_ok_is_plain_text(serve):
    answer = await (await serve()).pub(json=GOOD)
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.content == b"ok"


async def test_a_body_above_the_limit_is_413_whether_its_length_is_told_or_not(serve):
    push = await serve(body_bytes=1000)

    async def parts():
        for _ in range(20):
            yield b"x" * 100

    assert (await push.pub(content=b"x" * 1001)).status_code == 413
    assert (await push.pub(content=parts())).status_code == 413


async def test_a_body_that_never_ends_is_408(serve):
    push = await serve(body_seconds=0.1)
    host, port = push.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"POST /pub HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{")
    assert b" 408 " in await reader.readline()
    writer.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_whoever_is_not_a_program_on_this_machine_is_forbidden(serve, headers):
    push = await serve()
    assert (await push.pub(json=GOOD, headers=headers)).status_code == 403


async def test_a_token_opens_pub_from_elsewhere(serve):
    push = await serve(parts={"may_publish": lambda request: "Authorization" in request.headers})
    outside = {"X-Forwarded-For": "203.0.113.9"}
    assert (await push.pub(json=GOOD, headers=outside)).status_code == 403
    assert (await push.pub(json=GOOD, headers={**outside, "Authorization": "x"})).text == "ok"


async def test_a_trusted_proxy_is_believed(serve):
    push = await serve(trusted_proxies=("127.0.0.0/8",))
    from_here = await push.pub(json=GOOD, headers={"X-Forwarded-For": "203.0.113.9, 127.0.0.1"})
    assert from_here.status_code == 403
    assert (await push.pub(json=GOOD, headers={"X-Forwarded-For": "::1"})).text == "ok"


async def test_a_route_that_is_not_there_is_404(serve):
    push = await serve()
    async with httpx.AsyncClient(base_url=push.url) as http:
        assert (await http.get("/elsewhere")).status_code == 404
        assert (await http.post("/publish", json=GOOD)).status_code == 404
        assert (await http.get("/pub")).status_code == 405


async def test_the_rooms_that_are_the_servers_own_cannot_be_reached(serve):
    push = await serve()
    watcher = await push.listen("?itemId=100")
    await watcher.call("subscribe", {"items": {"100": None}})
    for room in (watcher.io.get_sid(), "own:heartbeat", "item:100", ""):
        await push.pub(json={**GOOD, "itemId": room, "channel": "stolen"})
    await push.pub(json={**GOOD, "channel": "end"})
    seen = []
    while "end" not in seen:
        seen.append((await watcher.next())[0])
    assert "stolen" not in seen
