"""Tables of every version, in both databases."""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text

from rostrum.phones.log import unseal
from rostrum.saleroom.audit import broken_desks
from rostrum.store import postgres as on_postgres
from rostrum.store.failures import DatabaseUnusable
from rostrum.store.migration import Revisions, migrate
from rostrum.store.opening import migrate_database, open_database
from rostrum.store.schema import metadata
from rostrum.store.store import Store


def rostrum(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rostrum", *words], capture_output=True, text=True, timeout=60
    )


async def test_the_migrations_make_the_tables_that_the_program_uses(where):
    database = open_database(where)

    def differences(connection):
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert await database.read(differences) == []
    await database.close()


def test_migrating_twice_changes_nothing(where):
    before, after = migrate_database(where)
    assert before is None
    assert migrate_database(where) == (after, after)


def test_servers_that_start_together_wait_for_the_one_that_migrates_however_slowly(
    postgres, monkeypatch
):
    monkeypatch.setattr(on_postgres, "HELD_S", 0.1)
    monkeypatch.setattr(on_postgres, "LOCK_WAIT_S", 0.1)

    def slowly(connection: Connection) -> Revisions:
        time.sleep(0.5)
        return migrate(connection)

    monkeypatch.setattr(on_postgres, "migrate", slowly)
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(migrate_database, [postgres.new_database()] * 2))
    assert sorted(before is None for before, _ in done) == [False, True]


async def test_a_newer_database_is_refused_in_words(where):
    database = open_database(where)
    await database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num='9999'")))
    await database.close()
    with pytest.raises(DatabaseUnusable, match="written by a newer Rostrum"):
        open_database(where)
    refused = rostrum("serve", "--port", "0", "--database", where)
    assert refused.returncode == 1
    assert "written by a newer Rostrum" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_command_says_what_it_did(where):
    first = rostrum("migrate", "--database", where)
    assert (first.returncode, first.stderr) == (0, "")
    assert "it was empty" in first.stdout
    assert "up to date" in rostrum("migrate", "--database", where).stdout
    assert rostrum("migrate", "--json", "--database", where).stdout.startswith('{"before":"')


def test_a_database_that_is_not_there_is_said_without_its_password():
    refused = rostrum("migrate", "--database", "postgresql://ann:secret@127.0.0.1:1/none")
    assert refused.returncode == 1
    assert "Look whether PostgreSQL runs there" in refused.stderr
    assert "secret" not in refused.stderr


def test_an_address_that_is_none_is_said():
    refused = rostrum("migrate", "--database", "postgresql://ann@host:port/x")
    assert (refused.returncode, "no address of a database" in refused.stderr) == (1, True)


async def test_old_logs_of_phone_desks_lose_what_is_personal_to_parts_that_can_be_erased(where):
    database = open_database(where)
    await database.close()
    url = where.replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(url if "://" in url else f"sqlite:///{url}")
    client = {"clientId": "c1", "name": "Quistgaard", "numbers": ["+45 33"], "languages": ["da"],
              "paddle": "9", "groups": [], "notes": [{"at": 1, "by": "ann", "text": "Oval"}]}  # fmt: skip
    call = {"callId": "k", "clientId": "c1", "itemId": "i", "state": "out", "reason": "Aarhus"}
    olds = [
        {"version": 1, "at": 5, "by": "ann", "change": "client", "clients": [client]},
        {"version": 2, "at": 6, "by": "mary", "change": "state", "calls": [call]},
    ]
    with engine.begin() as connection:
        _back_to_0005(connection)
        connection.execute(
            metadata.tables["sales"].insert(),
            [{"sale_id": "s1", "created_at": 1, "facts": b"{}", "terms": b"{}"}],
        )
        for old in olds:
            connection.execute(
                text("INSERT INTO desk_events VALUES ('s1', :version, :at, :body)"),
                {"version": old["version"], "at": old["at"], "body": json.dumps(old).encode()},
            )
    engine.dispose()
    store = Store(open_database(where))
    rows = await store.desks.events("s1", 0)
    assert [each async for each in broken_desks(store)] == []
    bare = b"".join(bytes(row.body) for row in rows)
    assert not any(word in bare for word in (b"Quistgaard", b"+45 33", b"Oval", b"Aarhus"))
    first, second = (
        unseal(row.body, {part.subject: part.body for part in row.parts}) for row in rows
    )
    assert (first.clients[0].name, first.clients[0].notes[0].text) == ("Quistgaard", "Oval")
    assert second.calls[0].reason == "Aarhus"
    await store.close()


def _back_to_0005(connection: Connection) -> None:
    connection.execute(text("DROP TABLE desk_personal"))
    connection.execute(text("ALTER TABLE desk_events DROP COLUMN hash"))
    connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
