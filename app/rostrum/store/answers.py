"""Answers to idempotency keys; they are written with the events that they answer."""

from sqlalchemy import Connection, delete, select, tuple_

from rostrum.store import schema
from rostrum.store.database import Database
from rostrum.store.records import AnswerRow


class Answers:
    """The remembered answers of one database. Every call raises StoreFailed when it is refused."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keys(self) -> list[tuple[str, str]]:
        """Who has used which idempotency key."""
        query = select(schema.answers.c.caller, schema.answers.c.key)
        return await self._database.read(
            lambda c: [(caller, key) for caller, key in c.execute(query)]
        )

    async def find(self, caller: str, key: str) -> AnswerRow | None:
        """The remembered answer to a caller's key, or None."""
        a = schema.answers.c
        query = select(a.caller, a.key, a.fingerprint, a.body).where(
            a.caller == caller, a.key == key
        )

        def work(connection: Connection) -> AnswerRow | None:
            row = connection.execute(query).first()
            return AnswerRow(*row) if row else None

        return await self._database.read(work)

    async def forget(self, before: int, limit: int) -> int:
        """Removes at most ``limit`` answers given before a time, ms UTC; returns how many."""
        a = schema.answers.c
        old = select(a.caller, a.key).where(a.at < before).limit(limit)
        statement = delete(schema.answers).where(tuple_(a.caller, a.key).in_(old))
        return await self._database.write(lambda c: c.execute(statement).rowcount)
