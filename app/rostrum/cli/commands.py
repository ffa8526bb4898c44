"""Every command of ``rostrum``, with its help."""

from typing import Annotated

import typer

from rostrum import __version__
from rostrum.cli import (
    audit,
    database,
    desk,
    doctor,
    office,
    phones,
    practice,
    queue,
    replay,
    sales,
    server,
    watch,
)
from rostrum.cli.common import Secured, secure

app = typer.Typer(
    help="Rostrum: a live auction monitor, and the real-time bidding server under it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for part in (
    server.app,
    desk.app,
    sales.app,
    office.app,
    phones.app,
    practice.app,
    replay.app,
    queue.app,
    database.app,
    audit.app,
    doctor.app,
    watch.app,
):
    app.add_typer(part)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rostrum {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    ca_file: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_CA_FILE",
            metavar="FILE",
            help="Certificates (PEM) to believe besides those that this system trusts.",
        ),
    ] = None,
    plain_http: Annotated[
        bool,
        typer.Option(
            "--plain-http",
            envvar="ROSTRUM_PLAIN_HTTP",
            help="Send tokens over plain http to other machines, where others may read them.",
        ),
    ] = False,
) -> None:
    secure(Secured(ca_file, plain_http))
