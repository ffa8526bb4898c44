"""What is wrong with a schedule as it stands, also one that was set by hand."""

from collections.abc import Mapping, Sequence

import msgspec

from rostrum.rules.saying import Said, say
from rostrum.rules.schedule.calls import Clerk, Wanted, in_the_way
from rostrum.wire.sentences import Say


class Clash(msgspec.Struct, frozen=True):
    """``calls``: those concerned, by id; ``said``: what is wrong."""

    clerk: str
    calls: tuple[str, ...]
    said: Said


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
            said = say(Say.NOT_AMONG_CLERKS, clerk=clerk, lot=call.lot)
            found.append(Clash(clerk, (call.call,), said))
        elif call.language is not None and not known[clerk].speaks(call.language):
            said = say(Say.LANGUAGE_NOT_SPOKEN, clerk=clerk, language=call.language, lot=call.lot)
            found.append(Clash(clerk, (call.call,), said))
        for later in ordered[rank + 1 :]:
            if later.position - call.position >= max(1, gap):
                break
            if made.get(later.call) == clerk and in_the_way(call, later, gap):
                found.append(Clash(clerk, (call.call, later.call), _too_close(clerk, call, later)))
    return found


def _too_close(clerk: str, one: Wanted, other: Wanted) -> Said:
    apart = other.position - one.position
    if apart == 0:
        return say(Say.TWO_CLIENTS_ON_LOT, clerk=clerk, lot=one.lot)
    if apart == 1:
        return say(Say.CLIENTS_ONE_LOT_APART, clerk=clerk, lot=one.lot, other=other.lot)
    return say(Say.CLIENTS_TOO_CLOSE, clerk=clerk, lot=one.lot, other=other.lot, apart=apart)
