"""``rostrum watch`` as a script uses it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

import httpx
import pytest


@pytest.fixture
def watching() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "rostrum", "watch", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert "watching" in process.stderr.readline()
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_bid_is_a_line_of_json(server, sale, bid, watching):
    process = watching("s1-1", "s1-2", "--server", server.url, "--json", "--count", "1")
    bid("s1-2", 100_00)
    told = json.loads(process.stdout.readline())
    assert (told["channel"], told["message"]["itemId"]) == ("auction", "s1-2")
    assert told["message"]["price"] == 100_00
    assert process.wait(60) == 0


def test_a_bid_is_a_line_for_people(server, sale, bid, watching):
    process = watching("s1-2", "--server", server.url)
    bid("s1-2", 100_00)
    assert process.stdout.readline() == "s1-2  lot 2  open  £100  ask £110  leader 412  1 bid\n"


def test_what_any_program_publishes_is_shown_as_it_came(server, watching):
    process = watching("77", "--server", server.url, "--channel", "chat")
    for channel in ("other", "chat"):
        body = {"itemId": 77, "channel": channel, "message": {"now\n": [1, "x"]}}
        assert httpx.post(f"{server.url}/pub", json=body).text == "ok"
    assert process.stdout.readline() == 'chat  {"now\\n": [1, "x"]}\n'


def test_a_server_that_is_not_there_is_said():
    ended = subprocess.run(
        [sys.executable, "-m", "rostrum", "watch", "1", "--server", "http://127.0.0.1:1"],
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, "cannot be watched" in ended.stderr) == (1, True)
    assert "Traceback" not in ended.stderr
