"""An item without Socket.IO: Server-Sent Events and long polls."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import msgspec
import pytest

from rostrum.push.event_stream import Form, StreamEvent
from rostrum.wire.push import Subscribed
from rostrum.wire.state import ItemState, ReserveState, Status


def state(version: int, item_id: str = "100", title: str = "A lot") -> bytes:
    return msgspec.json.encode(
        ItemState(
            item_id=item_id, sale_id="s1", lot="1", title=title, version=version, server_now=0,
            status=Status.OPEN, currency="GBP", price=0, ask=100, leader=None, bid_count=0,
            reserve=ReserveState.NONE, ends_at=None, extended_count=0,
        )
    )  # fmt: skip


class Reader:
    """An event source that reads as the HTML standard says, one block of fields at a time."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()

    async def block(self) -> dict[str, str]:
        """The next block; ``""`` is the name of a comment."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(60):
            async for line in self._lines:
                if not line:
                    return fields
                name, _, value = line.partition(":")
                value = value.removeprefix(" ")
                fields[name] = f"{fields[name]}\n{value}" if name in fields else value
        raise EOFError

    async def event(self) -> dict[str, str]:
        """The next block that is an event."""
        while "event" not in (block := await self.block()):
            pass
        return block

    async def version(self) -> int:
        return msgspec.json.decode((await self.event())["data"])["version"]


@asynccontextmanager
async def reading(push, path: str = "/items/100/stream", **headers: str) -> AsyncIterator[Reader]:
    async with (
        httpx.AsyncClient(base_url=push.url, timeout=60) as http,
        http.stream("GET", path, headers={n.replace("_", "-"): v for n, v in headers.items()}) as r,
    ):
        yield Reader(r)


async def poll(push, query: str = "", item: str = "100", **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(timeout=30) as http:
        return await http.get(f"{push.url}/items/{item}/poll{query}", headers=headers)


async def until(holds) -> None:
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.01)


# -- streams ---------------------------------------------------------------------------------


async def test_a_stream_begins_with_the_present_state_and_goes_on_with_each_newer_one(serve):
    push = await serve()
    await push.service.emit("100", "auction", state(5))
    async with reading(push) as reader:
        assert reader.response.headers["Content-Type"] == "text/event-stream"
        assert reader.response.headers["Cache-Control"] == "no-store"
        first = await reader.event()
        assert (first["event"], first["id"]) == ("auction", "5")
        assert msgspec.json.decode(first["data"])["version"] == 5
        for version in (6, 7):
            await push.service.emit("100", "auction", state(version))
        assert [await reader.version() for _ in range(2)] == [6, 7]


async def test_the_reader_is_told_when_to_come_back_and_not_all_at_the_same_time(serve):
    push = await serve(stream_retry_ms=1000)
    told = set()
    for _ in range(8):
        async with reading(push) as reader:
            told.add(int((await reader.block())["retry"]))
    assert len(told) > 1
    assert all(1000 <= wait <= 2000 for wait in told)


async def test_last_event_id_resumes_after_what_was_seen(serve):
    push = await serve()
    await push.service.emit("100", "auction", state(5))
    async with reading(push, Last_Event_ID="5") as reader:
        await reader.block()
        await push.service.emit("100", "auction", state(6))
        assert await reader.version() == 6
    async with reading(push, Last_Event_ID="5") as reader:
        assert await reader.version() == 6


@pytest.mark.parametrize("seen", ["", "never", "-1", "9" * 30, "4.5"])
async def test_an_id_that_is_no_version_begins_anew(serve, seen):
    push = await serve()
    await push.service.emit("100", "auction", state(5))
    async with reading(push, Last_Event_ID=seen) as reader:
        assert await reader.version() == 5


async def test_other_channels_are_events_of_their_own_name_and_have_no_id(serve):
    push = await serve()
    async with reading(push) as reader:
        await reader.block()
        await push.service.emit("100", "竞价", b'{"a":\r\n1,\n"b":"\\n"}')
        await push.service.emit("100", "end", msgspec.UNSET)
        await push.service.emit("100", "auction", b'{"price":12}')
        named, bare, article = [await reader.event() for _ in range(3)]
    assert named["event"] == "竞价"
    assert msgspec.json.decode(named["data"]) == {"a": 1, "b": "\n"}
    assert bare == {"event": "end", "data": ""}
    assert article == {"event": "auction", "data": '{"price":12}'}


async def test_what_is_published_reaches_the_readers_of_its_item_alone(serve):
    push = await serve()
    async with reading(push) as reader:
        await reader.block()
        for item in (7, 100):
            await push.pub(json={"itemId": item, "channel": "say", "message": item})
        assert (await reader.event())["data"] == "100"


async def test_several_items_come_on_one_stream_without_ids(serve):
    push = await serve()
    for item in ("100", "7"):
        await push.service.emit(item, "auction", state(3, item))
    async with reading(push, "/items/7,100,7/stream") as reader:
        begun = [await reader.event() for _ in range(2)]
        await push.service.emit("100", "auction", state(4))
        followed = await reader.event()
    assert [msgspec.json.decode(event["data"])["itemId"] for event in begun] == ["7", "100"]
    assert all("id" not in event for event in [*begun, followed])


async def test_an_unknown_item_is_named_and_its_stream_stays_open(serve):
    push = await serve()
    async with reading(push, "/items/zzz/stream") as reader:
        assert "retry" in await reader.block()
        assert (await reader.block())[""] == "unknown zzz"
        await push.service.emit("zzz", "auction", state(1, "zzz"))
        assert await reader.version() == 1


async def test_a_quiet_stream_shows_that_it_lives(serve):
    push = await serve(stream_heartbeat_seconds=0.05)
    async with reading(push, "/items/zzz/stream") as reader:
        blocks = [await reader.block() for _ in range(4)]
    assert blocks[2:] == [{"": ""}, {"": ""}]


async def test_an_older_state_never_follows_a_newer_one(serve):
    push = await serve()
    await push.service.emit("100", "auction", state(5))
    async with reading(push) as reader:
        assert await reader.version() == 5
        for version in (4, 5, 6):
            await push.service.emit("100", "auction", state(version))
        assert await reader.version() == 6


async def test_what_is_said_while_the_snapshot_is_read_is_not_lost(serve):
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def snapshots(versions):
        asked.set()
        await go_on.wait()
        return Subscribed({"100": msgspec.json.decode(state(5), type=ItemState)}, [])

    push = await serve(parts={"snapshots": snapshots})

    async def versions() -> list[int]:
        async with reading(push) as reader:
            return [await reader.version() for _ in range(2)]

    task = asyncio.create_task(versions())
    await asyncio.wait_for(asked.wait(), 60)
    await push.service.emit("100", "auction", state(6))
    go_on.set()
    await asyncio.sleep(0)
    await until(lambda: push.metric("streams") == 1)
    await push.service.emit("100", "auction", state(7))
    assert await task == [6, 7]


async def test_snapshots_that_do_not_come_are_said_in_words(serve):
    async def snapshots(_versions):
        await asyncio.sleep(60)

    push = await serve(parts={"snapshots": snapshots}, snapshot_seconds=0.05)
    async with reading(push) as reader:
        assert reader.response.status_code == 503
        assert reader.response.headers["Retry-After"] == "1"
    assert (await poll(push)).status_code == 503


# -- polls -----------------------------------------------------------------------------------


async def test_a_poll_answers_at_once_when_there_is_something_newer(serve):
    push = await serve()
    await push.service.emit("100", "auction", state(5))
    for query in ("", "?since=4"):
        answer = await poll(push, query)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.json()["version"] == 5


async def test_a_poll_waits_for_what_is_newer(serve):
    push = await serve()
    await push.service.emit("100", "auction", state(5))
    waiting = asyncio.create_task(poll(push, "?since=6"))
    await until(lambda: push.metric("polls") == 1)
    await push.service.emit("100", "say", b'"no state"')
    for version in (6, 7):
        await push.service.emit("100", "auction", state(version))
    assert (await waiting).json()["version"] == 7
    assert push.metric("polls") == 0


async def test_a_poll_ends_without_content_when_nothing_came(serve):
    push = await serve(poll_seconds=0.05)
    answer = await poll(push, "?since=5")
    assert (answer.status_code, answer.content) == (204, b"")


async def test_a_waiting_poll_gets_the_articles_message_that_has_no_version(serve):
    push = await serve()
    waiting = asyncio.create_task(poll(push))
    await until(lambda: push.metric("polls") == 1)
    await push.pub(json={"itemId": 100, "channel": "auction", "message": {"price": 12}})
    assert (await waiting).json() == {"price": 12}


# -- refusals and limits ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/items/%20/stream", "/items/,/poll", f"/items/{'x' * 201}/stream", "/items/a%0Ab/stream",
        "/items/1,2/poll", "/items/1,2,3,4/stream", "/items/100/poll?since=x",
        "/items/100/poll?since=-1",
    ],
)  # fmt: skip
async def test_what_cannot_be_asked_is_refused_in_words(serve, path):
    push = await serve(rooms_per_connection=3)
    async with httpx.AsyncClient() as http:
        answer = await http.get(push.url + path)
    assert answer.status_code == 400
    assert answer.text.startswith("bad request\n")


async def test_pages_of_any_site_may_read_unless_the_owner_names_some(serve):
    push = await serve(poll_seconds=0.01)
    answer = await poll(push, Origin="https://elsewhere.example")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("origins", [(), ("https://house.example",)])
async def test_pages_of_other_sites_are_refused_where_the_owner_says_so(serve, origins):
    push = await serve(poll_seconds=0.01, origins=origins)
    for origin in (*origins, push.url):
        answer = await poll(push, Origin=origin)
        assert (answer.status_code, answer.headers["Vary"]) == (204, "Origin")
        assert answer.headers["Access-Control-Allow-Origin"] == origin
    refused = await poll(push, Origin="https://elsewhere.example")
    assert refused.status_code == 403
    assert "Access-Control-Allow-Origin" not in refused.headers
    assert (await poll(push)).status_code == 204


async def test_sockets_streams_and_polls_share_one_count(serve):
    push = await serve(connections=2, poll_seconds=0.01)
    socket_ = await push.listen("?itemId=100")
    async with reading(push):
        answer = await poll(push)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        async with reading(push) as third:
            assert third.response.status_code == 503
    await socket_.io.disconnect()
    await until(lambda: push.metric("connections") == 0)
    assert (await poll(push)).status_code == 204


async def test_one_address_has_only_so_many(serve):
    push = await serve(connections_per_address=1, trusted_proxies=("127.0.0.1",), poll_seconds=0.01)
    async with reading(push, X_Forwarded_For="203.0.113.7"):
        headers = {"X-Forwarded-For": "203.0.113.7"}
        assert (await poll(push, **headers)).status_code == 429
        headers = {"X-Forwarded-For": "203.0.113.8"}
        assert (await poll(push, **headers)).status_code == 204


async def test_a_reader_that_has_left_is_noticed(serve):
    push = await serve(stream_heartbeat_seconds=0.05)
    async with reading(push):
        assert push.metric("streams") == 1
    await until(lambda: push.metric("streams") == 0)
    reading_socket = connect(push, "/items/100/poll")
    await until(lambda: push.metric("polls") == 1)
    reading_socket.close()
    await until(lambda: push.metric("polls") == 0)


def connect(push, path: str, version: str = "1.1") -> socket.socket:
    """A client that asks and then reads nothing."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(("127.0.0.1", int(push.url.rpartition(":")[2])))
    client.sendall(f"GET {path} HTTP/{version}\r\nHost: x\r\n\r\n".encode())
    return client


