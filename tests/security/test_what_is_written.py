"""Logs, files and papers: nothing secret in them, nothing that runs, nothing that others read."""

import asyncio
import csv
import io
import json
import os
import pty
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp.test_utils import make_mocked_request
from tests.conftest import ADMIN, new_sale

from rostrum.saleroom.catalogue import FAULTS
from rostrum.saleroom.sheet import cell_text, no_formula
from rostrum.store.backup import backup
from rostrum.store.sqlite import make_ready

FORGED = 'mary\n{"event":"forged"}\x1b[2J\x1b]0;owned\x07\r2026 \u202eevil'


def logged(code: str, *, terminal: bool) -> str:
    """What a program that logs writes to standard error, into a file or on a terminal."""
    code = f"from rostrum import logs; logs.configure('debug')\n{code}"
    if not terminal:
        return subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
        ).stderr
    shown, there = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", code], stderr=there, stdout=there)
    os.close(there)
    told = b""
    try:
        while data := os.read(shown, 65536):
            told += data
    except OSError:
        pass  # how a terminal says that its last program has ended
    process.wait(60)
    os.close(shown)
    return told.decode()


NAMED = f"""
import logging, structlog
structlog.get_logger().warning("sign_in_refused", name={FORGED!r})
logging.getLogger("aiohttp").warning("from %s", {FORGED!r})
"""


def test_a_name_begins_no_line_in_the_log_of_a_file():
    lines = logged(NAMED, terminal=False).splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["sign_in_refused", f"from {FORGED}"]
    assert "\x1b" not in "".join(lines)


def test_a_name_begins_no_line_and_steers_nothing_on_a_terminal():
    told = logged(NAMED, terminal=True)
    plain_text = re.sub(r"\x1b\[[0-9;]*m", "", told)  # colours of our own
    assert "\x1b" not in plain_text
    assert "\x07" not in plain_text
    assert "\u202e" not in plain_text
    assert len(plain_text.strip().splitlines()) == 2


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "file"])
def test_a_fault_is_logged_without_the_values_of_variables(terminal):
    told = logged(
        """
import structlog
def sign_in(password):
    local_token = "elbairav-a-ni-nekot"[::-1]
    raise RuntimeError("a fault")
try:
    sign_in("elbairav-a-ni-drowssap"[::-1])
except RuntimeError:
    structlog.get_logger().exception("unexpected")
""",
        terminal=terminal,
    )
    assert "a fault" in told
    assert "-in-a-variable" not in told  # the lines of the program are in it, from Python 3.13 on


def test_no_token_and_no_password_is_in_the_log_of_a_server(admin, server, sale):
    server.stop()
    server.arguments = ("--log-level", "debug")
    server.start()
    admin.base_url = server.url
    body = {"name": "mary", "role": "clerk", "password": "a long saleroom evening"}
    admin.post("/api/v1/users", json=body)
    token = admin.post("/api/v1/tokens", json={"name": "a desk", "role": "clerk"}).json()["token"]
    own = {"Authorization": f"Bearer {token}"}
    admin.get("/api/v1/me", headers=own, params={"token": token})
    admin.get("/items/s1-1/poll", headers=own)
    admin.post("/api/v1/session", json={"name": "mary", "password": body["password"] + "!"})
    admin.post("/api/v1/session", content=b'{"name":"mary","password":"a long saleroom evening"')
    server.stop()
    log = server.log.read_text()
    assert '"path": "/api/v1/session"' in log
    for secret in (ADMIN, token, body["password"]):
        assert secret not in log


# -- files ----------------------------------------------------------------------------------


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_database_and_its_copies_are_for_their_owner_alone(tmp_path):
    before = os.umask(0o000)
    try:
        engine, _ = make_ready(tmp_path / "sale.db")
        with engine.connect() as connection:
            connection.exec_driver_sql("CREATE TABLE filled (x)")
            connection.commit()
            beside = list(tmp_path.glob("sale.db-*"))
            assert beside
            for path in (tmp_path / "sale.db", *beside):
                assert rights(path) == 0o600, path
        backup(tmp_path / "sale.db", tmp_path / "copy", force=False)
        engine.dispose()
    finally:
        os.umask(before)
    assert rights(tmp_path / "copy") == 0o600


def test_the_desks_file_of_tokens_is_for_its_owner_alone(tmp_path, monkeypatch):
    from rostrum.desk import credentials, keep

    monkeypatch.setenv(keep.FOLDER_VARIABLE, str(tmp_path / "desk"))
    monkeypatch.setattr(credentials, "has_keyring", lambda: False)
    before = os.umask(0o000)
    try:
        credentials.store("https://house.example", "secret", credentials.Where.FILE)
    finally:
        os.umask(before)
    assert rights(credentials.file_path()) == 0o600
    assert "secret" in credentials.file_path().read_text()


