"""``rostrum doctor`` on what is really broken: each fault is named, with what to do about it."""

import asyncio
import json
import os
import sqlite3
import ssl
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from aiohttp import web
from tests.conftest import ADMIN

from rostrum.doctor import folders as folders_room
from rostrum.doctor import machine
from rostrum.doctor.database import database
from rostrum.doctor.finding import Finding, State
from rostrum.doctor.servers import _clock, server
from rostrum.store.opening import migrate_database

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def doctor(tmp_path, *words: str, **env: str) -> tuple[int, dict[str, Finding]]:
    """What the command finds, by name, and its exit code."""
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    told = subprocess.run(
        [sys.executable, "-m", "rostrum", "doctor", "--json", *words],
        env={**clean, "ROSTRUM_DESK_FOLDER": str(tmp_path / "desk"), **env},
        capture_output=True, text=True,
    )  # fmt: skip
    assert "Traceback" not in told.stderr
    found = [json.loads(line) for line in told.stdout.splitlines()]
    return told.returncode, {one["name"]: msgspec.convert(one, Finding) for one in found}


def look_at(url: str, token: str | None = None) -> dict[str, Finding]:
    async def gather() -> list[Finding]:
        return [one async for one in server(url, token)]

    return {one.name: one for one in asyncio.run(gather())}


def test_a_server_that_is_well_passes_every_look(server, sale, tmp_path):
    code, found = doctor(
        tmp_path, "--server", server.url, "--database", str(tmp_path / "rostrum.db"),
        ROSTRUM_TOKEN=ADMIN, QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    assert code == 0
    well = (
        "installation",
        "libraries",
        "desk",
        "server",
        "contract",
        "token",
        "push",
        "clock",
        "database",
    )
    assert {found[name].state for name in well} == {State.OK}
    assert "contract v1" in found["contract"].said


def test_without_a_display_it_fails_and_says_what_to_do(tmp_path):
    code, found = doctor(tmp_path, QT_QPA_PLATFORM="")
    assert code == 1
    assert found["display"].state is State.FAIL
    assert "desktop session" in found["display"].todo


def test_a_platform_that_qt_cannot_start_on_and_damaged_settings_are_named(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "desk.json").write_text('{"servers": 5}')
    code, found = doctor(tmp_path, QT_QPA_PLATFORM="nothing")
    assert code == 1
    assert "nothing" in found["display"].said
    assert "apt-get install" in found["display"].todo
    assert found["settings"].state is State.FAIL
    assert (tmp_path / "desk" / "desk.json").exists()
    assert found["server"].state is State.SKIP


def test_a_machine_without_chinese_letters_is_warned_of_them(tmp_path):
    conf = tmp_path / "fonts.conf"
    conf.write_text(f"<fontconfig><dir>{FONTS}</dir><cachedir>{tmp_path}/c</cachedir></fontconfig>")
    code, found = doctor(tmp_path, QT_QPA_PLATFORM="offscreen", FONTCONFIG_FILE=str(conf))
    assert code == 0
    assert found["fonts"].state is State.WARN
    assert "fonts-noto-cjk" in found["fonts"].todo


def test_a_missing_library_is_named_with_the_package_that_brings_it(monkeypatch):
    from rostrum.doctor import window

    monkeypatch.setitem(window.LIBRARIES, "libnowhere.so.7", "libnowhere7")
    (finding,) = window._system_libraries()
    assert finding.state is State.FAIL
    assert "libnowhere.so.7" in finding.said
    assert finding.todo == "sudo apt-get install -y libnowhere7"


def test_a_settings_folder_that_cannot_be_written_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ROSTRUM_DESK_FOLDER", str(tmp_path / "file" / "desk"))
    found = {one.name: one for one in folders_room.folders()}
    assert found["settings folder"].state is State.FAIL
    assert "right to write" in found["settings folder"].todo


def test_a_full_disk_fails_and_a_scarce_one_warns(tmp_path, monkeypatch):
    def has(free: int) -> State:
        usage = SimpleNamespace(free=free)
        monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage)
        return machine.space("disk", tmp_path / "not" / "there").state

    assert [has(10**7), has(5 * 10**8), has(10**10)] == [State.FAIL, State.WARN, State.OK]


def test_a_missing_library_of_python_is_a_failure(monkeypatch):
    monkeypatch.setattr(machine, "SERVER", ("aiohttp", "no-such-library"))
    monkeypatch.setattr(machine, "DESK", ("no-such-qt",))
    server_side, desk_side = machine.libraries()
    assert (server_side.state, desk_side.state) == (State.FAIL, State.WARN)
    assert "rostrum-desk[desk]" in desk_side.todo


# -- servers -------------------------------------------------------------------------------


def serving(handlers, context=None, token=None, host="127.0.0.1", **how):
    """Runs a look while an application of the test's answers."""

    async def gather() -> dict[str, Finding]:
        app = web.Application()
        for path, handler in handlers.items():
            app.router.add_get(path, handler)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
        await site.start()
        scheme = "https" if context else "http"
        url = f"{scheme}://{host}:{runner.addresses[0][1]}"
        try:
            return {one.name: one async for one in server(url, token, **how)}
        finally:
            await runner.cleanup()

    return asyncio.run(gather())


