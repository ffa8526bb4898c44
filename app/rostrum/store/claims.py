"""The outbox as several dispatchers share it: who holds an item's oldest row holds the item.

PostgreSQL only. A dispatcher takes the oldest rows of some items that nobody holds (``FOR UPDATE
SKIP LOCKED``), one of each, hands them over, takes out what is done, commits. Everyone else sees the
same oldest row of an item, finds it held, and passes the item by, so that an item's order stays. The
hold is the transaction's: when its process dies the connection ends, and the items are free with all
their rows. At most the one row of each that was on its way is then sent again, never an older one
after a newer.

A row that is slow to be taken holds up none of those that it was taken with: its item is kept
aside for ``ASIDE_S``, longer than any attempt lasts, and the transaction ends without it. Only when
its process dies meanwhile does the item wait for the rest of that time.

A process that is paused while it holds items is cut off after ``HELD_S``; when it wakes up it looks
at its own clock before it hands anything over.
"""

import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import LiteralString

import psycopg
from psycopg.abc import Params
from psycopg.rows import TupleRow

from rostrum.store.connecting import CONNECT_S, address, told_apart
from rostrum.store.dead_letters import DEAD_LIMIT, REASON_CHARACTERS
from rostrum.store.records import OutboxRow
from rostrum.wire.state import AUCTION_CHANNEL

HELD_S = 10.0
"""A process that holds an item and is silent for this long loses it."""

SURE_S = 5.0
"""After this long with an item in hand nothing more is handed over on that hold."""

ASIDE_S = 5.0
"""So long nobody else takes an item that was kept aside."""

_SETTINGS = {
    "idle_in_transaction_session_timeout": int(HELD_S * 1000),
    "tcp_keepalives_idle": 5,
    "tcp_keepalives_interval": 2,
    "tcp_keepalives_count": 3,
}

_OLDEST = """
    SELECT row_id, item_id, channel, message, created_at, attempts FROM outbox o
    WHERE retry_at <= %(now)s AND NOT EXISTS (
        SELECT FROM outbox older WHERE older.item_id = o.item_id AND older.row_id < o.row_id
    )
    ORDER BY row_id LIMIT %(most)s FOR UPDATE SKIP LOCKED
"""
_NEWEST = """
    SELECT row_id, item_id, channel, message, created_at FROM outbox
    WHERE item_id = %s AND channel = %s ORDER BY row_id DESC LIMIT 1
"""
_TAKE_OUT = "DELETE FROM outbox WHERE row_id = ANY(%s)"
_TAKE_OUT_OLDER = "DELETE FROM outbox WHERE item_id = %s AND channel = %s AND row_id < %s"
_ONE = """
    SELECT row_id, item_id, channel, message, created_at, attempts FROM outbox
    WHERE row_id = %s FOR UPDATE
"""
_TRY_LATER = "UPDATE outbox SET attempts = %s, retry_at = %s WHERE row_id = %s"
_LEND = "UPDATE outbox SET retry_at = %s WHERE row_id = ANY(%s)"
_BURY = """
    INSERT INTO dead_letters
        (row_id, item_id, channel, message, created_at, attempts, reason, died_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""
_FORGET_OLDEST = """
    DELETE FROM dead_letters WHERE row_id <= (
        SELECT row_id FROM dead_letters ORDER BY row_id DESC OFFSET %s LIMIT 1
    )