# -- papers ---------------------------------------------------------------------------------

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1", "\uff20x",
    'Vase;=HYPERLINK("http://evil.example")', "Vase\n=1+1", "Vase\t-1",
]  # fmt: skip
HONEST = ["Vase", "A; B", "1 = 1", "a-b", "c@d", "'quoted'", "10 + 20", ""]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_is_no_formula_whatever_separator_a_program_believes_in(text):
    safe = no_formula(text)
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(safe, newline=""), delimiter=separator):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@", "\uff1d", "\uff20")), row
    assert cell_text(safe) == text.strip()


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_cell_stays_as_it_is(text):
    assert no_formula(text) == text


def test_no_paper_of_a_sale_begins_a_formula(house):
    body = new_sale(1, sale_id="evil")
    body["lots"][0]["terms"]["title"] = '=cmd|"/c calc"!A1'
    body["paddles"] = [{"paddle": "412", "name": "=1+1"}]
    assert house.ask("POST", "/api/v1/sales", ADMIN, json=body).status_code == 201
    bid = {"paddle": "412", "amount": 100_00, "kind": "phone"}
    house.ask(
        "POST", "/api/v1/items/evil-1/bids", ADMIN, json=bid, headers={"Idempotency-Key": "b"}
    )
    act = house.ask(
        "POST",
        "/api/v1/items/evil-1/actions",
        ADMIN,
        json={"action": "hammer"},
        headers={"Idempotency-Key": "h"},
    )
    assert act.status_code == 201, act.text
    for name in ("catalogue", "results", "buyers", "invoices"):
        text = house.ask("GET", f"/api/v1/sales/evil/{name}.csv", ADMIN).content.decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@")), (name, row)
    for paper in ("report", "call-sheets"):
        assert house.ask("GET", f"/api/v1/sales/evil/{paper}.pdf", ADMIN).content.startswith(
            b"%PDF"
        ), paper


def test_markup_in_a_title_is_text_on_paper():
    from rostrum.papers.page import paragraph

    evil = '<img src="file:///etc/passwd"/><b>bold</b> &amp; <font color="red">x'
    assert evil in paragraph(evil).getPlainText()


def test_a_file_of_nothing_but_bad_lines_is_not_read_to_its_end(house):
    lines = b"LotNum,Title\n" + b"x\n" * 200_000
    answer = house.ask("POST", "/api/v1/sales/s1/catalogue?dryRun=1", ADMIN, content=lines)
    assert len(answer.json()["faults"]) <= FAULTS + 1
    long_cell = b'LotNum,Title\n1,"' + b"a" * 200_000 + b'"\n'
    answer = house.ask("POST", "/api/v1/sales/s1/catalogue?dryRun=1", ADMIN, content=long_cell)
    assert "no CSV" in answer.json()["faults"][0]["reason"]


# -- pictures and pages ---------------------------------------------------------------------

PATHS = [
    "..%2f..%2fpyproject.toml", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "....//x.jpg", "%00.jpg",
    "a%5c..%5cx.jpg", ".hidden.jpg", "x.svg", "x.html", "x.jpg%00.svg", "%2fetc%2fpasswd", "a" * 300,
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out_of_the_folder_of_pictures(house, path):
    for folder in ("images", "viewer"):
        answer = house.ask("GET", f"/{folder}/{path}", ADMIN)
        assert answer.status_code == 404, (folder, answer.status_code)
        assert "root:" not in answer.text


def test_a_link_in_the_folder_of_pictures_is_not_followed(tmp_path, monkeypatch):
    from rostrum import resources
    from rostrum.api.pictures import Pictures
    from rostrum.api.problems import Refused

    (tmp_path / "images").mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (tmp_path / "images" / "there.jpg").symlink_to(tmp_path / "secret.jpg")
    monkeypatch.setattr(resources, "path", lambda *_: tmp_path / "images")

    asked = make_mocked_request("GET", "/images/there.jpg", match_info={"name": "there.jpg"})
    with pytest.raises(Refused):
        asyncio.run(Pictures().picture(asked))


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/openapi.json", "/healthz", "/api/v1/items", "/nowhere", "/queue"]
)
def test_every_answer_tells_browsers_what_it_is_not(house, path):
    answer = house.ask("GET", path, ADMIN)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy
    if path.startswith(("/api", "/queue")):
        assert answer.headers["Cache-Control"] == "no-store"
    assert "X-Powered-By" not in answer.headers
