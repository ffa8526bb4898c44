"""Whether a server's database is there and of this program's schema; nothing in it is changed."""

from collections.abc import Iterator
from pathlib import Path

from rostrum.doctor.finding import Finding, fail, ok, warn
from rostrum.doctor.machine import space
from rostrum.store.opening import is_postgres, without_password


def database(where: str) -> Iterator[Finding]:
    """What is to be said of a database by its name."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - a tenth of a second

    shown = without_password(where)
    path = None if is_postgres(where) else Path(where)
    if path is not None and not path.is_file():
        said = f"{shown} is not there yet"
        yield warn("database", said, "rostrum serve makes it; else look at ROSTRUM_DATABASE.")
        return
    try:
        revision, newest, known = _revisions(where)
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0][:200]
        todo = "Look at its address, its rights and its disk; rostrum restore puts a backup back."
        yield fail("database", f"{shown} cannot be read ({reason})", todo)
        return
    if revision == newest:
        yield ok("database", f"{shown} has the schema of this version ({revision})")
    elif revision is None:
        yield warn("database", f"{shown} is empty", "rostrum serve or rostrum migrate fills it.")
    elif revision in known:
        todo = "rostrum backup, then rostrum migrate; a server does it when it starts."
        yield warn("database", f"{shown} is of an older version ({revision}, not {newest})", todo)
    else:
        todo = "Run that version, or restore a backup made by this one."
        yield fail("database", f"{shown} was written by a newer Rostrum ({revision})", todo)
    if path is not None:
        yield space("database disk", path.absolute().parent)


def _revisions(where: str) -> tuple[str | None, str | None, set[str]]:
    """What the database is at, what this program wants, and every revision it knows."""
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415
    from sqlalchemy import create_engine  # noqa: PLC0415

    from rostrum.store.migration import directory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", directory())
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    if is_postgres(where):
        address = "postgresql+psycopg://" + where.split("://", 1)[1]
        engine = create_engine(address, connect_args={"connect_timeout": 8})
    else:
        uri = Path(where).absolute().as_uri()
        engine = create_engine(f"sqlite:///{uri}?mode=ro&uri=true")
    try:
        with engine.connect() as connection:
            now = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    return now, scripts.get_current_head(), known
