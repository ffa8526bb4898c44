"""How good a schedule is, as one number: the measure by which schedules are compared.

A call that is made is worth 100 for each step of its priority (100 for 0, 1000 for 9), so that no
other wish weighs as much as a call. Each further clerk of one client costs 40, the preferred clerk
brings 20, and uneven load costs the square of each clerk's calls.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rostrum.rules.schedule.calls import Clerk, Wanted

CALL = 100
OTHER_CLERK = 40
PREFERRED = 20


def call_worth(call: Wanted) -> int:
    """What making this call brings, whoever makes it."""
    return CALL * (1 + call.priority)


def worth(calls: Sequence[Wanted], clerks: Sequence[Clerk], made: Mapping[str, str]) -> int:
    """The measure of a schedule; ``made`` gives a call's clerk by the call's id."""
    total = 0
    loads: Counter[str] = Counter()
    voices: defaultdict[str, set[str]] = defaultdict(set)
    known = {clerk.name for clerk in clerks}
    for call in calls:
        clerk = made.get(call.call)
        if clerk is None or clerk not in known:
            continue
        total += call_worth(call) + PREFERRED * (call.preferred == clerk)
        loads[clerk] += 1
        voices[call.client].add(clerk)
    total -= sum(OTHER_CLERK * (len(names) - 1) for names in voices.values())
    return total - sum(load * load for load in loads.values())
