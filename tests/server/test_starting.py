"""Starting the server: what can go wrong is a sentence, never a traceback."""

import socket
import subprocess
import sys


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


def test_the_server_stops_cleanly_when_asked(server):
    assert server.stop() == 0
    assert "error" not in (server.folder / "server.log").read_text().lower()
