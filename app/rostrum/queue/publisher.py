"""Where the dispatcher hands pushes to."""

from typing import Protocol

from rostrum.store.records import OutboxRow


class Unavailable(Exception):
    """Nobody took the push: whoever should is down, unreachable or too busy. Says why."""


class Refused(Exception):
    """The push itself was answered, and not with ``ok``. The message says with what."""


class Publisher(Protocol):
    """Hands pushes over to every push process that is up."""

    async def publish(self, row: OutboxRow) -> None:
        """Returns when it was handed over. Raises Unavailable or Refused."""

    async def close(self) -> None:
        """Lets connections go."""
