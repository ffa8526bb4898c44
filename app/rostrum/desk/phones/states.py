"""How a call's state is written, and which keys lead on from it: a shape and a word, never colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from rostrum.desk.phones.keys import PhoneAct
from rostrum.desk.words import mark
from rostrum.wire.phones import CallState

S = CallState


@dataclass(frozen=True, slots=True)
class Sign:
    """A state's shape, its word and its tone in the theme."""

    shape: str
    word: str
    tone: str


SIGNS: Mapping[CallState, Sign] = {
    S.SCHEDULED: Sign("○", mark("scheduled"), "muted"),
    S.DIALLING: Sign("◔", mark("dialling"), "soon"),
    S.NO_ANSWER: Sign("▽", mark("no answer"), "soon"),
    S.REDIAL: Sign("↻", mark("dialling again"), "soon"),
    S.ON_LINE: Sign("●", mark("on line"), "good"),
    S.BRIEFED: Sign("◉", mark("briefed"), "good"),
    S.BIDDING: Sign("▶", mark("bidding"), "good"),
    S.DROPPED: Sign("✕", mark("DROPPED"), "closing"),
    S.OUT: Sign("◁", mark("out"), "muted"),
    S.WON: Sign("★", mark("won"), "yours"),
    S.LOST: Sign("–", mark("lost"), "muted"),
    S.FOLLOW_UP: Sign("☎", mark("to call back"), "soon"),
    S.DONE: Sign("✓", mark("told"), "muted"),
}

REACHED = frozenset({S.ON_LINE, S.BRIEFED, S.BIDDING})
"""The client is on the line."""
UNREACHED = frozenset({S.NO_ANSWER, S.REDIAL, S.DROPPED})
"""The server takes a cover bid in these only."""
LIVE = REACHED | UNREACHED | {S.DIALLING}
"""The clerk is at it."""
OVER = frozenset({S.WON, S.LOST, S.FOLLOW_UP, S.DONE})
"""The lot has ended."""

LEADS: Mapping[PhoneAct, Mapping[CallState, CallState]] = {
    PhoneAct.DIAL: {
        S.SCHEDULED: S.DIALLING, S.NO_ANSWER: S.REDIAL, S.DROPPED: S.REDIAL, S.OUT: S.REDIAL,
    },
    PhoneAct.LINE: dict.fromkeys(
        (S.SCHEDULED, S.DIALLING, S.NO_ANSWER, S.REDIAL, S.DROPPED, S.OUT), S.ON_LINE
    ),
    PhoneAct.BRIEF: {S.ON_LINE: S.BRIEFED},
    PhoneAct.NO_ANSWER: {S.DIALLING: S.NO_ANSWER, S.REDIAL: S.NO_ANSWER},
    PhoneAct.DROPPED: dict.fromkeys((S.ON_LINE, S.BRIEFED, S.BIDDING), S.DROPPED),
    PhoneAct.OUT: dict.fromkeys(
        (S.SCHEDULED, S.DIALLING, S.NO_ANSWER, S.REDIAL, S.ON_LINE, S.BRIEFED, S.BIDDING, S.DROPPED),
        S.OUT,
    ),
}  # fmt: skip
"""Where a key leads from each state; what is not here the server would refuse."""