def says(body):
    async def handler(_request):
        return web.json_response(body)

    return handler


WELL = {"/healthz": says({"status": "ok"})}


def test_nobody_at_an_address_is_said():
    found = look_at("http://127.0.0.1:9")
    assert found["server"].state is State.FAIL
    assert "no server answers" in found["server"].said
    assert list(found) == ["server"]


@pytest.mark.parametrize("url", ["http://", "sale:3000", "http://no.such.host.invalid:3000"])
def test_an_address_that_is_none_is_said(url):
    assert look_at(url)["server"].state is State.FAIL


def test_another_program_at_the_address_is_no_server_of_ours():
    found = serving({"/healthz": says([1])})
    assert "no server of Rostrum's" in found["server"].said


def test_a_part_that_is_not_well_is_named():
    found = serving({"/healthz": says({"status": "degraded", "redis": "away"})})
    assert found["server"].state is State.WARN
    assert "redis away" in found["server"].said


def test_another_contract_fails_and_another_version_warns():
    async def later(_request):
        return web.json_response({"items": [{"v": 2}]})

    api = {**WELL, "/openapi.json": says({"info": {"version": "9.0.0"}})}
    assert serving({**api, "/api/v1/items": later})["contract"].state is State.FAIL
    assert serving({**api, "/api/v1/items": says({"items": []})})["contract"].state is State.WARN
    assert "role api" in serving(WELL)["contract"].todo


def test_a_proxy_that_passes_no_websocket_is_told_from_no_push_at_all():
    async def polling(request):
        if request.query["transport"] == "polling":
            return web.Response(text='0{"sid":"x"}')
        return web.Response(status=400)

    found = serving({**WELL, "/socket.io/": polling})
    assert found["push"].state is State.WARN
    assert "websocket" in found["push"].todo
    assert serving(WELL)["push"].state is State.FAIL


def test_a_token_that_the_server_does_not_know_fails():
    async def nobody(_request):
        return web.json_response({}, status=401)

    found = serving({**WELL, "/api/v1/me": nobody}, token="wrong")
    assert found["token"].state is State.FAIL
    assert "Sign in again" in found["token"].todo


def certificate(tmp_path, *words: str) -> ssl.SSLContext:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", tmp_path / "k", "-out", tmp_path / "c", *words],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c", tmp_path / "k")
    return context


def test_a_certificate_that_is_not_trusted_fails_with_the_reason(tmp_path):
    found = serving(WELL, certificate(tmp_path, "-days", "90"))
    assert found["server"].state is State.FAIL
    assert "self-signed" in found["server"].said.replace("self signed", "self-signed")
    assert "--ca-file" in found["server"].todo


@pytest.mark.parametrize("plain_ok", [False, True])
def test_a_token_goes_by_plain_http_to_another_machine_only_where_that_is_wanted(plain_ok):
    heard: list[str | None] = []

    async def me(request):
        heard.append(request.headers.get("Authorization"))
        return web.json_response({"name": "ann", "role": "admin"})

    handlers = {**WELL, "/api/v1/me": me}
    # on Linux this address leads to this machine too, and does not look so
    found = serving(handlers, token="a token", host="0.0.0.0", plain_ok=plain_ok)  # noqa: S104
    assert heard == (["Bearer a token"] if plain_ok else [])
    assert ("not sent" in found["token"].said) != plain_ok


def test_a_certificate_that_ends_soon_is_warned_of(tmp_path):
    context = certificate(tmp_path, "-days", "3")
    found = serving(WELL, context, ca_file=str(tmp_path / "c"))
    assert found["server"].state is State.OK
    assert found["certificate"].state is State.WARN
    assert "ends in" in found["certificate"].said


def test_a_clock_that_is_wrong_by_more_than_250_ms_is_warned_of():
    assert _clock([(40.0, 900.0), (2.0, 249.0)]).state is State.OK
    behind = _clock([(2.0, 251.0)])
    assert behind.state is State.WARN
    assert "251 ms behind" in behind.said
    assert "set-ntp" in behind.todo
    assert "before the server's" in _clock([(2.0, -3_600_000.0)]).said


# -- databases -----------------------------------------------------------------------------


def one(where) -> Finding:
    return next(iter(database(str(where))))


def test_a_database_is_told_by_its_schema_and_left_as_it_is(tmp_path):
    path = tmp_path / "sale.db"
    assert one(path).state is State.WARN
    migrate_database(str(path))
    assert one(path).state is State.OK

    def at(revision: str) -> Finding:
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
        connection.close()
        before = path.stat().st_mtime_ns
        found = one(path)
        assert path.stat().st_mtime_ns == before
        return found

    older, newer = at("0001"), at("9999")
    assert (older.state, newer.state) == (State.WARN, State.FAIL)
    assert "rostrum migrate" in older.todo
    assert "newer Rostrum" in newer.said


def test_a_damaged_and_an_absent_database_are_told_apart(tmp_path):
    (tmp_path / "bad.db").write_bytes(b"no database at all" * 200)
    assert one(tmp_path / "bad.db").state is State.FAIL
    begun = time.monotonic()
    away = one("postgresql://rostrum:secret@127.0.0.1:9/sales")
    assert away.state is State.FAIL
    assert "secret" not in away.said + away.todo
    assert time.monotonic() - begun < 100
