"""A past sale to be looked at again: ``GET /sales/{id}/replay``, JSON lines."""

import msgspec

from rostrum.wire.state import ItemState


class ReplayHead(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """The first line: from when to when (ms UTC, null for an empty sale), and how many steps.

    ``items`` are in the order of the sale.
    """

    sale_id: str
    begins_at: int | None
    ends_at: int | None
    steps: int
    items: list[str]


class ReplayStep(msgspec.Struct, frozen=True, rename="camel"):
    """Every further line: at ``at`` (ms UTC) this state was pushed."""

    at: int
    state: ItemState
