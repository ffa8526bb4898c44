"""Bytes that are no honest request: slow, huge, packed, smuggled, or frames that no client sends."""

import asyncio
import gzip
import json
import os
import re
import socket
import struct
import time
import zlib

import pytest
from tests.conftest import ADMIN
from tests.security.conftest import House, statuses

from rostrum.api import body
from rostrum.push import doorway
from rostrum.push.config import PushConfig

PUBLICATION = json.dumps({"itemId": "s1-1", "channel": "auction", "message": {"n": 1}}).encode()


@pytest.fixture
def hurried(monkeypatch):
    """The same limits, in a fraction of their time."""
    monkeypatch.setattr(doorway, "HEAD_S", 0.4)
    monkeypatch.setattr(body, "BODY_S", 0.4)
    monkeypatch.setattr(body, "SLOWEST_BYTES_A_SECOND", 10**9)


# -- slow -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "start",
    [b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ", b"GET /socket.io/?EIO=4 HTTP/1.1\r\nX: ", b"POST /p"],
    ids=["aiohttp", "websocket", "publication"],
)
def test_a_head_that_never_ends_is_given_up(house, hurried, start):
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", house.port), timeout=60) as line:
        line.sendall(start)
        for _ in range(20):  # a byte now and then, as slowloris does
            time.sleep(0.05)
            try:
                line.sendall(b"a")
            except OSError:
                break
        try:
            answer = line.recv(4096)
        except ConnectionResetError:
            answer = b""
    assert statuses(answer) in ([408], [])
    assert time.monotonic() - begun < 50


def test_a_head_in_two_pieces_is_a_request(house):
    answer = house.raw(
        b"GET /healthz HT", b"TP/1.1\r\nHost: x\r\n", b"Connection: close\r\n", b"\r\n"
    )
    assert statuses(answer) == [200]


@pytest.mark.parametrize("pieces", [40, 200], ids=["long", "in many pieces"])
def test_a_head_too_long_or_in_too_many_pieces_is_431(house, pieces):
    size = 40 * 1024 // pieces
    with socket.create_connection(("127.0.0.1", house.port), timeout=60) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(b"GET / HTTP/1.1\r\n")
        try:
            for _ in range(pieces):
                line.sendall(b"a" * size)
                time.sleep(0.002)
            answer = line.recv(4096)
        except OSError:
            answer = b""
    assert statuses(answer) in ([431], [])


def test_a_body_that_does_not_come_is_given_up(house, hurried):
    head = (
        b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b"Content-Length: 100\r\n\r\n{"
    )
    assert statuses(house.first(head)) == [408]


def test_a_post_of_long_polling_that_does_not_come_is_given_up(open_house):
    house = open_house(push=PushConfig(body_seconds=0.4))
    opened = house.ask("GET", "/socket.io/?EIO=4&transport=polling").text
    sid = re.search(r'"sid":"([^"]+)"', opened)[1]
    head = f"POST /socket.io/?EIO=4&transport=polling&sid={sid} HTTP/1.1\r\nHost: x\r\n"
    assert statuses(house.first(head.encode() + b"Content-Length: 50\r\n\r\n")) == [408]


# -- large ----------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["gzip", "deflate"])
@pytest.mark.parametrize(
    ("path", "refused"),
    [("/pub", 400), ("/api/v1/session", 415), ("/api/v1/sales/s1/catalogue", 415)],
)
def test_a_packed_body_is_refused_and_not_unpacked(house, how, path, refused):
    bomb = b"[" * 20_000_000
    packed = gzip.compress(bomb) if how == "gzip" else zlib.compress(bomb)
    answer = house.ask(
        "POST", path, ADMIN, content=packed,
        headers={"Content-Encoding": how, "Content-Type": "application/json"},
    )  # fmt: skip
    assert answer.status_code == refused, answer.text


def test_headers_without_end_are_refused(house):
    lines = b"".join(b"X-%d: %s\r\n" % (n, b"a" * 200) for n in range(140))
    assert statuses(house.raw(b"GET / HTTP/1.1\r\nHost: x\r\n" + lines + b"\r\n"))[:1] in (
        [400],
        [431],
    )


# -- smuggled -------------------------------------------------------------------------------

INNER = b"GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n"
SMUGGLED = {
    "both lengths": b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + INNER,
    "two lengths": b"Content-Length: 0\r\nContent-Length: %d\r\n\r\n" % len(INNER) + INNER,
    "a list of lengths": b"Content-Length: 0, %d\r\n\r\n" % len(INNER) + INNER,
    "a signed length": b"Content-Length: +0\r\n\r\n" + INNER,
    "a length with a space": b"Content-Length : 0\r\n\r\n" + INNER,
    "an unknown coding": b"Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n" + INNER,
    "a coding twice": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + INNER,
    "a chunk's size with a sign": b"Transfer-Encoding: chunked\r\n\r\n+0\r\n\r\n" + INNER,
    "a nul in a header": b"X: a\x00b\r\nContent-Length: 0\r\n\r\n" + INNER,
    "a bare line end": b"X: a\nContent-Length: %d\r\n\r\n" % len(INNER) + INNER,
}  # fmt: skip


@pytest.mark.parametrize("fast", [True, False], ids=["doorway", "aiohttp alone"])
@pytest.mark.parametrize("trick", SMUGGLED.values(), ids=SMUGGLED)
def test_no_second_request_is_read_out_of_a_doubtful_first(house, stock, trick, fast):
    there = house if fast else stock
    start = b"POST /pub HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    answer = there.raw(start + trick)
    assert statuses(answer)[:1] == [400]
    assert 401 not in statuses(answer)  # what /me, were it read, would have answered


