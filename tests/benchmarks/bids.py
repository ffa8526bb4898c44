"""Durable bids a second over HTTP: ``make bench-bids``, or this file with ``--help``.

A real server on one core, this generator on the other. Each connection bids the newest ask that
the generator knows of one of the lots, keep-alive, one request at a time. Beside it, in the same
run and on the same disk: bids of one connection alone, where each has its own commit, and bare
``fdatasync`` of a page.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

import httpx

from rostrum.listening import fast_loop

TOKEN = "bench"
_ASK = re.compile(rb'"ask":(\d+)')


def sale(lots: int) -> dict:
    """Lots that rise by one step for ever."""
    return {
        "title": "Benchmark",
        "terms": {
            "saleId": "b",
            "kind": "live",
            "currency": "GBP",
            "publishPaddles": True,
            "ladder": {"type": "table", "bands": [[0, 100]]},
        },
        "lots": [
            {
                "terms": {
                    "itemId": f"b-{n}", "saleId": "b", "lot": str(n), "position": n,
                    "title": f"Lot {n}", "startPrice": 100,
                },
                "open": True,
            }
            for n in range(lots)
        ],
        "paddles": [{"paddle": str(n)} for n in range(2000)],
    }  # fmt: skip


class Load:
    """Connections that bid for some seconds; latencies in ms, answers by status."""

    def __init__(self, ports: Sequence[int], lots: int, name: str) -> None:
        self._ports = ports
        self._asks = [100] * lots
        self._name = name
        self._sent = 0
        self.milliseconds: list[float] = []
        self.statuses: Counter[int] = Counter()

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
            self.statuses[int(head[9:12])] += 1
            if found := _ASK.search(answer):
                self._asks[lot] = max(self._asks[lot], int(found[1]))
        writer.close()


def fdatasync_rate(folder: Path, seconds: float = 2.0) -> float:
    """Pages written and synchronised a second, one after another."""
    with (folder / "page").open("wb", buffering=0) as file:
        count, started = 0, time.perf_counter()
        while time.perf_counter() - started < seconds:
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
            count += 1
        return count / (time.perf_counter() - started)


def processor_seconds(pid: int) -> float:
    """What a process has used of the processors so far; hardly moved by what else runs there."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def quantiles(milliseconds: list[float]) -> dict[str, float]:
    """Median and 99th percentile."""
    ordered = sorted(milliseconds)
    return {
        "p50_ms": round(statistics.median(ordered), 2),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)], 2),
    }


def main() -> None:
    """Runs the whole measurement and prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--lots", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--folder", type=Path, help="where the database is made")
    parser.add_argument("--profile", type=Path, help="cProfile of the server goes here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        report = measure(folder, options)
    sys.stdout.write(json.dumps(report, indent=2) + "\n")


def run(work: Coroutine[Any, Any, float]) -> float:
    """On the quickest loop there is, so that the generator is not what is measured."""
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        return runner.run(work)


def measure(folder: Path, options: argparse.Namespace) -> dict:
    """One run on one machine."""
    profile = ["-m", "cProfile", "-o", str(options.profile)] if options.profile else []
    command = [sys.executable, *profile, "-m", "rostrum", "serve", "--port", "0"]
    cores = os.sched_getaffinity(0)
    first, *others = sorted(cores)
    server = subprocess.Popen(
        ["taskset", "-c", str(first), *command],
        env={
            **os.environ,
            "ROSTRUM_DATABASE": str(folder / "bench.db"),
            "ROSTRUM_ADMIN_TOKEN": TOKEN,
            "ROSTRUM_LOG_LEVEL": "warning",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    os.sched_setaffinity(0, set(others) or cores)
    try:
        port = int(re.search(r":(\d+) with", server.stdout.readline())[1])
        base = f"http://127.0.0.1:{port}"
        auth = {"Authorization": f"Bearer {TOKEN}"}
        httpx.post(f"{base}/api/v1/sales", json=sale(options.lots), headers=auth).raise_for_status()
        raw = fdatasync_rate(folder)
        alone = Load([port], options.lots, "alone")
        alone_rate = run(alone.run(1, 3))
        many = Load([port], options.lots, "many")

        async def crowd() -> float:
            await many.learn(base)
            return await many.run(options.connections, options.seconds)

        before, spent = time.process_time(), processor_seconds(server.pid)
        rate = run(crowd())
        busy = (time.process_time() - before) / options.seconds
        spent = processor_seconds(server.pid) - spent
        return {
            "fdatasync_per_s": round(raw),
            "alone": {"bids_per_s": round(alone_rate), **quantiles(alone.milliseconds)},
            "crowd": {
                "connections": options.connections,
                "lots": options.lots,
                "bids_per_s": round(rate),
                "generator_busy": round(busy, 2),
                "server_us_per_bid": round(spent * 1e6 / len(many.milliseconds)),
                **quantiles(many.milliseconds),
                "answers": {str(k): v for k, v in sorted(many.statuses.items())},
            },
        }
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main()
