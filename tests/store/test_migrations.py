"""Tables of every version, in both databases."""

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from rostrum.store.failures import DatabaseUnusable
from rostrum.store.opening import migrate_database, open_database
from rostrum.store.schema import metadata


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
