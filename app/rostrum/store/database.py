"""What every part of the store asks of a database, whichever it is."""

from collections.abc import Callable, Collection
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Dialect

T = TypeVar("T")

Hear = Callable[[str, Collection[str]], None]
"""Hears of a commit: its subject (``moved``, ``sales``, ``paddles``, ``tokens``) and which of them."""


class Database(Protocol):
    """Runs work in transactions, away from the event loop; call from one loop only."""

    @property
    def dialect(self) -> Dialect:
        """How statements are written for it."""

    @property
    def shared(self) -> bool:
        """Whether other processes write to it as a matter of course."""

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Runs work in a transaction of its own, one after another. Raises StoreFailed."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Runs work beside the writing. Raises StoreFailed."""

    def number_pushes(self, connection: Connection, count: int) -> list[int]:
        """Numbers for rows of the outbox, rising; each is given once and never again."""

    def tell(self, connection: Connection, subject: str, which: Collection[str]) -> None:
        """Lets every process that listens hear of it when the transaction at hand has committed."""

    async def listen(self, hear: Hear, missed: Callable[[], None]) -> None:
        """Hears what other processes commit, until cancelled.

        ``missed`` is called first, and whenever something may have been missed since.
        """

    def wrote(self, events: int) -> None:
        """Hears how many events were committed, so that it can keep its house in order."""

    async def scrub(self) -> None:
        """After an erasure: what was deleted leaves the files, as far as this program reaches."""

    async def condition(self) -> tuple[str, str]:
        """``ok``, ``degraded`` or ``failing``, and what it is doing in words."""

    async def close(self) -> None:
        """Waits for what is being written, then closes the database."""
