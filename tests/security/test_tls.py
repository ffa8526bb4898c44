"""TLS on the server, and what a desk and the commands do about certificates."""

import asyncio
import json
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import aiohttp
import httpx
import pytest
import socketio
from tests.conftest import ADMIN, ServerProcess, wait_until
from tests.security.certificates import DAY, Issuer
from tests.security.conftest import House
from typer.testing import CliRunner

from rostrum import trust
from rostrum.certificate import Certificate, CertificateUnusable
from rostrum.desk.client import ApiClient
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.session import Session
from rostrum.desk.truth import Link
from rostrum.queue.over_http import OverHttp
from rostrum.store.records import OutboxRow
from rostrum.trust import Distrust, context, plain_to_others, why


@pytest.fixture(scope="module")
def issuer(tmp_path_factory) -> Issuer:
    return Issuer(tmp_path_factory.mktemp("issuer"))


@pytest.fixture(scope="module")
def secure(open_house, issuer) -> House:
    """A server that speaks https and wss alone, and says that it will go on doing so."""
    return open_house(tls=Certificate(*issuer.issue("good", "127.0.0.1")), hsts_seconds=3600)


def trusted(issuer: Issuer) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=issuer.file)


# -- the server -----------------------------------------------------------------------------


@pytest.mark.parametrize("transports", [["websocket"], ["polling"], ["polling", "websocket"]])
async def test_pushes_come_over_tls_by_each_way(secure, issuer, transports):
    http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trusted(issuer)))
    io = socketio.AsyncClient(reconnection=False, handle_sigint=False, http_session=http)
    heard: asyncio.Queue[object] = asyncio.Queue()
    io.on("auction", heard.put_nowait)
    await io.connect(f"{secure.url}?itemId=s1-1", transports=transports)
    for n in range(50):
        body = {"itemId": "s1-1", "channel": "auction", "message": {"n": n, "filled": "x" * 3000}}
        async with http.post(f"{secure.url}/pub", json=body) as answer:
            assert await answer.text() == "ok"
    async with asyncio.timeout(60):
        assert [(await heard.get())["n"] for _ in range(50)] == list(range(50))
    await io.disconnect()
    await http.close()


def metric(house: House, name: str) -> float:
    text = house.ask("GET", "/metrics", ADMIN).text
    return float(re.search(rf"^{name} (\S+)$", text, re.MULTILINE)[1])