@pytest.fixture(scope="module")
def stock(open_house) -> House:
    """A server without a fast way of its own."""
    return open_house(push=PushConfig(fast=False))


def test_the_body_of_a_websocket_request_is_not_read_as_frames(house):
    goodbye = b"\x88\x80\x00\x00\x00\x00"
    answer = house.raw(handshake(b"Content-Length: 6\r\n") + goodbye, wait=0.3)
    assert b"\x88" not in answer


# -- frames ---------------------------------------------------------------------------------


def handshake(more: bytes = b"") -> bytes:
    return (
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
        b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more + b"\r\n"
    )


def frame(payload: bytes, first: int = 0x81) -> bytes:
    size, mask = len(payload), os.urandom(4)
    head = (
        bytes((first, 0x80 | size))
        if size < 126
        else bytes((first, 0xFE)) + struct.pack("!H", size)
    )
    if size > 65535:
        head = bytes((first, 0xFF)) + struct.pack("!Q", size)
    return head + mask + bytes(b ^ mask[n % 4] for n, b in enumerate(payload))


CONNECT = frame(b"40")
BAD_FRAMES = {
    "not masked": (b"\x81\x0240", 1002),
    "reserved bits": (b"\xc1\x80\x00\x00\x00\x00", 1002),  # packed: no extension was agreed on
    "an unknown opcode": (b"\x83\x80\x00\x00\x00\x00", 1002),
    "a long ping": (b"\x89\xfe\x00\x7e\x00\x00\x00\x00", 1002),
    "a ping in pieces": (frame(b"", 0x09), 1002),
    "too large, by its head alone": (b"\x81\xff" + struct.pack("!Q", 2**40) + b"\x00" * 4, 1009),
    "a negative size": (b"\x81\xff" + b"\xff" * 8 + b"\x00" * 4, 1009),
    "a continuation of nothing": (frame(b"4", 0x80), 1002),
    "another message within one": (frame(b"4", 0x01) + frame(b"4"), 1002),
    "pieces without end": (frame(b"4", 0x01) + frame(b"", 0x00) * 1001, 1009),
    "no UTF-8": (frame(b'42["\xff"]'), 1007),
    "an acknowledgement's number without end": (frame(b"42" + b"1" * 60_000 + b'["time"]'), 1008),
    "attachments beyond counting": (frame(b"45" + b"0" * 5_000 + b'1-["x"]'), 1008),
    "nesting without end": (frame(b"42" + b"[" * 60_000), 1008),
    "connected twice": (CONNECT, 1008),
    "pings without end": (frame(b"", 0x89) * 60, 1008),
    "Engine.IO pings without end": (frame(b"2x") * 60, 1008),
    "nothings without end": (frame(b"6") * 60, 1008),
    "other namespaces without end": (frame(b"42/x,[]") * 60, 1008),
}


@pytest.mark.parametrize(("sent", "code"), BAD_FRAMES.values(), ids=BAD_FRAMES)
def test_a_frame_that_no_client_sends_ends_its_connection_alone(house, sent, code, caplog):
    with socket.create_connection(("127.0.0.1", house.port), timeout=60) as line:
        line.sendall(handshake() + CONNECT + sent)
        answer = b""
        while data := line.recv(65536):
            answer += data
    assert b"\x88" in answer
    closing = answer[answer.rindex(b"\x88") :]
    assert int.from_bytes(closing[2:4], "big") == code, closing
    assert house.ask("GET", "/healthz").status_code == 200
    assert not caplog.records  # no traceback of the loop's


def test_one_who_is_beyond_a_limit_is_told_once(house):
    flood = b"".join(frame(b'42%d["time",{"t0":1}]' % n) for n in range(400))
    with socket.create_connection(("127.0.0.1", house.port), timeout=60) as line:
        line.sendall(handshake() + CONNECT + flood)
        answer = b""
        while data := line.recv(65536):
            answer += data
    assert answer.count(b"RATE_LIMITED") == 1


async def test_nobody_waits_at_the_door_for_a_flood_of_half_requests(house, hurried):
    held = [await asyncio.open_connection("127.0.0.1", house.port) for _ in range(100)]
    for _, writer in held:
        writer.write(b"GET / HTTP/1.1\r\nX: ")
    assert (await asyncio.to_thread(house.ask, "GET", "/healthz")).status_code == 200
    async with asyncio.timeout(60):
        ends = [await reader.read() for reader, _ in held]
    assert all(statuses(end) == [408] for end in ends)
    for _, writer in held:
        writer.close()


def test_a_post_of_long_polling_in_pieces_is_one(house):
    opened = house.ask("GET", "/socket.io/?EIO=4&transport=polling").text
    sid = re.search(r'"sid":"([^"]+)"', opened)[1]
    path = f"/socket.io/?EIO=4&transport=polling&sid={sid}"
    assert house.ask("POST", path, content=b"40").status_code == 200
    asked = (
        b'427["subscribe",{"items":{' + b",".join(b'"x-%d":null' % n for n in range(300)) + b"}}]"
    )
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {len(asked)}"
    with socket.create_connection(("127.0.0.1", house.port), timeout=60) as line:
        for at in range(0, len(asked), 1000):
            start = head.encode() + b"\r\n\r\n" if at == 0 else b""
            line.sendall(start + asked[at : at + 1000])
            time.sleep(0.01)
        assert statuses(line.recv(4096)) == [200]
    heard = ""
    while "437[" not in heard:
        heard += house.ask("GET", path).text
    assert "x-299" in heard
