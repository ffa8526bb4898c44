"""What a call sheet says, before it is printed."""

from collections.abc import Sequence

import msgspec


class SheetCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call as it is printed; amounts in minor units, times in ms UTC. No reserve is printed."""

    lot: str
    title: str
    artist: str | None
    low_estimate: int | None
    high_estimate: int | None
    start_price: int
    expected_at: int | None
    client: str
    paddle: str | None
    numbers: Sequence[str]
    languages: Sequence[str]
    limit: int | None
    left: int | None
    cover: int | None
    group: str | None
    priority: int
    notes: Sequence[str]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One clerk's calls, in the order of the sale; ``clerk`` None for calls that nobody has."""

    clerk: str | None
    languages: Sequence[str]
    calls: Sequence[SheetCall]
