"""Sales, their items and paddles, and the bids that came too late."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from rostrum.store import schema
from rostrum.store.commits import Commits
from rostrum.store.database import Database
from rostrum.store.events import Events
from rostrum.store.outbox import Outbox
from rostrum.store.overwritten import overwritten
from rostrum.store.records import (
    EventWrite,
    ItemRow,
    MissedBidRow,
    NewSaleWrite,
    OutboxRow,
    PaddleRow,
    SaleRow,
    as_dict,
)
from rostrum.wire.push import STAFF_CHANNEL


class Catalogue:
    """The sales of one database. Every call raises StoreFailed when it is refused."""

    def __init__(
        self, database: Database, events: Events, outbox: Outbox, commits: Commits
    ) -> None:
        self._database = database
        self._events = events
        self._outbox = outbox
        self._commits = commits

    async def sales(self) -> list[SaleRow]:
        """Every sale, newest first."""
        query = select(schema.sales).order_by(schema.sales.c.created_at.desc())
        return await self._database.read(lambda c: [SaleRow(*row) for row in c.execute(query)])

    async def items(self, item_ids: Collection[str] | None = None) -> list[ItemRow]:
        """These items, or every one, in the order of their sale."""
        i = schema.items.c
        query = select(schema.items).order_by(i.sale_id, i.position)
        if item_ids is not None:
            query = query.where(i.item_id.in_(list(item_ids)))
        return await self._database.read(lambda c: [ItemRow(*row) for row in c.execute(query)])

    async def states(self, item_ids: Collection[str]) -> dict[str, bytes]:
        """The encoded public states of those of these items that are there."""
        i = schema.items.c
        query = select(i.item_id, i.state).where(i.item_id.in_(item_ids))
        return await self._database.read(lambda c: dict(c.execute(query).tuples().all()))

    async def paddles(self, sale_ids: Collection[str] | None = None) -> list[PaddleRow]:
        """Every paddle of these sales, or of all."""
        query = select(schema.paddles)
        if sale_ids is not None:
            query = query.where(schema.paddles.c.sale_id.in_(list(sale_ids)))
        return await self._database.read(lambda c: [PaddleRow(*row) for row in c.execute(query)])

    async def add_sale(self, new: NewSaleWrite) -> None:
        """Adds a sale with its lots, their first events and its paddles."""

        def work(connection: Connection) -> list[OutboxRow]:
            self._database.tell(connection, "sales", [new.sale.sale_id])
            connection.execute(insert(schema.sales), [as_dict(new.sale)])
            if new.items:
                connection.execute(insert(schema.items), [as_dict(item) for item in new.items])
            if new.paddles:
                connection.execute(insert(schema.paddles), [as_dict(p) for p in new.paddles])
            return self._events.insert(connection, new.events)

        await self._commits.alone(work)

    async def add_lots(self, items: Sequence[ItemRow], events: Sequence[EventWrite]) -> None:
        """Adds lots with their first events to a sale that is there."""

        def work(connection: Connection) -> list[OutboxRow]:
            if items:
                connection.execute(insert(schema.items), [as_dict(item) for item in items])
            return self._events.insert(connection, events)

        await self._commits.alone(work)

    async def keep_paddle(self, paddle: PaddleRow) -> None:
        """Adds a paddle to its sale, or replaces it there."""

        def work(connection: Connection) -> None:
            self._database.tell(connection, "paddles", [paddle.sale_id])
            put_paddle(connection, paddle)

        await self._database.write(work)

    async def missed_bids(self, sale_id: str, limit: int) -> list[MissedBidRow]:
        """The newest bids of a sale that came too late, newest first."""
        m, i = schema.missed_bids.c, schema.items.c
        query = (
            select(m.item_id, m.paddle, m.amount, m.maximum, m.kind, m.placed_by, m.at, m.late_ms)
            .join(schema.items, i.item_id == m.item_id)
            .where(i.sale_id == sale_id)
            .order_by(m.row_id.desc())
            .limit(limit)
        )
        return await self._database.read(lambda c: [MissedBidRow(*row) for row in c.execute(query)])

    async def add_missed_bid(
        self, bid: MissedBidRow, most: int, *, sale_id: str, notice: bytes
    ) -> bool:
        """Keeps a bid that came too late with a notice to the sale's staff.

        False, and nothing kept, when the item has ``most`` of them.
        """
        m = schema.missed_bids

        def work(connection: Connection) -> list[OutboxRow]:
            held = select(func.count()).select_from(m).where(m.c.item_id == bid.item_id)
            if (connection.execute(held).scalar() or 0) >= most:
                return []
            connection.execute(insert(m), [as_dict(bid)])
            return self._outbox.put(connection, [(sale_id, STAFF_CHANNEL, notice, bid.at)])

        return bool(await self._commits.alone(work))


def put_paddle(connection: Connection, paddle: PaddleRow) -> None:
    """Adds a paddle to its sale, or replaces it there, within a transaction."""
    p = schema.paddles.c
    this = (p.sale_id == paddle.sale_id) & (p.paddle == paddle.paddle)
    with overwritten(connection):
        connection.execute(delete(schema.paddles).where(this))
    connection.execute(insert(schema.paddles), [as_dict(paddle)])
