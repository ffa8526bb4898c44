"""Bringing a database's schema up to this program's."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from rostrum.store.failures import DatabaseUnusable


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
