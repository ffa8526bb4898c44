"""The event log of every item, chained by hashes, and the rows that must become durable with it."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from rostrum.store import schema
from rostrum.store.chain import GENESIS, link
from rostrum.store.database import Database
from rostrum.store.failures import VersionTaken
from rostrum.store.outbox import Outbox
from rostrum.store.prepared import Prepared, PreparedInsert, Row
from rostrum.store.records import AnswerRow, BidRow, EventRow, EventWrite, OutboxRow

AUCTION = "auction"


class Events:
    """The event logs of one database."""

    def __init__(self, database: Database, outbox: Outbox) -> None:
        dialect = database.dialect
        self._database = database
        self._outbox = outbox
        self._heads: dict[str, bytes] = {}
        self._event = PreparedInsert(schema.events, "item_id version at body hash", dialect)
        self._bid = PreparedInsert(
            schema.bids, "bid_id item_id version paddle amount maximum kind placed_by at", dialect
        )
        self._answer = PreparedInsert(schema.answers, "caller key fingerprint at body", dialect)
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
        self._standing = Prepared(moved, names, dialect)

    def insert(self, connection: Connection, writes: Sequence[EventWrite]) -> list[OutboxRow]:
        """Writes events with all that belongs to them; returns their rows in the outbox.

        Raises VersionTaken when an item is not where the events found it.
        """
        if not writes:
            return []
        heads = dict[str, bytes]()
        log: list[Row] = []
        latest: dict[str, EventWrite] = {}
        first: dict[str, int] = {}
        for w in writes:
            head = heads.get(w.item_id) or self._head(connection, w.item_id)
            head = heads[w.item_id] = link(head, w.item_id, w.version, w.at, w.event)
            log.append((w.item_id, w.version, w.at, w.event, head))
            latest[w.item_id] = w
            first.setdefault(w.item_id, w.version)
        self._event.run(connection, log)
        self._bid.run(connection, [_bid(w, w.bid) for w in writes if w.bid])
        self._answer.run(connection, [_answer(w.answer, w.at) for w in writes if w.answer])
        pushes = self._outbox.put(connection, [(w.item_id, AUCTION, w.state, w.at) for w in writes])
        standings = [_standing(w, first[w.item_id]) for w in latest.values()]
        if self._standing.run(connection, standings) != len(standings):
            raise VersionTaken
        self._heads.update(heads)
        return pushes

    def forget_heads(self) -> None:
        """After a transaction that failed: the ends of the logs are read again."""
        self._heads.clear()

    def _head(self, connection: Connection, item_id: str) -> bytes:
        known = self._heads.get(item_id)
        if known is not None:
            return known
        newest = (
            select(schema.events.c.hash)
            .where(schema.events.c.item_id == item_id)
            .order_by(schema.events.c.version.desc())
            .limit(1)
        )
        return connection.execute(newest).scalar() or GENESIS

    async def of(self, item_id: str, after: int = 0, limit: int | None = None) -> list[EventRow]:
        """An item's event log in order, after a version. Raises StoreFailed."""
        e = schema.events.c
        query = (
            select(e.version, e.at, e.body, e.hash)
            .where(e.item_id == item_id, e.version > after)
            .order_by(e.version)
            .limit(limit)
        )
        return await self._database.read(lambda c: [EventRow(*row) for row in c.execute(query)])


def _bid(w: EventWrite, bid: BidRow) -> Row:
    return (
        bid.bid_id,
        w.item_id,
        w.version,
        bid.paddle,
        bid.amount,
        bid.maximum,
        bid.kind,
        bid.placed_by,
        w.at,
    )


def _answer(answer: AnswerRow, at: int) -> Row:
    return answer.caller, answer.key, answer.fingerprint, at, answer.body


def _standing(w: EventWrite, first: int) -> Row:
    return w.version, w.state, w.leader, w.committed, w.item_id, first - 1
