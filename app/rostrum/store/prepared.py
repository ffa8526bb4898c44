"""Statements of the hot path, compiled once for a database's dialect.

A bid takes five of them; compiling and binding them anew would cost more than the writing.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Dialect, Table, bindparam, insert

Row = tuple[Any, ...]

BLOCKS = (64, 16, 4, 1)
"""How many rows one insert takes, the most that fit first."""


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


class PreparedInsert(Protocol):
    """An insert of many rows in few steps.

    The database's driver gives the interpreter away at each step and has to get it back from a
    busy event loop, so that one step for 64 rows costs little more than one step for one.
    """

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Inserts the rows in their order."""


def prepared_insert(table: Table, columns: str, dialect: Dialect) -> PreparedInsert:
    """An insert into these columns, in the order in which a row's values come."""
    names = columns.split()
    if dialect.name == "postgresql":
        return _ByColumns(table, names, dialect)
    return _ByBlocks(table, names, dialect)


class _ByBlocks:
    """Rows as lists of values, in blocks of a few sizes, so that few statements are prepared."""

    def __init__(self, table: Table, names: list[str], dialect: Dialect) -> None:
        compiled = insert(table).values({n: bindparam(n) for n in names}).compile(dialect=dialect)
        if list(compiled.positiontup or ()) != names:
            raise AssertionError(f"{compiled} takes {compiled.positiontup}, not {names}")
        head, values, one = str(compiled).rpartition("VALUES ")
        self._sql = [(size, head + values + ", ".join([one] * size)) for size in BLOCKS]

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        done = 0
        for size, sql in self._sql:
            while len(rows) - done >= size:
                block = rows[done : done + size]
                connection.exec_driver_sql(sql, tuple(value for row in block for value in row))
                done += size


class _ByColumns:
    """One array for each column: one statement and one journey for any number of rows."""

    def __init__(self, table: Table, names: list[str], dialect: Dialect) -> None:
        quote = dialect.identifier_preparer.quote
        types = [table.c[name].type.compile(dialect=dialect) for name in names]
        self._sql = (
            f"INSERT INTO {quote(table.name)} ({', '.join(map(quote, names))}) "  # noqa: S608 - ours
            f"SELECT * FROM unnest({', '.join(f'%s::{each}[]' for each in types)})"
        )

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        if rows:
            columns = tuple(list(column) for column in zip(*rows, strict=True))
            connection.exec_driver_sql(self._sql, columns)
