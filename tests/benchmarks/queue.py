"""From a bid to its push: ``make bench-queue``, or this file with ``--help``.

A server in one or more real processes, bids at a steady rate, watchers on real websockets. Told are
the server's own measure from commit to hand-over, and, as an upper bound of it that includes the
whole request, the time from the bid being sent to its push being read by each watcher.
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import aiohttp
import httpx
from tests.benchmarks.bids import TOKEN, quantiles, sale
from tests.parts import RedisServer
from tests.postgres import running

from rostrum.listening import fast_loop

AUTH = {"Authorization": f"Bearer {TOKEN}"}
_VERSION = re.compile(r'"itemId":"([^"]+)".*?"version":(\d+)')


class Server:
    """``rostrum serve`` with the arguments given."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rostrum", "serve", "--port", "0", *arguments],
            env={
                "ROSTRUM_DATABASE": str(folder / "bench.db"),
                **os.environ,
                "ROSTRUM_ADMIN_TOKEN": TOKEN,
                "ROSTRUM_LOG_LEVEL": "warning",
            },
            stdout=subprocess.PIPE,
            text=True,
        )
        self.port = int(re.search(r":(\d+) with", self._process.stdout.readline())[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self.queue = self
        """Where the role queue is."""

    def stop(self) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait(20)
        self._process.stdout.close()


class Run:
    """Bids and what the watchers read of them; times in ``time.perf_counter`` seconds."""

    def __init__(self, api: str, push: str, options: argparse.Namespace) -> None:
        self._api, self._push, self._options = api, push, options
        self._sent: dict[tuple[str, int], float] = {}
        self._read: dict[tuple[str, int], list[float]] = {}
        self._asks = [100] * options.lots
        self.answered: list[float] = []
        self.refused = 0

    async def run(self) -> dict:
        """Watches, bids, waits for the last push, and tells."""
        async with aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), headers=AUTH
        ) as http:
            sockets = [await self._watch(http, n) for n in range(self._options.watchers)]
            readers = [asyncio.create_task(self._listen(socket)) for socket in sockets]
            await self._bid_steadily(http)
            await asyncio.sleep(1.0)
            for reader in readers:
                reader.cancel()
            await asyncio.gather(*readers, return_exceptions=True)
        delays = [
            (at - self._sent[key]) * 1000
            for key, times in self._read.items()
            if key in self._sent
            for at in times
        ]
        each = self._options.watchers // self._options.lots
        return {
            "bids": len(self._sent),
            "refused": self.refused,
            "pushes_missing": len(self._sent) * each - len(delays),
            "sent_to_answer": quantiles(self.answered),
            "sent_to_push_read": quantiles(delays),
        }

    async def _watch(
        self, http: aiohttp.ClientSession, number: int
    ) -> aiohttp.ClientWebSocketResponse:
        item = f"b-{number % self._options.lots}"
        url = f"{self._push}/socket.io/?EIO=4&transport=websocket&itemId={item}"
        socket = await http.ws_connect(url)
        await socket.receive_str()
        await socket.send_str("40")
        await socket.receive_str()
        return socket

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            now = time.perf_counter()
            if message.data == "2":
                await socket.send_str("3")
            elif found := _VERSION.search(message.data):
                self._read.setdefault((found[1], int(found[2])), []).append(now)

    async def _bid_steadily(self, http: aiohttp.ClientSession) -> None:
        started, number = time.perf_counter(), 0
        bids = set()
        while (due := started + number / self._options.rate) < started + self._options.seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            task = asyncio.create_task(self._bid(http, number))
            bids.add(task)
            task.add_done_callback(bids.discard)
            number += 1
        await asyncio.gather(*bids)

    async def _bid(self, http: aiohttp.ClientSession, number: int) -> None:
        lot = number % self._options.lots
        amount, self._asks[lot] = self._asks[lot], self._asks[lot] + 100
        sent = time.perf_counter()
        async with http.post(
            f"{self._api}/api/v1/items/b-{lot}/bids",
            headers={"Idempotency-Key": f"q-{number}"},
            json={"paddle": str(number % 1999), "amount": amount, "kind": "floor"},
        ) as response:
            answer = await response.json()
        self.answered.append((time.perf_counter() - sent) * 1000)
        if response.status == 201:
            self._sent[f"b-{lot}", answer["state"]["version"]] = sent
        else:
            self.refused += 1


def commit_to_push(metrics: str) -> dict[str, float]:
    """Of the server's own histogram: within which bucket, in ms, its median and p99 are."""
    found = re.findall(
        r'rostrum_queue_commit_to_push_seconds_bucket\{le="([^"]+)"\} ([\d.e+]+)', metrics
    )
    buckets = [(float(upper), float(count)) for upper, count in found]
    total = buckets[-1][1]
    return {
        "pushes": total,
        **{
            f"p{percent}_ms_below": 1000 * next(b for b, n in buckets if n >= total * percent / 100)
            for percent in (50, 99)
        },
    }


@contextmanager
def together(folder: Path) -> Iterator[tuple[Server, Server]]:
    """Everything in one process on SQLite; the API and the push service are the same."""
    server = Server(folder)
    try:
        yield server, server
    finally:
        server.stop()


@contextmanager
def by_pub(folder: Path) -> Iterator[tuple[Server, Server]]:
    """The push service in a process of its own."""
    push = Server(folder, "--roles", "push")
    api = Server(folder, "--roles", "api,queue", "--publish", push.url)
    try:
        yield api, push
    finally:
        api.stop()
        push.stop()


@contextmanager
def apart(folder: Path) -> Iterator[tuple[Server, Server]]:
    """Each role in a process of its own, on PostgreSQL and Redis."""
    with running("max_connections=60") as postgres, ExitStack() as stack:
        redis = RedisServer(folder)
        redis.start()
        stack.callback(redis.kill)
        database = ("--database", postgres.new_database())
        api = Server(folder, "--roles", "api", *database)
        stack.callback(api.stop)
        push = Server(folder, "--roles", "push", "--redis", redis.url, *database)
        stack.callback(push.stop)
        queue = Server(folder, "--roles", "queue", "--publish", redis.url, *database)
        stack.callback(queue.stop)
        api.queue = queue
        yield api, push


WAYS = {"in process": together, "POST /pub": by_pub, "PostgreSQL and Redis": apart}


def measure(way: str, options: argparse.Namespace) -> dict:
    """One way from a bid to its push."""
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        with WAYS[way](folder) as (api, push):
            body = sale(options.lots)
            httpx.post(f"{api.url}/api/v1/sales", json=body, headers=AUTH).raise_for_status()
            with asyncio.Runner(loop_factory=fast_loop()) as runner:
                told = runner.run(Run(api.url, push.url, options).run())
            metrics = httpx.get(f"{api.queue.url}/metrics").text
            return {**told, "commit_to_push": commit_to_push(metrics)}


def main() -> None:
    """Runs the whole measurement and prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=200, help="bids a second")
    parser.add_argument("--lots", type=int, default=20)
    parser.add_argument("--watchers", type=int, default=200, help="each of one lot")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--folder", type=Path, help="where the database is made")
    options = parser.parse_args()
    report = {way: measure(way, options) for way in WAYS}
    sys.stdout.write(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
