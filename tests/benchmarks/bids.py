"""Durable bids a second over HTTP, beside what the disk and HTTP alone allow.

A real server on one core, this generator on the other. Each connection bids the newest ask that
the generator knows of one of the lots, keep-alive, one request at a time. Beside it, in the same
run and on the same disk: bids of one connection alone, where each has its own commit; bare
``fdatasync`` of a page; rows in bare SQLite, a commit each; and a server that answers the same
requests without doing anything.
"""

import argparse
import asyncio
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
from tests.benchmarks.figures import options, quantiles, tell
from tests.benchmarks.serving import TOKEN, Server, list_sale, rising_sale

from rostrum.listening import fast_loop

_ASK = re.compile(rb'"ask":(\d+)')


class Load:
    """Connections that bid for some seconds; latencies in ms, answers by status and code."""

    def __init__(self, ports: Sequence[int], lots: int, name: str) -> None:
        self._ports = ports
        self._asks = [100] * lots
        self._name = name
        self._sent = 0
        self.milliseconds: list[float] = []
        self.statuses: Counter[int] = Counter()
        self.refusals: Counter[str] = Counter()

    async def run(self, connections: int, seconds: float) -> float:
        """Returns the answers a second."""
        started = time.perf_counter()
        await asyncio.gather(*(self._bid(n, started + seconds) for n in range(connections)))
        return len(self.milliseconds) / (time.perf_counter() - started)

    async def learn(self, base: str) -> None:
        """Takes the asks as they stand."""
        async with httpx.AsyncClient(base_url=base) as http:
            for lot in range(len(self._asks)):
                self._asks[lot] = (await http.get(f"/api/v1/items/b-{lot}")).json()["ask"]

    async def _bid(self, number: int, until: float) -> None:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self._ports[number % len(self._ports)]
        )
        turn = number
        while time.perf_counter() < until:
            lot = turn % len(self._asks)
            turn += 7
            self._sent += 1
            body = (
                f'{{"paddle":"{(number + self._sent) % 2000}","amount":{self._asks[lot]},'
                '"kind":"floor"}'
            ).encode()
            self._asks[lot] += 100  # what it will be when this bid has been taken
            started = time.perf_counter()
            writer.write(
                f"POST /api/v1/items/b-{lot}/bids HTTP/1.1\r\nHost: x\r\n"
                f"Authorization: Bearer {TOKEN}\r\nIdempotency-Key: {self._name}-{self._sent}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
            answer = await reader.readexactly(length)
            self.milliseconds.append((time.perf_counter() - started) * 1000)
            status = int(head[9:12])
            self.statuses[status] += 1
            if status >= 300 and (code := re.search(rb'"code":"(\w+)"', answer)):
                self.refusals[code[1].decode()] += 1
            if found := _ASK.search(answer):
                self._asks[lot] = max(self._asks[lot], int(found[1]))
        writer.close()


def fdatasync_rate(folder: Path, seconds: float = 2.0) -> int:
    """Pages written and synchronised a second, one after another."""
    with (folder / "page").open("wb", buffering=0) as file:
        count, started = 0, time.perf_counter()
        while time.perf_counter() - started < seconds:
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
            count += 1
        return round(count / (time.perf_counter() - started))


def sqlite_rate(folder: Path, seconds: float = 2.0) -> int:
    """Rows of a kilobyte a second, each in a durable commit of its own."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE bids (bid INTEGER PRIMARY KEY, body BLOB)")
        count, started = 0, time.perf_counter()
        while time.perf_counter() - started < seconds:
            database.execute("INSERT INTO bids (body) VALUES (?)", (b"x" * 1024,))
            count += 1
        return round(count / (time.perf_counter() - started))


def run(work: Coroutine[Any, Any, float]) -> float:
    """On the quickest loop there is, so that the generator is not what is measured."""
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        return runner.run(work)


@contextmanager
def bare_server(core: int) -> Iterator[int]:
    """One that does nothing; gives its port."""
    process = subprocess.Popen(
        ["taskset", "-c", str(core), sys.executable, "-m", "tests.benchmarks.bare_http"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def measure(folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """One run on one machine."""
    cores = os.sched_getaffinity(0)
    first, *others = sorted(cores)
    server = Server(folder, core=first, profile=asked.profile)
    os.sched_setaffinity(0, set(others) or cores)
    try:
        list_sale(server.url, rising_sale(asked.lots))
        alone = Load([server.port], asked.lots, "alone")
        alone_rate = run(alone.run(1, 3))
        many = Load([server.port], asked.lots, "many")

        async def crowd() -> float:
            await many.learn(server.url)
            return await many.run(asked.connections, asked.seconds)

        before, spent = time.process_time(), server.used()
        rate = run(crowd())
        busy = (time.process_time() - before) / asked.seconds
        spent = server.used() - spent
    finally:
        server.stop()
    disk = {"fdatasync_per_s": fdatasync_rate(folder), "sqlite_per_s": sqlite_rate(folder)}
    with bare_server(first) as port:
        bare = run(Load([port], asked.lots, "bare").run(asked.connections, 3))
    os.sched_setaffinity(0, cores)
    return {
        **disk,
        "bare_http_per_s": round(bare),
        "alone": {"bids_per_s": round(alone_rate), **quantiles(alone.milliseconds)},
        "crowd": {
            "connections": asked.connections,
            "lots": asked.lots,
            "bids_per_s": round(rate),
            "generator_busy": round(busy, 2),
            "server_us_per_bid": round(spent * 1e6 / len(many.milliseconds)),
            **quantiles(many.milliseconds),
            "answers": {str(k): v for k, v in sorted(many.statuses.items())},
            "refusals": dict(many.refusals),
        },
    }


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--lots", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--profile", type=Path, help="cProfile of the server goes here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        tell(measure(Path(name), asked), asked.json)


if __name__ == "__main__":
    main()
