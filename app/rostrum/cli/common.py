"""Options and failures that several commands share."""

import asyncio
import sys
import threading
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


WithInput = Annotated[
    bool,
    typer.Option(
        "--with-input", help="End when standard input ends, as a program that starts this wants."
    ),
]


def end_with_input(until: asyncio.Event) -> None:
    """Sets the event once standard input has ended; call it in the loop that the event is of."""
    loop = asyncio.get_running_loop()

    def read() -> None:
        while sys.stdin.buffer.read(4096):
            pass
        try:
            loop.call_soon_threadsafe(until.set)
        except RuntimeError:
            return  # it has ended already

    threading.Thread(target=read, name="standard input", daemon=True).start()
