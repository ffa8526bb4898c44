"""``rostrum audit``: whether a database is what it says."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from rostrum.cli.common import DEFAULT_DATABASE, AsJson, Database, fail, shown

if TYPE_CHECKING:
    from rostrum.saleroom.audit import DeskFinding, Finding
    from rostrum.saleroom.audit_file import Checked
    from rostrum.store.store import Store

T = TypeVar("T")

app = typer.Typer()
audit = typer.Typer(help="Look whether a database is what it says.", no_args_is_help=True)
app.add_typer(audit, name="audit")


@audit.command(
    epilog="Example: rostrum audit verify --database sale.db, or: … verify evening.jsonl"
)
def verify(
    file: Annotated[
        Path | None, typer.Argument(help="An exported log; without it, the database is checked.")
    ] = None,
    database: Database = DEFAULT_DATABASE,
    as_json: AsJson = False,
) -> None:
    """Check every lot's and phone desk's log against its hash chain; name each first broken row."""
    if file is not None:
        raise typer.Exit(_verify_file(file, as_json=as_json))
    from rostrum.saleroom.audit import broken_desks, broken_rows  # noqa: PLC0415 - quick --help

    found = _look(database, broken_rows, as_json=as_json)
    found += _look(database, broken_desks, as_json=as_json)
    if not found and not as_json:
        typer.echo("rostrum: every log is whole")
    raise typer.Exit(1 if found else 0)


@audit.command(epilog="Example: rostrum audit export evening evening.jsonl --database sale.db")
def export(
    sale: Annotated[str, typer.Argument(help="The sale.")],
    file: Annotated[Path, typer.Argument(help="The file to write, one JSON object a line.")],
    database: Database = DEFAULT_DATABASE,
    as_json: AsJson = False,
) -> None:
    """Write a sale's event logs as a file that can be checked on any other machine."""
    from rostrum.saleroom import audit_file  # noqa: PLC0415 - quick --help
    from rostrum.saleroom.audit import UnknownSale  # noqa: PLC0415

    async def run(store: "Store") -> audit_file.Checked:
        part = file.with_name(file.name + ".part")
        try:
            part.unlink(missing_ok=True)
            number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as out:
                made = await audit_file.export(store, sale, out, at=time.time_ns() // 1_000_000)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
        return made

    try:
        made = _with_store(database, run)
    except UnknownSale as error:
        raise fail(f"There is no sale {sale} in {shown(database)}. Check its id.") from error
    except audit_file.NotWhole as error:
        found = error.finding
        raise fail(
            f"The log is not whole, nothing was exported: item {found.item_id}: {found.reason}. "
            "See rostrum audit verify."
        ) from error
    except OSError as error:
        raise fail(f"{file} cannot be written ({error.strerror}). Choose another place.") from error
    _tell(made, as_json=as_json, verb=f"exported to {file}")


def _verify_file(file: Path, *, as_json: bool) -> int:
    import msgspec  # noqa: PLC0415 - quick --help

    from rostrum.saleroom import audit_file  # noqa: PLC0415

    try:
        with file.open("rb") as lines:
            told = audit_file.check(lines)
    except OSError as error:
        raise fail(f"{file} cannot be read ({error.strerror}). Check its name.") from error
    if isinstance(told, audit_file.Checked):
        _tell(told, as_json=as_json, verb="whole")
        return 0
    for finding in told:
        if as_json:
            typer.echo(msgspec.json.encode(finding))
        else:
            where = f"item {finding.item_id}: " if finding.item_id else ""
            typer.echo(f"rostrum: {where}{finding.reason}")
    return 1


def _tell(made: "Checked", *, as_json: bool, verb: str) -> None:
    import msgspec  # noqa: PLC0415 - quick --help

    if as_json:
        typer.echo(msgspec.json.encode(made))
        return
    typer.echo(
        f"rostrum: {made.sale_id}, {made.items} lots with {made.events} events, {verb}\n"
        f"rostrum: digest {made.digest}"
    )


@audit.command(epilog="Example: rostrum audit states evening --database sale.db")
def states(sale: str, database: Database = DEFAULT_DATABASE, as_json: AsJson = False) -> None:
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
    database: str,
    check: Callable[["Store"], AsyncIterator["Finding | DeskFinding"]],
    *,
    as_json: bool,
) -> int:
    """Prints what a check finds in a database, and returns how much that was."""
    import msgspec  # noqa: PLC0415 - quick --help

    async def run(store: "Store") -> int:
        found = 0
        async for finding in check(store):
            found += 1
            if as_json:
                typer.echo(msgspec.json.encode(finding))
            else:
                typer.echo(f"rostrum: {_named(finding)}: {finding.reason}")
        return found

    return _with_store(database, run)


def _named(finding: "Finding | DeskFinding") -> str:
    item = getattr(finding, "item_id", None)
    return f"phone desk of {finding.sale_id}" if item is None else f"item {item}"  # type: ignore[union-attr]


def _with_store(database: str, work: Callable[["Store"], Awaitable[T]]) -> T:
    """What ``work`` gives with a database that is there; a sentence where it cannot be used."""
    from rostrum.store.failures import DatabaseUnusable  # noqa: PLC0415 - quick --help
    from rostrum.store.opening import is_there, open_database  # noqa: PLC0415
    from rostrum.store.store import Store  # noqa: PLC0415

    if not is_there(database):
        raise fail(f"There is no database {database}. Name one with --database.")

    async def run() -> T:
        store = Store(open_database(database))
        try:
            return await work(store)
        finally:
            await store.close()

    try:
        return asyncio.run(run())
    except DatabaseUnusable as error:
        raise fail(str(error)) from error
