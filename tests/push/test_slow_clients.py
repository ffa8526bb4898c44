"""A client that stops reading, among others that do not."""

import asyncio
import json

import pytest
from tests.push.test_sockets import state

PAD = "x" * 20_000


class Stuck:
    """A websocket that connects, reads for a while, and then reads no more."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    @classmethod
    async def connect(cls, push, query: str, *, polled_first: bool) -> "Stuck":
        port = int(push.url.rpartition(":")[2])
        sid = await cls._polled(port, query) if polled_first else ""
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
        stuck = cls(reader, writer)
        writer.write(
            f"GET /socket.io/?EIO=4&transport=websocket{query}{sid} HTTP/1.1\r\nHost: x\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
        if polled_first:
            stuck.write("2probe")
            assert await stuck.frame() == "3probe"
            stuck.write("5")
        else:
            assert (await stuck.frame()).startswith("0")
            stuck.write("40")
            assert (await stuck.frame()).startswith("40")
        return stuck

    @staticmethod
    async def _polled(port: int, query: str) -> str:
        async def ask(method: str, more: str = "", body: str = "") -> str:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(
                f"{method} /socket.io/?EIO=4&transport=polling{query}{more} HTTP/1.1\r\nHost: x\r\n"
                f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
            )
            answer = (await reader.read()).decode()
            writer.close()
            return answer.partition("\r\n\r\n")[2]

        sid = "&sid=" + json.loads((await ask("GET"))[1:])["sid"]
        await ask("POST", sid, "40")
        assert "40{" in await ask("GET", sid)
        return sid

    def write(self, text: str) -> None:
        self.writer.write(bytes((0x81, 0x80 | len(text))) + bytes(4) + text.encode())

    async def frame(self) -> str:
        async with asyncio.timeout(60):
            size = (await self.reader.readexactly(2))[1]
            if size > 125:
                size = int.from_bytes(await self.reader.readexactly(2 if size == 126 else 8), "big")
            return (await self.reader.readexactly(size)).decode()

    async def states(self, last: int) -> list[int]:
        versions: list[int] = []
        while not versions or versions[-1] < last:
            text = await self.frame()
            if text.startswith("42"):
                versions.append(json.loads(text[2:])[1]["version"])
        return versions

    def stop_reading(self) -> None:
        self.writer.transport.pause_reading()

    def read_on(self) -> None:
        self.writer.transport.resume_reading()


def metric(push, name, **labels) -> float:
    return push.registry.get_sample_value(f"rostrum_push_{name}_total", labels) or 0.0


@pytest.mark.parametrize("polled_first", [False, True], ids=["websocket", "upgraded"])
async def test_states_are_conflated_for_the_one_who_does_not_read(serve, polled_first):
    push = await serve(buffer_bytes=50_000)
    stuck = await Stuck.connect(push, "&itemId=100", polled_first=polled_first)
    reading = await push.listen("?itemId=100")
    stuck.stop_reading()
    last = 700
    for version in range(1, last + 1):
        body = json.dumps(state(version) | {"title": PAD}).encode()
        await push.service.emit("100", "auction", body)
        if version % 10 == 0:
            await asyncio.sleep(0)
            while (await reading.next())[1][0]["version"] < version:
                pass  # nobody else notices
    assert metric(push, "conflated") > 0
    stuck.read_on()
    versions = await stuck.states(last)
    assert versions == sorted(set(versions))
    assert len(versions) < last
    assert versions[-1] == last
    # And is served as before from then on.
    await push.service.emit("100", "auction", json.dumps(state(last + 1)).encode())
    assert await stuck.states(last + 1) == [last + 1]
    stuck.writer.close()


@pytest.mark.parametrize("polled_first", [False, True], ids=["websocket", "upgraded"])
async def test_on_any_other_channel_the_one_who_does_not_read_is_disconnected(serve, polled_first):
    push = await serve(buffer_bytes=50_000)
    stuck = await Stuck.connect(push, "&itemId=100", polled_first=polled_first)
    reading = await push.listen("?itemId=100")
    stuck.stop_reading()
    for n in range(2000):
        await push.service.emit("100", "chat", json.dumps([n, PAD]).encode())
        if n % 10 == 0:
            await asyncio.sleep(0)
            while (await reading.next())[1][0][0] < n:
                pass
        if metric(push, "disconnections", reason="slow"):
            break
    async with asyncio.timeout(60):
        while not metric(push, "disconnections", reason="slow"):
            await asyncio.sleep(0.01)
    await push.service.emit("100", "chat", b'[-1,"still there"]')
    while (await reading.next())[1][0][0] != -1:
        pass
    stuck.writer.close()


async def test_one_who_asks_and_reads_no_answer_is_disconnected(serve):
    push = await serve(buffer_bytes=20_000, messages_per_second=1e6, message_burst=10**6)
    stuck = await Stuck.connect(push, "", polled_first=False)
    stuck.stop_reading()
    question = '421["' + "q" * 100 + '"]'

    async def ask_on() -> None:
        while True:
            for _ in range(200):
                stuck.write(question)
            await asyncio.wait_for(stuck.writer.drain(), 20)
            await asyncio.sleep(0)

    with pytest.raises(ConnectionError):
        await ask_on()
    assert metric(push, "disconnections", reason="slow") == 1


async def test_a_polling_client_that_does_not_come_back_is_conflated_too(serve):
    push = await serve(buffer_bytes=10_000)
    waiting = await push.listen("?itemId=100", transports=["polling"])
    waiting.io.eio.http = None  # never asks again; its last question is still open
    for version in range(1, 50):
        body = json.dumps(state(version) | {"title": PAD}).encode()
        await push.service.emit("100", "auction", body)
    assert metric(push, "conflated") > 40
