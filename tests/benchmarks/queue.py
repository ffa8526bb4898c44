"""From a bid to its push, over each way that there is, beside a push without bid and queue.

A server in one or more real processes, bids at a steady rate, watchers on real websockets. Told are
the server's own measure from commit to hand-over, and, as an upper bound of it that includes the
whole request, the time from the bid being sent to its push being read by each watcher. The last
way sends states of the same size straight to ``POST /pub``: no bid, no commit, no queue.
"""

import argparse
import asyncio
import re
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import msgspec
from tests.benchmarks.figures import options, quantiles, tell
from tests.benchmarks.serving import AUTH, Server, list_sale, rising_sale
from tests.parts import RedisServer
from tests.postgres import running

from rostrum.listening import fast_loop

_VERSION = re.compile(r'"itemId":"([^"]+)".*?"version":(\d+)')


Send = Callable[[aiohttp.ClientSession, int], Awaitable[tuple[str, int] | None]]
"""Sends number so and so; which item and version came of it, or nothing when it was refused."""


def bids(url: str, lots: int) -> Send:
    """A bid on each lot in turn."""
    asks = [100] * lots

    async def send(http: aiohttp.ClientSession, number: int) -> tuple[str, int] | None:
        lot = number % lots
        amount, asks[lot] = asks[lot], asks[lot] + 100
        async with http.post(
            f"{url}/api/v1/items/b-{lot}/bids",
            headers={"Idempotency-Key": f"q-{number}"},
            json={"paddle": str(number % 1999), "amount": amount, "kind": "floor"},
        ) as response:
            answer = await response.json()
        return (f"b-{lot}", answer["state"]["version"]) if response.status == 201 else None

    return send


def pushes(url: str, lots: int) -> Send:
    """A state of each lot in turn, as long as a real one."""
    state = httpx.get(f"{url}/api/v1/items/b-0").json()
    state.pop("catalogue", None)

    async def send(http: aiohttp.ClientSession, number: int) -> tuple[str, int] | None:
        item, version = f"b-{number % lots}", 1000 + number
        said = state | {"itemId": item, "version": version}
        body = {"itemId": item, "channel": "auction", "message": said}
        headers = {"Content-Type": "application/json"}
        async with http.post(
            f"{url}/pub", data=msgspec.json.encode(body), headers=headers
        ) as response:
            return (item, version) if response.status == 200 else None

    return send


class Run:
    """What is sent and what the watchers read of it; times in ``time.perf_counter`` seconds."""

    def __init__(self, send: Send, push: str, asked: argparse.Namespace) -> None:
        self._send, self._push, self._asked = send, push, asked
        self._sent: dict[tuple[str, int], float] = {}
        self._read: dict[tuple[str, int], list[float]] = {}
        self.answered: list[float] = []
        self.refused = 0

    async def run(self) -> dict[str, Any]:
        """Watches, bids, waits for the last push, and tells."""
        async with aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), headers=AUTH
        ) as http:
            sockets = [await self._watch(http, n) for n in range(self._asked.watchers)]
            readers = [asyncio.create_task(self._listen(socket)) for socket in sockets]
            await self._send_steadily(http)
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
        each = self._asked.watchers // self._asked.lots
        return {
            "sent": len(self._sent),
            "refused": self.refused,
            "pushes_missing": len(self._sent) * each - len(delays),
            "sent_to_answer": quantiles(self.answered),
            "sent_to_push_read": quantiles(delays),
        }

    async def _watch(
        self, http: aiohttp.ClientSession, number: int
    ) -> aiohttp.ClientWebSocketResponse:
        item = f"b-{number % self._asked.lots}"
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

    async def _send_steadily(self, http: aiohttp.ClientSession) -> None:
        started, number = time.perf_counter(), 0
        going = set()
        while (due := started + number / self._asked.rate) < started + self._asked.seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            task = asyncio.create_task(self._one(http, number))
            going.add(task)
            task.add_done_callback(going.discard)
            number += 1
        await asyncio.gather(*going)

    async def _one(self, http: aiohttp.ClientSession, number: int) -> None:
        sent = time.perf_counter()
        made = await self._send(http, number)
        self.answered.append((time.perf_counter() - sent) * 1000)
        if made is None:
            self.refused += 1
        else:
            self._sent[made] = sent


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


Parts = tuple[Server, Server, Server]
"""Those with the roles api, push and queue; one may have several."""


@contextmanager
def together(folder: Path) -> Iterator[Parts]:
    """Everything in one process on SQLite."""
    server = Server(folder)
    try:
        yield server, server, server
    finally:
        server.stop()


@contextmanager
def by_pub(folder: Path) -> Iterator[Parts]:
    """The push service in a process of its own."""
    push = Server(folder, "--roles", "push")
    api = Server(folder, "--roles", "api,queue", "--publish", push.url)
    try:
        yield api, push, api
    finally:
        api.stop()
        push.stop()


@contextmanager
def apart(folder: Path) -> Iterator[Parts]:
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
        yield api, push, queue


ALONE = "push alone"
WAYS = {
    "in process": together,
    "POST /pub": by_pub,
    "PostgreSQL and Redis": apart,
    ALONE: together,
}


def measure(way: str, asked: argparse.Namespace) -> dict[str, Any]:
    """One way from a bid to its push."""
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name)
        with WAYS[way](folder) as (api, push, queue):
            list_sale(api.url, rising_sale(asked.lots))
            send = (pushes if way == ALONE else bids)(api.url, asked.lots)
            with asyncio.Runner(loop_factory=fast_loop()) as runner:
                told = runner.run(Run(send, push.url, asked).run())
            if way == ALONE:
                return told
            metrics = httpx.get(f"{queue.url}/metrics").text
            return {**told, "commit_to_push": commit_to_push(metrics)}


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--rate", type=float, default=200, help="bids a second")
    parser.add_argument("--lots", type=int, default=20)
    parser.add_argument("--watchers", type=int, default=200, help="each of one lot")
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--ways", default=",".join(WAYS), help="some of them only")
    asked = parser.parse_args()
    tell({way: measure(way, asked) for way in asked.ways.split(",")}, asked.json)


if __name__ == "__main__":
    main()
