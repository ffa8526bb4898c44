"""The schedule that a list on a clipboard gives: whoever asked first, the first clerk who is free.

It is what ``assign`` is measured against, and never does worse than.
"""

from collections.abc import Sequence

from rostrum.rules.schedule.calls import Clerk, Wanted, rivals


def first_come(calls: Sequence[Wanted], clerks: Sequence[Clerk], gap: int) -> dict[str, str]:
    """A clerk for each call, by the call's id, in the order in which the calls were asked for."""
    in_way = rivals(calls, gap)
    busy: dict[str, set[int]] = {clerk.name: set() for clerk in clerks}
    made: dict[str, str] = {}
    for place, call in enumerate(calls):
        for clerk in clerks:
            if clerk.speaks(call.language) and not busy[clerk.name] & in_way[place]:
                busy[clerk.name].add(place)
                made[call.call] = clerk.name
                break
    return made
