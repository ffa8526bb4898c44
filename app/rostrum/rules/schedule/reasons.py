"""Why a call cannot be made, as a sentence for the office."""

from collections.abc import Mapping, Sequence

from rostrum.rules.languages import language_name, person_name
from rostrum.rules.schedule.calls import Clerk, Wanted, in_the_way

NAMED = 4
"""Most clerks whose calls a sentence names."""


def why_not(
    call: Wanted,
    calls: Sequence[Wanted],
    clerks: Sequence[Clerk],
    made: Mapping[str, str],
    gap: int,
) -> str:
    """What stands in the way of a call that nobody makes, and what could be done."""
    if not clerks:
        return "There are no clerks. Add those who telephone."
    asked = None if call.language is None else language_name(call.language)
    able = [clerk.name for clerk in clerks if clerk.speaks(call.language)]
    if not able:
        return f"No clerk speaks {asked}. Add one who does, or ask for another language."
    busy: dict[str, list[str]] = {}
    for other in calls:
        clerk = made.get(other.call)
        if clerk in able and in_the_way(call, other, gap):
            busy.setdefault(clerk, []).append(other.lot)
    told = [f"{person_name(name)} at lot {_and(lots)}" for name, lots in list(busy.items())[:NAMED]]
    if len(busy) > NAMED:
        told.append(f"{len(busy) - NAMED} more likewise")
    who = "Every clerk" if asked is None else f"Every clerk who speaks {asked}"
    return (
        f"{who} is with another client within {gap} lots of lot {call.lot}: {'; '.join(told)}. "
        "Add a clerk, or allow a smaller gap."
    )


def _and(lots: list[str]) -> str:
    return lots[0] if len(lots) == 1 else f"{', '.join(lots[:-1])} and {lots[-1]}"
