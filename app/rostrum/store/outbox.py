"""What was committed and has yet to be pushed; rows are put in the commit that they tell of."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select

from rostrum.store import schema
from rostrum.store.database import Database
from rostrum.store.prepared import prepared_insert
from rostrum.store.records import OutboxDepth, OutboxRow
from rostrum.wire.state import AUCTION_CHANNEL

Push = tuple[str, str, bytes, int]
"""Item, channel, message, time of the commit in ms UTC: an outbox row before it has a number."""


class Outbox:
    """The outbox of one database.

    ``on_commit`` is called on the loop after each commit with the rows that it left here.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = prepared_insert(
            schema.outbox, "row_id item_id channel message created_at", database.dialect
        )
        self.on_commit: Callable[[list[OutboxRow]], None] = lambda _: None

    def put(self, connection: Connection, pushes: Sequence[Push]) -> list[OutboxRow]:
        """Puts rows into the transaction at hand, in their order."""
        if not pushes:
            return []
        self._database.tell(connection, "moved", {push[0] for push in pushes})
        numbers = self._database.number_pushes(connection, len(pushes))
        rows = [(number, *push) for number, push in zip(numbers, pushes, strict=True)]
        self._insert.run(connection, rows)
        return [OutboxRow(*row) for row in rows]

    async def unpushed(self, after: int, limit: int) -> list[OutboxRow]:
        """Rows in the order in which they were committed. Raises StoreFailed."""
        o = schema.outbox.c
        query = (
            select(o.row_id, o.item_id, o.channel, o.message, o.created_at)
            .where(schema.outbox.c.row_id > after)
            .order_by(schema.outbox.c.row_id)
            .limit(limit)
        )
        return await self._database.read(lambda c: [OutboxRow(*row) for row in c.execute(query)])

    async def pushed(self, row_ids: Sequence[int]) -> None:
        """Takes out rows that every push process has been handed. Raises StoreFailed."""
        o = schema.outbox.c.row_id
        statement = delete(schema.outbox).where(o.between(bindparam("first"), bindparam("last")))
        runs = [{"first": first, "last": last} for first, last in _runs(sorted(row_ids))]
        await self._database.write(lambda c: c.execute(statement, runs))

    async def drop_obsolete(self) -> int:
        """Takes out each full state that has a newer one of its item behind it; how many.

        Raises StoreFailed.
        """
        o, newer = schema.outbox.c, schema.outbox.alias().c
        has_newer = (
            select(newer.row_id)
            .where(newer.item_id == o.item_id, newer.channel == AUCTION_CHANNEL)
            .where(newer.row_id > o.row_id)
            .exists()
        )
        statement = delete(schema.outbox).where(o.channel == AUCTION_CHANNEL, has_newer)
        return await self._database.write(lambda c: c.execute(statement).rowcount)

    async def depth(self) -> OutboxDepth:
        """How much waits to be pushed, and how much was given up. Raises StoreFailed."""
        waiting = select(func.count(), func.min(schema.outbox.c.created_at)).select_from(
            schema.outbox
        )
        dead = select(func.count()).select_from(schema.dead_letters)

        def work(connection: Connection) -> OutboxDepth:
            depth, oldest = connection.execute(waiting).one()
            return OutboxDepth(depth, oldest, connection.execute(dead).scalar_one())

        return await self._database.read(work)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs without gaps: first and last of each."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
