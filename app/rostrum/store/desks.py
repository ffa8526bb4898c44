"""The logs of the phone desks: one for each sale, its events numbered from 1 without a hole."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select

from rostrum.store.catalogue import put_paddle
from rostrum.store.commits import Commits
from rostrum.store.database import Database
from rostrum.store.failures import Overtaken
from rostrum.store.outbox import Outbox
from rostrum.store.records import OutboxRow, PaddleRow
from rostrum.store.schema import desk_events
from rostrum.wire.push import STAFF_CHANNEL


class Desks:
    """The desks of one database. Every call raises StoreFailed when it is refused."""

    def __init__(self, database: Database, outbox: Outbox, commits: Commits) -> None:
        self._database = database
        self._outbox = outbox
        self._commits = commits

    @property
    def shared(self) -> bool:
        """Whether other processes write to it too."""
        return self._database.shared

    async def add(
        self,
        sale_id: str,
        version: int,
        at: int,
        body: bytes,
        notice: bytes,
        paddle: PaddleRow | None = None,
    ) -> bool:
        """Keeps an event, the paddle that goes with it and what the sale's staff are told of it.

        False, and nothing kept, when another process has written that version or one after it.
        """
        newest = select(func.max(desk_events.c.version)).where(desk_events.c.sale_id == sale_id)

        def work(connection: Connection) -> list[OutboxRow]:
            if (connection.execute(newest).scalar() or 0) != version - 1:
                return []
            row = {"sale_id": sale_id, "version": version, "at": at, "body": body}
            connection.execute(insert(desk_events), [row])
            if paddle is not None:
                self._database.tell(connection, "paddles", [sale_id])
                put_paddle(connection, paddle)
            self._database.tell(connection, "desks", [sale_id])
            return self._outbox.put(connection, [(sale_id, STAFF_CHANNEL, notice, at)])

        try:
            return bool(await self._commits.alone(work))
        except Overtaken:
            return False

    async def versions(self) -> Mapping[str, int]:
        """The newest version of each sale's desk that has one."""
        query = select(desk_events.c.sale_id, func.max(desk_events.c.version)).group_by(
            desk_events.c.sale_id
        )
        return await self._database.read(lambda c: {row[0]: row[1] for row in c.execute(query)})

    async def events(self, sale_id: str, after: int) -> list[bytes]:
        """A desk's events after a version, in order."""
        query = (
            select(desk_events.c.body)
            .where(desk_events.c.sale_id == sale_id, desk_events.c.version > after)
            .order_by(desk_events.c.version)
        )
        return await self._database.read(lambda c: [row[0] for row in c.execute(query)])
