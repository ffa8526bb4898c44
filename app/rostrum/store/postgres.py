"""The database of several processes: PostgreSQL, by psycopg 3.

One connection writes, two read, one listens. A lost connection is made again with back-off; until
then every call fails at once, in words.
"""

import asyncio
import secrets
import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import psycopg
import structlog
from sqlalchemy import Connection, Dialect, Engine, create_engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from rostrum.store.connecting import CONNECT_S, address, told_apart
from rostrum.store.database import Hear
from rostrum.store.failures import DatabaseUnusable, Overtaken, StoreFailed, Unsettled
from rostrum.store.migration import Revisions, migrate

T = TypeVar("T")

LOCK_WAIT_S = 5
"""Longest wait for a lot that another process holds."""

HELD_S = 3
"""A process that holds lots and is silent for this long loses them: paused, or cut off."""

MIGRATING_S = 60
"""A process that starts may be silent for this long while it migrates, and waits as long for another
that does: where several start together on a busy machine, each comes up."""

SILENT_S = 2.0
"""No answer for this long is told as such."""

AGAIN_FIRST_S = 0.1
AGAIN_LONGEST_S = 2.0
"""Pauses between the tries to connect again."""

CHANNEL = "rostrum"

TOLD_AT_ONCE = 7_000
"""Most bytes of one notification; PostgreSQL takes 8,000."""

_DEAD_PEER = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}

log = structlog.get_logger()


def open_postgres(where: str) -> "Postgres":
    """Connects to ``postgresql://user:password@host/database``, migrated to this program's schema.

    Raises DatabaseUnusable in words.
    """
    engine, _ = make_ready(where)
    return Postgres(engine)


def make_ready(where: str) -> tuple[Engine, Revisions]:
    """The database with its tables as this program has them, and what they were and are.

    Raises DatabaseUnusable in words.
    """
    url = address(where)
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    settings = {
        "lock_timeout": LOCK_WAIT_S * 1000,
        "idle_in_transaction_session_timeout": HELD_S * 1000,
        "tcp_keepalives_idle": 5,
        "tcp_keepalives_interval": 2,
        "tcp_keepalives_count": 3,
    }
    engine = create_engine(
        url,
        paramstyle="format",
        pool_size=3,
        max_overflow=0,
        connect_args={
            "connect_timeout": CONNECT_S,
            "application_name": "rostrum",
            "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
            **_DEAD_PEER,
        },
    )
    try:
        with engine.begin() as connection:
            for name in ("idle_in_transaction_session_timeout", "lock_timeout"):
                connection.exec_driver_sql(f"SET LOCAL {name} = '{MIGRATING_S}s'")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(824117)")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_WAIT_S}s'")
            return engine, migrate(connection)
    except DatabaseUnusable:
        engine.dispose()
        raise
    except DBAPIError as error:
        engine.dispose()
        raise DatabaseUnusable(
            f"The database {shown} cannot be used: {_reason(error)}. Look whether PostgreSQL runs "
            "there, and whether that user may create tables in that database."
        ) from error


