"""Starting the server: what can go wrong is a sentence, never a traceback."""

import socket
import subprocess
import sys

import httpx
import pytest
from tests.conftest import ServerProcess


def serve(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rostrum", "serve", *options],
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_port_in_use_is_said_in_a_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = serve("--port", str(port), "--database", str(tmp_path / "a.db"))
    assert ended.returncode == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_that_is_none_is_said_in_a_sentence(tmp_path):
    path = tmp_path / "a.db"
    path.write_bytes(b"this is no database, but a letter to the editor" * 100)
    ended = serve("--port", "0", "--database", str(path))
    assert ended.returncode == 1
    assert "cannot be used" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_place_that_cannot_be_written_is_said_in_a_sentence():
    ended = serve("--port", "0", "--database", "/proc/rostrum.db")
    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_second_server_on_one_file_is_refused_until_the_first_has_gone(server):
    database = str(server.folder / "rostrum.db")
    ended = serve("--port", "0", "--database", database)
    assert ended.returncode == 1
    assert "Another rostrum serves the database" in ended.stderr
    assert "Traceback" not in ended.stderr
    server.kill()
    server.start()


@pytest.mark.parametrize(
    ("option", "value"),
    [("--origins", "house.example"), ("--origins", "*,https://a/b"), ("--trusted-proxies", "lan")],
)
def test_an_option_that_cannot_be_read_is_said_in_a_sentence(option, value):
    ended = serve("--port", "0", option, value)
    assert ended.returncode == 1
    assert option in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("where", "warned"),
    [
        (("--host", "127.0.0.1"), False),
        (("--host", "0.0.0.0"), True),  # noqa: S104 - the port is taken, nothing listens
        (("--host", "127.0.0.1", "--trusted-proxies", "127.0.0.1"), True),
        (("--host", "0.0.0.0", "--admin-token", "6b1f0c5e2d8a4f7390ab"), False),  # noqa: S104
    ],
)
def test_a_token_that_can_be_guessed_is_warned_of_where_others_can_try_it(where, warned):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = serve("--port", port, "--roles", "push", "--admin-token", "secret", *where)
    assert ("ROSTRUM_ADMIN_TOKEN has 6 characters" in ended.stderr) == warned
    assert "secret" not in ended.stderr.replace("--admin-token", "")


def test_limits_and_sites_are_options(tmp_path, monkeypatch):
    monkeypatch.setenv("ROSTRUM_ROLES", "push")
    monkeypatch.setenv("ROSTRUM_ORIGINS", "https://house.example, https://other.example")
    monkeypatch.setenv("ROSTRUM_TRUSTED_PROXIES", "127.0.0.1")
    monkeypatch.setenv("ROSTRUM_CONNECTIONS", "2")
    monkeypatch.setenv("ROSTRUM_CONNECTIONS_PER_ADDRESS", "1")
    server = ServerProcess(tmp_path)
    server.start()
    url = f"{server.url}/items/100/stream"
    try:
        assert httpx.get(url, headers={"Origin": "https://evil.example"}).status_code == 403
        visitor = {"X-Forwarded-For": "203.0.113.7", "Origin": "https://house.example"}
        with httpx.stream("GET", url, headers=visitor) as first:
            assert first.headers["Access-Control-Allow-Origin"] == "https://house.example"
            assert httpx.get(url, headers=visitor).status_code == 429
            with httpx.stream("GET", url, headers={"X-Forwarded-For": "203.0.113.8"}):
                assert httpx.get(url).status_code == 503
    finally:
        server.stop()


def test_the_server_stops_cleanly_when_asked(server):
    assert server.stop() == 0
    assert "error" not in (server.folder / "server.log").read_text().lower()
