"""Opening whichever database a name means: a path, or PostgreSQL's address."""

import re
from pathlib import Path

from rostrum.store.database import Database
from rostrum.store.postgres import open_postgres
from rostrum.store.sqlite import open_sqlite


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
    return open_postgres(where) if is_postgres(where) else open_sqlite(Path(where))
