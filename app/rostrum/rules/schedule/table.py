"""A schedule in the making: who has which calls, and what it is worth so far.

Calls and clerks are numbers here, their places in the lists that were given.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from rostrum.rules.schedule.calls import Clerk, Wanted
from rostrum.rules.schedule.worth import OTHER_CLERK, PREFERRED, call_worth


class Table:
    """Calls put to clerks and taken from them; ``total`` follows as ``worth`` reckons it."""

    def __init__(
        self,
        calls: Sequence[Wanted],
        clerks: Sequence[Clerk],
        in_way: Sequence[frozenset[int]],
        fixed: Mapping[str, str],
    ) -> None:
        self.calls = calls
        self.clerks = clerks
        self.in_way = in_way
        self.at: list[int | None] = [None] * len(calls)
        self.held: list[set[int]] = [set() for _ in clerks]
        self.able = [
            frozenset(n for n, clerk in enumerate(clerks) if clerk.speaks(call.language))
            for call in calls
        ]
        self.total = 0
        self._voices: dict[str, Counter[int]] = {call.client: Counter() for call in calls}
        self._fixed: set[int] = set()
        numbers = {clerk.name: number for number, clerk in enumerate(clerks)}
        for place, call in enumerate(calls):
            number = numbers.get(fixed.get(call.call, ""))
            if number is not None:
                self.put(place, number)
                self._fixed.add(place)

    def free(self, place: int) -> bool:
        """Whether the call may be moved at all."""
        return place not in self._fixed

    def fits(self, place: int, clerk: int) -> bool:
        """Whether the clerk speaks to the client and nobody is in the way."""
        return clerk in self.able[place] and not self.held[clerk] & self.in_way[place]

    def put(self, place: int, clerk: int) -> None:
        """Gives a call that nobody has to a clerk."""
        self.total += self._gain(place, clerk)
        self.at[place] = clerk
        self.held[clerk].add(place)
        self._voices[self.calls[place].client][clerk] += 1

    def take(self, place: int) -> None:
        """Takes a call from its clerk, if it has one."""
        clerk = self.at[place]
        if clerk is None:
            return
        self.at[place] = None
        self.held[clerk].discard(place)
        voices = self._voices[self.calls[place].client]
        voices[clerk] -= 1
        if not voices[clerk]:
            del voices[clerk]
        self.total -= self._gain(place, clerk)

    def place_best(self, place: int) -> None:
        """Gives the call to the clerk with whom the schedule is worth most, if any can take it."""
        options = [(self._gain(place, n), -n) for n in self.able[place] if self.fits(place, n)]
        if options:
            self.put(place, -max(options)[1])

    def made(self) -> dict[str, str]:
        """Each call's clerk by name."""
        return {
            call.call: self.clerks[clerk].name
            for call, clerk in zip(self.calls, self.at, strict=True)
            if clerk is not None
        }

    def _gain(self, place: int, clerk: int) -> int:
        """What the schedule gains with a call that nobody has."""
        call = self.calls[place]
        voices = self._voices[call.client]
        another = bool(voices) and clerk not in voices
        return (
            call_worth(call)
            + PREFERRED * (call.preferred == self.clerks[clerk].name)
            - OTHER_CLERK * another
            - (2 * len(self.held[clerk]) + 1)
        )
