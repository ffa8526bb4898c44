"""docs/protocol.md says what is so: its examples run, its limits are the code's."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import httpx
import pytest
from tests.conftest import ADMIN, ServerProcess, wait_until
from tests.documents import DOCS, REDIS, example, examples
from tests.parts import ROOT, RedisServer, missing

from rostrum.push.config import PushConfig

MODULES = ROOT / "build" / "js" / "node_modules"
NODE = ROOT / "build" / "node" / "node_modules"
COMMANDS = {"js": ["node"], "php": ["php"], "python": [sys.executable], "sh": ["sh"]}


class Program:
    """An example that runs, and what it prints."""

    def __init__(self, language: str, file: Path, modules: Path) -> None:
        self._lines: Queue[str] = Queue()
        self.process = subprocess.Popen(
            [*COMMANDS[language], str(file)],
            env={**os.environ, "NODE_PATH": str(modules), "ROSTRUM_TOKEN": ADMIN},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if language == "sh" else subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self, seconds: float = 30) -> str:
        try:
            return self._lines.get(timeout=seconds)
        except Empty:
            pytest.fail("the example said nothing more")

    def line_after(self, again: Callable[[], object]) -> str:
        """What it prints of something that is done again until it listens."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            again()
            try:
                return self._lines.get(timeout=0.3)
            except Empty:
                continue
        pytest.fail("the example never heard it")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdout.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server with the lots of the document, made as it says."""
    running = ServerProcess(tmp_path_factory.mktemp("house"))
    running.start()
    made = example("protocol.md", "sh", "lot", running.url).replace("=secret", f"={ADMIN}")
    subprocess.run(["sh", "-c", made], check=True, capture_output=True)
    yield running
    running.stop()


@pytest.fixture
def run(house, tmp_path) -> Iterator[Callable[[str, str], Program]]:
    started: list[Program] = []

    def start(language: str, name: str, modules: Path = MODULES, redis: str = REDIS) -> Program:
        installed = shutil.which(COMMANDS[language][0]) is not None
        if not installed or (language == "js" and not modules.is_dir()):
            missing(f"{language} examples need what make test-deps installs")
        file = tmp_path / f"{name}.{'cjs' if language == 'js' else language}"
        file.write_text(example("protocol.md", language, name, house.url, redis))
        started.append(Program(language, file, modules))
        return started[-1]

    yield start
    for program in started:
        program.stop()


def publish(house, message: object = None) -> None:
    body = {"itemId": 100, "channel": "auction", "message": message or {"price": 12}}
    httpx.post(f"{house.url}/pub", json=body).raise_for_status()


def version_and_ask(house, item: str = "100") -> tuple[int, int]:
    state = httpx.get(f"{house.url}/api/v1/items/{item}").json()
    return state["version"], state["ask"]


@pytest.mark.parametrize("language", ["sh", "js", "php", "python"])
def test_publish(run, language):
    assert run(language, "publish").line() == "ok"


def test_emit_through_redis(run, tmp_path):
    bus = RedisServer(tmp_path)
    bus.start()
    push = ServerProcess(tmp_path, "--roles", "push", "--redis", bus.url)
    push.start()
    try:
        with httpx.stream("GET", f"{push.url}/items/100/stream", timeout=30) as stream:
            lines = stream.iter_lines()
            next(lines)
            wait_until(
                lambda: httpx.get(f"{push.url}/healthz").json()["redis"] == "ok", "Redis is joined"
            )
            run("js", "redis", NODE, bus.url)
            assert next(line for line in lines if line.startswith("data")) == 'data: {"price":12}'
    finally:
        push.stop()
        bus.kill()


@pytest.mark.parametrize(
    ("language", "heard"), [("js", "price 12"), ("python", "auction {'price': 12}")]
)
def test_listen(run, house, language, heard):
    assert run(language, "listen").line_after(lambda: publish(house)) == heard


@pytest.mark.parametrize("package", ["socket.io-client", "socket.io-client-v3"])
def test_subscribe(run, house, tmp_path, package):
    (tmp_path / "socket.io-client").symlink_to(MODULES / package)
    program = run("js", "subscribe", tmp_path)
    version, ask = version_and_ask(house)
    assert program.line() == f"100 {version} open {ask}"
    assert program.line().startswith("101 ")
    assert program.line() == "unknown 0"


def test_clock(run):
    word, now = run("js", "clock").line().split()
    assert word == "server"
    assert abs(int(now) - time.time() * 1000) < 10_000


def test_stream(run, house):
    assert run("python", "stream").line() == f"ask {version_and_ask(house)[1]}"


def test_poll_and_bid(run, house):
    poll = run("php", "poll")
    assert poll.line() == f"ask {version_and_ask(house)[1]}"
    for language in ("js", "php", "python"):
        before = version_and_ask(house)
        told = run(language, "bid").line()
        after = version_and_ask(house)
        assert told == f"accepted {after[1]}"
        assert after[0] == before[0] + 1
        assert poll.line() == f"ask {after[1]}"


def test_every_example_is_run_here_or_by_the_tests_of_the_page():
    run_in_a_page = {("js", "stream")}
    run_here = {
        *(("sh", name) for name in ("lot", "publish")),
        *(("php", name) for name in ("publish", "poll", "bid")),
        *(("python", name) for name in ("publish", "listen", "stream", "bid")),
        *(("js", name) for name in ("publish", "redis", "listen", "subscribe", "clock", "bid")),
    }
    assert set(examples("protocol.md")) == run_here | run_in_a_page


def test_the_limits_are_those_of_the_code():
    told = re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", (DOCS / "protocol.md").read_text(), re.M)
    assert len(told) == 9
    for name, value in told:
        assert getattr(PushConfig(), name) == int(value.replace(",", "")), name
