"""A whole server in this process, shared by a module: attacked over real sockets."""

import asyncio
import re
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.conftest import ADMIN, new_sale

from rostrum.server import start
from rostrum.server_config import ServerConfig

SERVICE = "service-token-of-the-tests"
PASSWORD = "a long saleroom evening"
ROLES = ("viewer", "clerk", "auctioneer", "admin", "service")


class House:
    """A server on a thread and a loop of its own, with a sale, and a token for each role."""

    def __init__(self, folder: Path, **config: Any) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        told = {"port": 0, "database": str(folder / "house.db"), "admin_token": ADMIN,
                "service_token": SERVICE} | config  # fmt: skip
        self.runner, self.port = self.call(start(ServerConfig(**told)))
        self.secure = told.get("tls") is not None
        self.url = f"http{'s' if self.secure else ''}://127.0.0.1:{self.port}"
        self.tokens = {"admin": ADMIN, "service": SERVICE}
        self.client = httpx.Client(base_url=self.url, timeout=60, verify=False)  # noqa: S501

    def call(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    def furnish(self) -> None:
        assert self.ask("POST", "/api/v1/sales", ADMIN, json=new_sale()).status_code == 201
        for role in ("viewer", "clerk", "auctioneer"):
            self.tokens[role] = self.issue(f"a {role}", role)["token"]

    def issue(self, name: str, role: str) -> dict[str, Any]:
        answer = self.ask("POST", "/api/v1/tokens", ADMIN, json={"name": name, "role": role})
        assert answer.status_code == 201, answer.text
        return answer.json()

    def ask(self, method: str, path: str, token: str | None = None, **more: Any) -> httpx.Response:
        sent = {} if token is None else {"Authorization": f"Bearer {token}"}
        headers = sent | more.pop("headers", {})
        return self.client.request(method, path, headers=headers, **more)

    def raw(self, *pieces: bytes, wait: float = 20) -> bytes:
        """Sends bytes as they are; everything that comes back until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as line:
            for piece in pieces:
                line.sendall(piece)
            answer = b""
            try:
                while data := line.recv(65536):
                    answer += data
            except (TimeoutError, ConnectionResetError):
                pass
            return answer

    def first(self, asked: bytes) -> bytes:
        """What comes back first, whatever the server waits for then."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall(asked)
            return line.recv(65536)

    def close(self) -> None:
        self.client.close()
        self.call(self.runner.cleanup())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(60)
        self.loop.close()


@pytest.fixture(scope="module")
def open_house(tmp_path_factory) -> Iterator[Callable[..., House]]:
    """Opens servers that live as long as the module."""
    opened: list[House] = []

    def new(**config: Any) -> House:
        house = House(tmp_path_factory.mktemp("house"), **config)
        opened.append(house)
        house.furnish()
        return house

    yield new
    for house in opened:
        house.close()


@pytest.fixture(scope="module")
def house(open_house) -> House:
    """A server with the settings of an installation that says nothing."""
    return open_house()


def statuses(answer: bytes) -> list[int]:
    """The status of each answer in what came back."""
    return [int(found) for found in re.findall(rb"HTTP/1\.[01] (\d{3})", answer)]
