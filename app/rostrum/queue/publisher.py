"""Where the dispatcher hands pushes to."""

from typing import Protocol

from rostrum.store.records import OutboxRow


class PublishFailed(Exception):
    """The push was not handed over; it is tried again. The message says why."""


class Publisher(Protocol):
    """Hands one push over to every push process that is up."""

    async def publish(self, row: OutboxRow) -> None:
        """Returns when it was handed over. Raises PublishFailed."""
