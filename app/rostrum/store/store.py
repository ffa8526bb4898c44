"""The embedded store: one writing connection whose commits are shared, readers beside it.

Every write of an event carries its bid, its outbox row and its remembered answer in the same
transaction. Writes that arrive while a transaction is being flushed share the next one.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, text, tuple_
from sqlalchemy.exc import DBAPIError

from rostrum.store import schema
from rostrum.store.chain import GENESIS, link
from rostrum.store.database import checkpoint
from rostrum.store.prepared import Row, Statements
from rostrum.store.records import (
    AnswerRow,
    BidRow,
    EventRow,
    EventWrite,
    ItemRow,
    MissedBidRow,
    NewSaleWrite,
    OutboxRow,
    PaddleRow,
    SaleRow,
    TokenRow,
    UserRow,
)
from rostrum.wire.push import STAFF_CHANNEL

T = TypeVar("T")
Waiter = tuple[Sequence[EventWrite], asyncio.Future[None]]

GROUP_LIMIT = 512
"""Most callers that share one transaction; more wait for the next."""

CHECKPOINT_EVERY = 2000
"""Events after which the write-ahead log is moved into the database."""

LOG_LIMIT_PAGES = 16_384
"""Pages of 4 KiB that the write-ahead log may have before the writer waits for it: 64 MiB."""

AUCTION = "auction"


class StoreFailed(Exception):
    """The transaction did not commit; nothing of it was kept. The message says why."""


class VersionTaken(Exception):
    """The item is no longer at the version on which an event was decided."""


class Store:
    """Durable storage of one database; call from one event loop only.

    ``on_commit`` is called on the loop after each commit with the rows that it left in the
    outbox, ``on_failure`` before anyone is told that a shared transaction failed.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="store-reader")
        self._statements = Statements(engine.dialect)
        self._heads: dict[str, bytes] = {}
        self._checkpointing: asyncio.Task[None] | None = None
        self._written = 0
        self._waiting: list[Waiter] = []
        self._flushing: asyncio.Task[None] | None = None
        self.on_commit: Callable[[list[OutboxRow]], None] = lambda _: None
        self.on_failure: Callable[[], None] = lambda: None

    async def close(self) -> None:
        """Waits for what is being written, then closes the database."""
        if self._flushing is not None:
            await self._flushing
        if self._checkpointing is not None:
            await self._checkpointing
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
                    rows = await self._write(partial(self._insert_events, writes=writes))
                except StoreFailed as failure:
                    self._fail(group, failure)
                    return
                self._written += len(writes)
                self.on_commit(rows)
                for _, done in group:
                    if not done.done():
                        done.set_result(None)
                if self._written >= CHECKPOINT_EVERY and self._checkpointing is None:
                    self._written = 0
                    self._checkpointing = asyncio.create_task(self._checkpoint())
        finally:
            self._flushing = None

    async def _checkpoint(self) -> None:
        """Moves the write-ahead log into the database beside the writing, so that no bid waits.

        While bids never pause the log's end cannot be reached from beside; when it has grown to
        ``LOG_LIMIT_PAGES`` the writer itself waits for it once and begins the log anew.
        """
        try:
            pages = await self._read(lambda c: checkpoint(c, "PASSIVE"))
            if pages > LOG_LIMIT_PAGES:
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(self._writer, self._restart_log)
        except StoreFailed:
            self._written = CHECKPOINT_EVERY  # tried again with the next commit
        finally:
            self._checkpointing = None

    def _restart_log(self) -> None:
        with self._engine.connect() as connection:
            checkpoint(connection, "RESTART")

    def _fail(self, group: list[Waiter], failure: StoreFailed) -> None:
        lost, self._waiting = group + self._waiting, []
        self.on_failure()
        for _, done in lost:
            if not done.done():
                done.set_exception(StoreFailed(str(failure)))

    async def add_sale(self, new: NewSaleWrite) -> None:
        """Adds a sale with its lots, their first events and its paddles. Raises StoreFailed."""

        def work(connection: Connection) -> list[OutboxRow]:
            connection.execute(insert(schema.sales), [_row(new.sale)])
            if new.items:
                connection.execute(insert(schema.items), [_row(item) for item in new.items])
            if new.paddles:
                connection.execute(insert(schema.paddles), [_row(p) for p in new.paddles])
            return self._insert_events(connection, new.events)

        self.on_commit(await self._write(work))

    async def add_lots(self, items: Sequence[ItemRow], events: Sequence[EventWrite]) -> None:
        """Adds lots with their first events to a sale that is there. Raises StoreFailed."""

        def work(connection: Connection) -> list[OutboxRow]:
            if items:
                connection.execute(insert(schema.items), [_row(item) for item in items])
            return self._insert_events(connection, events)

        self.on_commit(await self._write(work))

    async def add_token(self, token: TokenRow) -> None:
        """Keeps a token's digest. Raises StoreFailed."""
        await self._write(lambda c: c.execute(insert(schema.tokens), [_row(token)]))

    async def drop_tokens(self, digests: Sequence[bytes]) -> None:
        """Forgets tokens. Raises StoreFailed."""
        statement = delete(schema.tokens).where(schema.tokens.c.digest.in_(list(digests)))
        await self._write(lambda c: c.execute(statement))

    async def keep_user(self, user: UserRow) -> None:
        """Adds a user, or replaces the one of that name. Raises StoreFailed."""

        def work(connection: Connection) -> None:
            connection.execute(delete(schema.users).where(schema.users.c.name == user.name))
            connection.execute(insert(schema.users), [_row(user)])

        await self._write(work)

    async def drop_user(self, name: str) -> None:
        """Removes a user. Raises StoreFailed."""
        statement = delete(schema.users).where(schema.users.c.name == name)
        await self._write(lambda c: c.execute(statement))

    async def keep_paddle(self, paddle: PaddleRow) -> None:
        """Adds a paddle to its sale, or replaces it there. Raises StoreFailed."""
        p = schema.paddles.c

        def work(connection: Connection) -> None:
            this = (p.sale_id == paddle.sale_id) & (p.paddle == paddle.paddle)
            connection.execute(delete(schema.paddles).where(this))
            connection.execute(insert(schema.paddles), [_row(paddle)])

        await self._write(work)

    async def add_missed_bid(
        self, bid: MissedBidRow, most: int, *, sale_id: str, notice: bytes
    ) -> bool:
        """Keeps a bid that came too late with a notice to the sale's staff.

        False, and nothing kept, when the item has ``most`` of them. Raises StoreFailed.
        """
        m = schema.missed_bids

        def work(connection: Connection) -> list[OutboxRow]:
            held = select(func.count()).select_from(m).where(m.c.item_id == bid.item_id)
            if (connection.execute(held).scalar() or 0) >= most:
                return []
            connection.execute(insert(m), [_row(bid)])
            newest = connection.execute(_NEWEST_ROW).scalar() or 0
            row = OutboxRow(newest + 1, sale_id, STAFF_CHANNEL, notice, bid.at)
            connection.execute(insert(schema.outbox), [_row(row)])
            return [row]

        rows = await self._write(work)
        self.on_commit(rows)
        return bool(rows)

    async def forget_answers(self, before: int, limit: int) -> int:
        """Removes at most ``limit`` answers given before a time, ms UTC; returns how many."""
        a = schema.answers.c
        old = select(a.caller, a.key).where(a.at < before).limit(limit)
        statement = delete(schema.answers).where(tuple_(a.caller, a.key).in_(old))
        return await self._write(lambda c: c.execute(statement).rowcount)

    async def pushed(self, row_ids: Sequence[int]) -> None:
        """Takes rows that every push process has been handed out of the outbox."""
        o = schema.outbox.c.row_id
        statement = delete(schema.outbox).where(o.between(bindparam("first"), bindparam("last")))
        runs = [{"first": first, "last": last} for first, last in _runs(sorted(row_ids))]
        await self._write(lambda c: c.execute(statement, runs))

    def _insert_events(
        self, connection: Connection, writes: Sequence[EventWrite]
    ) -> list[OutboxRow]:
        """Writes events with all that belongs to them; returns their rows in the outbox."""
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
        run = self._statements
        run.event.run(connection, log)
        run.bid.run(connection, [_bid(w, w.bid) for w in writes if w.bid])
        run.answer.run(connection, [_answer(w.answer, w.at) for w in writes if w.answer])
        before = connection.execute(_NEWEST_ROW).scalar() or 0
        run.push.run(
            connection,
            [(before + n, w.item_id, AUCTION, w.state, w.at) for n, w in enumerate(writes, 1)],
        )
        standings = [_standing(w, first[w.item_id]) for w in latest.values()]
        if run.standing.run(connection, standings) != len(standings):
            raise VersionTaken
        self._heads.update(heads)
        return [
            OutboxRow(before + n, w.item_id, AUCTION, w.state, w.at)
            for n, w in enumerate(writes, 1)
        ]

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

    async def _write(self, work: Callable[[Connection], T]) -> T:
        def transaction() -> T:
            try:
                with self._engine.begin() as connection:
                    return work(connection)
            except DBAPIError as error:
                self._heads.clear()
                raise StoreFailed(_in_words(error)) from error
            except VersionTaken as error:
                self._heads.clear()
                raise StoreFailed("another process moved the same lot; try again") from error

        return await asyncio.get_running_loop().run_in_executor(self._writer, transaction)

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

    async def users(self) -> list[UserRow]:
        """Every user, by name."""
        query = select(schema.users).order_by(schema.users.c.name)
        return await self._read(lambda c: [UserRow(*row) for row in c.execute(query)])

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
        return await self._read(lambda c: [MissedBidRow(*row) for row in c.execute(query)])

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

    async def health(self) -> tuple[str, dict[str, str]]:
        """Whether the database answers."""
        try:
            await self.outbox_depth()
        except StoreFailed as failure:
            return "failing", {"database": str(failure)}
        return "ok", {"database": "ok"}


_NEWEST_ROW = text("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")
"""Numbers of the outbox are given once and never again, also after the outbox was emptied."""


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs without gaps: first and last of each."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _row(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


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


def _in_words(error: DBAPIError) -> str:
    reason = str(error.orig)
    if "locked" in reason or "busy" in reason:
        return "the database is held by another process; stop it or wait, then try again"
    if "full" in reason:
        return "the disk is full; make room, then try again"
    if "readonly" in reason:
        return "the database cannot be written; mend its permissions, then try again"
    if "disk I/O" in reason:
        return "the disk refused the write; look at its space and health, then try again"
    return f"the database refused the write ({reason})"
