"""Deletions after which the bytes are gone, too."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def overwritten(connection: Connection) -> Iterator[None]:
    """What is deleted meanwhile is overwritten where it was in an SQLite file.

    PostgreSQL gives the room free with its next VACUUM.
    """
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    try:
        yield
    finally:
        if sqlite:
            connection.exec_driver_sql("PRAGMA secure_delete=OFF")
