"""docs/operate.md: what it has one type, typed, on one process and on roles apart."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.conftest import ADMIN, new_sale, wait_until
from tests.documents import DOCS, example
from tests.parts import RedisServer, free_port

PAGE = "operate.md"


def environment(**more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ROSTRUM_")}
    return {
        **clean,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        **more,
    }


def typed(program: str, folder: Path, **more: str) -> str:
    ran = subprocess.run(
        ["sh", "-ec", program], env=environment(**more), cwd=folder, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_one_looks_at_a_server_and_gives_a_program_a_token(server, tmp_path):
    token = typed(example(PAGE, "sh", "token", server.url), tmp_path, ROSTRUM_TOKEN=ADMIN)
    assert json.loads(token)["role"] == "service"
    look = example(PAGE, "sh", "look", server.url)
    told = typed(look, tmp_path, ROSTRUM_TOKEN=ADMIN, QT_QPA_PLATFORM="offscreen")
    assert "push             a websocket is open" in told
    assert "nothing waits, 0 dead letters" in told
    assert '{"status":"ok"' in told
    page = (DOCS / PAGE).read_text()
    for name in re.findall(r"`(rostrum_(?:queue|push|tcp)_\w+)`", page):
        assert f"\n{name} " in told, name


def test_a_copy_is_made_and_goes_back(server, tmp_path):
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {ADMIN}"}) as http:
        assert http.post("/api/v1/sales", json=new_sale()).status_code == 201
    place = ("/var/lib/rostrum/rostrum.db", str(server.folder / "rostrum.db"))
    backup = example(PAGE, "sh", "backup", server.url).replace(*place)
    assert "is copied to" in typed(backup, tmp_path)
    [copy] = tmp_path.glob("*.backup")
    server.stop()
    restore = example(PAGE, "sh", "restore", server.url).replace(*place)
    told = typed(restore.replace("2026-03-05-1900.backup", copy.name), tmp_path)
    assert "rostrum: every log is whole" in told
    assert (server.folder / "rostrum.db.before").exists()


@pytest.fixture
def bus(tmp_path):
    redis = RedisServer(tmp_path)
    redis.start()
    yield redis
    redis.kill()


def test_roles_apart_are_well_and_a_bid_reaches_those_who_watch(postgres, bus, tmp_path):
    ports = {role: free_port() for role in ("api", "queue", "push")}
    program = example(PAGE, "sh", "apart", "", bus.url)
    printed = "postgresql://rostrum:a%20long%20word@127.0.0.1/rostrum"
    assert printed in program
    where = postgres.new_database().replace("rostrum@", "rostrum:a%20long%20word@")
    program = program.replace(printed, where)
    for role, begins in (("api", "31"), ("queue", "32"), ("push", "33")):  # one of each is enough
        program = program.replace(f"{begins}01 {begins}02", str(ports[role]))
    with subprocess.Popen(
        ["sh", "-ec", f"{program}\nwait"],
        env=environment(), cwd=tmp_path, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        try:
            for port in ports.values():
                wait_until(lambda p=port: health(p) == "ok", "each part is well", 60)
            api = f"http://127.0.0.1:{ports['api']}/api/v1"
            sent = {"Authorization": "Bearer secret", "Idempotency-Key": "k"}
            with httpx.Client(headers=sent, timeout=20) as http:
                assert http.post(f"{api}/sales", json=new_sale()).status_code == 201
                bid = {"paddle": "412", "amount": 10_000, "kind": "phone"}
                assert http.post(f"{api}/items/s1-1/bids", json=bid).status_code == 201
                watched = f"http://127.0.0.1:{ports['push']}/items/s1-1/poll?since=1"
                assert http.get(watched).json()["price"] == 10_000
        finally:
            os.killpg(running.pid, signal.SIGTERM)


def health(port: int) -> str:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz").json()["status"]
    except httpx.TransportError:
        return "away"
