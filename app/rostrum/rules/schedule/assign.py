"""Gives calls to clerks: languages matched, the gap kept, one voice for one client, even load.

From two beginnings, an empty schedule and first come first served: whole clients are placed first, the most important and the hardest to place before the others;
then single calls; then the schedule is improved move by move until no move makes it better. The
result never serves less, by ``worth``, than first come first served.
"""

from collections.abc import Mapping, Sequence

import msgspec

from rostrum.rules.saying import Said
from rostrum.rules.schedule.calls import Clerk, Wanted, rivals
from rostrum.rules.schedule.first_come import first_come
from rostrum.rules.schedule.reasons import why_not
from rostrum.rules.schedule.table import Table
from rostrum.rules.schedule.worth import call_worth, worth

ROUNDS = 12
"""Most passes of improvement; a pass without a better schedule ends it earlier."""


class Unserved(msgspec.Struct, frozen=True):
    """A call that nobody makes, and why."""

    call: str
    said: Said


class Schedule(msgspec.Struct, frozen=True):
    """``made`` gives each call's clerk by the call's id; the other calls are ``unserved``."""

    made: dict[str, str]
    unserved: tuple[Unserved, ...]
    worth: int


def assign(
    calls: Sequence[Wanted],
    clerks: Sequence[Clerk],
    gap: int,
    fixed: Mapping[str, str] | None = None,
) -> Schedule:
    """The best schedule found; the same input gives the same schedule.

    ``fixed``: calls that have their clerk already and keep it, by id.
    """
    in_way = rivals(calls, gap)
    beginnings: tuple[Mapping[str, str], ...] = ({}, first_come(calls, clerks, gap))
    found: list[dict[str, str]] = []
    for begin in beginnings:
        table = Table(calls, clerks, in_way, fixed or {})
        _as_given(table, begin)
        _by_client(table)
        _improve(table)
        found.append(table.made())
    best = max(found, key=lambda made: worth(calls, clerks, made))
    unserved = tuple(
        Unserved(call.call, why_not(call, calls, clerks, best, gap))
        for call in calls
        if call.call not in best
    )
    return Schedule(best, unserved, worth(calls, clerks, best))


def _by_client(table: Table) -> None:
    """Each client as a whole with one clerk, then single calls as they go."""
    bundles: dict[str, list[int]] = {}
    for place, call in enumerate(table.calls):
        if table.at[place] is None:
            bundles.setdefault(call.client, []).append(place)

    def hardest(places: list[int]) -> tuple[int, int, int]:
        most = max(call_worth(table.calls[place]) for place in places)
        return -most, min(len(table.able[place]) for place in places), -len(places)

    for places in sorted(bundles.values(), key=hardest):
        options = [
            (gain, -clerk)
            for clerk in range(len(table.clerks))
            if (gain := _whole(table, places, clerk)) is not None
        ]
        if options:
            for place in places:
                table.put(place, -max(options)[1])
    _singly(table)


def _as_given(table: Table, given: Mapping[str, str]) -> None:
    """Begins with a schedule, where it fits with what is fixed."""
    numbers = {clerk.name: number for number, clerk in enumerate(table.clerks)}
    for place, call in enumerate(table.calls):
        clerk = given.get(call.call)
        if clerk is not None and table.at[place] is None and table.fits(place, numbers[clerk]):
            table.put(place, numbers[clerk])


def _whole(table: Table, places: list[int], clerk: int) -> int | None:
    if not all(table.fits(place, clerk) for place in places):
        return None
    before = table.total
    for place in places:
        table.put(place, clerk)
    gain = table.total - before
    for place in places:
        table.take(place)
    return gain


def _singly(table: Table) -> None:
    order = sorted(range(len(table.calls)), key=lambda p: (-call_worth(table.calls[p]), p))
    for place in order:
        if table.at[place] is None:
            table.place_best(place)


def _improve(table: Table) -> None:
    """Moves one call or one whole client to another clerk while that makes the schedule better.

    Whoever is in the way there is put elsewhere, or left out where that is still worth it.
    """
    clients: dict[str, list[int]] = {}
    for place, call in enumerate(table.calls):
        if table.free(place):
            clients.setdefault(call.client, []).append(place)
    moves = [[place] for places in clients.values() for place in places]
    moves += [places for places in clients.values() if len(places) > 1]
    for _ in range(ROUNDS):
        better = [_try(table, move, n) for move in moves for n in range(len(table.clerks))]
        if not any(better):
            return


def _try(table: Table, move: list[int], clerk: int) -> bool:
    """Makes the move if the schedule is better for it, and takes it back otherwise."""
    if all(table.at[place] == clerk for place in move):
        return False
    if not all(clerk in table.able[place] for place in move):
        return False
    in_way = {each for place in move for each in table.in_way[place] & table.held[clerk]}
    if not all(table.free(each) for each in in_way):
        return False
    before, total = {place: table.at[place] for place in (*move, *in_way)}, table.total
    for place in before:
        table.take(place)
    for place in move:
        table.put(place, clerk)
    for place in sorted(in_way, key=lambda p: (-call_worth(table.calls[p]), p)):
        table.place_best(place)
    if table.total > total:
        return True
    for place in before:
        table.take(place)
    for place, was in before.items():
        if was is not None:
            table.put(place, was)
    return False
