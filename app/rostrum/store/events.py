"""The event log of every item, chained by hashes, and the rows that must become durable with it."""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, select, tuple_, update

from rostrum.store import schema
from rostrum.store.chain import GENESIS, link
from rostrum.store.database import Database
from rostrum.store.failures import Overtaken
from rostrum.store.outbox import Outbox
from rostrum.store.prepared import Prepared, Row, prepared_insert
from rostrum.store.records import (
    AnswerRow,
    BidRow,
    EventRow,
    EventWrite,
    ItemRow,
    OutboxRow,
    PaddleRow,
)

AUCTION = "auction"
OVERTAKEN = "another process moved the same lot; try again"


class News(msgspec.Struct, frozen=True):
    """What a transaction found of others: events after the versions known, answers by caller and
    key, paddles as they are registered, and the items that those bind now."""

    events: dict[str, list[EventRow]]
    answers: dict[tuple[str, str], AnswerRow]
    paddles: list[PaddleRow]
    bound: list[ItemRow]


class Events:
    """The event logs of one database."""

    def __init__(self, database: Database, outbox: Outbox) -> None:
        dialect = database.dialect
        self._database = database
        self._outbox = outbox
        self._heads: dict[str, tuple[int, bytes]] = {}
        self._event = prepared_insert(schema.events, "item_id version at body hash", dialect)
        self._bid = prepared_insert(
            schema.bids, "bid_id item_id version paddle amount maximum kind placed_by at", dialect
        )
        self._answer = prepared_insert(schema.answers, "caller key fingerprint at body", dialect)
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

        Raises Overtaken when an item is not where the events found it.
        """
        if not writes:
            return []
        heads: dict[str, bytes] = {}
        log: list[Row] = []
        latest: dict[str, EventWrite] = {}
        first: dict[str, int] = {}
        for w in writes:
            before = heads.get(w.item_id) or self._head(connection, w.item_id, w.version - 1)
            head = link(before, w.item_id, w.version, w.at, w.event)
            heads[w.item_id] = head
            log.append((w.item_id, w.version, w.at, w.event, head))
            latest[w.item_id] = w
            first.setdefault(w.item_id, w.version)
        # Items first and in one order: whoever else wants to move them waits here, so that their
        # rows in the outbox are numbered in the order of their versions.
        standings = [_standing(latest[item], first[item]) for item in sorted(latest)]
        if self._standing.run(connection, standings) != len(standings):
            raise Overtaken(OVERTAKEN)
        self._event.run(connection, log)
        self._bid.run(connection, [_bid(w, w.bid) for w in writes if w.bid])
        self._answer.run(connection, [_answer(w.answer, w.at) for w in writes if w.answer])
        pushes = self._outbox.put(connection, [(w.item_id, AUCTION, w.state, w.at) for w in writes])
        self._heads.update({item: (latest[item].version, head) for item, head in heads.items()})
        return pushes

    def forget_heads(self) -> None:
        """After a transaction that failed: the ends of the logs are read again."""
        self._heads.clear()

    def look(
        self,
        connection: Connection,
        known: Mapping[str, int],
        keys: Collection[tuple[str, str]],
        paddles: Collection[tuple[str, str]],
    ) -> News:
        """Holds items until the transaction ends, and finds what others did to them and the rest.

        ``known``: items with the version that is known of each.
        """
        rows = self._hold(connection, known) if known else {}
        registered = self._paddles(connection, paddles) if paddles else []
        return News(
            events=rows,
            answers=self._answers(connection, keys) if keys else {},
            paddles=registered,
            bound=self._bound(connection, registered) if registered else [],
        )

    def _hold(self, connection: Connection, known: Mapping[str, int]) -> dict[str, list[EventRow]]:
        i, e = schema.items.c, schema.events.c
        query = (
            select(i.item_id, i.version)
            .where(i.item_id.in_(list(known)))
            .order_by(i.item_id)
            .with_for_update()
        )
        found = dict[str, list[EventRow]]()
        for item, version in connection.execute(query).all():
            if version == known[item] and self._heads.get(item, (None,))[0] == version:
                continue
            log = (
                select(e.version, e.at, e.body, e.hash)
                .where(e.item_id == item, e.version >= known[item])
                .order_by(e.version)
            )
            rows = [EventRow(*row) for row in connection.execute(log)]
            if rows:
                self._heads[item] = rows[-1].version, rows[-1].hash
            found[item] = [row for row in rows if row.version > known[item]]
        return found

    def _answers(
        self, connection: Connection, keys: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], AnswerRow]:
        a = schema.answers.c
        query = select(a.caller, a.key, a.fingerprint, a.body).where(
            tuple_(a.caller, a.key).in_(list(keys))
        )
        return {(row[0], row[1]): AnswerRow(*row) for row in connection.execute(query)}

    def _paddles(
        self, connection: Connection, paddles: Collection[tuple[str, str]]
    ) -> list[PaddleRow]:
        p = schema.paddles.c
        query = (
            select(schema.paddles)
            .where(tuple_(p.sale_id, p.paddle).in_(list(paddles)))
            .order_by(p.sale_id, p.paddle)
            .with_for_update()
        )
        return [PaddleRow(*row) for row in connection.execute(query)]

    def _bound(self, connection: Connection, paddles: Sequence[PaddleRow]) -> list[ItemRow]:
        i = schema.items.c
        whose = [(row.sale_id, row.paddle) for row in paddles]
        query = select(schema.items).where(tuple_(i.sale_id, i.leader).in_(whose))
        return [ItemRow(*row) for row in connection.execute(query)]

    def _head(self, connection: Connection, item_id: str, version: int) -> bytes:
        """The hash of the row of that version, which new ones follow."""
        if version == 0:
            return GENESIS
        known = self._heads.get(item_id)
        if known is not None and known[0] == version:
            return known[1]
        e = schema.events.c
        row = select(e.hash).where(e.item_id == item_id, e.version == version)
        found: bytes | None = connection.execute(row).scalar()
        if found is None:
            raise Overtaken(OVERTAKEN)
        return found

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
