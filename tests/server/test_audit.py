"""A database that was tampered with is found out."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys

import httpx
import pytest
from tests.conftest import ADMIN, ServerProcess, new_sale


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A closed database with some bids in it."""
    server = ServerProcess(tmp_path_factory.mktemp("kept"))
    server.start()
    headers = {"Authorization": f"Bearer {ADMIN}"}
    with httpx.Client(base_url=server.url, headers=headers) as http:
        http.post("/api/v1/sales", json=new_sale()).raise_for_status()
        for amount in (100_00, 110_00, 120_00):
            body = {"paddle": "7" if amount == 110_00 else "412", "amount": amount, "kind": "phone"}
            key = {"Idempotency-Key": f"{amount}"}
            http.post("/api/v1/items/s1-1/bids", json=body, headers=key).raise_for_status()
    assert server.stop() == 0
    (database,) = server.folder.glob("rostrum.db")
    assert not list(server.folder.glob("rostrum.db-*")), "all of it is in the one file"
    return database


@pytest.fixture
def database(kept, tmp_path):
    """A copy of it that a test may change."""
    return shutil.copy(kept, tmp_path / "rostrum.db")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rostrum", *arguments], capture_output=True, text=True
    )


def change(database, statement: str) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute(statement)
    connection.close()


def test_a_whole_database_passes(database):
    verified = run("audit", "verify", "--database", str(database))
    assert (verified.returncode, verified.stdout) == (0, "rostrum: every log is whole\n")
    replayed = run("replay", "s1", "--database", str(database))
    assert replayed.returncode == 0, replayed.stdout


@pytest.mark.parametrize(
    ("statement", "version"),
    [
        ("UPDATE events SET body = replace(body, '11000', '19000') WHERE version = 4", 4),
        (
            "UPDATE events SET body = CAST(replace(body, '11000', '19000') AS BLOB) "
            "WHERE version = 4",
            4,
        ),
        ("UPDATE events SET at = at + 1 WHERE item_id = 's1-1' AND version = 3", 3),
        ("DELETE FROM events WHERE item_id = 's1-1' AND version = 3", 3),
        ("DELETE FROM events WHERE item_id = 's1-1' AND version = 5", 4),
    ],
)
def test_the_first_broken_row_is_named(database, statement, version):
    change(database, statement)
    verified = run("audit", "verify", "--json", "--database", str(database))
    assert verified.returncode == 1
    (finding,) = map(json.loads, verified.stdout.splitlines())
    assert (finding["item_id"], finding["version"]) == ("s1-1", version)


def test_a_state_that_its_log_does_not_give_is_named(database):
    change(database, "UPDATE items SET state = replace(state, '12000', '99000')")
    replayed = run("replay", "s1", "--database", str(database))
    assert replayed.returncode == 1
    assert "price is stored as 99000, the log gives 12000" in replayed.stdout


def test_what_is_not_there_is_said_in_a_sentence(database, tmp_path):
    assert "no sale s9" in run("replay", "s9", "--database", str(database)).stderr
    missing = run("audit", "verify", "--database", str(tmp_path / "none.db"))
    assert missing.returncode == 1
    assert "There is no database" in missing.stderr


def test_an_exported_log_is_accepted_on_another_machine(database, tmp_path):
    file = tmp_path / "elsewhere" / "s1.jsonl"
    file.parent.mkdir()
    exported = run("audit", "export", "s1", str(file), "--database", str(database), "--json")
    assert exported.returncode == 0, exported.stderr
    told = json.loads(exported.stdout)
    database.unlink()
    verified = run("audit", "verify", str(file))
    assert verified.returncode == 0, verified.stdout
    assert f"digest {told['digest']}" in verified.stdout
    assert f"{told['items']} lots with {told['events']} events" in verified.stdout


