"""The first look at each connection: what it takes, and that it decides nothing by itself."""

import asyncio
import contextlib
import itertools
import json
import re

import pytest

PLAIN = {"Host": "127.0.0.1", "Content-Type": "application/json"}


def request(body: bytes | str, start="POST /pub HTTP/1.1", **headers) -> bytes:
    body = body.encode() if isinstance(body, str) else body
    named = PLAIN | {"Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [start, *(f"{name}: {value}" for name, value in named.items() if value is not None)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def publication(n: int = 1) -> str:
    return json.dumps({"itemId": 100, "channel": "auction", "message": {"n": n}})


LAST = b"GET /last HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


async def talk(push, *pieces: bytes, pause: float = 0) -> list[tuple[int, bytes]]:
    """Sends the pieces on one connection; status and body of each answer until it is closed."""
    reader, writer = await connected(push)
    for piece in (*pieces, LAST):
        writer.write(piece)
        await asyncio.sleep(pause)
    answers = []
    async with asyncio.timeout(60):
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionResetError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                size = re.search(rb"content-length: *(\d+)", head.lower())
                body = await reader.readexactly(int(size[1])) if size else b""
                answers.append((int(head.split()[1]), body))
    writer.close()
    return answers[:-1] if answers[-1][0] == 404 else answers


async def connected(push) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", int(push.url.rpartition(":")[2]))


def taken(push) -> int:
    return int(push.registry.get_sample_value("rostrum_push_publications_at_the_door_total") or 0)


async def heard(watcher, count: int) -> list:
    return [(await watcher.next())[1][0]["n"] for _ in range(count)]


async def test_a_plain_publication_is_answered_and_emitted_at_the_door(serve):
    push = await serve()
    watcher = await push.listen("?itemId=100")
    assert await talk(push, request(publication())) == [(200, b"ok")]
    assert await heard(watcher, 1) == [1]
    assert taken(push) == 1


async def test_many_in_one_piece_cut_anywhere_keep_their_order(serve):
    push = await serve()
    watcher = await push.listen("?itemId=100")
    sent = b"".join(request(publication(n)) for n in range(40))
    cuts = [0, 1, 150, 151, 900, 2222, len(sent) - 3, len(sent)]
    pieces = [sent[a:b] for a, b in itertools.pairwise(cuts)]
    reader, writer = await connected(push)
    for piece in pieces:
        writer.write(piece)
        await asyncio.sleep(0.02)
    assert await heard(watcher, 40) == list(range(40))
    async with asyncio.timeout(60):
        answers = b""
        while answers.count(b"\r\n\r\nok") < 40:
            answers += await reader.read(65536)
    writer.close()


ODD = {
    "JSON that is none": request("{"),
    "an array": request("[]"),
    "no channel": request('{"itemId":100}'),
    "a reserved channel": request('{"itemId":100,"channel":"connect"}'),
    "an empty body": request(""),
    "another type": request("<a/>", Content_Type="text/xml"),
    "no type": request(publication(), Content_Type=None),
    "a form": request(
        "itemId=100&channel=auction&message[n]=1", Content_Type="application/x-www-form-urlencoded"
    ),
    "a browser": request(publication(), Origin="https://evil.example"),
    "a forwarding proxy": request(publication(), X_Forwarded_For="10.0.0.1"),
    "chunks": request("", Content_Length=None, Transfer_Encoding="chunked")
    + b"%x\r\n%s\r\n0\r\n\r\n" % (len(publication()), publication().encode()),
    "two lengths": request(publication()).replace(
        b"Content-Length", b"Content-Length: 3\r\nContent-Length", 1
    ),
    "a length that is no number": request(publication(), Content_Length="1e3"),
    "a negative length": request(publication(), Content_Length="-1"),
    "a body above the limit": request("x" * 100_000),
    "an old version": request(publication(), "POST /pub HTTP/1.0"),
    "a folded header": request(publication()).replace(b"Host: ", b"Host:\r\n  ", 1),
    "a query": request(publication(), "POST /pub?x=1 HTTP/1.1"),
    "another method": request(publication(), "PUT /pub HTTP/1.1"),
    "nowhere": request(publication(), "POST /nowhere HTTP/1.1"),
    "a last one": request(publication(), Connection="close"),
    "a token": request(publication(), Authorization="Bearer x"),
    "no HTTP at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
async def test_the_odd_is_answered_as_without_the_doorway(serve, odd):
    with_door, without = await serve(body_bytes=90_000), await serve(body_bytes=90_000, fast=False)
    answers = await talk(with_door, odd)
    assert answers == await talk(without, odd)
    assert answers
    # After a good one on the same connection, too.
    first, *rest = await talk(with_door, request(publication()) + odd)
    assert first == (200, b"ok")
    assert [status for status, _ in rest] == [status for status, _ in answers]


async def test_a_body_that_never_comes_is_timed_out_in_words(serve):
    push = await serve(body_seconds=0.2)
    whole = request(publication())
    first, second, *_ = await talk(push, whole + whole[:-5], pause=1)
    assert first == (200, b"ok")
    assert second[0] == 408


async def test_a_silent_connection_is_closed(serve, monkeypatch):
    monkeypatch.setattr("rostrum.push.doorway.SILENT_S", 0.05)
    push = await serve()
    reader, writer = await connected(push)
    async with asyncio.timeout(60):
        with contextlib.suppress(ConnectionResetError):
            assert await reader.read() == b""
    writer.close()


async def test_too_much_waiting_is_said_at_once_with_when_to_come_back(serve):
    push = await serve(waiting_bytes=10, join_ms=500)
    await push.listen("?itemId=100")
    answers = await talk(push, b"".join(request(publication(n)) for n in range(3)))
    assert [status for status, _ in answers] == [200, 200, 503]