class Postgres:
    """A Database that many processes share."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._me = secrets.token_hex(8)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="store-reader")
        self._lost_at: float | None = None
        self._again_at = 0.0
        self._pause = AGAIN_FIRST_S
        self._deaf = False

    @property
    def dialect(self) -> Dialect:
        """PostgreSQL's."""
        return self._engine.dialect

    @property
    def shared(self) -> bool:
        """Several processes write to it."""
        return True

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Runs work in a transaction of its own, one after another; twice where the first found
        its connection lost.

        Raises StoreFailed; Unsettled when the connection was lost while it committed; Overtaken
        when another process has written what must be there once.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, self._transaction, work)

    def _transaction(self, work: Callable[[Connection], T]) -> T:
        for last in (False, True):
            connection = self._connect()
            committing = False
            try:
                with connection:
                    result = work(connection)
                    committing = True
                    connection.commit()
                return result
            except IntegrityError as error:
                raise Overtaken(f"another process was quicker ({_reason(error)})") from error
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise StoreFailed(_in_words(error)) from error
                if committing:
                    raise Unsettled(
                        "the connection to the database was lost while it committed; look whether "
                        "it was kept before you do it again"
                    ) from error
                if last:
                    raise StoreFailed(_in_words(error)) from error
        raise AssertionError

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Runs work beside the writing. Raises StoreFailed."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._look, work)

    def _look(self, work: Callable[[Connection], T]) -> T:
        for last in (False, True):
            try:
                with self._connect() as connection:
                    return work(connection)
            except DBAPIError as error:
                if last or not error.connection_invalidated:
                    raise StoreFailed(_in_words(error)) from error
        raise AssertionError

    def _connect(self) -> Connection:
        """A connection; fails at once while it is not yet time to try again."""
        if time.monotonic() < self._again_at:
            raise StoreFailed(LOST)
        try:
            connection = self._engine.connect()
        except OperationalError as error:
            now = time.monotonic()
            if self._lost_at is None:
                self._lost_at = now
                log.error("database_lost", reason=_reason(error))
            self._again_at = now + self._pause
            self._pause = min(self._pause * 2, AGAIN_LONGEST_S)
            raise StoreFailed(LOST) from error
        if self._lost_at is not None:
            log.info("database_found", after_s=round(time.monotonic() - self._lost_at, 1))
            self._lost_at, self._pause = None, AGAIN_FIRST_S
        return connection

    def number_pushes(self, connection: Connection, count: int) -> list[int]:
        """Numbers of the sequence; an item's are drawn while it is held, so they rise with it."""
        drawn = connection.exec_driver_sql(
            "SELECT nextval('outbox_row_id_seq') FROM generate_series(1, %s)", (count,)
        )
        return sorted(drawn.scalars())

    def tell(self, connection: Connection, subject: str, which: Collection[str]) -> None:
        """Lets every process that listens hear of it when the transaction at hand has committed."""
        rest = sorted(which)
        while True:
            told, size = 0, 0
            while told < len(rest) and size + len(rest[told]) < TOLD_AT_ONCE:
                size += len(rest[told].encode()) + 1
                told += 1
            payload = f"{self._me} {subject} {','.join(rest[:told])}"
            connection.exec_driver_sql("SELECT pg_notify(%s, %s)", (CHANNEL, payload))
            rest = rest[told:]
            if not rest:
                return

    async def listen(self, hear: Hear, missed: Callable[[], None]) -> None:
        """Hears what other processes commit, until cancelled.

        ``missed`` is called first, and whenever something may have been missed since.
        """
        pause = AGAIN_FIRST_S
        lost = None
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(
                    autocommit=True,
                    **told_apart(
                        self._engine.url,
                        connect_timeout=CONNECT_S,
                        application_name="rostrum listener",
                        keepalives_idle=_DEAD_PEER["keepalives_idle"],
                    ),
                )
                async with connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    missed()
                    self._deaf, pause, lost = False, AGAIN_FIRST_S, None
                    async for told in connection.notifies():
                        whose, subject, which = told.payload.split(" ", 2)
                        if whose != self._me:
                            hear(subject, which.split(",") if which else [])
            except psycopg.Error as error:
                reason = str(error).strip().partition("\n")[0]
                if reason != lost:  # it is tried each two seconds, and logged once
                    log.warning("listener_lost", reason=reason)
                lost = reason
            self._deaf = True
            await asyncio.sleep(pause)
            pause = min(pause * 2, AGAIN_LONGEST_S)

    def wrote(self, events: int) -> None:
        """PostgreSQL keeps its own house."""

    async def condition(self) -> tuple[str, str]:
        """``ok``, ``degraded`` or ``failing``, and what it is doing in words."""
        try:
            async with asyncio.timeout(SILENT_S):
                await self.read(lambda c: c.exec_driver_sql("SELECT 1 FROM outbox LIMIT 1").all())
        except TimeoutError:
            return "failing", f"PostgreSQL has not answered for {SILENT_S:g} s"
        except StoreFailed as failure:
            since = self._lost_at
            gone = "" if since is None else f", for {time.monotonic() - since:.0f} s"
            return "failing", f"{failure}{gone}"
        if self._deaf:
            return "degraded", "PostgreSQL answers; what other processes do is heard again soon"
        return "ok", "ok"

    async def scrub(self) -> None:
        """PostgreSQL itself gives deleted rows free, with its next VACUUM."""

    async def close(self) -> None:
        """Waits for what is being written, then closes every connection."""
        self._writer.shutdown()
        self._readers.shutdown()
        self._engine.dispose()


LOST = "the database does not answer; it is tried again by itself, look whether PostgreSQL runs"


def _reason(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]


def _in_words(error: DBAPIError) -> str:
    if error.connection_invalidated:
        return LOST
    match error.orig:
        case psycopg.errors.LockNotAvailable():
            return "another process holds the same lot; try again"
        case psycopg.errors.DeadlockDetected():
            return "another process wanted the same lots in another order; try again"
        case psycopg.errors.DiskFull():
            return "the database's disk is full; make room, then try again"
        case psycopg.errors.ReadOnlySqlTransaction():
            return "the database is read-only, as a standby is; give the address of the one that writes"
        case psycopg.errors.InsufficientPrivilege():
            return "the database user may not write there; grant it, then try again"
    return f"the database refused the write ({_reason(error)})"
