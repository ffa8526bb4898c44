"""``rostrum audit`` and ``rostrum replay``: whether a database is what it says."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

import typer

from rostrum.cli.common import DEFAULT_DATABASE, AsJson, Database, fail, shown

if TYPE_CHECKING:
    from rostrum.saleroom.audit import Finding
    from rostrum.store.store import Store

app = typer.Typer()
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
        raise fail(f"There is no sale {sale} in {shown(database)}. Check its id.") from error
    if not found and not as_json:
        typer.echo(f"rostrum: every state of {sale} is what its log gives")
    raise typer.Exit(1 if found else 0)


def _look(
    database: str, check: Callable[["Store"], AsyncIterator["Finding"]], *, as_json: bool
) -> int:
    """Prints what a check finds in a database, and returns how much that was."""
    import msgspec  # noqa: PLC0415 - quick --help

    from rostrum.store.failures import DatabaseUnusable  # noqa: PLC0415
    from rostrum.store.opening import is_there, open_database  # noqa: PLC0415
    from rostrum.store.store import Store  # noqa: PLC0415

    if not is_there(database):
        raise fail(f"There is no database {database}. Name one with --database.")

    async def run() -> int:
        store = Store(open_database(database))
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
