"""Opening whichever database a name means: a path, or PostgreSQL's address."""

import re
from pathlib import Path

from rostrum.store import sqlite
from rostrum.store.database import Database
from rostrum.store.migration import Revisions
from rostrum.store.serving import Serving


def is_postgres(where: str) -> bool:
    """Whether a database's name is PostgreSQL's address."""
    return where.startswith(("postgresql://", "postgres://"))


def without_password(where: str) -> str:
    """The name as it may be shown and logged."""
    return re.sub(r"^(\w+://[^:/@]*):[^@]*@", r"\1:***@", where)


def is_there(where: str) -> bool:
    """Whether there is something to open; PostgreSQL says so itself when it is opened."""
    return is_postgres(where) or Path(where).is_file()


def open_database(where: str) -> Database:
    """Opens it, migrated to this program's schema. Raises DatabaseUnusable in words."""
    if not is_postgres(where):
        return sqlite.open_sqlite(Path(where))
    from rostrum.store import postgres  # noqa: PLC0415 - loads psycopg

    return postgres.open_postgres(where)


def hold(where: str) -> Serving | None:
    """Keeps other servers off a database that only one may serve, until it is closed.

    Raises DatabaseUnusable in words. PostgreSQL takes several.
    """
    return None if is_postgres(where) else Serving(Path(where))


def migrate_database(where: str) -> Revisions:
    """Brings its tables up to this program's; the revisions before and after.

    Raises DatabaseUnusable in words.
    """
    if is_postgres(where):
        from rostrum.store import postgres  # noqa: PLC0415 - loads psycopg

        engine, revisions = postgres.make_ready(where)
    else:
        engine, revisions = sqlite.make_ready(Path(where))
    engine.dispose()
    return revisions
