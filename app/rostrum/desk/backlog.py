"""How many pushes wait on a server, as its staff may know: a desk that shows old figures says why."""

import asyncio

from rostrum.desk.client import ApiClient
from rostrum.desk.outcomes import NotKnown, Unanswered
from rostrum.desk.words import tr
from rostrum.wire.queue import QueueState

LOOK_EVERY_S = 5.0
"""A desk asks its server so often."""

NOT_FOR_US_S = 60.0
"""One who may not know asks again after so long; they may have signed in as somebody else."""

BEHIND_MS = 1_000
"""From here on the age of the oldest push is said."""


class Backlog:
    """What one server last said of its queue; None while nothing is known."""

    def __init__(self, client: ApiClient) -> None:
        self._client = client
        self.state: QueueState | None = None

    async def run(self) -> None:
        """Asks until it is cancelled."""
        while True:
            pause = LOOK_EVERY_S
            try:
                self.state = await self._client.queue() if self._client.has_token else None
            except NotKnown:
                self.state, pause = None, NOT_FOR_US_S
            except Unanswered:
                self.state = None
            await asyncio.sleep(pause)


def words(state: QueueState) -> str:
    """What the line at the foot of the window says of a queue."""
    said = tr("queue {n}").format(n=state.depth)
    if state.failing is not None:
        said += tr(", pushes do not get through")
    elif state.oldest_age_ms is not None and state.oldest_age_ms >= BEHIND_MS:
        said += tr(", {s} s behind").format(s=f"{state.oldest_age_ms / 1000:.0f}")
    if state.dead_letters:
        said += tr(", {n} given up").format(n=state.dead_letters)
    return said


def worst(states: list[QueueState]) -> QueueState | None:
    """Of several servers' queues the one to be told of."""
    return max(
        states,
        key=lambda state: (state.failing is not None, state.oldest_age_ms or 0, state.dead_letters),
        default=None,
    )
