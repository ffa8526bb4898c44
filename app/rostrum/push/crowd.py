"""The TCP connections of one process, whatever they are for: how many there may be, and that who
asked for something reads it.

Sockets, streams and polls have places of their own (``admission``). Before them is whoever has only
connected, whoever keeps a connection between two requests, and whoever takes an answer so slowly
that it has to be kept for him. Each of these holds a file of the process, and the database's are
files too.
"""

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Iterator

from aiohttp import web
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from rostrum.push.callers import Address, Network, remote

MORE = 500
"""Connections beyond ``--connections``, for ordinary requests."""

SPARE_FILES = 100
"""Files that are left to the database, certificates and pictures."""

TIMES_OF_ONE = 4
"""Connections of one address, as a multiple of ``--connections-per-address``: a browser has several."""

LOOK_S = 10.0
"""Between two looks at who reads."""

SLOW_LOOKS = 3
SLOW_BYTES = 10 * 1024
"""Who has bytes waiting, and took fewer than these between two looks, so often in a row, is cut off."""

SWEEP_S = 0.25
"""At the limit: least time between two counts of who is still there."""

_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\n"
    b"Content-Type: text/plain\r\nContent-Length: 51\r\n\r\n"
    b"the server has as many connections as it can; wait\n"
)
_ACKED_AT = 120
"""Where ``tcpi_bytes_acked`` is in Linux's ``struct tcp_info``."""


class _Reader:
    """How far one connection's other end has read."""

    __slots__ = ("acked", "address", "slow")

    def __init__(self, address: Address | None) -> None:
        self.address = address
        self.acked = 0
        self.slow = 0


class Crowd(Collector):
    """Who is connected. ``most`` in all, ``most_of_one`` of an address; this machine and the
    ``proxies``, who speak for many, are not counted by address."""

    def __init__(self, most: int, most_of_one: int, proxies: tuple[Network, ...] = ()) -> None:
        self._most = most
        self._most_of_one = most_of_one
        self._proxies = proxies
        self._there: dict[asyncio.Transport, _Reader] = {}
        self._of: Counter[Address] = Counter()
        self._swept_at = 0.0
        self.refused = 0
        self.cut_off = 0

    def enter(self, transport: asyncio.Transport) -> bool:
        """Takes a new connection in; else it is told so and closed."""
        address = remote(transport)
        if address is not None and (
            address.is_loopback or any(address in network for network in self._proxies)
        ):
            address = None
        if self._full(address):
            self._sweep_now_and_then()
        if self._full(address):
            self.refused += 1
            transport.write(_FULL)
            transport.close()
            return False
        self._there[transport] = _Reader(address)
        if address is not None:
            self._of[address] += 1
        return True

    async def watch(self) -> None:
        """Forgets who has gone and cuts off who does not read, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_S)
            self.look()

    def look(self) -> None:
        """One look at everybody."""
        self._sweep()
        for transport, reader in self._there.items():
            if transport.get_write_buffer_size() == 0:
                reader.slow = 0
                continue
            acked = _acked(transport)
            if acked is None:
                continue
            reader.slow = reader.slow + 1 if acked - reader.acked < SLOW_BYTES else 0
            reader.acked = acked
            if reader.slow >= SLOW_LOOKS:
                self.cut_off += 1
                transport.abort()

    def _full(self, address: Address | None) -> bool:
        return len(self._there) >= self._most or (
            address is not None and self._of[address] >= self._most_of_one
        )

    def _sweep_now_and_then(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._swept_at >= SWEEP_S:
            self._swept_at = now
            self._sweep()

    def _sweep(self) -> None:
        for transport in [each for each in self._there if each.is_closing()]:
            address = self._there.pop(transport).address
            if address is not None:
                self._of[address] -= 1
                if self._of[address] <= 0:
                    del self._of[address]

    def collect(self) -> Iterator[Metric]:
        """Metrics of the moment."""
        self._sweep()
        yield GaugeMetricFamily(
            "rostrum_tcp_connections", "TCP connections of this process.", value=len(self._there)
        )
        yield GaugeMetricFamily(
            "rostrum_tcp_connections_most", "How many there may be.", value=self._most
        )
        yield CounterMetricFamily(
            "rostrum_tcp_refused",
            "TCP connections beyond that, or of one address.",
            value=self.refused,
        )
        yield CounterMetricFamily(
            "rostrum_tcp_slow_readers", "Cut off: they did not take what they asked for.", value=self.cut_off
        )  # fmt: skip


def _acked(transport: asyncio.Transport) -> int | None:
    """Bytes that the other end has taken since it connected; None where the system does not tell."""
    line = transport.get_extra_info("socket")
    if line is None or not hasattr(socket, "TCP_INFO"):
        return None
    try:
        told = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _ACKED_AT + 8)
    except OSError:  # gone, or no TCP
        return None
    return struct.unpack_from("=Q", told, _ACKED_AT)[0] if len(told) >= _ACKED_AT + 8 else None


CROWD = web.AppKey("CROWD", Crowd)
"""Where an application keeps who is connected to it."""
