"""Pushes that were given up: kept to be looked at, pushed again, or dropped."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, delete, insert, or_, select

from rostrum.store import schema
from rostrum.store.database import Database
from rostrum.store.outbox import Outbox
from rostrum.store.records import DeadLetterRow, OutboxRow
from rostrum.wire.state import AUCTION_CHANNEL

DEAD_LIMIT = 10_000
"""Dead letters that are kept; beyond it the oldest go."""

REASON_CHARACTERS = 500

_d, _i = schema.dead_letters.c, schema.items.c


class DeadLetters:
    """The dead letters of one database."""

    def __init__(self, database: Database, outbox: Outbox) -> None:
        self._database = database
        self._outbox = outbox

    async def bury(self, row: OutboxRow, attempts: int, reason: str, at: int) -> None:
        """Moves a row here from the outbox; ``at`` in ms UTC. Raises StoreFailed."""
        await self._database.write(lambda c: bury(c, row, attempts, reason, at))

    async def page(self, after: int, limit: int) -> list[DeadLetterRow]:
        """Dead letters in the order of their numbers, after one. Raises StoreFailed."""
        query = _letters().where(_d.row_id > after).limit(limit)
        return await self._database.read(lambda c: [_letter(row) for row in c.execute(query)])

    async def revive(self, ids: Sequence[int] | None) -> tuple[int, int]:
        """Puts dead letters at the end of the outbox, all of them or those named.

        A state that was replaced meanwhile is let go: pushed now, it would show an old price as
        the newest. Returns how many wait again, and how many were let go. Raises StoreFailed.
        """

        def work(connection: Connection) -> tuple[list[OutboxRow], int]:
            letters = [_letter(row) for row in connection.execute(_letters().where(_named(ids)))]
            pushes = [
                (each.item_id, each.channel, each.message, each.created_at)
                for each in letters
                if not each.replaced
            ]
            rows = self._outbox.put(connection, pushes)
            _drop(connection, [each.row_id for each in letters])
            return rows, len(letters) - len(rows)

        rows, replaced = await self._database.write(work)
        self._outbox.on_commit(rows)
        return len(rows), replaced

    async def drop(self, ids: Sequence[int] | None) -> int:
        """Forgets dead letters, all of them or those named; how many. Raises StoreFailed."""
        return await self._database.write(lambda c: _drop(c, ids))


def bury(connection: Connection, row: OutboxRow, attempts: int, reason: str, at: int) -> None:
    """Moves a row from the outbox to the dead letters, in the transaction at hand."""
    mine = schema.outbox.c.row_id == row.row_id
    if not connection.execute(delete(schema.outbox).where(mine)).rowcount:
        return
    connection.execute(
        insert(schema.dead_letters).values(
            row_id=row.row_id,
            item_id=row.item_id,
            channel=row.channel,
            message=row.message,
            created_at=row.created_at,
            attempts=attempts,
            reason=reason[:REASON_CHARACTERS],
            died_at=at,
        )
    )
    beyond = select(_d.row_id).order_by(_d.row_id.desc()).offset(DEAD_LIMIT).limit(1)
    connection.execute(delete(schema.dead_letters).where(_d.row_id <= beyond.scalar_subquery()))


def _drop(connection: Connection, ids: Sequence[int] | None) -> int:
    return connection.execute(delete(schema.dead_letters).where(_named(ids))).rowcount


def _named(ids: Sequence[int] | None) -> ColumnElement[bool]:
    return _d.row_id > 0 if ids is None else _d.row_id.in_(list(ids))


def _letters() -> Select[Any]:
    """Dead letters, each with whether its item's state is no longer the one that it carries."""
    moved = or_(_i.state.is_(None), _i.state != _d.message)
    replaced = case((_d.channel == AUCTION_CHANNEL, moved), else_=False)
    joined = schema.dead_letters.outerjoin(schema.items, _i.item_id == _d.item_id)
    return select(schema.dead_letters, replaced).select_from(joined).order_by(_d.row_id)


def _letter(row: Row[Any]) -> DeadLetterRow:
    replaced = bool(row[-1])  # SQLite says 0 or 1
    return DeadLetterRow(*row[:-1], replaced)  # type: ignore[call-arg]
