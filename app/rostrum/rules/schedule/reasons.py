"""Why a call cannot be made, as a sentence for the office."""

from collections.abc import Mapping, Sequence

from rostrum.rules.saying import Said, say
from rostrum.rules.schedule.calls import Clerk, Wanted, in_the_way
from rostrum.wire.sentences import Say, Sentence

NAMED = 4
"""Most clerks whose calls a sentence names."""


def why_not(
    call: Wanted,
    calls: Sequence[Wanted],
    clerks: Sequence[Clerk],
    made: Mapping[str, str],
    gap: int,
) -> Said:
    """What stands in the way of a call that nobody makes, and what could be done."""
    if not clerks:
        return say(Say.NO_CLERKS)
    able = [clerk.name for clerk in clerks if clerk.speaks(call.language)]
    if not able:
        return say(Say.NOBODY_SPEAKS, language=call.language or "")
    at: dict[str, list[str]] = {}
    for other in calls:
        clerk = made.get(other.call)
        if clerk in able and in_the_way(call, other, gap):
            at.setdefault(clerk, []).append(other.lot)
    busy = [
        Sentence(Say.CLERK_AT_LOTS.name, {"clerk": clerk, "lots": tuple(lots)})
        for clerk, lots in list(at.items())[:NAMED]
    ]
    if len(at) > NAMED:
        busy.append(Sentence(Say.MORE_LIKEWISE.name, {"count": len(at) - NAMED}))
    if call.language is None:
        return say(Say.ALL_TOO_CLOSE, gap=gap, lot=call.lot, busy=tuple(busy))
    return say(
        Say.ALL_SPEAKERS_TOO_CLOSE, language=call.language, gap=gap, lot=call.lot, busy=tuple(busy)
    )
