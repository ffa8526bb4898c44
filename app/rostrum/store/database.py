"""Opening a database: the embedded SQLite file, made and migrated when it is first used."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

LOCK_WAIT_S = 5.0
"""How long a connection waits for another process that holds the database."""


class DatabaseUnusable(Exception):
    """The database cannot be opened; the message says what to do."""


def open_sqlite(path: Path) -> Engine:
    """Opens the file for reading and writing, migrated to this program's schema.

    A commit returns when the write-ahead log is on stable storage (``synchronous=FULL``).
    Raises DatabaseUnusable in words.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab"):
            pass
    except OSError as error:
        raise DatabaseUnusable(
            f"The database {path} cannot be written ({error.strerror}). "
            "Choose another place with --database or ROSTRUM_DATABASE, or mend its permissions."
        ) from error
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": LOCK_WAIT_S, "check_same_thread": False},
    )
    event.listen(engine, "connect", _configure)
    try:
        with engine.begin() as connection:
            migrate(connection)
    except (DBAPIError, sqlite3.DatabaseError) as error:
        engine.dispose()
        reason = getattr(error, "orig", None) or error
        raise DatabaseUnusable(f"The database {path} cannot be used: {reason}.") from error
    return engine


def checkpoint(connection: Connection, mode: str) -> int:
    """Moves the write-ahead log into the database; returns how many pages the log has."""
    _busy, pages, _moved = connection.exec_driver_sql(f"PRAGMA wal_checkpoint({mode})").one()
    return int(pages)


def migrate(connection: Connection) -> None:
    """Brings the schema up to this program's; refuses a newer one in words."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    try:
        ScriptDirectory.from_config(config).get_current_head()
        command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseUnusable(
            "The database was written by a newer Rostrum. Run that version, or restore a backup "
            f"made by this one. ({error})"
        ) from error


def _configure(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA wal_autocheckpoint=0")  # the store does it beside the writing
    cursor.close()
