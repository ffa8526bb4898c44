"""What waits to be pushed, as the API tells it."""

from typing import Annotated

import msgspec


class QueueState(msgspec.Struct, frozen=True, rename="camel"):
    """``GET /queue``; ``oldest_at`` in ms UTC and ``oldest_age_ms`` are null while nothing waits.

    ``failing`` says why this process cannot hand pushes over now, null while it can or where
    another process has the role ``queue``.
    """

    depth: int
    oldest_at: int | None
    oldest_age_ms: int | None
    dead_letters: int
    failing: str | None


class DeadLetter(msgspec.Struct, frozen=True, rename="camel"):
    """A push that was given up; ``message`` is what it says, times are ms UTC.

    ``replaced``: a later full state of the item has said more since; trying it again lets it go.
    """

    id: int
    item_id: str
    channel: str
    created_at: int
    died_at: int
    attempts: int
    reason: str
    replaced: bool
    message: msgspec.Raw


class DeadPage(msgspec.Struct, frozen=True, rename="camel"):
    """A page of ``GET /queue/dead``; ``next`` goes into ``?after=``, null at the end."""

    dead_letters: list[DeadLetter]
    next: int | None


class DeadChosen(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Which dead letters ``POST /queue/retry`` or ``/queue/drop`` means; null: every one."""

    ids: (
        Annotated[
            list[Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]], msgspec.Meta(max_length=1000)
        ]
        | None
    )


class Retried(msgspec.Struct, frozen=True, rename="camel"):
    """How many wait to be pushed again, and how many a later state had replaced."""

    retried: int
    replaced: int


class Dropped(msgspec.Struct, frozen=True, rename="camel"):
    """How many dead letters are gone."""

    dropped: int