async def test_websockets_and_publications_are_taken_at_the_door_behind_tls_too(secure, issuer):
    before = metric(secure, "rostrum_push_publications_at_the_door_total")
    body = b'{"itemId":"s1-1","channel":"auction","message":1}'
    with (
        socket.create_connection(("127.0.0.1", secure.port)) as line,
        trusted(issuer).wrap_socket(line, server_hostname="127.0.0.1") as tls,
    ):
        tls.sendall(
            b"POST /pub HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        )
        assert tls.recv(4096).endswith(b"\r\n\r\nok")
    assert metric(secure, "rostrum_push_publications_at_the_door_total") == before + 1
    assert metric(secure, "rostrum_certificate_ends_timestamp_seconds") > 1.7e9


def test_old_versions_of_tls_are_refused(secure):
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        old.set_ciphers("ALL:@SECLEVEL=0")
        with pytest.warns(DeprecationWarning, match="TLSv1"):
            old.minimum_version = old.maximum_version = version
        line = socket.create_connection(("127.0.0.1", secure.port))
        with line, pytest.raises(ssl.SSLError):
            old.wrap_socket(line)


def test_plain_http_gets_no_answer_from_a_secure_server(secure):
    assert b"200" not in secure.raw(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")


def test_browsers_are_told_to_keep_to_https(secure, house):
    told = secure.ask("GET", "/healthz").headers["Strict-Transport-Security"]
    assert told == "max-age=3600"
    assert "Strict-Transport-Security" not in house.ask("GET", "/healthz").headers


def unusable(certificate, key) -> str:
    with pytest.raises(CertificateUnusable) as refused:
        Certificate(certificate, key)
    return str(refused.value)


def test_files_that_cannot_serve_are_said_at_the_start(issuer, tmp_path):
    good, key = issuer.issue("one", "127.0.0.1")
    _, other = issuer.issue("other", "127.0.0.1")
    assert "does not belong to" in unusable(good, other)
    assert "cannot be read" in unusable(tmp_path / "none.crt", key)
    (tmp_path / "text").write_text("hello")
    assert "no certificate and key in PEM" in unusable(tmp_path / "text", key)
    expired = issuer.issue("expired", "127.0.0.1", begins=-9 * DAY, ends=-DAY)
    assert "expired" in unusable(*expired)
    early = issuer.issue("early", "127.0.0.1", begins=DAY)
    assert "not yet valid" in unusable(*early)
    locked = issuer.issue("locked", "127.0.0.1", password=b"x")
    assert "locked with a password" in unusable(*locked)


def test_a_server_with_bad_files_does_not_start_and_says_why(issuer, tmp_path):
    certificate, _ = issuer.issue("bad", "127.0.0.1")
    _, key = issuer.issue("worse", "127.0.0.1")
    run = subprocess.run(
        [sys.executable, "-m", "rostrum", "serve", "--port", "0", "--tls-cert", certificate,
         "--tls-key", key, "--database", tmp_path / "x.db"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert run.returncode == 1
    assert "does not belong to" in run.stderr
    assert "Traceback" not in run.stderr


def test_sighup_changes_the_certificate_and_drops_nobody(issuer, tmp_path):
    served = tmp_path / "served.crt", tmp_path / "served.key"
    for path, target in zip(issuer.issue("first", "127.0.0.1"), served, strict=True):
        shutil.copy(path, target)
    server = ServerProcess(tmp_path, "--tls-cert", str(served[0]), "--tls-key", str(served[1]))
    server.scheme = "https"
    server.start()

    def shown() -> tuple[ssl.SSLSocket, int]:
        line = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        tls = trusted(issuer).wrap_socket(line, server_hostname="127.0.0.1")
        return tls, tls.getpeercert()["serialNumber"]

    def asks(tls: ssl.SSLSocket) -> bytes:
        tls.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        return tls.recv(65536)

    try:
        old, first = shown()
        assert b" 200 " in asks(old)
        served[1].write_text("no key at all")  # half of a renewal: the old pair goes on
        server.send(signal.SIGHUP)
        wait_until(lambda: "certificate_not_reloaded" in server.log.read_text(), "a line")
        between, same = shown()
        assert same == first
        for path, target in zip(issuer.issue("second", "127.0.0.1"), served, strict=True):
            shutil.copy(path, target)
        server.send(signal.SIGHUP)
        wait_until(lambda: "certificate_reloaded" in server.log.read_text(), "a new certificate")
        new, second = shown()
        assert second != first
        for tls in (old, between, new):
            assert b" 200 " in asks(tls)
            tls.close()
    finally:
        assert server.stop() == 0


# -- who connects ---------------------------------------------------------------------------


def said(sentence: str | None) -> str:
    assert sentence is not None
    return sentence


@pytest.fixture(scope="module")
def doubtful(open_house, issuer, tmp_path_factory) -> dict[Distrust, House]:
    """Servers whose certificate nobody should believe, by the reason."""
    live = Certificate(*issuer.issue("expiring", "127.0.0.1"))
    old = issuer.issue("old", "127.0.0.1", begins=-9 * DAY, ends=-timedelta(minutes=1))
    live.context.load_cert_chain(*old)  # as when it ends while the server runs
    stranger = Issuer(tmp_path_factory.mktemp("stranger"), "A stranger")
    return {
        Distrust.EXPIRED: open_house(tls=live),
        Distrust.WRONG_NAME: open_house(tls=Certificate(*issuer.issue("named", "sale.example"))),
        Distrust.UNKNOWN_ISSUER: open_house(
            tls=Certificate(*stranger.issue("strange", "127.0.0.1"))
        ),
    }


WORDS = {
    Distrust.EXPIRED: "has expired",
    Distrust.WRONG_NAME: "is for another name",
    Distrust.UNKNOWN_ISSUER: "comes from nobody that this machine knows",
    Distrust.NO_TLS: "does not speak https",
}


async def troubled(url: str, ca_file: str | None, wanted: str) -> str:
    """What a desk's session says of a server that it does not connect to."""
    links: list[Link] = []
    session = Session(
        url, "secret-token", on_states=lambda _: None, on_link=links.append,
        ca_file=ca_file, dice=lambda: 0.0,
    )  # fmt: skip
    task = asyncio.create_task(session.run())
    try:
        async with asyncio.timeout(60):
            while wanted not in (session.trouble or ""):
                await asyncio.sleep(0.02)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert Link.LIVE not in links
    return said(session.trouble)


@pytest.mark.parametrize("reason", [Distrust.EXPIRED, Distrust.WRONG_NAME, Distrust.UNKNOWN_ISSUER])
async def test_a_desk_sends_nothing_to_a_server_that_it_does_not_believe(doubtful, issuer, reason):
    url, ca = doubtful[reason].url, str(issuer.file)
    client = ApiClient(url, "secret-token", ca_file=ca)
    with pytest.raises(Unanswered, match=WORDS[reason]):
        await client.me()
    with pytest.raises(Unanswered, match=WORDS[reason]):
        await client.sign_in("mary", "a password")
    await client.close()
    sentence = await troubled(url, ca, WORDS[reason])
    assert "settings" in sentence or "who runs the server" in sentence


async def test_a_desk_believes_the_houses_own_issuer_when_it_is_named(secure, issuer, monkeypatch):
    client = ApiClient(secure.url, ADMIN, ca_file=str(issuer.file))
    assert (await client.me()).name == "admin"
    await client.close()
    monkeypatch.setenv(trust.CA_VARIABLE, str(issuer.file))
    client = ApiClient(secure.url, ADMIN)
    assert (await client.me()).name == "admin"
    await client.close()
    links: list[Link] = []
    session = Session(secure.url, ADMIN, on_states=lambda _: None, on_link=links.append)
    task = asyncio.create_task(session.run())
    async with asyncio.timeout(60):
        while Link.LIVE not in links:
            await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_an_issuers_file_that_is_none_is_said(secure, tmp_path):
    (tmp_path / "text.pem").write_text("hello")
    for name, words in (("text.pem", "holds no certificate"), ("none.pem", "cannot be read")):
        client = ApiClient(secure.url, None, ca_file=str(tmp_path / name))
        with pytest.raises(Unanswered, match=words):
            await client.me()
        await troubled(secure.url, str(tmp_path / name), words)


async def test_https_where_only_http_is_spoken_is_said(house):
    client = ApiClient(house.url.replace("http:", "https:"), None)
    with pytest.raises(Unanswered, match=WORDS[Distrust.NO_TLS]):
        await client.me()
    await client.close()


class Told(NamedTuple):
    returncode: int
    stderr: str


@pytest.fixture
def command() -> Callable[..., Told]:
    """Runs a command of the program, in this process."""
    from rostrum.cli.commands import app

    def run(*arguments: str, **variables: str) -> Told:
        ended = CliRunner().invoke(app, arguments, env={"ROSTRUM_TOKEN": ADMIN, **variables})
        assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
        return Told(ended.exit_code, ended.stderr)

    return run


def test_commands_check_certificates_and_take_an_issuers_file(secure, doubtful, issuer, command):
    listed = command("--ca-file", str(issuer.file), "users", "list", "--server", secure.url)
    assert (listed.returncode, listed.stderr) == (0, "")
    unknown = command("users", "list", "--server", secure.url)
    assert unknown.returncode == 1
    assert "--ca-file" in unknown.stderr
    watched = command(
        "watch", "s1-1", "--server", doubtful[Distrust.WRONG_NAME].url,
        ROSTRUM_CA_FILE=str(issuer.file),
    )  # fmt: skip
    assert watched.returncode == 1
    assert "is for another name" in watched.stderr


def test_the_doctor_takes_an_issuers_file_and_says_where_one_is_wanted(secure, issuer):
    def looked(*words: str) -> dict[str, dict[str, str]]:
        told = subprocess.run(  # apart, since it looks at Qt too
            [sys.executable, "-m", "rostrum", *words, "doctor", "--json", "--server", secure.url],
            capture_output=True, text=True,
        )  # fmt: skip
        return {each["name"]: each for each in map(json.loads, told.stdout.splitlines())}

    found = looked("--ca-file", str(issuer.file))
    assert [found[name]["state"] for name in ("server", "push")] == ["ok", "ok"]
    assert found["certificate"]["state"] in ("ok", "warn")  # the tests' own ends soon
    assert "--ca-file" in looked()["server"]["todo"]


def test_commands_send_no_token_in_the_clear_to_another_machine(command):
    for arguments in (("users", "list"), ("watch", "100"), ("load-sample",)):
        told = command(*arguments, "--server", "http://sale.invalid:3000")
        assert told.returncode == 1
        assert "is plain http" in told.stderr, arguments
        assert "--plain-http" in told.stderr
    allowed = command("--plain-http", "users", "list", "--server", "http://sale.invalid:3000")
    assert "No server answers" in allowed.stderr


async def test_a_queue_hands_pushes_over_to_believed_servers_alone(secure, issuer):
    row = OutboxRow(1, "s1-1", "auction", b'{"n":1}', 0)
    believing = OverHttp(f"{secure.url}/pub", None, trust=context(str(issuer.file)))
    await believing.publish(row)
    await believing.close()
    doubting = OverHttp(f"{secure.url}/pub", None, trust=context(None))
    with pytest.raises(Exception, match="cannot be reached"):
        await doubting.publish(row)
    await doubting.close()


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://127.0.0.1:3000", False), ("http://localhost", False), ("http://[::1]:3000", False),
        ("https://sale.example", False), ("http://sale.example", True), ("http://10.0.0.7", True),
        ("http://127.0.0.1.evil.example", True), ("http://localhost.evil.example", True),
        ("http://127.0.0.1@evil.example", True), ("http://[::1", True), ("", True),
    ],
)  # fmt: skip
def test_what_counts_as_in_the_clear(url, plain):
    assert plain_to_others(url) is plain


def test_each_reason_is_found_however_a_library_wraps_it(doubtful, issuer):
    for reason, house in doubtful.items():
        with pytest.raises(httpx.ConnectError) as failed:
            httpx.get(house.url, verify=trusted(issuer))
        assert why(failed.value) is reason
