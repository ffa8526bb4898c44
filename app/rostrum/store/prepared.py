"""Statements of the hot path, compiled once for a database's dialect.

A bid takes five of them; compiling and binding them anew would cost more than the writing.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, insert, update

from rostrum.store import schema

Row = tuple[Any, ...]


class Prepared:
    """One statement for many rows; a row's values come in the order of ``names``."""

    def __init__(self, statement: Any, names: Sequence[str], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        if list(compiled.positiontup or ()) != list(names):
            raise AssertionError(f"{compiled} takes {compiled.positiontup}, not {names}")
        self._sql = str(compiled)

    def run(self, connection: Connection, rows: Sequence[Row]) -> int:
        """Executes it for each row; returns how many rows of the table it touched."""
        return connection.exec_driver_sql(self._sql, list(rows)).rowcount if rows else 0


class Statements:
    """What one recorded event writes."""

    def __init__(self, dialect: Dialect) -> None:
        self.event = _insert(schema.events, dialect, "item_id version at body hash")
        self.bid = _insert(
            schema.bids,
            dialect,
            "bid_id item_id version paddle amount maximum kind placed_by at",
        )
        self.answer = _insert(schema.answers, dialect, "caller key fingerprint at body")
        self.push = _insert(schema.outbox, dialect, "row_id item_id channel message created_at")
        moved = (
            update(schema.items)
            .where(schema.items.c.item_id == bindparam("which"))
            .where(schema.items.c.version == bindparam("before"))
            .values(
                version=bindparam("new_version"),
                state=bindparam("new_state"),
                leader=bindparam("new_leader"),
                committed=bindparam("new_committed"),
            )
        )
        names = ("new_version", "new_state", "new_leader", "new_committed", "which", "before")
        self.standing = Prepared(moved, names, dialect)


def _insert(table: Table, dialect: Dialect, columns: str) -> Prepared:
    names = columns.split()
    return Prepared(insert(table).values({n: bindparam(n) for n in names}), names, dialect)
