"""What is wrong with a schedule as it stands, also one that was set by hand."""

from collections.abc import Mapping, Sequence

import msgspec

from rostrum.rules.languages import language_name, person_name
from rostrum.rules.schedule.calls import Clerk, Wanted, in_the_way


class Clash(msgspec.Struct, frozen=True):
    """``calls``: those concerned, by id; ``reason``: a sentence."""

    clerk: str
    calls: tuple[str, ...]
    reason: str


def clashes(
    calls: Sequence[Wanted], clerks: Sequence[Clerk], made: Mapping[str, str], gap: int
) -> list[Clash]:
    """Every clash, in the order of the sale: one clerk wanted twice, or a language not spoken."""
    known = {clerk.name: clerk for clerk in clerks}
    ordered = sorted(calls, key=lambda call: call.position)
    found: list[Clash] = []
    for rank, call in enumerate(ordered):
        clerk = made.get(call.call)
        if clerk is None:
            continue
        if clerk not in known:
            who = person_name(clerk)
            reason = f"{who}, who has the call at lot {call.lot}, is not among the clerks."
            found.append(Clash(clerk, (call.call,), reason))
        elif call.language is not None and not known[clerk].speaks(call.language):
            asked = language_name(call.language)
            reason = f"{person_name(clerk)} does not speak {asked}, asked for at lot {call.lot}."
            found.append(Clash(clerk, (call.call,), reason))
        for later in ordered[rank + 1 :]:
            if later.position - call.position >= max(1, gap):
                break
            if made.get(later.call) == clerk and in_the_way(call, later, gap):
                found.append(Clash(clerk, (call.call, later.call), _too_close(clerk, call, later)))
    return found


def _too_close(clerk: str, one: Wanted, other: Wanted) -> str:
    clerk = person_name(clerk)
    if one.position == other.position:
        return f"{clerk} has two clients on lot {one.lot}."
    apart = other.position - one.position
    lots = "lot" if apart == 1 else "lots"
    return f"{clerk} has different clients on lots {one.lot} and {other.lot}, {apart} {lots} apart."