"""


class Held:
    """An item in hand, in the transaction that holds it; ``row`` is what is to be handed over.

    ``attempts`` are the failures by its own fault so far.
    """

    def __init__(
        self, connection: psycopg.AsyncConnection[TupleRow], row: OutboxRow, attempts: int
    ) -> None:
        self._connection = connection
        self.row = row
        self.attempts = attempts

    async def skip_to_newest(self) -> int:
        """Goes on with the item's newest state; returns how many older ones were let go."""
        if self.row.channel != AUCTION_CHANNEL:
            return 0
        found = await self._connection.execute(_NEWEST, (self.row.item_id, AUCTION_CHANNEL))
        newest = await found.fetchone()
        if newest is None or newest[0] == self.row.row_id:
            return 0
        self.row = OutboxRow(*newest)
        older = (self.row.item_id, AUCTION_CHANNEL, self.row.row_id)
        return (await self._connection.execute(_TAKE_OUT_OLDER, older)).rowcount

    async def later(self, attempts: int, at: int) -> None:
        """It is tried again, not before ``at``, ms UTC."""
        await self._connection.execute(_TRY_LATER, (attempts, at, self.row.row_id))

    async def bury(self, attempts: int, reason: str, at: int) -> None:
        """It is a dead letter, given up ``at``, ms UTC."""
        row = self.row
        await self._connection.execute(_TAKE_OUT, ([row.row_id],))
        await self._connection.execute(
            _BURY,
            (
                row.row_id, row.item_id, row.channel, row.message, row.created_at,
                attempts, reason[:REASON_CHARACTERS], at,
            ),
        )  # fmt: skip
        await self._connection.execute(_FORGET_OLDEST, (DEAD_LIMIT,))


class Hold:
    """Items in one transaction, held since ``since``, monotonic seconds."""

    def __init__(
        self,
        connection: psycopg.AsyncConnection[TupleRow],
        items: Sequence[Held],
        since: float,
    ) -> None:
        self._connection = connection
        self._since = since
        self.items = items

    def surely(self) -> bool:
        """Whether it is certain that nobody else holds them by now."""
        return time.monotonic() - self._since < SURE_S

    async def pushed(self, done: Iterable[Held]) -> None:
        """These were handed over."""
        rows = [held.row.row_id for held in done]
        if rows:
            await self._connection.execute(_TAKE_OUT, (rows,))

    async def keep(self, waiting: Iterable[Held], until: int) -> None:
        """These stay this process's until that time, ms UTC, when the transaction is over, too."""
        await self._connection.execute(_LEND, (until, [held.row.row_id for held in waiting]))


class Claims:
    """One connection to the shared outbox; it holds some items at a time.

    ``address``: ``postgresql://user:password@host/database``. Every call raises ``psycopg.Error``
    when the database cannot be reached; the next one connects anew.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._connection: psycopg.AsyncConnection[TupleRow] | None = None

    @asynccontextmanager
    async def oldest(self, now: int, most: int) -> AsyncIterator[Hold]:
        """Holds the items, at most so many, whose oldest rows have waited longest.

        What was done with them is kept at the end, all or nothing. ``now`` in ms UTC.
        """
        async with self._held(_OLDEST, {"now": now, "most": most}) as hold:
            yield hold

    @asynccontextmanager
    async def one(self, row_id: int) -> AsyncIterator[Hold]:
        """Holds the item whose oldest row this is; none when the row is gone."""
        async with self._held(_ONE, (row_id,)) as hold:
            yield hold

    @asynccontextmanager
    async def _held(self, query: LiteralString, asked: Params) -> AsyncIterator[Hold]:
        connection = await self._connected()
        since = time.monotonic()
        async with connection.transaction():
            found = await (await connection.execute(query, asked)).fetchall()
            items = [Held(connection, OutboxRow(*row[:5]), row[5]) for row in found]
            yield Hold(connection, items, since)

    async def nothing_waits(self) -> bool:
        """Whether the outbox is empty, also of what others hold."""
        connection = await self._connected()
        found = await connection.execute("SELECT NOT EXISTS (SELECT FROM outbox)")
        return bool((await found.fetchone() or (False,))[0])

    async def close(self) -> None:
        """Ends the connection."""
        if self._connection is not None:
            await self._connection.close()

    async def _connected(self) -> psycopg.AsyncConnection[TupleRow]:
        if self._connection is None or self._connection.closed:
            self._connection = await psycopg.AsyncConnection.connect(
                autocommit=True,
                **told_apart(
                    address(self._address),
                    connect_timeout=CONNECT_S,
                    application_name="rostrum queue",
                    options=" ".join(f"-c {name}={value}" for name, value in _SETTINGS.items()),
                    keepalives_idle=5,
                    keepalives_interval=2,
                    keepalives_count=3,
                ),
            )
        return self._connection
