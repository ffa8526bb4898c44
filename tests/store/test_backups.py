"""``rostrum backup`` and ``rostrum restore``."""

import sqlite3
from pathlib import Path

import httpx
import pytest
from tests.store.test_migrations import rostrum

from rostrum.store.backup import BackupRefused, backup, restore
from rostrum.store.opening import migrate_database


@pytest.fixture
def database(tmp_path) -> Path:
    """A database that no server has open."""
    migrate_database(str(tmp_path / "sale.db"))
    return tmp_path / "sale.db"


def test_a_copy_of_a_running_server_can_be_put_in_its_place_and_served(bid, sale, server, admin):
    assert bid("s1-1", 100_00).status_code == 201
    copy = server.folder / "evening.backup"
    taken = rostrum("backup", str(copy), "--database", str(server.folder / "rostrum.db"))
    assert taken.returncode == 0, taken.stderr
    assert bid("s1-1", 110_00, paddle="7").status_code == 201
    database = str(server.folder / "rostrum.db")
    while_open = rostrum("restore", str(copy), "--database", database, "--force")
    assert (while_open.returncode, "open in a server" in while_open.stderr) == (1, True)
    server.stop()
    unasked = rostrum("restore", str(copy), "--database", database)
    assert (unasked.returncode, "--force" in unasked.stderr) == (1, True)
    done = rostrum("restore", str(copy), "--database", database, "--force")
    assert done.returncode == 0, done.stderr
    assert rostrum("audit", "verify", "--database", database).returncode == 0
    server.start()
    with httpx.Client(base_url=server.url, timeout=60) as anyone:
        assert anyone.get("/api/v1/items/s1-1").json()["price"] == 100_00
    before = sqlite3.connect(server.folder / "rostrum.db.before")
    assert before.execute("SELECT max(amount) FROM bids").fetchone() == (110_00,)
    before.close()


def test_a_copy_that_is_there_is_not_written_over(database, tmp_path):
    copy = tmp_path / "copy"
    assert backup(database, copy, force=False) == copy.stat().st_size
    with pytest.raises(BackupRefused, match="--force"):
        backup(database, copy, force=False)
    assert backup(database, copy, force=True) == copy.stat().st_size
    assert not list(tmp_path.glob("copy.*"))


def test_a_damaged_file_is_not_restored(database, tmp_path):
    copy, target = tmp_path / "copy", tmp_path / "new.db"
    backup(database, copy, force=False)
    data = bytearray(copy.read_bytes())
    data[8192:16384] = b"\xff" * 8192
    copy.write_bytes(data)
    with pytest.raises(BackupRefused, match=r"damaged|no database"):
        restore(copy, target, force=False)
    assert not target.exists()


def test_a_file_that_is_no_database_is_not_restored(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Sirs, " * 500)
    target = tmp_path / "new.db"
    refused = rostrum("restore", str(tmp_path / "letter.txt"), "--database", str(target))
    assert (refused.returncode, "no database of Rostrum" in refused.stderr) == (1, True)
    assert list(tmp_path.glob("new.db*")) == []


def test_postgresql_has_its_own_programs(tmp_path):
    refused = rostrum("backup", str(tmp_path / "x"), "--database", "postgresql://a@b/c")
    assert (refused.returncode, "pg_dump" in refused.stderr) == (1, True)
