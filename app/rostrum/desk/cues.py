"""Which sound goes with what has just happened. Snapshots and reconnections make none."""

from collections.abc import Mapping
from enum import StrEnum

from rostrum.desk.bid_line import Phase
from rostrum.desk.countdown import Pace
from rostrum.desk.words import mark


class Cue(StrEnum):
    """What can be heard; the value is the name of its file in ``resources/sounds``."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    OUTBID = "outbid"
    WON = "won"
    CLOSING = "closing"
    EXTENDED = "extended"
    LOST = "lost"
    BACK = "back"
    DROPPED = "dropped"
    NEAR = "near"


WORDS: Mapping[Cue, str] = {
    Cue.ACCEPTED: mark("Your bid is accepted"),
    Cue.REFUSED: mark("Your bid is refused, or nobody knows"),
    Cue.OUTBID: mark("Somebody bids over you"),
    Cue.WON: mark("A lot is sold to you"),
    Cue.CLOSING: mark("The last minute of a lot that is yours, watched or chosen"),
    Cue.EXTENDED: mark("A lot that is yours, watched or chosen is extended"),
    Cue.LOST: mark("The connection is lost or silent"),
    Cue.BACK: mark("The connection is back"),
    Cue.DROPPED: mark("A client's line has dropped"),
    Cue.NEAR: mark("A telephone lot is near, or a clerk asks for a call"),
}

_OF_BIDS = {
    Phase.ACCEPTED: Cue.ACCEPTED,
    Phase.REFUSED: Cue.REFUSED,
    Phase.UNSURE: Cue.REFUSED,
    Phase.UNKNOWN: Cue.REFUSED,
}


def of_bid(phase: Phase) -> Cue | None:
    """The sound of what became of a bid."""
    return _OF_BIDS.get(phase)


def of_pace(reached: Pace) -> Cue | None:
    """The sound of a countdown that has come nearer to its end."""
    return Cue.CLOSING if reached is Pace.CLOSING else None
