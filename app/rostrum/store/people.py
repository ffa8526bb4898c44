"""Who may sign in, and the tokens that open the API."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from rostrum.store import schema
from rostrum.store.database import Database
from rostrum.store.records import TokenRow, UserRow, as_dict


class People:
    """Users and tokens of one database. Every call raises StoreFailed when it is refused."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tokens(self) -> list[TokenRow]:
        """Every token's digest and holder."""
        return await self._database.read(
            lambda c: [TokenRow(*row) for row in c.execute(select(schema.tokens))]
        )

    async def add_token(self, token: TokenRow) -> None:
        """Keeps a token's digest."""

        def work(connection: Connection) -> None:
            self._database.tell(connection, "tokens", [])
            connection.execute(insert(schema.tokens), [as_dict(token)])

        await self._database.write(work)

    async def drop_tokens(self, digests: Sequence[bytes]) -> None:
        """Forgets tokens."""
        statement = delete(schema.tokens).where(schema.tokens.c.digest.in_(list(digests)))

        def work(connection: Connection) -> None:
            self._database.tell(connection, "tokens", [])
            connection.execute(statement)

        await self._database.write(work)

    async def drop_sessions(self, name: str) -> None:
        """Forgets every token of that name that ends by itself."""
        column = schema.tokens.c
        statement = delete(schema.tokens).where(column.name == name, column.expires_at.is_not(None))

        def work(connection: Connection) -> None:
            self._database.tell(connection, "tokens", [])
            connection.execute(statement)

        await self._database.write(work)

    async def users(self) -> list[UserRow]:
        """Every user, by name."""
        query = select(schema.users).order_by(schema.users.c.name)
        return await self._database.read(lambda c: [UserRow(*row) for row in c.execute(query)])

    async def keep_user(self, user: UserRow) -> None:
        """Adds a user, or replaces the one of that name."""

        def work(connection: Connection) -> None:
            connection.execute(delete(schema.users).where(schema.users.c.name == user.name))
            connection.execute(insert(schema.users), [as_dict(user)])

        await self._database.write(work)

    async def drop_user(self, name: str) -> None:
        """Removes a user."""
        statement = delete(schema.users).where(schema.users.c.name == name)
        await self._database.write(lambda c: c.execute(statement))
