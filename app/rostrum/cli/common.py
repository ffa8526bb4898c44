"""Options and failures that several commands share."""

from pathlib import Path
from typing import Annotated

import platformdirs
import typer

DEFAULT_DATABASE = str(Path(platformdirs.user_data_dir("rostrum")) / "rostrum.db")

Database = Annotated[
    str,
    typer.Option(
        envvar="ROSTRUM_DATABASE",
        help="A file for SQLite, or postgresql://USER:PASSWORD@HOST/NAME.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
DEFAULT_SERVER = "http://127.0.0.1:3000"
Server = Annotated[str, typer.Option(envvar="ROSTRUM_SERVER", help="The server's address.")]


def fail(sentence: str) -> typer.Exit:
    """Says what happened and what to do, and leaves with 1."""
    typer.echo(f"rostrum: {sentence}", err=True)
    return typer.Exit(1)


def shown(database: str) -> str:
    """A database's name without its password."""
    from rostrum.store.opening import without_password  # noqa: PLC0415 - quick --help

    return without_password(database)
