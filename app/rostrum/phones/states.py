"""The states of a call and the ways between them.

scheduled → dialling → (no answer → redial) → on line → briefed → bidding → out, won or lost →
follow-up → done; dropped → redial. Won and lost are the auction's doing, never a clerk's.
"""

from collections.abc import Mapping
from types import MappingProxyType

from rostrum.wire.phones import CallState

S = CallState

REACHED = frozenset({S.ON_LINE, S.BRIEFED, S.BIDDING})
"""The client is on the line."""

UNREACHED = frozenset({S.NO_ANSWER, S.REDIAL, S.DROPPED})
"""The clerk has tried and does not have the client: a cover bid may be armed."""

LIVE = REACHED | UNREACHED | {S.DIALLING}
"""The clerk is at it."""

OVER = frozenset({S.WON, S.LOST, S.FOLLOW_UP, S.DONE})
"""The lot has ended."""

WAYS: Mapping[CallState, frozenset[CallState]] = MappingProxyType(
    {
        S.SCHEDULED: frozenset({S.DIALLING, S.ON_LINE, S.OUT}),
        S.DIALLING: frozenset({S.ON_LINE, S.NO_ANSWER, S.OUT}),
        S.NO_ANSWER: frozenset({S.REDIAL, S.ON_LINE, S.OUT}),
        S.REDIAL: frozenset({S.ON_LINE, S.NO_ANSWER, S.OUT}),
        S.ON_LINE: frozenset({S.BRIEFED, S.BIDDING, S.DROPPED, S.OUT}),
        S.BRIEFED: frozenset({S.BIDDING, S.DROPPED, S.OUT}),
        S.BIDDING: frozenset({S.DROPPED, S.OUT}),
        S.DROPPED: frozenset({S.REDIAL, S.ON_LINE, S.OUT}),
        S.OUT: frozenset({S.REDIAL, S.ON_LINE, S.BIDDING}),
        S.WON: frozenset({S.FOLLOW_UP, S.DONE}),
        S.LOST: frozenset({S.FOLLOW_UP, S.DONE}),
        S.FOLLOW_UP: frozenset({S.DONE}),
        S.DONE: frozenset({S.FOLLOW_UP}),
    }
)
"""From each state, those that a clerk can lead to: a client calls back, or is in again after all."""


def may_become(state: CallState, target: CallState) -> bool:
    """Whether a clerk can lead a call from ``state`` to ``target``."""
    return target in WAYS[state]
