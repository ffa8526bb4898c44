"""A database that was tampered with is found out."""

import json
import sqlite3
import subprocess
import sys

import pytest


@pytest.fixture
def database(server, sale, bid):
    """A closed database with some bids in it."""
    for amount in (100_00, 110_00, 120_00):
        assert bid("s1-1", amount, paddle="7" if amount == 110_00 else "412").status_code == 201
    server.stop()
    return server.folder / "rostrum.db"


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
