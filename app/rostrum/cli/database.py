"""What is done with a database itself: migrating, copying away and back, moving a sale."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from rostrum.cli.common import DEFAULT_DATABASE, AsJson, Database, fail, shown

app = typer.Typer()

Force = Annotated[bool, typer.Option("--force", help="Replace what is there.")]


@app.command(epilog="Example: rostrum migrate --database postgresql://rostrum@db/sales")
def migrate(database: Database = DEFAULT_DATABASE, as_json: AsJson = False) -> None:
    """Bring a database's tables up to this version; a server does the same when it starts."""
    import msgspec  # noqa: PLC0415 - quick --help

    from rostrum.store.failures import DatabaseUnusable  # noqa: PLC0415
    from rostrum.store.opening import migrate_database  # noqa: PLC0415

    try:
        before, after = migrate_database(database)
    except DatabaseUnusable as error:
        raise fail(str(error)) from error
    if as_json:
        typer.echo(msgspec.json.encode({"before": before, "after": after}))
    elif before == after:
        typer.echo(f"rostrum: {shown(database)} is up to date ({after})")
    else:
        typer.echo(f"rostrum: {shown(database)} is at {after} now, it was {before or 'empty'}")


@app.command(epilog="Example: rostrum backup evening.backup --database sale.db")
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.")],
    database: Database = DEFAULT_DATABASE,
    force: Force = False,
) -> None:
    """Copy an SQLite database, also while a server runs on it."""
    from rostrum.store.backup import BackupRefused  # noqa: PLC0415 - quick --help
    from rostrum.store.backup import backup as copy  # noqa: PLC0415

    try:
        size = copy(_sqlite(database, f"pg_dump -Fc -f {file}"), file, force=force)
    except BackupRefused as error:
        raise fail(str(error)) from error
    typer.echo(f"rostrum: {database} is copied to {file} ({size:,} bytes)")


@app.command(epilog="Example: rostrum restore evening.backup --database sale.db")
def restore(
    file: Annotated[Path, typer.Argument(help="The copy.")],
    database: Database = DEFAULT_DATABASE,
    force: Force = False,
) -> None:
    """Put a copy in an SQLite database's place; what was there stays beside it as .before."""
    from rostrum.store.backup import BackupRefused  # noqa: PLC0415 - quick --help
    from rostrum.store.backup import restore as put_back  # noqa: PLC0415

    try:
        put_back(file, _sqlite(database, f"pg_restore -d DATABASE {file}"), force=force)
    except BackupRefused as error:
        raise fail(str(error)) from error
    typer.echo(f"rostrum: {database} is as {file} was")


@app.command(
    name="copy-sale",
    epilog="Example: rostrum copy-sale evening --database sale.db --to postgresql://rostrum@db/sales",
)
def copy_sale(
    sale: Annotated[str, typer.Argument(help="The sale.")],
    to: Annotated[
        str,
        typer.Option(
            envvar="ROSTRUM_TO", help="The other database, a file or PostgreSQL's address."
        ),
    ],
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Copy a sale into another database: its log with its hashes, bids, paddles, answers.

    Stop the server of the first database before, so that no bid comes after the copy. The copy
    is verified before this ends.
    """
    from rostrum.saleroom.audit import broken_rows, differences  # noqa: PLC0415 - quick --help
    from rostrum.store.copying import Copied, CopyRefused  # noqa: PLC0415
    from rostrum.store.copying import copy_sale as copy  # noqa: PLC0415
    from rostrum.store.failures import DatabaseUnusable, StoreFailed  # noqa: PLC0415
    from rostrum.store.opening import is_there, open_database  # noqa: PLC0415
    from rostrum.store.store import Store  # noqa: PLC0415

    if not is_there(database):
        raise fail(f"There is no database {database}. Name one with --database.")

    async def run() -> tuple[Copied, list[str]]:
        source, target = open_database(database), open_database(to)
        try:
            copied = await copy(source, target, sale)
            store = Store(target)
            found = [each async for each in broken_rows(store)]
            found += [each async for each in differences(store, sale)]
            return copied, [f"item {each.item_id}: {each.reason}" for each in found]
        finally:
            await source.close()
            await target.close()

    try:
        copied, found = asyncio.run(run())
    except (CopyRefused, DatabaseUnusable, StoreFailed) as error:
        raise fail(str(error)) from error
    for each in found:
        typer.echo(f"rostrum: {each}", err=True)
    typer.echo(
        f"rostrum: {sale} is in {shown(to)}: {copied.lots} lots, {copied.events} events, "
        f"{copied.bids} bids; {'see above' if found else 'every log is whole'}"
    )
    raise typer.Exit(1 if found else 0)


def _sqlite(database: str, instead: str) -> Path:
    from rostrum.store.opening import is_postgres  # noqa: PLC0415 - quick --help

    if is_postgres(database):
        raise fail(f"PostgreSQL brings its own programs for this; use: {instead}")
    return Path(database)