async def test_one_who_does_not_read_gets_the_newest_state_when_he_reads_again(serve):
    push = await serve(buffer_bytes=20_000)
    client = connect(push, "/items/100/stream")
    await until(lambda: push.metric("streams") == 1)
    async with reading(push) as other:
        for version in range(1, 1001):
            await push.service.emit("100", "auction", state(version, title="x" * 10_000))
            if version % 20 == 0:
                await asyncio.sleep(0)
            assert await other.version() == version
    assert push.metric("conflated_total") > 100
    assert push.metric("streams") >= 1

    def read_to_the_newest() -> list[int]:
        client.settimeout(60)
        text = b""
        while b"id: 1000\n" not in text:
            text += client.recv(65536)
        return [int(line[4:]) for line in text.splitlines() if line.startswith(b"id: ")]

    versions = await asyncio.to_thread(read_to_the_newest)
    client.close()
    assert versions == sorted(set(versions))
    assert len(versions) < 900


async def test_one_who_does_not_read_what_cannot_be_replaced_is_cut_off_and_counted(serve):
    push = await serve(buffer_bytes=20_000)
    client = connect(push, "/items/100/stream")
    await until(lambda: push.metric("streams") == 1)
    for _ in range(2000):
        await push.service.emit("100", "say", b'"' + b"x" * 10_000 + b'"')
        await asyncio.sleep(0)
        if not push.metric("streams"):
            break
    await until(lambda: push.metric("streams") == 0)
    assert push.metric("disconnections_total", reason="slow") == 1
    client.close()


