"""Bringing a database's schema up to this program's."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection

from rostrum.store.failures import DatabaseUnusable

Revisions = tuple[str | None, str | None]
"""What a schema was and what it is now; None for an empty database."""


def directory() -> str:
    """Where the migrations are."""
    return str(Path(__file__).parent / "migrations")


def migrate(connection: Connection) -> Revisions:
    """Brings the schema up to this program's; refuses a newer one in words.

    Returns the revisions before and after.
    """
    config = Config()
    config.set_main_option("script_location", directory())
    config.attributes["connection"] = connection
    before = MigrationContext.configure(connection).get_current_revision()
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseUnusable(
            "The database was written by a newer Rostrum. Run that version, or restore a backup "
            f"made by this one. ({error})"
        ) from error
    return before, MigrationContext.configure(connection).get_current_revision()
