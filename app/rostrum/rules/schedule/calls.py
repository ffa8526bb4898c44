"""What the scheduler is given: calls that are wanted, clerks who can make them, the gap between.

Two calls of one clerk are in each other's way when they are for different clients and fewer than
``gap`` lots apart. A client whose lots follow closely stays on the line with one clerk.
"""

from collections.abc import Sequence
from typing import Annotated

import msgspec

PRIORITIES = 10
"""Priorities go from 0 to 9; 9 is the most important."""

GAP = 3
"""Lots between two clients of one clerk, unless a sale says otherwise: time to ring and to brief."""


class Wanted(msgspec.Struct, frozen=True):
    """A call that is wanted; ``position`` is the lot's place in the sale, from 0.

    ``language`` is the one that the clerk must speak, None for any.
    """

    call: str
    lot: str
    position: int
    client: str
    language: str | None = None
    priority: Annotated[int, msgspec.Meta(ge=0, lt=PRIORITIES)] = 0
    preferred: str | None = None


class Clerk(msgspec.Struct, frozen=True):
    """Somebody who telephones, with the languages that they speak."""

    name: str
    languages: frozenset[str] = frozenset()

    def speaks(self, language: str | None) -> bool:
        """Whether this clerk can talk to a client who asks for ``language``."""
        return language is None or language in self.languages


def in_the_way(one: Wanted, other: Wanted, gap: int) -> bool:
    """Whether one clerk cannot make both calls."""
    return one.client != other.client and abs(one.position - other.position) < max(1, gap)


def rivals(calls: Sequence[Wanted], gap: int) -> list[frozenset[int]]:
    """For each call, by its place, the places of those that are in its way."""
    order = sorted(range(len(calls)), key=lambda place: calls[place].position)
    found: list[set[int]] = [set() for _ in calls]
    for rank, place in enumerate(order):
        for later in order[rank + 1 :]:
            if calls[later].position - calls[place].position >= max(1, gap):
                break
            if in_the_way(calls[place], calls[later], gap):
                found[place].add(later)
                found[later].add(place)
    return [frozenset(each) for each in found]