async def test_stopping_the_server_ends_streams_and_polls(serve, caplog):
    push = await serve()
    waiting = asyncio.create_task(poll(push))
    async with reading(push) as reader:
        await until(lambda: push.metric("polls") == push.metric("streams") == 1)
        stopping = asyncio.create_task(push.runner.cleanup())
        await reader.block()
        with pytest.raises(EOFError):
            await reader.event()
        assert (await waiting).status_code == 204
        await stopping


async def test_a_proxy_that_speaks_http_1_0_gets_the_events_bare(serve):
    push = await serve()
    await push.service.emit("100", "auction", b'{"price":12}')
    proxy = connect(push, "/items/100/stream", "1.0")
    await until(lambda: push.metric("streams") == 1)
    await push.service.emit("100", "auction", b'{"price":12}')
    reader, writer = await asyncio.open_connection(sock=proxy)
    async with asyncio.timeout(60):
        head, _, text = (await reader.readuntil(b"data: ")).partition(b"\r\n\r\n")
        text += await reader.readuntil(b"\n\n")
    assert b"chunked" not in head.lower()
    assert text.endswith(b'\n\nevent: auction\ndata: {"price":12}\n\n')
    writer.close()


async def test_many_who_come_and_go_leave_nothing_behind(serve, caplog):
    push = await serve()
    tasks = len(asyncio.all_tasks())
    for _ in range(3):
        coming = [connect(push, f"/items/{n % 7}/stream") for n in range(100)]
        await until(lambda: push.metric("streams") == 100)
        for n in range(7):
            await push.service.emit(str(n), "auction", state(1, str(n)))
        for client in coming:
            client.close()
        await until(lambda: push.metric("streams") == 0)
    await until(lambda: len(asyncio.all_tasks()) <= tasks)
    assert push.metric("disconnections_total", reason="stream_ended") == 300
    assert not caplog.records


def test_an_event_is_made_once_for_all_who_get_it():
    event = StreamEvent("100", "auction", state(5))
    form = Form(numbered=True, chunked=True)
    assert event.text(form) is event.text(Form(numbered=True, chunked=True))
    assert event.text(form) != event.text(Form(numbered=False, chunked=True))
