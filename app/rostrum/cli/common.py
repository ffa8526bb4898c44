"""Options and failures that several commands share."""

import asyncio
import os
import signal
import sys
import threading
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import platformdirs
import typer

if TYPE_CHECKING:
    import ssl

DEFAULT_DATABASE = str(Path(platformdirs.user_data_dir("rostrum")) / "rostrum.db")

Database = Annotated[
    str,
    typer.Option(
        envvar="ROSTRUM_DATABASE",
        help="A file for SQLite, or postgresql://USER:PASSWORD@HOST/NAME.",
    ),
]
Port = Annotated[
    int, typer.Option(envvar="ROSTRUM_PORT", min=0, max=65535, help="Port; 0 takes a free one.")
]
Seed = Annotated[
    int, typer.Option(envvar="ROSTRUM_SEED", help="The same seed makes the same bidders.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
DEFAULT_SERVER = "http://127.0.0.1:3000"
Server = Annotated[str, typer.Option(envvar="ROSTRUM_SERVER", help="The server's address.")]


class Secured(NamedTuple):
    """What was said before the command about other machines."""

    ca_file: str | None = None
    plain_http: bool = False


_secured: ContextVar[Secured] = ContextVar("secured")


def secure(told: Secured) -> None:
    """For this run of the program."""
    _secured.set(told)


def secured() -> Secured:
    """What this run of the program was told."""
    return _secured.get(Secured())


def trusting(server: str) -> "ssl.SSLContext | bool":
    """Whose certificates are believed there; a file that cannot be used is a sentence."""
    if not server.startswith(("https:", "wss:")):
        return False
    from rostrum.trust import CaUnusable, context  # noqa: PLC0415 - quick --help

    try:
        return context(secured().ca_file)
    except CaUnusable as error:
        raise fail(str(error)) from error


def not_in_the_clear(server: str, token: str | None) -> None:
    """Leaves with a sentence rather than send a token where others can read it on its way."""
    from rostrum.trust import plain_to_others  # noqa: PLC0415 - quick --help

    if token is not None and plain_to_others(server) and not secured().plain_http:
        raise fail(
            f"{server} is plain http: whoever is on the way could read your token, and it was not "
            "sent. Use https://, or on a network that is yours alone: rostrum --plain-http …"
        )


def unreachable(server: str, error: Exception) -> str:
    """Why there was no answer, and what to do."""
    from rostrum.trust import Distrust, why  # noqa: PLC0415 - quick --help

    match why(error):
        case Distrust.UNKNOWN_ISSUER:
            return (
                f"The certificate of {server} comes from nobody that this machine knows. If the "
                "house issues its own: rostrum --ca-file ISSUER.pem …, or ROSTRUM_CA_FILE."
            )
        case Distrust.EXPIRED:
            return f"The certificate of {server} has expired. Have it renewed; check the date here."
        case Distrust.NOT_YET:
            return f"The certificate of {server} is not valid yet. Check the date here."
        case Distrust.WRONG_NAME:
            return f"The certificate of {server} is for another name. Check --server."
        case Distrust.NO_TLS:
            return f"{server} does not speak https. Check the address and its port."
        case Distrust.OTHER:
            return f"The certificate of {server} cannot be trusted. Have it issued again."
        case None:
            return f"No server answers at {server} ({error}). Start one with: rostrum serve"


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


def end_with_signal(until: asyncio.Event) -> None:
    """Sets the event when the user or the system wants the program to end."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":  # no loop there takes signals
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(until.set))
        else:
            loop.add_signal_handler(number, until.set)


def end_with_input(until: asyncio.Event) -> None:
    """Sets the event once standard input has ended; call it in the loop that the event is of."""
    loop = asyncio.get_running_loop()

    def read() -> None:
        while os.read(sys.stdin.fileno(), 4096):  # unbuffered: nothing is locked at the end
            pass
        try:
            loop.call_soon_threadsafe(until.set)
        except RuntimeError:
            return  # it has ended already

    threading.Thread(target=read, name="standard input", daemon=True).start()
