"""Other people's programs, run as they are."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest
from tests.conftest import ServerProcess
from tests.parts import missing

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "build" / "js" / "node_modules"


@pytest.fixture(scope="module")
def server(modules_server: ServerProcess) -> ServerProcess:
    """One server for all of them; none of these programs can harm it."""
    return modules_server


class Watcher:
    """A JavaScript client that tells what it hears."""

    def __init__(self, package: str, url: str, transports: str, channels: tuple[str, ...]) -> None:
        self._lines: Queue[str] = Queue()
        self.process = subprocess.Popen(
            ["node", str(HERE / "js" / "watch.js"), package, url, transports, *channels],
            env={**os.environ, "NODE_PATH": str(MODULES)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line)

    def next(self, seconds: float = 20) -> Any:
        try:
            line = self._lines.get(timeout=seconds)
        except Empty:
            pytest.fail("the client said nothing more")
        return json.loads(line)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdout.close()


@pytest.fixture
def watch(server) -> Iterator[Callable[..., Watcher]]:
    """Starts a JavaScript client; skips where node or the client is not installed."""
    started: list[Watcher] = []

    def start(
        query: str = "?itemId=100",
        *channels: str,
        package: str = "socket.io-client",
        transports: str = "websocket",
        connected: bool = True,
    ) -> Watcher:
        if shutil.which("node") is None:
            missing("node is not installed; run make test-deps")
        if not (MODULES / package).is_dir():
            missing(f"the npm package {package} is not installed; run make test-deps")
        watcher = Watcher(package, server.url + query, transports, channels or ("auction",))
        started.append(watcher)
        if connected:
            assert watcher.next()["connected"]
        return watcher

    yield start
    for watcher in started:
        watcher.stop()


@pytest.fixture
def php(server) -> Callable[..., str]:
    """Publishes as the article's PHP does; skips where php with curl is not installed."""
    if shutil.which("php") is None:
        missing("php is not installed; run make test-deps")
    extensions = subprocess.run(["php", "-m"], capture_output=True, text=True, check=True).stdout
    if "curl" not in extensions.split():
        missing("php has no curl extension; run make test-deps")

    def publish(**fields: Any) -> str:
        return subprocess.run(
            ["php", str(HERE / "php" / "publish.php"), f"{server.url}/pub", json.dumps(fields)],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        ).stdout

    return publish