@pytest.mark.parametrize(
    ("tamper", "reason"),
    [
        (lambda data: data.replace(b"11000", b"19000"), "was changed, or a row before it was"),
        (lambda data: b"".join(data.splitlines(True)[:-1]), "part of it is missing"),
        (lambda data: b"".join(data.splitlines(True)[:4] + data.splitlines(True)[5:]), "missing"),
        (lambda data: data.replace(b"A sale of tests", b"Another sale"), "its digest differs"),
        (lambda data: data + b"{}\n", "is no line of an audit file"),
        (lambda data: data + data.splitlines(True)[2], "is not where it belongs"),
        (lambda data: b"", "the file is empty"),
    ],
)
def test_a_tampered_export_is_found_out(database, tmp_path, tamper, reason):
    file = tmp_path / "s1.jsonl"
    assert run("audit", "export", "s1", str(file), "--database", str(database)).returncode == 0
    file.write_bytes(tamper(file.read_bytes()))
    verified = run("audit", "verify", str(file))
    assert verified.returncode == 1
    assert reason in verified.stdout


def test_a_broken_log_is_not_exported(database, tmp_path):
    change(database, "UPDATE events SET at = at + 1 WHERE item_id = 's1-1' AND version = 3")
    file = tmp_path / "s1.jsonl"
    refused = run("audit", "export", "s1", str(file), "--database", str(database))
    assert (refused.returncode, file.exists()) == (1, False)
    assert "nothing was exported: item s1-1: version 3 was changed" in refused.stderr
    assert (
        "no sale s9" in run("audit", "export", "s9", str(file), "--database", str(database)).stderr
    )


def test_an_exported_log_is_held_again_as_it_was_and_leaves_nothing_behind(database, tmp_path):
    file = tmp_path / "s1.jsonl"
    exported = run("audit", "export", "s1", str(file), "--database", str(database))
    assert exported.returncode == 0, exported.stderr
    folder = tmp_path / "temporary"
    folder.mkdir()
    held = subprocess.Popen(
        [
            sys.executable, "-m", "rostrum",
            "replay", str(file), "--serve", "--json", "--with-input",
        ],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    )  # fmt: skip
    told = json.loads(held.stdout.readline())
    headers = {"Authorization": f"Bearer {told['token']}"}
    with httpx.Client(base_url=told["url"], headers=headers) as http:
        items = http.get("/api/v1/items?sale=s1").json()["items"]
        events = http.get("/api/v1/items/s1-1/events").json()["events"]
        steps = http.get("/api/v1/sales/s1/replay").text.splitlines()
        sale = http.get("/api/v1/sales").json()["sales"][0]
    with sqlite3.connect(database) as connection:
        kept = connection.execute("SELECT state, details FROM items ORDER BY position").fetchall()
        bodies = connection.execute(
            "SELECT body FROM events WHERE item_id = 's1-1' ORDER BY version"
        ).fetchall()
        facts = json.loads(connection.execute("SELECT facts FROM sales").fetchone()[0])
    connection.close()
    assert events == [json.loads(row[0]) for row in bodies]
    assert len(steps) == 1 + sum(item["version"] for item in items)
    assert {k: v for k, v in sale.items() if k != "lots"} == {
        k: v for k, v in facts.items() if k != "lots"
    }
    for item, (state, details) in zip(items, kept, strict=True):
        catalogue = item.pop("catalogue")
        assert {**item, "serverNow": 0} == {**json.loads(state), "serverNow": 0}
        assert catalogue == {**dict.fromkeys(catalogue), **json.loads(details)}
    held.stdin.close()
    assert held.wait(60) == 0
    assert list(folder.iterdir()) == []


def test_what_is_no_whole_log_is_not_replayed(tmp_path):
    file = tmp_path / "s1.jsonl"
    file.write_text('{"lot": 1}\n')
    for how in (["--serve"], ["--serve", "--with-input"]):
        refused = run("replay", str(file), *how)
        assert refused.returncode == 1
        assert refused.stderr.startswith(f"rostrum: {file} is not a whole log")
        assert len(refused.stderr.splitlines()) == 1
    assert "no.jsonl cannot be read" in run("replay", str(tmp_path / "no.jsonl"), "--serve").stderr
