"""Everything that is kept, in the parts that ask for it; whichever database is below them."""

from collections.abc import Callable

from rostrum.store.answers import Answers
from rostrum.store.catalogue import Catalogue
from rostrum.store.commits import Commits
from rostrum.store.database import Database, Hear
from rostrum.store.dead_letters import DeadLetters
from rostrum.store.desks import Desks
from rostrum.store.events import Events
from rostrum.store.outbox import Outbox
from rostrum.store.people import People


class Store:
    """Durable storage in one database; call from one event loop only."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.outbox = Outbox(database)
        self.dead_letters = DeadLetters(database, self.outbox)
        self.events = Events(database, self.outbox)
        self.commits = Commits(database, self.events, self.outbox)
        self.catalogue = Catalogue(database, self.events, self.outbox, self.commits)
        self.answers = Answers(database)
        self.desks = Desks(database, self.outbox, self.commits)
        self.people = People(database)

    @property
    def shared(self) -> bool:
        """Whether other processes write to the same database as a matter of course."""
        return self._database.shared

    async def listen(self, hear: Hear, missed: Callable[[], None]) -> None:
        """Hears what other processes commit, until cancelled."""
        await self._database.listen(hear, missed)

    async def health(self) -> tuple[str, dict[str, str]]:
        """Whether the database answers and takes what is written, in words."""
        state, words = await self._database.condition()
        if state == "ok" and self.commits.not_kept is not None:
            # not failing: nobody would be sent here any more whose write could show that it is over
            state, words = "degraded", f"the newest write was not kept: {self.commits.not_kept}"
        return state, {"database": words}

    async def close(self) -> None:
        """Waits for what is being written, then closes the database."""
        await self.commits.close()
        await self._database.close()
