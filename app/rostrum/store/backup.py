"""Copies of the embedded database: taken while a server runs, and put back when none does."""

import contextlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory

from rostrum.store.migration import directory

PAGES_AT_ONCE = 1_000
"""Pages of 4 KiB between which the server's own writing has its turn."""


class BackupRefused(Exception):
    """Nothing was written; the message says what to do."""


def backup(database: Path, copy: Path, *, force: bool) -> int:
    """Copies a database, also while a server writes to it; returns the copy's size in bytes.

    The copy holds everything that was committed before it began. Raises BackupRefused.
    """
    if not database.is_file():
        raise BackupRefused(f"There is no database {database}. Name one with --database.")
    _keep_what_is_there(copy, force=force)
    check(database)
    try:
        return _copied(database, copy)
    except (sqlite3.Error, OSError) as error:
        raise BackupRefused(f"The copy {copy} cannot be written ({error}).") from error


def restore(copy: Path, database: Path, *, force: bool) -> None:
    """Puts a copy in a database's place; what was there before stays beside it as ``.before``.

    Raises BackupRefused when the copy is damaged, newer, or no copy; when something is there and
    ``force`` was not said; and when a server has the database open.
    """
    if not copy.is_file():
        raise BackupRefused(f"There is no copy {copy}. Check its name.")
    check(copy)
    _keep_what_is_there(database, force=force)
    fresh = database.with_name(database.name + ".restoring")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        if database.exists():
            _alone(database)
        _copied(copy, fresh)
        if database.exists():
            database.replace(database.with_name(database.name + ".before"))
        for left in ("-wal", "-shm"):
            database.with_name(database.name + left).unlink(missing_ok=True)
        fresh.replace(database)
    except (sqlite3.Error, OSError) as error:
        fresh.unlink(missing_ok=True)
        raise BackupRefused(f"The database {database} cannot be written ({error}).") from error


def check(file: Path) -> None:
    """Whether a file is a whole database of this program's. Raises BackupRefused."""
    try:
        with closing(_read_only(file)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BackupRefused(f"{file} is no database of Rostrum ({error}).") from error
    if found != ["ok"]:
        raise BackupRefused(f"{file} is damaged ({found[0]}). Take another copy.")
    known = {each.revision for each in ScriptDirectory(directory()).walk_revisions()}
    if revision is None or revision[0] not in known:
        raise BackupRefused(f"{file} was written by a newer Rostrum. Use that version.")


def _copied(source: Path, target: Path) -> int:
    """Through a file beside the target, so that a copy is there whole or not at all."""
    half = target.with_name(target.name + ".part")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))  # for its owner alone
    try:
        with closing(_read_only(source)) as read, closing(sqlite3.connect(half)) as write:
            read.backup(write, pages=PAGES_AT_ONCE, sleep=0.01)
            write.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        half.replace(target)
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
    return target.stat().st_size


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=5)


def _keep_what_is_there(file: Path, *, force: bool) -> None:
    if file.exists() and not force:
        raise BackupRefused(f"{file} is there already. Choose another name, or say --force.")


def _alone(database: Path) -> None:
    """Raises BackupRefused while another process has the database open."""
    with closing(sqlite3.connect(database, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise BackupRefused(
                f"The database {database} is open in a server. Stop it, then restore."
            ) from error
        except sqlite3.DatabaseError:
            return  # what is there is damaged, which is why it is replaced
