"""The command ``rostrum``; thin."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import platformdirs
import typer

from rostrum import __version__, logs
from rostrum.wire.state import BidKind

if TYPE_CHECKING:
    from rostrum.saleroom.audit import Finding
    from rostrum.store.store import Store

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
    from rostrum.server import CannotListen, ServerConfig, fast_loop, start  # noqa: PLC0415 - quick --help
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
        with asyncio.Runner(loop_factory=fast_loop()) as runner:
            runner.run(run())
    except (CannotListen, DatabaseUnusable) as error:
        raise fail(str(error)) from error


Database = Annotated[Path, typer.Option(envvar="ROSTRUM_DATABASE", help="The SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]

audit = typer.Typer(help="Look whether a database is what it says.", no_args_is_help=True)
app.add_typer(audit, name="audit")


@audit.command(epilog="Example: rostrum audit verify --database sale.db")
def verify(database: Database = DEFAULT_DATABASE, as_json: AsJson = False) -> None:
    """Check every item's event log against its hash chain; name the first broken row of each."""
    from rostrum.saleroom.audit import broken_rows  # noqa: PLC0415 - quick --help

    found = _look(database, broken_rows, as_json=as_json)
    if not found and not as_json:
        typer.echo("rostrum: every log is whole")
    raise typer.Exit(1 if found else 0)


@app.command(epilog="Example: rostrum replay evening --database sale.db")
def replay(sale: str, database: Database = DEFAULT_DATABASE, as_json: AsJson = False) -> None:
    """Rebuild a sale's states from its log, and say whether they equal those stored."""
    from rostrum.saleroom.audit import UnknownSale, differences  # noqa: PLC0415 - quick --help

    try:
        found = _look(database, lambda store: differences(store, sale), as_json=as_json)
    except UnknownSale as error:
        raise fail(f"There is no sale {sale} in {database}. Check its id.") from error
    if not found and not as_json:
        typer.echo(f"rostrum: every state of {sale} is what its log gives")
    raise typer.Exit(1 if found else 0)


def _look(
    database: Path, check: Callable[["Store"], AsyncIterator["Finding"]], *, as_json: bool
) -> int:
    """Prints what a check finds in a database, and returns how much that was."""
    import msgspec  # noqa: PLC0415 - quick --help

    from rostrum.store.database import DatabaseUnusable, open_sqlite  # noqa: PLC0415
    from rostrum.store.store import Store  # noqa: PLC0415

    if not database.is_file():
        raise fail(f"There is no database {database}. Name one with --database.")

    async def run() -> int:
        store = Store(open_sqlite(database))
        found = 0
        try:
            async for finding in check(store):
                found += 1
                if as_json:
                    typer.echo(msgspec.json.encode(finding))
                else:
                    typer.echo(f"rostrum: item {finding.item_id}: {finding.reason}")
        finally:
            await store.close()
        return found

    try:
        return asyncio.run(run())
    except DatabaseUnusable as error:
        raise fail(str(error)) from error


@app.command(epilog="Example: ROSTRUM_TOKEN=… rostrum desk --server http://sale:3000 --paddle 412")
def desk(
    server: Annotated[
        str, typer.Option(envvar="ROSTRUM_SERVER", help="The server's address.")
    ] = "http://127.0.0.1:3000",
    token: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="Your bearer token.")
    ] = None,
    paddle: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_PADDLE", help="The paddle you bid for; none only watches."),
    ] = None,
    kind: Annotated[
        BidKind, typer.Option(envvar="ROSTRUM_KIND", help="Where your bids come from.")
    ] = BidKind.PHONE,
    sale: Annotated[
        list[str] | None, typer.Option(help="Only this sale; may be given several times.")
    ] = None,
    theme: Annotated[str, typer.Option(envvar="ROSTRUM_THEME", help="dark or light.")] = "dark",
) -> None:
    """Open the desk: watch lots, and bid with one key."""
    _check_theme(theme)
    _need_display()
    from rostrum.desk.app import run_desk  # noqa: PLC0415 - Qt only where it is wanted
    from rostrum.desk.config import DeskConfig  # noqa: PLC0415

    config = DeskConfig(
        server=server, token=token, paddle=paddle, kind=kind, sales=tuple(sale or ()), theme=theme
    )
    raise typer.Exit(run_desk(config))


