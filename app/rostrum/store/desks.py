"""The logs of the phone desks: one for each sale, its events numbered from 1 without a hole.

Each row is chained to the one before. What is personal lies beside, in parts that can be erased; the
rows have digests of them.
"""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from rostrum.store.catalogue import put_paddle
from rostrum.store.chain import GENESIS, link
from rostrum.store.commits import Commits
from rostrum.store.database import Database
from rostrum.store.failures import Overtaken
from rostrum.store.outbox import Outbox
from rostrum.store.overwritten import overwritten
from rostrum.store.records import OutboxRow, PaddleRow
from rostrum.store.schema import desk_events, desk_personal
from rostrum.wire.push import STAFF_CHANNEL


class PersonalPart(msgspec.Struct, frozen=True):
    """What is personal of one client in one event: ``body`` as it was sealed with ``salt``."""

    subject: str
    salt: bytes
    body: bytes


class DeskRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is kept; ``at`` in ms UTC, ``hash`` chained over the rows before.

    ``parts``: its personal parts, or what is left of them.
    """

    version: int
    at: int
    body: bytes
    hash: bytes
    parts: tuple[PersonalPart, ...] = ()


class NewDeskRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event to keep. ``notice``: what the sale's staff are told of it.

    ``paddle`` is kept with it; every personal part of the client ``erased`` goes with it.
    """

    sale_id: str
    version: int
    at: int
    body: bytes
    notice: bytes
    parts: Sequence[PersonalPart] = ()
    paddle: PaddleRow | None = None
    erased: str | None = None


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

    async def add(self, new: NewDeskRow) -> bool:
        """Keeps an event with all that goes with it.

        False, and nothing kept, when another process has written that version or one after it.
        """
        e = desk_events.c
        newest = (
            select(e.version, e.hash)
            .where(e.sale_id == new.sale_id)
            .order_by(e.version.desc())
            .limit(1)
        )

        def work(connection: Connection) -> list[OutboxRow]:
            version, previous = connection.execute(newest).one_or_none() or (0, GENESIS)
            if version != new.version - 1:
                return []
            chained = link(previous, chain_name(new.sale_id), new.version, new.at, new.body)
            key = {"sale_id": new.sale_id, "version": new.version}
            row = {**key, "at": new.at, "body": new.body, "hash": chained}
            connection.execute(insert(desk_events), [row])
            if new.parts:
                parts = [{**key, **msgspec.structs.asdict(part)} for part in new.parts]
                connection.execute(insert(desk_personal), parts)
            if new.erased is not None:
                _erase(connection, new.sale_id, new.erased)
            if new.paddle is not None:
                self._database.tell(connection, "paddles", [new.sale_id])
                put_paddle(connection, new.paddle)
            self._database.tell(connection, "desks", [new.sale_id])
            pushed = (new.sale_id, STAFF_CHANNEL, new.notice, new.at)
            return self._outbox.put(connection, [pushed])

        try:
            kept = bool(await self._commits.alone(work))
        except Overtaken:
            return False
        if kept and new.erased is not None:
            await self._database.scrub()
        return kept

    async def versions(self) -> Mapping[str, int]:
        """The newest version of each sale's desk that has one."""
        query = select(desk_events.c.sale_id, func.max(desk_events.c.version)).group_by(
            desk_events.c.sale_id
        )
        return await self._database.read(lambda c: {row[0]: row[1] for row in c.execute(query)})

    async def events(self, sale_id: str, after: int) -> list[DeskRow]:
        """A desk's events after a version, in order."""
        e, p = desk_events.c, desk_personal.c
        rows = (
            select(e.version, e.at, e.body, e.hash)
            .where(e.sale_id == sale_id, e.version > after)
            .order_by(e.version)
        )
        parts = select(p.version, p.subject, p.salt, p.body).where(
            p.sale_id == sale_id, p.version > after
        )

        def work(connection: Connection) -> list[DeskRow]:
            found = connection.execute(rows).all()
            beside: dict[int, list[PersonalPart]] = {}
            for version, *part in connection.execute(parts) if found else ():
                beside.setdefault(version, []).append(PersonalPart(*part))
            return [
                DeskRow(
                    version=version,
                    at=at,
                    body=body,
                    hash=kept,
                    parts=tuple(beside.get(version, ())),
                )
                for version, at, body, kept in found
            ]

        return await self._database.read(work)


def chain_name(sale_id: str) -> str:
    """What a desk's chain is called; no item is called so."""
    return f"phones/{sale_id}"


def _erase(connection: Connection, sale_id: str, subject: str) -> None:
    theirs = (desk_personal.c.sale_id == sale_id) & (desk_personal.c.subject == subject)
    with overwritten(connection):
        connection.execute(delete(desk_personal).where(theirs))
