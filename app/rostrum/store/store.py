"""The embedded store: one writing connection whose commits are shared, readers beside it.

Every write of an event carries its bid, its outbox row and its remembered answer in the same
transaction. Writes that arrive while a transaction is being flushed share the next one.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from rostrum.store import schema
from rostrum.store.chain import GENESIS, link
from rostrum.store.records import (
    AnswerRow,
    EventRow,
    EventWrite,
    ItemRow,
    NewSaleWrite,
    OutboxRow,
    PaddleRow,
    SaleRow,
    TokenRow,
)

T = TypeVar("T")
Waiter = tuple[Sequence[EventWrite], asyncio.Future[None]]

GROUP_LIMIT = 512
"""Most callers that share one transaction; more wait for the next."""

AUCTION = "auction"


class StoreFailed(Exception):
    """The transaction did not commit; nothing of it was kept. The message says why."""


class VersionTaken(Exception):
    """The item is no longer at the version on which an event was decided."""


class Store:
    """Durable storage of one database; call from one event loop only.

    ``on_commit`` is called on the loop after each commit that left rows in the outbox,
    ``on_failure`` before anyone is told that a shared transaction failed.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="store-reader")
        self._heads: dict[str, bytes] = {}
        self._waiting: list[Waiter] = []
        self._flushing: asyncio.Task[None] | None = None
        self.on_commit: Callable[[], None] = lambda: None
        self.on_failure: Callable[[], None] = lambda: None

    async def close(self) -> None:
        """Waits for what is being written, then closes the database."""
        if self._flushing is not None:
            await self._flushing
        self._writer.shutdown()
        self._readers.shutdown()
        self._engine.dispose()

    # -- writing ---------------------------------------------------------------------------

    async def record(self, writes: Sequence[EventWrite]) -> None:
        """Returns when these events are on stable storage, all in one transaction. Raises StoreFailed.

        With no events: returns when all that was given before is on stable storage.
        When a shared transaction fails, everything that waited behind it fails too: it was
        decided on a state that no longer holds.
        """
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((writes, done))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        await done

    async def _flush(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting[:GROUP_LIMIT], self._waiting[GROUP_LIMIT:]
                writes = [write for together, _ in group for write in together]
                try:
                    await self._write(partial(self._insert_events, writes=writes))
                except StoreFailed as failure:
                    self._fail(group, failure)
                    return
                self.on_commit()
                for _, done in group:
                    if not done.done():
                        done.set_result(None)
        finally:
            self._flushing = None

    def _fail(self, group: list[Waiter], failure: StoreFailed) -> None:
        lost, self._waiting = group + self._waiting, []
        self.on_failure()
        for _, done in lost:
            if not done.done():
                done.set_exception(StoreFailed(str(failure)))

    async def add_sale(self, new: NewSaleWrite) -> None:
        """Adds a sale with its lots, their first events and its paddles. Raises StoreFailed."""

        def work(connection: Connection) -> None:
            connection.execute(insert(schema.sales), [_row(new.sale)])
            if new.items:
                connection.execute(insert(schema.items), [_row(item) for item in new.items])
            if new.paddles:
                connection.execute(insert(schema.paddles), [_row(p) for p in new.paddles])
            self._insert_events(connection, new.events)

        await self._write(work)
        self.on_commit()

    async def add_token(self, token: TokenRow) -> None:
        """Keeps a token's digest. Raises StoreFailed."""
        await self._write(lambda c: c.execute(insert(schema.tokens), [_row(token)]))

    async def pushed(self, row_ids: Sequence[int]) -> None:
        """Takes rows that every push process has been handed out of the outbox."""
        statement = delete(schema.outbox).where(schema.outbox.c.row_id == bindparam("done"))
        await self._write(lambda c: c.execute(statement, [{"done": row} for row in row_ids]))

    def _insert_events(self, connection: Connection, writes: Sequence[EventWrite]) -> None:
        heads = dict[str, bytes]()
        log: list[dict[str, Any]] = []
        latest: dict[str, EventWrite] = {}
        first: dict[str, int] = {}
        for w in writes:
            head = heads.get(w.item_id) or self._head(connection, w.item_id)
            heads[w.item_id] = link(head, w.item_id, w.version, w.at, w.event)
            log.append(
                {
                    "item_id": w.item_id,
                    "version": w.version,
                    "at": w.at,
                    "body": w.event,
                    "hash": heads[w.item_id],
                }
            )
            latest[w.item_id] = w
            first.setdefault(w.item_id, w.version)
        if not log:
            return
        connection.execute(insert(schema.events), log)
        bids = [
            {**_row(w.bid), "item_id": w.item_id, "version": w.version, "at": w.at}
            for w in writes
            if w.bid
        ]
        if bids:
            connection.execute(insert(schema.bids), bids)
        answers = [{**_row(w.answer), "at": w.at} for w in writes if w.answer]
        if answers:
            connection.execute(insert(schema.answers), answers)
        connection.execute(insert(schema.outbox), [_push(w) for w in writes])
        standings = [_standing(w, first[w.item_id]) for w in latest.values()]
        moved = connection.execute(_UPDATE_ITEM, standings)
        if moved.rowcount != len(standings):
            raise VersionTaken
        self._heads.update(heads)

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

    async def _write(self, work: Callable[[Connection], object]) -> None:
        def transaction() -> None:
            try:
                with self._engine.begin() as connection:
                    work(connection)
            except DBAPIError as error:
                self._heads.clear()
                raise StoreFailed(_in_words(error)) from error
            except VersionTaken as error:
                self._heads.clear()
                raise StoreFailed("another process moved the same lot; try again") from error

        await asyncio.get_running_loop().run_in_executor(self._writer, transaction)

    # -- reading ---------------------------------------------------------------------------

    async def _read(self, work: Callable[[Connection], T]) -> T:
        def transaction() -> T:
            try:
                with self._engine.connect() as connection:
                    return work(connection)
            except DBAPIError as error:
                raise StoreFailed(_in_words(error)) from error

        return await asyncio.get_running_loop().run_in_executor(self._readers, transaction)

    async def sales(self) -> list[SaleRow]:
        """Every sale, newest first."""
        query = select(schema.sales).order_by(schema.sales.c.created_at.desc())
        return await self._read(lambda c: [SaleRow(*row) for row in c.execute(query)])

    async def items(self) -> list[ItemRow]:
        """Every item in the order of its sale."""
        query = select(schema.items).order_by(schema.items.c.sale_id, schema.items.c.position)
        return await self._read(lambda c: [ItemRow(*row) for row in c.execute(query)])

    async def paddles(self) -> list[PaddleRow]:
        """Every paddle of every sale."""
        return await self._read(
            lambda c: [PaddleRow(*row) for row in c.execute(select(schema.paddles))]
        )

    async def tokens(self) -> list[TokenRow]:
        """Every token's digest and holder."""
        return await self._read(
            lambda c: [TokenRow(*row) for row in c.execute(select(schema.tokens))]
        )

    async def events(
        self, item_id: str, after: int = 0, limit: int | None = None
    ) -> list[EventRow]:
        """An item's event log in order, after a version."""
        e = schema.events.c
        query = (
            select(e.version, e.at, e.body, e.hash)
            .where(e.item_id == item_id, e.version > after)
            .order_by(e.version)
            .limit(limit)
        )
        return await self._read(lambda c: [EventRow(*row) for row in c.execute(query)])

    async def answer_keys(self) -> list[tuple[str, str]]:
        """Who has used which idempotency key."""
        query = select(schema.answers.c.caller, schema.answers.c.key)
        return await self._read(lambda c: [(caller, key) for caller, key in c.execute(query)])

    async def answer(self, caller: str, key: str) -> AnswerRow | None:
        """The remembered answer to a caller's key, or None."""
        a = schema.answers.c
        query = select(a.caller, a.key, a.fingerprint, a.body).where(
            a.caller == caller, a.key == key
        )

        def work(connection: Connection) -> AnswerRow | None:
            row = connection.execute(query).first()
            return AnswerRow(*row) if row else None

        return await self._read(work)

    async def unpushed(self, after: int, limit: int) -> list[OutboxRow]:
        """Rows of the outbox in the order in which they were committed."""
        query = (
            select(schema.outbox)
            .where(schema.outbox.c.row_id > after)
            .order_by(schema.outbox.c.row_id)
            .limit(limit)
        )
        return await self._read(lambda c: [OutboxRow(*row) for row in c.execute(query)])

    async def outbox_depth(self) -> tuple[int, int | None]:
        """How many rows wait, and when the oldest of them was committed."""
        query = select(func.count(), func.min(schema.outbox.c.created_at)).select_from(
            schema.outbox
        )

        def work(connection: Connection) -> tuple[int, int | None]:
            depth, oldest = connection.execute(query).one()
            return depth, oldest

        return await self._read(work)


_UPDATE_ITEM = (
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


def _row(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


def _push(w: EventWrite) -> dict[str, Any]:
    return {"item_id": w.item_id, "channel": AUCTION, "message": w.state, "created_at": w.at}


def _standing(w: EventWrite, first: int) -> dict[str, Any]:
    return {
        "which": w.item_id,
        "before": first - 1,
        "new_version": w.version,
        "new_state": w.state,
        "new_leader": w.leader,
        "new_committed": w.committed,
    }


def _in_words(error: DBAPIError) -> str:
    reason = str(error.orig)
    if "locked" in reason or "busy" in reason:
        return "the database is held by another process; stop it or wait, then try again"
    if "full" in reason:
        return "the disk is full; make room, then try again"
    if "readonly" in reason:
        return "the database cannot be written; mend its permissions, then try again"
    return f"the database refused the write ({reason})"
