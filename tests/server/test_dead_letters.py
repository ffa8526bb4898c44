"""Pushes that were given up: seen, pushed again and dropped, by API and by command."""

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from tests.conftest import ADMIN, ServerProcess, new_sale, wait_until


class Refuses:
    """A push service that answers what it is told to."""

    def __init__(self) -> None:
        self.answer = b"data error"
        self.heard: list[dict] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Length", str(len(outer.answer)))
                self.end_headers()
                self.wfile.write(outer.answer)
                outer.heard.append(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def refuses():
    service = Refuses()
    yield service
    service.stop()


@pytest.fixture
def office(tmp_path, refuses):
    publish = f"http://127.0.0.1:{refuses.server.server_port}/pub"
    process = ServerProcess(
        tmp_path, "--roles", "api,queue", "--publish", publish, "--push-attempts", "1"
    )
    process.start()
    yield process
    process.stop()


@pytest.fixture
def http(office):
    headers = {"Authorization": f"Bearer {ADMIN}"}
    with httpx.Client(base_url=office.url, headers=headers) as client:
        client.post("/api/v1/sales", json=new_sale()).raise_for_status()
        wait_until(lambda: client.get("/queue").json()["deadLetters"] == 3, "three are given up")
        yield client


def rostrum(office, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rostrum", "queue", *arguments],
        env={**os.environ, "ROSTRUM_SERVER": office.url, "ROSTRUM_TOKEN": ADMIN},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_they_are_listed_by_pages_with_what_they_say(http):
    first = http.get("/queue/dead", params={"limit": 2}).json()
    assert [letter["itemId"] for letter in first["deadLetters"]] == ["s1-1", "s1-2"]
    rest = http.get("/queue/dead", params={"after": first["next"]}).json()
    (letter,) = rest["deadLetters"]
    assert rest["next"] is None
    assert letter["message"]["itemId"] == letter["itemId"] == "s1-3"
    assert letter["attempts"] >= 1
    assert not letter["replaced"]
    assert "answered 200: data error" in letter["reason"]


def test_by_command_they_are_seen_pushed_again_and_dropped(http, office, refuses):
    told = json.loads(rostrum(office, "status", "--json").stdout)
    assert (told["depth"], told["deadLetters"], told["failing"]) == (0, 3, None)
    assert "3 dead letters" in rostrum(office, "status").stdout
    lines = rostrum(office, "dead", "--json").stdout.splitlines()
    numbers = {json.loads(line)["itemId"]: json.loads(line)["id"] for line in lines}
    assert "data error" in rostrum(office, "dead").stdout
    refuses.answer = b"OK"
    refuses.heard.clear()
    assert "1 wait again" in rostrum(office, "retry", str(numbers["s1-2"])).stdout
    wait_until(lambda: [body["itemId"] for body in refuses.heard] == ["s1-2"], "it is pushed")
    assert "1 are gone" in rostrum(office, "drop", str(numbers["s1-1"])).stdout
    assert rostrum(office, "drop", "--all", "--json").stdout.strip() == '{"dropped":1}'
    assert http.get("/queue").json()["deadLetters"] == 0


def test_a_command_that_names_none_or_everything_and_some_is_refused_in_words(office):
    for arguments in (("retry",), ("drop", "5", "--all")):
        run = rostrum(office, *arguments)
        assert run.returncode == 1
        assert "by their numbers, or say --all" in run.stderr


def test_who_may(http, office):
    token = http.post("/api/v1/tokens", json={"name": "desk", "role": "clerk"}).json()["token"]
    clerk = {"Authorization": f"Bearer {token}"}
    assert httpx.get(f"{office.url}/queue/dead", headers=clerk).status_code == 200
    for path in ("/queue/retry", "/queue/drop"):
        assert httpx.post(office.url + path, headers=clerk, json={"ids": None}).status_code == 403
    assert http.get("/queue").json()["deadLetters"] == 3
