"""``rostrum users`` and ``rostrum export`` on a running server."""

import json
import os
import subprocess
import sys

import pytest
from tests.conftest import ADMIN, ServerProcess


@pytest.fixture(scope="module")
def server(modules_server: ServerProcess) -> ServerProcess:
    """One for all tests here: each test has names of its own."""
    return modules_server


@pytest.fixture(scope="module")
def sale(modules_sale: str) -> str:
    """The sale on it."""
    return modules_sale


@pytest.fixture
def rostrum(server):
    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "rostrum", *arguments],
            env={
                **os.environ,
                "ROSTRUM_SERVER": server.url,
                "ROSTRUM_TOKEN": ADMIN,
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def test_people_come_and_go(rostrum):
    added = rostrum("users", "add", "mary", ROSTRUM_PASSWORD="a long evening")
    assert (added.returncode, added.stdout) == (0, "rostrum: mary can sign in as clerk\n")
    assert "mary" in rostrum("users", "list").stdout
    again = rostrum("users", "add", "mary", ROSTRUM_PASSWORD="a long evening")
    assert again.returncode == 1
    assert "Choose another name" in again.stderr
    short = rostrum("users", "add", "tom", ROSTRUM_PASSWORD="evening")
    assert (short.returncode, "10 characters or more" in short.stderr) == (again.returncode, True)
    assert rostrum("users", "remove", "mary").returncode == 0
    assert rostrum("users", "list", "--json").stdout == '{"users":[]}\n'


def test_a_sales_papers_are_written(rostrum, sale, tmp_path):
    for paper in ("catalogue", "results", "buyers"):
        file = tmp_path / f"{paper}.csv"
        assert rostrum("export", sale, paper, str(file)).returncode == 0
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    nowhere = rostrum("export", "none", "results", str(tmp_path / "x.csv"))
    assert nowhere.returncode == 1
    assert nowhere.stderr == "rostrum: There is no sale none. Check its id.\n"
    full = rostrum("export", sale, "results", str(tmp_path / "no" / "x.csv"))
    assert "cannot be written" in full.stderr


def test_a_sale_is_set_up_and_its_bidders_are_registered(rostrum, tmp_path):
    terms = tmp_path / "terms.json"
    terms.write_text('{"publishPaddles": true}')
    made = rostrum("sales", "add", "friday", "--terms", str(terms), "--currency", "JPY", "--json")
    assert json.loads(made.stdout)["publishPaddles"] is True
    assert rostrum("paddles", "add", "friday", "7", "--limit", "2,500").returncode == 0
    assert json.loads(rostrum("paddles", "list", "friday", "--json").stdout)["paddles"] == [
        {"paddle": "7", "name": None, "limit": 2500, "suspended": False, "bound": 0}
    ]
    assert "friday" in rostrum("sales", "list").stdout


def test_terms_that_cannot_be_set_up_no_sale(rostrum, tmp_path):
    file = tmp_path / "terms.json"
    for terms, words in (('{"gaurd": 3}', "unknown field `gaurd`"), ("[]", "no JSON object")):
        file.write_text(terms)
        assert words in rostrum("sales", "add", "saturday", "--terms", str(file)).stderr
    refused = rostrum("sales", "add", "saturday", "--currency", "pounds")
    assert "three capital letters, such as GBP" in refused.stderr
    assert refused.returncode == 1


def test_no_server_and_no_right_are_sentences(rostrum):
    assert "Start one with" in rostrum("users", "list", ROSTRUM_SERVER="http://127.0.0.1:1").stderr
    assert "not valid" in rostrum("users", "list", ROSTRUM_TOKEN="wrong").stderr


def test_a_telephone_client_is_erased_by_name_after_a_question(rostrum, admin, sale, server):
    clients = "/api/v1/sales/s1/phones/clients"
    for client_id, name, paddle in (("c1", "Wu", "A12"), ("c2", "Roy", "7"), ("c3", "Roy", "9")):
        body = {"clientId": client_id, "name": name, "paddle": paddle}
        assert admin.post(clients, json=body).is_success
    asked = rostrum("phones", "erase", "s1", "wu")  # nobody is there to answer
    assert (asked.returncode, "Nothing was erased" in asked.stderr) == (1, True)
    assert "2 clients are called roy: c2, c3" in rostrum("phones", "erase", "s1", "roy").stderr
    done = rostrum("phones", "erase", "s1", "wu", "--yes")
    assert (done.returncode, done.stdout) == (0, "rostrum: Wu (c1, paddle A12) is erased\n")
    told = rostrum("audit", "verify", "--database", str(server.folder / "rostrum.db"))
    assert (told.returncode, told.stdout) == (0, "rostrum: every log is whole\n")
