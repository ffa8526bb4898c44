"""docs/troubleshoot.md quotes what the programs really say."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.conftest import ServerProcess
from tests.documents import examples

QUOTED = {name: text for (_, name), text in examples("troubleshoot.md").items()}

Run = Callable[..., str]


def pub(server: ServerProcess, **options) -> str:
    return httpx.post(f"{server.url}/pub", **options).text


def detail(server: ServerProcess, **headers: str) -> str:
    return httpx.post(f"{server.url}/api/v1/items/1/bids", headers=headers).json()["detail"]


def unbelieved(run: Run, tmp: Path) -> str:
    """What a command says to a server whose certificate nobody known has issued."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=x",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", tmp / "k", "-out", tmp / "c"],
        check=True, capture_output=True,
    )  # fmt: skip
    secure = ServerProcess(tmp, "--roles", "push", "--tls-cert", str(tmp / "c"), "--tls-key", str(tmp / "k"))  # fmt: skip
    secure.scheme = "https"
    secure.start()
    try:
        return run("users", "list", "--server", secure.url, "--token", "t")
    finally:
        secure.stop()


SAID: dict[str, Callable[[ServerProcess, Run, Path], str]] = {
    "port-taken": lambda server, run, tmp: run(
        "serve", "--port", str(server.port), "--database", str(tmp / "a.db")
    ),
    "not-a-database": lambda server, run, tmp: run(
        "serve", "--port", "0", "--database", str(tmp / "text.db")
    ),
    "cannot-write": lambda server, run, tmp: run(
        "serve", "--port", "0", "--database", str(tmp / "text.db" / "sale.db")
    ),
    "no-such-role": lambda server, run, tmp: run("serve", "--roles", "pusch"),
    "no-server": lambda server, run, tmp: run("load-sample", "--server", "http://127.0.0.1:1"),
    "no-token": lambda server, run, tmp: detail(server),
    "wrong-token": lambda server, run, tmp: detail(server, Authorization="Bearer wrong"),
    "unknown-issuer": lambda server, run, tmp: unbelieved(run, tmp),
    "pub-from-elsewhere": lambda server, run, tmp: pub(
        server, headers={"X-Forwarded-For": "203.0.113.7"}, json={}
    ),
    "pub-json-as-form": lambda server, run, tmp: pub(
        server,
        content='{"itemId":100,"channel":"auction"}',
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    ),
    "pub-array-as-multipart": lambda server, run, tmp: pub(server, files={"itemId": (None, "1")}),
    "pub-no-object": lambda server, run, tmp: pub(server, json=[{"itemId": 100}]),
    "old-client": lambda server, run, tmp: httpx.get(
        f"{server.url}/socket.io/?EIO=3&transport=polling"
    ).json()["message"],
    "no-display": lambda server, run, tmp: run("desk"),
    "audit-no-database": lambda server, run, tmp: run(
        "audit", "verify", "--database", str(tmp / "none.db")
    ),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory):
    running = ServerProcess(tmp_path_factory.mktemp("house"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def run() -> Run:
    """What a command says on standard error when it fails."""

    def fail(*arguments: str) -> str:
        without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        ended = subprocess.run(
            [sys.executable, "-m", "rostrum", *arguments],
            env={name: value for name, value in os.environ.items() if name not in without},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert ended.returncode == 1, ended.stderr
        return ended.stderr

    return fail


@pytest.mark.parametrize("name", SAID)
def test_the_message_is_as_it_is_quoted(house, run, tmp_path, name):
    (tmp_path / "text.db").write_text(
        "a text that is no database, long enough to be looked at\n" * 9
    )
    said = SAID[name](house, run, tmp_path).strip()
    pattern = re.escape(QUOTED[name].strip()).replace("…", ".+")
    assert re.fullmatch(pattern, said), said


def test_every_quoted_message_is_brought_about():
    assert set(QUOTED) == set(SAID)
