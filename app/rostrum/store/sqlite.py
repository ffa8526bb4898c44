"""The embedded database: one SQLite file, made and migrated when it is first used.

One connection writes, two read beside it; the write-ahead log is moved into the file beside the
writing, so that no bid waits for it.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Dialect, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry

from rostrum.store.database import Hear
from rostrum.store.failures import DatabaseUnusable, Overtaken, StoreFailed, unwritable
from rostrum.store.migration import Revisions, migrate

T = TypeVar("T")

LOCK_WAIT_S = 5.0
"""How long a connection waits for another process that holds the database."""

CHECKPOINT_EVERY = 2000
"""Events after which the write-ahead log is moved into the database."""

SCRUB_TRIES = 20
SCRUB_PAUSE_S = 0.1
"""So often, and so far apart, an emptying of the log is tried while somebody reads in it."""

LOG_LIMIT_PAGES = 16_384
"""Pages of 4 KiB that the write-ahead log may have before the writer waits for it: 64 MiB."""


def open_sqlite(path: Path) -> "Sqlite":
    """Opens the file for reading and writing, migrated to this program's schema.

    A commit returns when the write-ahead log is on stable storage (``synchronous=FULL``).
    Raises DatabaseUnusable in words.
    """
    engine, _ = make_ready(path)
    return Sqlite(engine)


def make_ready(path: Path) -> tuple[Engine, Revisions]:
    """The file with its tables as this program has them, and what they were and are.

    Raises DatabaseUnusable in words.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # For its owner alone, from the first byte; the log beside it gets the same rights.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600))
    except OSError as error:
        raise unwritable(path, error.strerror) from error
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": LOCK_WAIT_S, "check_same_thread": False},
    )
    event.listen(engine, "connect", _configure)
    try:
        with engine.begin() as connection:
            return engine, migrate(connection)
    except DatabaseUnusable:
        engine.dispose()
        raise
    except (DBAPIError, sqlite3.DatabaseError) as error:
        engine.dispose()
        reason = getattr(error, "orig", None) or error
        raise DatabaseUnusable(f"The database {path} cannot be used: {reason}.") from error


class Sqlite:
    """A Database in one file."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="store-reader")
        self._checkpointing: asyncio.Task[None] | None = None
        self._written = 0

    @property
    def dialect(self) -> Dialect:
        """SQLite's."""
        return self._engine.dialect

    @property
    def shared(self) -> bool:
        """One process serves a file."""
        return False

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Runs work in a transaction of its own, one after another. Raises StoreFailed."""

        def transaction() -> T:
            try:
                with self._engine.begin() as connection:
                    return work(connection)
            except IntegrityError as error:
                raise Overtaken(f"it is there already ({error.orig})") from error
            except DBAPIError as error:
                raise StoreFailed(_in_words(error)) from error

        return await asyncio.get_running_loop().run_in_executor(self._writer, transaction)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Runs work beside the writing. Raises StoreFailed."""

        def transaction() -> T:
            try:
                with self._engine.connect() as connection:
                    return work(connection)
            except DBAPIError as error:
                raise StoreFailed(_in_words(error)) from error

        return await asyncio.get_running_loop().run_in_executor(self._readers, transaction)

    def number_pushes(self, connection: Connection, count: int) -> list[int]:
        """Numbers that follow the highest there ever was, also after the outbox was emptied."""
        newest = connection.exec_driver_sql(
            "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"
        ).scalar()
        return [(newest or 0) + n for n in range(1, count + 1)]

    def tell(self, connection: Connection, subject: str, which: Collection[str]) -> None:
        """Nobody else listens."""

    async def listen(self, hear: Hear, missed: Callable[[], None]) -> None:
        """There is nobody to hear of."""
        await asyncio.Event().wait()

    async def scrub(self) -> None:
        """Empties the write-ahead log, which has what was deleted as it was before."""

        def empty() -> int:
            with self._engine.connect() as connection:
                return int(connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0])

        for _ in range(SCRUB_TRIES):
            loop = asyncio.get_running_loop()
            if not await loop.run_in_executor(self._writer, empty):
                return
            await asyncio.sleep(SCRUB_PAUSE_S)

    async def condition(self) -> tuple[str, str]:
        """``ok``, or ``failing`` and why."""
        try:
            await self.read(lambda c: c.exec_driver_sql("SELECT 1 FROM outbox LIMIT 1").all())
        except StoreFailed as failure:
            return "failing", str(failure)
        return "ok", "ok"

    def wrote(self, events: int) -> None:
        """Begins a checkpoint when enough was written since the last."""
        self._written += events
        if self._written >= CHECKPOINT_EVERY and self._checkpointing is None:
            self._written = 0
            self._checkpointing = asyncio.create_task(self._checkpoint())

    async def close(self) -> None:
        """Waits for what is being written, then closes the database."""
        if self._checkpointing is not None:
            await self._checkpointing
        self._writer.shutdown()
        self._readers.shutdown()
        self._engine.dispose()

    async def _checkpoint(self) -> None:
        """Moves the write-ahead log into the database beside the writing, so that no bid waits.

        While bids never pause the log's end cannot be reached from beside; when it has grown to
        ``LOG_LIMIT_PAGES`` the writer itself waits for it once and begins the log anew.
        """
        try:
            pages = await self.read(lambda c: _move_log(c, "PASSIVE"))
            if pages > LOG_LIMIT_PAGES:
                await asyncio.get_running_loop().run_in_executor(self._writer, self._restart_log)
        except StoreFailed:
            self._written = CHECKPOINT_EVERY  # tried again with the next commit
        finally:
            self._checkpointing = None

    def _restart_log(self) -> None:
        with self._engine.connect() as connection:
            _move_log(connection, "RESTART")


def _move_log(connection: Connection, mode: str) -> int:
    """Moves the write-ahead log into the database; returns how many pages the log has."""
    _busy, pages, _moved = connection.exec_driver_sql(f"PRAGMA wal_checkpoint({mode})").one()
    return int(pages)


def _configure(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA wal_autocheckpoint=0")  # done beside the writing
    cursor.close()


def _in_words(error: DBAPIError) -> str:
    reason = str(error.orig)
    if "locked" in reason or "busy" in reason:
        return "the database is held by another process; stop it or wait, then try again"
    if "full" in reason:
        return "the disk is full; make room, then try again"
    if "readonly" in reason:
        return "the database cannot be written; mend its permissions, then try again"
    if "disk I/O" in reason:
        return "the disk refused the write; look at its space and health, then try again"
    return f"the database refused the write ({reason})"
