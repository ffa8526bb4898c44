"""Options and failures that several commands share."""

from pathlib import Path
from typing import Annotated

import platformdirs
import typer

DEFAULT_DATABASE = Path(platformdirs.user_data_dir("rostrum")) / "rostrum.db"

Database = Annotated[Path, typer.Option(envvar="ROSTRUM_DATABASE", help="The SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Server = Annotated[str, typer.Option(envvar="ROSTRUM_SERVER", help="The server's address.")]
DEFAULT_SERVER = "http://127.0.0.1:3000"


def fail(sentence: str) -> typer.Exit:
    """Says what happened and what to do, and leaves with 1."""
    typer.echo(f"rostrum: {sentence}", err=True)
    return typer.Exit(1)
