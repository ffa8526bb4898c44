"""Real parts that tests start: Redis, and the article's push service on Node; and their ports."""

import itertools
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[1]


def missing(reason: str) -> NoReturn:
    """Skips a test whose part is not installed; where everything has to be, the test fails."""
    if os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail(reason)
    pytest.skip(reason)


PORTS = range(10_240, 32_640)
"""Below those from which a system gives connections their own port: Linux begins at 32,768."""

EACH = 200
"""Ports of one process of tests. It has more of them than any of its tests uses, one after another."""


@cache
def _own_ports() -> tuple[socket.socket, Iterator[int]]:
    """Ports that no other process of tests uses, for as long as this one lives.

    The first of them is listened on for a sign that they are taken: the workers of one run, and
    other runs on this machine, pass them by.
    """
    for first in PORTS[::EACH]:
        try:
            sign = socket.create_server(("127.0.0.1", first))
        except OSError:
            continue
        return sign, itertools.cycle(range(first + 1, first + EACH))
    raise OSError(f"every part of the ports {PORTS.start} to {PORTS.stop} is taken")


def free_port() -> int:
    """A port that nobody listens on, and that nobody is given while a killed server is away.

    A port that the system chooses may be anyone's as soon as it is free: another test's server's, to
    which the clients of the killed one would then come back, or a connection's own.
    """
    _, ports = _own_ports()
    for port in itertools.islice(ports, EACH - 1):
        try:
            with closing(socket.create_server(("127.0.0.1", port))):
                return port
        except OSError:
            continue
    raise OSError("none of the ports of these tests is free")


class RedisServer:
    """``redis-server`` that keeps nothing; always on the same port."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("redis-server") is None:
            missing("redis-server is not installed; run make test-deps")
        self._folder = folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (self._folder / "redis.log").open("ab") as log:
            self.process = subprocess.Popen(
                ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1",
                 "--save", "", "--appendonly", "no", "--dir", str(self._folder)],
                stdout=log, stderr=log,
            )  # fmt: skip
        end = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                if time.monotonic() > end:
                    pytest.fail((self._folder / "redis.log").read_text())
                time.sleep(0.02)
            else:
                return

    def send(self, number: int) -> None:
        self.process.send_signal(number)

    def kill(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.send(signal.SIGKILL)
            self.process.wait()


class NodePush:
    """The article's push service on Node."""

    def __init__(self, redis_url: str | None = None) -> None:
        if shutil.which("node") is None:
            missing("node is not installed; run make test-deps")
        modules = ROOT / "build" / "node" / "node_modules"
        if not modules.is_dir():
            missing("Node's push service is not installed; run make test-deps")
        here = ROOT / "tests" / "queue" / "node"
        self.process = subprocess.Popen(
            ["node", str(here / "server.js"), *([redis_url] if redis_url else [])],
            env={**os.environ, "NODE_PATH": str(modules)},
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = f"http://127.0.0.1:{int(self.process.stdout.readline())}"

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
