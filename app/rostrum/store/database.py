"""What every part of the store asks of a database, whichever it is."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Dialect

T = TypeVar("T")


class Database(Protocol):
    """Runs work in transactions, away from the event loop; call from one loop only."""

    @property
    def dialect(self) -> Dialect:
        """How statements are written for it."""

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Runs work in a transaction of its own, one after another. Raises StoreFailed, VersionTaken."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Runs work beside the writing. Raises StoreFailed."""

    def wrote(self, events: int) -> None:
        """Hears how many events were committed, so that it can keep its house in order."""

    async def close(self) -> None:
        """Waits for what is being written, then closes the database."""