@app.command(epilog="Example: rostrum demo --seconds 60")
def demo(
    port: Annotated[
        int, typer.Option(envvar="ROSTRUM_PORT", min=0, max=65535, help="Port; 0 takes a free one.")
    ] = 3000,
    folder: Annotated[
        Path, typer.Option(envvar="ROSTRUM_DEMO_FOLDER", help="For its database and picture.")
    ] = Path("build/demo"),
    seconds: Annotated[
        float | None,
        typer.Option(
            min=1,
            help="Bid by itself for so long, then report. Without it: until the window is closed, "
            "or 20 s where there is no display.",
        ),
    ] = None,
    rate: Annotated[float, typer.Option(min=0.1, max=200, help="Simulated bids a second.")] = 8.0,
    seed: Annotated[int, typer.Option(help="The same seed makes the same bidders.")] = 7,
    theme: Annotated[str, typer.Option(envvar="ROSTRUM_THEME", help="dark or light.")] = "dark",
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Run everything on the sample sale: server, simulated bidders, and the desk."""
    from rostrum.desk import display  # noqa: PLC0415

    _check_theme(theme)
    seen = display.present() and os.environ.get("QT_QPA_PLATFORM") != "offscreen"
    if not seen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if seconds is None:
            typer.echo("rostrum: no display here; the desk is drawn off screen for 20 s")
            seconds = 20.0
    _need_display()
    from rostrum.demo import DemoConfig, DemoFailed, run_demo  # noqa: PLC0415

    config = DemoConfig(
        port=port, folder=folder, seconds=seconds, rate=rate, seed=seed, theme=theme
    )
    try:
        raise typer.Exit(run_demo(config, as_json=as_json))
    except DemoFailed as error:
        raise fail(str(error)) from error


@app.command(
    name="load-sample",
    epilog="Example: ROSTRUM_TOKEN=secret rostrum load-sample --server http://sale:3000",
)
def load_sample(
    server: Annotated[
        str, typer.Option(envvar="ROSTRUM_SERVER", help="The server's address.")
    ] = "http://127.0.0.1:3000",
    token: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="An administrator's token.")
    ] = None,
) -> None:
    """Load the sample sale into a running server."""
    import httpx  # noqa: PLC0415

    from rostrum.simulator import sample  # noqa: PLC0415

    async def run() -> int:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(base_url=server, headers=headers, timeout=30) as http:
            return await sample.load(http, time.time_ns() // 1_000_000)

    try:
        added = asyncio.run(run())
    except sample.SampleRefused as error:
        raise fail(str(error)) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise fail(
            f"No server answers at {server} ({error}). Start one with: rostrum serve"
        ) from error
    typer.echo(f"rostrum: {added} lots added" if added else "rostrum: the sample sale is there")


@app.command(
    name="import-catalogue",
    epilog="Example: rostrum import-catalogue evening lots.csv --dry-run",
)
def import_catalogue(
    sale: Annotated[str, typer.Argument(help="The sale that the lots go into.")],
    file: Annotated[Path, typer.Argument(help="CSV as salerooms keep it.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would come in.")
    ] = False,
    first_close: Annotated[
        int | None, typer.Option(help="When a timed sale's first lot closes, ms UTC.")
    ] = None,
    server: Annotated[
        str, typer.Option(envvar="ROSTRUM_SERVER", help="The server's address.")
    ] = "http://127.0.0.1:3000",
    token: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="An administrator's token.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bring a catalogue into a sale: all of its lots, or none."""
    import httpx  # noqa: PLC0415 - quick --help

    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    query: dict[str, int] = {} if first_close is None else {"firstClose": first_close}
    if dry_run:
        query["dryRun"] = 1
    try:
        data = file.read_bytes()
        answer = httpx.post(
            f"{server.rstrip('/')}/api/v1/sales/{sale}/catalogue",
            content=data, headers=headers, params=query, timeout=60,
        )  # fmt: skip
    except OSError as error:
        raise fail(f"{file} cannot be read ({error.strerror}). Check its name.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise fail(
            f"No server answers at {server} ({error}). Start one with: rostrum serve"
        ) from error
    told = answer.json()
    if "faults" not in told:
        raise fail(told["detail"])
    if as_json:
        typer.echo(answer.text)
    else:
        for fault in told["faults"]:
            typer.echo(f"rostrum: line {fault['line']}: {fault['reason']}", err=True)
        if told["ignored"]:
            typer.echo(f"rostrum: columns that are not read: {', '.join(told['ignored'])}")
        verb = "added" if told["added"] else "could be read; nothing was added"
        typer.echo(f"rostrum: {told['lots']} lots {verb}")
    raise typer.Exit(1 if told["faults"] else 0)


def _check_theme(theme: str) -> None:
    if theme not in ("dark", "light"):
        raise fail(f"There is no theme {theme}. Choose dark or light.")


def _need_display() -> None:
    from rostrum.desk import display  # noqa: PLC0415

    try:
        display.require()
    except display.CannotShow as error:
        raise fail(str(error)) from error
