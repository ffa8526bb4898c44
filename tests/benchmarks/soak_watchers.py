"""The public of a soak: many watchers on plain websockets, each checking every version it is shown.

``python -m tests.benchmarks.soak_watchers URL CATALOGUE --watchers 1000 --items 6``. The catalogue
is a JSON file with each item's version. Prints ``ready`` when all have joined; a line on the standard
input names a file with the versions at the end, and is answered with what was seen, as JSON.
"""

import argparse
import asyncio
import json
import random
import re
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rostrum.listening import fast_loop

AT_ONCE = 50
"""Connections made together."""

LAST_S = 20.0
"""How long the last versions may take."""

MOST_MS = 10_000
"""Longest delay that is told apart."""

_STATE = re.compile(rb'"itemId":"([^"]+)".*?"version":(\d+)')
_BID = re.compile(rb'"event":\{"type":"bid_accepted","at":(\d+)')


class Shown:
    """What all watchers were shown."""

    def __init__(self) -> None:
        self.deliveries = 0
        self.holes = 0
        self.old = 0
        self.closed = 0
        self.delays = [0] * (MOST_MS + 1)
        """Deliveries by the ms from the bid's decision, as the server stamped it."""

    def quantile_ms(self, share: float) -> int:
        """The delay that ``share`` of the deliveries did not exceed."""
        wanted, passed = sum(self.delays) * share, 0
        for ms, count in enumerate(self.delays):
            passed += count
            if passed >= wanted:
                return ms
        return MOST_MS


class Watcher(asyncio.Protocol):
    """One watcher of some items; ``versions`` are those that it has been shown."""

    def __init__(self, host: str, versions: dict[bytes, int], shown: Shown) -> None:
        self._host = host
        self._shown = shown
        self._rest = b""
        self._upgraded = False
        self._transport: asyncio.Transport | None = None
        self.versions = versions
        self.joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        items = b",".join(self.versions).decode()
        transport.write(
            f"GET /socket.io/?EIO=4&transport=websocket&itemId={items} HTTP/1.1\r\n"
            f"Host: {self._host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def connection_lost(self, error: Exception | None) -> None:
        self._shown.closed += 1
        if not self.joined.done():
            self.joined.set_exception(error or ConnectionError("the server ended a watcher"))

    def data_received(self, data: bytes) -> None:
        data = self._rest + data
        if not self._upgraded:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            self._upgraded = True
        at = 0
        while len(data) - at >= 2:
            length, start = data[at + 1], at + 2
            if length == 126:
                length, start = int.from_bytes(data[at + 2 : at + 4]), at + 4
            elif length == 127:
                length, start = int.from_bytes(data[at + 2 : at + 10]), at + 10
            if len(data) < start + length:
                break
            self._packet(data[start : start + length])
            at = start + length
        self._rest = data[at:]

    def _packet(self, packet: bytes) -> None:
        if packet.startswith(b"42"):
            self._event(packet)
        elif packet.startswith(b"0"):
            self._send(b"40")
        elif packet == b"2":
            self._send(b"3")
        elif packet.startswith(b"40"):
            self.joined.set_result(None)

    def _send(self, packet: bytes) -> None:
        self._transport.write(bytes((0x81, 0x80 | len(packet), 0, 0, 0, 0)) + packet)

    def _event(self, packet: bytes) -> None:
        found = _STATE.search(packet)
        if found is None:
            return  # the heartbeat
        item, version = found[1], int(found[2])
        had = self.versions[item]
        shown = self._shown
        shown.deliveries += 1
        if version <= had:
            shown.old += 1
            return
        if version > had + 1:
            shown.holes += version - had - 1
        self.versions[item] = version
        if bid := _BID.search(packet):
            delay = time.time_ns() // 1_000_000 - int(bid[1])
            shown.delays[min(MOST_MS, max(0, delay))] += 1


async def watch(url: str, catalogue: dict[str, int], watchers: int, items: int) -> dict[str, Any]:
    """Joins all, waits for the end, and tells."""
    loop, dice, shown = asyncio.get_running_loop(), random.Random(2), Shown()
    where = urlsplit(url)
    all_items = list(catalogue)
    everyone: list[Watcher] = []
    for n in range(watchers):
        chosen = {item.encode(): catalogue[item] for item in dice.sample(all_items, items)}
        watcher = Watcher(where.netloc, chosen, shown)
        everyone.append(watcher)
        await loop.create_connection(lambda w=watcher: w, where.hostname, where.port)
        if n % AT_ONCE == AT_ONCE - 1:
            await asyncio.gather(*(each.joined for each in everyone[-AT_ONCE:]))
    await asyncio.gather(*(each.joined for each in everyone))
    print("ready", flush=True)
    path = (await asyncio.to_thread(sys.stdin.readline)).strip()
    final: dict[str, int] = json.loads(Path(path).read_text())
    end = time.monotonic() + LAST_S
    while (short := behind(everyone, final)) and time.monotonic() < end:
        await asyncio.sleep(0.1)
    return {
        "watchers": watchers,
        "deliveries": shown.deliveries,
        "holes": shown.holes,
        "old": shown.old,
        "behind": short,
        "closed": shown.closed,
        "p50_ms": shown.quantile_ms(0.5),
        "p99_ms": shown.quantile_ms(0.99),
    }


def behind(watchers: list[Watcher], final: dict[str, int]) -> int:
    """Versions that watchers were not shown."""
    return sum(
        abs(final[item.decode()] - version)
        for watcher in watchers
        for item, version in watcher.versions.items()
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("--watchers", type=int, default=1000)
    parser.add_argument("--items", type=int, default=6, help="that each of them watches")
    asked = parser.parse_args()
    catalogue = json.loads(asked.catalogue.read_text())
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        told = runner.run(watch(asked.url, catalogue, asked.watchers, asked.items))
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
