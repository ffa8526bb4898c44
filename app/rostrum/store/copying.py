"""A sale from one database into another: its log with its hashes, bids, paddles, answers."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, insert, select

from rostrum.store import schema
from rostrum.store.database import Database
from rostrum.store.failures import Overtaken

Rows = list[dict[str, Any]]

NOT_COPIED = {schema.outbox, schema.dead_letters}
"""What has been pushed from the one database is not pushed again from the other."""


class CopyRefused(Exception):
    """Nothing was copied; the message says why."""


class Copied(msgspec.Struct, frozen=True):
    """What was copied."""

    lots: int
    events: int
    bids: int


async def copy_sale(source: Database, target: Database, sale_id: str) -> Copied:
    """Copies a sale as it stands at one moment, all of it or nothing.

    Raises CopyRefused and StoreFailed.
    """
    found = await source.read(lambda c: _read(c, sale_id))
    if not found[schema.sales]:
        raise CopyRefused(f"There is no sale {sale_id} to copy. Check its id.")
    try:
        await target.write(lambda c: _write(c, target, sale_id, found))
    except Overtaken as error:
        raise CopyRefused(
            f"The sale {sale_id}, or one of its items, is in the other database already. "
            "Nothing was copied."
        ) from error
    counts = (len(found[table]) for table in (schema.items, schema.events, schema.bids))
    return Copied(*counts)


def _read(connection: Connection, sale_id: str) -> dict[Table, Rows]:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
    else:
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
    found: dict[Table, Rows] = {}
    for table in schema.metadata.sorted_tables:
        belongs = _belongs(table, sale_id)
        if belongs is not None:
            rows = connection.execute(select(table).where(belongs)).mappings()
            found[table] = [dict(row) for row in rows]
    found[schema.answers] = [
        dict(row) for row in connection.execute(select(schema.answers)).mappings()
    ]
    return found


def _belongs(table: Table, sale_id: str) -> ColumnElement[bool] | None:
    """What a sale has in a table; None where nothing of it is kept there."""
    if table in NOT_COPIED:
        return None
    if "sale_id" in table.c:
        return table.c.sale_id == sale_id
    if "item_id" in table.c:
        items = select(schema.items.c.item_id).where(schema.items.c.sale_id == sale_id)
        return table.c.item_id.in_(items)
    return None


def _write(
    connection: Connection, target: Database, sale_id: str, found: dict[Table, Rows]
) -> None:
    there = connection.execute(select(schema.answers.c.caller, schema.answers.c.key))
    known = {(caller, key) for caller, key in there}
    for table, rows in found.items():
        wanted = rows
        if table is schema.answers:
            wanted = [row for row in rows if (row["caller"], row["key"]) not in known]
        if wanted:
            connection.execute(insert(table), _numbered_anew(table, wanted))
    target.tell(connection, "sales", [sale_id])
    target.tell(connection, "moved", [row["item_id"] for row in found[schema.items]])


def _numbered_anew(table: Table, rows: Rows) -> Sequence[dict[str, Any]]:
    """Rows without the numbers that a database gives by itself."""
    given = table.autoincrement_column
    if given is None:
        return rows
    return [{name: value for name, value in row.items() if name != given.name} for row in rows]
