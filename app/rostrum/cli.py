"""The command ``rostrum``; thin."""

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from rostrum import __version__, logs

app = typer.Typer(
    help="Rostrum: a live auction monitor, and the real-time bidding server under it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

DEFAULT_DATABASE = Path(platformdirs.user_data_dir("rostrum")) / "rostrum.db"


def main() -> None:
    """Runs the command; every expected failure is a sentence on standard error."""
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def fail(sentence: str) -> typer.Exit:
    """Says what happened and what to do, and leaves with 1."""
    typer.echo(f"rostrum: {sentence}", err=True)
    return typer.Exit(1)


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
) -> None:
    pass


@app.command(
    epilog="Example: ROSTRUM_ADMIN_TOKEN=secret rostrum serve --port 3000 --database sale.db"
)
def serve(
    host: Annotated[
        str, typer.Option(envvar="ROSTRUM_HOST", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(envvar="ROSTRUM_PORT", min=0, max=65535, help="Port; 0 takes a free one.")
    ] = 3000,
    database: Annotated[
        Path, typer.Option(envvar="ROSTRUM_DATABASE", help="The SQLite file.")
    ] = DEFAULT_DATABASE,
    admin_token: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_ADMIN_TOKEN", help="A bootstrap administrator's token."),
    ] = None,
    public_reads: Annotated[
        bool,
        typer.Option(envvar="ROSTRUM_PUBLIC_READS", help="Public state may be read by anyone."),
    ] = True,
    log_level: Annotated[
        str, typer.Option(envvar="ROSTRUM_LOG_LEVEL", help="debug, info, warning or error.")
    ] = "info",
) -> None:
    """Run the server: bid API, queue and push service in one process."""
    from rostrum.server import CannotListen, ServerConfig, start  # noqa: PLC0415 - quick --help
    from rostrum.store.database import DatabaseUnusable  # noqa: PLC0415

    logs.configure(log_level)
    config = ServerConfig(
        host=host,
        port=port,
        database=database,
        admin_token=admin_token,
        public_reads=public_reads,
    )

    async def run() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        runner, listening = await start(config)
        typer.echo(f"rostrum: serving on http://{host}:{listening} with {database}")
        await stop.wait()
        await runner.cleanup()

    try:
        asyncio.run(run())
    except (CannotListen, DatabaseUnusable) as error:
        raise fail(str(error)) from error
