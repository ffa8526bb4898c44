"""What all tests share: a real server process on a database of its own."""

import itertools
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings
from tests.parts import free_port
from tests.postgres import PostgresServer, running

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # Qt ends the process without a display

ADMIN = "admin-token-of-the-tests"

# What is made up is the same in each run, and none of it has to be quick: a test that fails has
# found something, and not met a busy machine. `--hypothesis-profile=search` looks for more.
_common = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, database=None, **_common)
settings.register_profile("search", max_examples=2_000, **_common)
settings.load_profile("same")

# An answer may take as long as a busy machine needs: the library's own five seconds are no test's.
for _part in ("connect", "read", "write", "pool"):
    setattr(httpx._config.DEFAULT_TIMEOUT_CONFIG, _part, 60.0)


class ServerProcess:
    """``rostrum serve`` as a user runs it; can be killed, paused and started again."""

    def __init__(self, folder: Path, *arguments: str, name: str = "server") -> None:
        self.folder = folder
        self.arguments = arguments
        self.log = folder / f"{name}.log"
        self.port = free_port()
        self.scheme = "http"
        self.process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def start(self) -> None:
        log = self.log.open("a")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rostrum", "serve", "--port", str(self.port), *self.arguments],
            env={
                **os.environ,
                "ROSTRUM_DATABASE": str(self.folder / "rostrum.db"),
                "ROSTRUM_ADMIN_TOKEN": ADMIN,
                "PYTHONUNBUFFERED": "1",
            },
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        log.close()
        line = self.process.stdout.readline()
        if not re.search(rf"https?://127\.0\.0\.1:{self.port}\b", line):
            pytest.fail(f"no server: {line!r} {self.log.read_text()}")

    def send(self, number: int) -> None:
        self.process.send_signal(number)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(60)
        self.process.stdout.close()
        return code


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server for all tests of this process; each takes a database of its own."""
    with running("fsync=off", "max_connections=100") as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path) -> str:
    """The name of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "rostrum.db")
    return request.getfixturevalue("postgres").new_database()


def serving(folder: Path) -> Iterator[ServerProcess]:
    """A running server; stopped, whatever has become of it, at the end."""
    running = ServerProcess(folder)
    running.start()
    yield running
    if running.process.poll() is None:
        running.send(signal.SIGCONT)
        running.stop()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A running server of the test's own."""
    yield from serving(tmp_path)


@pytest.fixture(scope="module")
def modules_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One for all tests of a module, which calls it ``server`` where none of them changes it."""
    yield from serving(tmp_path_factory.mktemp("server"))


@pytest.fixture(scope="module")
def modules_sale(modules_server: ServerProcess) -> str:
    """The sale of three open lots on the server of a module, which calls it ``sale``."""
    answer = httpx.post(
        f"{modules_server.url}/api/v1/sales",
        headers={"Authorization": f"Bearer {ADMIN}"},
        json=new_sale(),
    )
    assert answer.status_code == 201, answer.text
    return "s1"


@pytest.fixture
def admin(server: ServerProcess) -> Iterator[httpx.Client]:
    """An administrator's HTTP client."""
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {ADMIN}"}) as client:
        yield client


def new_sale(
    lots: int = 3, *, sale_id: str = "s1", kind: str = "live", **terms: Any
) -> dict[str, Any]:
    """A sale whose lots 1, 2, 3 … are items ``s1-1`` …, open from the start, first bid 100.00."""
    return {
        "title": "A sale of tests",
        "terms": {
            "saleId": sale_id,
            "kind": kind,
            "currency": "GBP",
            "publishPaddles": True,
            "ladder": {"type": "saleroom", "unit": 100},
            **terms,
        },
        "lots": [
            {
                "terms": {
                    "itemId": f"{sale_id}-{n}",
                    "saleId": sale_id,
                    "lot": str(n),
                    "position": n - 1,
                    "title": f"Lot number {n}",
                    "startPrice": 100_00,
                },
                "open": True,
            }
            for n in range(1, lots + 1)
        ],
        "paddles": [{"paddle": "412"}, {"paddle": "7"}, {"paddle": "9", "limit": 150_00}],
    }


@pytest.fixture
def sale(admin: httpx.Client) -> str:
    """A live sale with three open lots."""
    answer = admin.post("/api/v1/sales", json=new_sale())
    assert answer.status_code == 201, answer.text
    return "s1"


Bid = Callable[..., httpx.Response]


@pytest.fixture
def bid(admin: httpx.Client) -> Bid:
    """Places a bid; ``key`` is fresh unless given."""
    keys = itertools.count(1)

    def place(item: str, amount: int, *, paddle: str = "412", key: str | None = None, **more):
        return admin.post(
            f"/api/v1/items/{item}/bids",
            headers={"Idempotency-Key": key or f"key-{next(keys)}"},
            json={"paddle": paddle, "amount": amount, "kind": "phone", **more},
        )

    return place


def wait_until(holds: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Waits for something that must come, as long as a busy machine may need."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"never happened: {what}")
        time.sleep(0.02)
