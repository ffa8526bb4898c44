"""Routes of the queue: what waits, and what was given up."""

from collections.abc import Callable

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import BODY_LIMIT, PAGE_LIMIT, read_json, whole_number
from rostrum.api.identity import Tokens
from rostrum.store.dead_letters import DeadLetters
from rostrum.store.outbox import Outbox
from rostrum.store.records import DeadLetterRow
from rostrum.wire.identity import Role
from rostrum.wire.queue import DeadChosen, DeadLetter, DeadPage, Dropped, QueueState, Retried

_chosen = msgspec.json.Decoder(DeadChosen)

LAST_NUMBER = 2**63 - 1


class Queue:
    """``/queue`` and what is below it; staff look, administrators change."""

    def __init__(
        self,
        outbox: Outbox,
        dead_letters: DeadLetters,
        tokens: Tokens,
        failing: Callable[[], str | None],
    ) -> None:
        self._outbox = outbox
        self._dead_letters = dead_letters
        self._tokens = tokens
        self._failing = failing

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [
            web.get("/queue", self.state),
            web.get("/queue/dead", self.dead),
            web.post("/queue/retry", self.retry),
            web.post("/queue/drop", self.drop),
        ]

    async def state(self, request: web.Request) -> web.Response:
        """How many pushes wait, and for how long the oldest of them has."""
        self._tokens.require(request, Role.CLERK)
        depth = await self._outbox.depth()
        oldest = depth.oldest_at
        age = None if oldest is None else max(0, self._tokens.now() - oldest)
        return answers.json(QueueState(depth.waiting, oldest, age, depth.dead, self._failing()))

    async def dead(self, request: web.Request) -> web.Response:
        """Pushes that were given up, by their numbers."""
        self._tokens.require(request, Role.CLERK)
        after = whole_number(request, "after", 0, LAST_NUMBER)
        limit = whole_number(request, "limit", PAGE_LIMIT, PAGE_LIMIT)
        rows = await self._dead_letters.page(after, limit + 1)
        page = rows[:limit]
        more = page[-1].row_id if page and len(rows) > limit else None
        return answers.json(DeadPage([_told(row) for row in page], more))

    async def retry(self, request: web.Request) -> web.Response:
        """Dead letters wait to be pushed again."""
        self._tokens.require(request, Role.ADMIN)
        chosen = await read_json(request, _chosen, BODY_LIMIT)
        return answers.json(Retried(*await self._dead_letters.revive(chosen.ids)))

    async def drop(self, request: web.Request) -> web.Response:
        """Dead letters are forgotten."""
        self._tokens.require(request, Role.ADMIN)
        chosen = await read_json(request, _chosen, BODY_LIMIT)
        return answers.json(Dropped(await self._dead_letters.drop(chosen.ids)))


def _told(row: DeadLetterRow) -> DeadLetter:
    return DeadLetter(
        id=row.row_id,
        item_id=row.item_id,
        channel=row.channel,
        created_at=row.created_at,
        died_at=row.died_at,
        attempts=row.attempts,
        reason=row.reason,
        replaced=row.replaced,
        message=msgspec.Raw(row.message),
    )
