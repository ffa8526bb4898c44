"""``rostrum serve``."""

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer

from rostrum import logs
from rostrum.cli.common import DEFAULT_DATABASE, fail

app = typer.Typer()


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
    service_token: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_SERVICE_TOKEN", help="Opens /pub to other machines."),
    ] = None,
    roles: Annotated[
        str,
        typer.Option(envvar="ROSTRUM_ROLES", help="api,queue,push together, or push by itself."),
    ] = "api,queue,push",
    public_reads: Annotated[
        bool,
        typer.Option(envvar="ROSTRUM_PUBLIC_READS", help="Public state may be read by anyone."),
    ] = True,
    bids_per_second: Annotated[
        float,
        typer.Option(
            envvar="ROSTRUM_BIDS_PER_SECOND",
            min=0,
            help="Most bids of one caller for one paddle each second; 0 for no limit.",
        ),
    ] = 20.0,
    log_level: Annotated[
        str, typer.Option(envvar="ROSTRUM_LOG_LEVEL", help="debug, info, warning or error.")
    ] = "info",
) -> None:
    """Run the server: bid API, queue and push service in one process, or the push service alone."""
    from rostrum.server import CannotListen, ServerConfig, fast_loop, start  # noqa: PLC0415 - quick --help
    from rostrum.store.failures import DatabaseUnusable  # noqa: PLC0415

    logs.configure(log_level)
    alone = _push_alone(roles)
    config = ServerConfig(
        host=host,
        port=port,
        database=None if alone else database,
        service_token=service_token,
        admin_token=admin_token,
        public_reads=public_reads,
        bids_a_second=bids_per_second,
    )

    async def run() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        runner, listening = await start(config)
        typer.echo(
            f"rostrum: serving on http://{host}:{listening} with {'push alone' if alone else database}"
        )
        await stop.wait()
        await runner.cleanup()

    try:
        with asyncio.Runner(loop_factory=fast_loop()) as runner:
            runner.run(run())
    except (CannotListen, DatabaseUnusable) as error:
        raise fail(str(error)) from error


def _push_alone(roles: str) -> bool:
    wanted = {role.strip() for role in roles.split(",") if role.strip()}
    if wanted == {"push"}:
        return True
    if wanted == {"api", "queue", "push"}:
        return False
    raise fail(f"The roles {roles} do not go together. Take api,queue,push or push.")
