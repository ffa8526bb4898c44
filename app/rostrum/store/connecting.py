"""A PostgreSQL address, read once and told in parts."""

from typing import Any

from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from rostrum.store.failures import DatabaseUnusable

CONNECT_S = 3
"""Longest time to make a connection, in whole seconds."""


def address(where: str) -> URL:
    """``postgresql://user:password@host/database`` in its parts. Raises DatabaseUnusable."""
    try:
        return make_url(where).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise DatabaseUnusable(
            "That is no address of a database. Write it as "
            "postgresql://user:password@host:5432/database."
        ) from error


def told_apart(url: URL, **settings: object) -> dict[str, Any]:
    """What libpq is told, each part by its name; ``settings`` go before what the address says.

    As one text it would be read once more, by stricter rules, and a part that does not please is
    quoted in the error: a password, in a log.
    """
    dialect: Any = PGDialect_psycopg  # untyped in SQLAlchemy
    return {**dialect().create_connect_args(url)[1], **settings}
