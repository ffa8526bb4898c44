"""What the desk says about a bid, and why a lot cannot be bid on; pure."""

from dataclasses import dataclass
from enum import StrEnum

from rostrum.desk.link import Link
from rostrum.desk.source import Source
from rostrum.desk.words import mark, tr
from rostrum.wire.state import BIDDABLE, ItemState, Status

LINES = 512
"""Lots whose last line is remembered."""


class Phase(StrEnum):
    """Where a bid stands. ``BLOCKED``: nothing was sent. ``UNSURE``: unknown, and not asked again."""

    BLOCKED = "blocked"
    SENT = "sent"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNSURE = "unsure"


OPEN_PHASES = frozenset({Phase.SENT, Phase.UNKNOWN})
"""Phases in which the lot's key is locked."""
SIGNS = {
    Phase.BLOCKED: ("—", mark("NOT SENT"), "muted"),
    Phase.SENT: ("➜", mark("SENT"), "muted"),
    Phase.UNKNOWN: ("?", mark("UNKNOWN"), "soon"),
    Phase.UNSURE: ("?", mark("UNSURE"), "closing"),
    Phase.ACCEPTED: ("✓", mark("ACCEPTED"), "good"),
    Phase.REFUSED: ("✕", mark("REFUSED"), "closing"),
}
"""For each phase a sign, a word and a tone of the theme."""


@dataclass(frozen=True, slots=True)
class BidLine:
    """What the desk says about the last key press on a lot; ``text`` is a sentence.

    ``again``: the same amount, given once more, is meant. ``beyond``: it is above the paddle's limit,
    and would be taken if the client says so.
    """

    item_id: str
    phase: Phase
    text: str
    amount: int
    again: bool = False
    beyond: bool = False


def obstacle(state: ItemState, source: Source) -> str | None:
    """Why this lot cannot be bid on from here at this moment; none when it can."""
    if source.closed is not None:
        return source.closed
    match source.link:
        case Link.OFFLINE:
            return tr("Offline: the figures are old. Bidding opens again when the server answers.")
        case Link.STALE:
            return tr("Stale: the server is silent. Bidding opens again when it is heard.")
        case Link.LIVE:
            pass
    if source.own_leader is None:
        return tr("This desk has no paddle: it only watches.")
    if state.status not in BIDDABLE:
        return tr(_NOT_OPEN.get(state.status, mark("This lot is not open.")))
    if state.ask <= 0:
        return tr("This server names no ask for this lot.")
    if state.leader == source.own_leader:
        return tr("You lead. The desk does not bid against its own paddle.")
    return None


_NOT_OPEN = {
    Status.DRAFT: mark("This lot is not in the sale yet."),
    Status.UPCOMING: mark("This lot has not opened yet."),
    Status.PREVIEW: mark("This lot is on view and has not opened yet."),
    Status.CLOSING: mark("This lot is closing."),
    Status.SOLD: mark("This lot is sold."),
    Status.SOLD_PENDING: mark("This lot awaits the seller's word."),
    Status.PASSED: mark("This lot was passed."),
    Status.UNSOLD: mark("This lot did not sell."),
    Status.WITHDRAWN: mark("This lot is withdrawn."),
    Status.HOLD: mark("This lot is on hold."),
}
