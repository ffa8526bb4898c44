"""nginx in front, as packaging/nginx has it, and units and compose file that name real options."""

import asyncio
import configparser
import json
import re
import shutil
import ssl
import subprocess
from pathlib import Path

import aiohttp
import httpx
import pytest
import socketio
import typer
import yaml
from tests.conftest import ServerProcess, wait_until
from tests.parts import free_port, missing

from rostrum.cli.commands import app
from rostrum.roles import Role, roles_of, target_of

PACKAGING = Path(__file__).parents[2] / "packaging"


def options() -> set[str]:
    """The environment's names of every option of ``rostrum serve``."""
    serve = typer.main.get_command(app).commands["serve"]
    return {option.envvar for option in serve.params if option.envvar}


@pytest.fixture(scope="module")
def nginx(tmp_path_factory):
    """nginx with our configuration before two push services and an API; gives ports and servers."""
    tmp_path = tmp_path_factory.mktemp("nginx")
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        missing("nginx is not installed; run make test-deps")
    servers = [ServerProcess(tmp_path, "--roles", "push", name=f"push{n}") for n in (1, 2)]
    publish = ("--publish", "http://127.0.0.1:9/pub")  # where nobody is: no bid is made here
    api = ServerProcess(tmp_path, "--roles", "api,queue", *publish, name="api")
    for server in (*servers, api):
        server.start()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
         "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    conf = (PACKAGING / "nginx" / "rostrum.conf").read_text()
    port, plain = free_port(), free_port()
    changes = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "/etc/ssl/sale.example.com": str(tmp_path),
        **{f"127.0.0.1:310{n}": f"127.0.0.1:{api.port}" for n in (1, 2)},
        "127.0.0.1:3301": f"127.0.0.1:{servers[0].port}",
        "127.0.0.1:3302": f"127.0.0.1:{servers[1].port}",
    }
    assert all(old in conf for old in changes)
    # In one pass: the port of a server of ours may begin with the digits of one that stands there.
    every = "|".join(re.escape(old) for old in changes)
    conf = re.sub(every, lambda found: changes[found[0]], conf)
    (tmp_path / "rostrum.conf").write_text(conf)
    temporary = "".join(
        f"{name}_temp_path {tmp_path}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/nginx.pid; error_log {tmp_path}/error.log;"
        f"worker_processes 1; events {{}} http {{ access_log off; {temporary}"
        f"include {tmp_path}/rostrum.conf; }}"
    )
    process = subprocess.Popen([program, "-c", tmp_path / "nginx.conf", "-p", tmp_path])

    certificate = ssl.create_default_context(cafile=tmp_path / "fullchain.pem")

    def answers() -> bool:
        try:
            told = httpx.get(f"https://127.0.0.1:{port}/healthz", verify=certificate)
        except httpx.TransportError:
            return False
        return told.status_code == 200

    wait_until(answers, "nginx answers")
    yield port, plain, servers, certificate
    process.terminate()
    process.wait(60)
    for server in (*servers, api):
        server.stop()


@pytest.mark.parametrize("transports", [["websocket"], ["polling"], ["polling", "websocket"]])
async def test_watchers_come_through_it_by_each_way(nginx, transports):
    port, _, servers, certificate = nginx
    heard: list[object] = []
    connector = aiohttp.TCPConnector(ssl=certificate)
    http = aiohttp.ClientSession(connector=connector)
    watcher = socketio.AsyncClient(reconnection=False, http_session=http)
    watcher.on("auction", heard.append)
    await watcher.connect(f"https://127.0.0.1:{port}?itemId=100", transports=transports)
    body = {"itemId": 100, "channel": "auction", "message": "sold"}
    async with httpx.AsyncClient() as publisher:
        for server in servers:
            assert (await publisher.post(f"{server.url}/pub", json=body)).text == "ok"
    async with asyncio.timeout(60):
        while not heard:
            await asyncio.sleep(0.02)
    assert heard == ["sold"]
    await watcher.disconnect()
    await http.close()


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("/", "<!doctype html>"),
        ("/viewer/viewer.js", "//"),
        ("/docs", "<!doctype html>"),
        ("/api/v1/sales", '{"sales":[]}'),
        ("/healthz", '{"status":'),
    ],
)
def test_each_page_is_asked_of_the_role_that_has_it(nginx, path, begins):
    port, _, _, certificate = nginx
    answer = httpx.get(f"https://127.0.0.1:{port}{path}", verify=certificate)
    assert (answer.status_code, answer.text.lower()[: len(begins)]) == (200, begins)


def test_what_is_for_this_machine_alone_is_not_reached_through_it(nginx):
    port, plain, _, certificate = nginx
    body = {"itemId": 100, "channel": "auction", "message": "forged"}
    with httpx.Client(base_url=f"https://127.0.0.1:{port}", verify=certificate) as http:
        assert http.post("/pub", json=body).status_code == 404
        assert http.get("/metrics").status_code == 404
    moved = httpx.get(f"http://127.0.0.1:{plain}/x", headers={"Host": "sale.example.com"})
    assert (moved.status_code, moved.headers["Location"]) == (301, "https://sale.example.com/x")


def test_units_set_options_that_there_are():
    units = sorted((PACKAGING / "systemd").glob("*.service"))
    assert len(units) == 4
    for path in units:
        unit = configparser.RawConfigParser(strict=False, interpolation=None)
        unit.optionxform = str
        unit.read(path)
        assert unit["Service"]["ExecStart"].endswith("/rostrum serve")
        names = set(re.findall(r"ROSTRUM_\w+", path.read_text()))
        assert names <= options(), path.name
    example = (PACKAGING / "systemd" / "rostrum.env.example").read_text()
    assert set(re.findall(r"ROSTRUM_\w+", example)) <= options()


def test_the_compose_file_sets_options_that_there_are_and_roles_that_go_together():
    told = yaml.safe_load((PACKAGING / "compose.yaml").read_text())
    ours = {name: service for name, service in told["services"].items() if "build" in service}
    assert set(ours) == set(Role)
    for name, service in ours.items():
        environment = service["environment"]
        assert set(environment) <= options()
        assert roles_of(environment["ROSTRUM_ROLES"]) == {name}
        if "ROSTRUM_PUBLISH" in environment:
            target_of(environment["ROSTRUM_PUBLISH"])
    assert json.dumps(told)
