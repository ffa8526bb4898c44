"""The auctioneer's acts, their words and their keys."""

from collections.abc import Mapping
from enum import StrEnum

from rostrum.desk.keymap import MOVING, Keyboard, Keymap
from rostrum.desk.words import mark


class RostrumAct(StrEnum):
    """What the auctioneer can want."""

    OPEN = "open"
    FAIR_WARNING = "fair_warning"
    LAST_CALL = "last_call"
    SELL = "sell"
    NEXT = "next"
    PASS = "pass"  # noqa: S105 - an act, not a secret
    UNDO = "undo"
    RERUN = "rerun"
    WITHDRAW = "withdraw"
    HOLD = "hold"
    SPLIT = "split"
    LADDER = "ladder"
    TAKE = "take"
    REOPEN = "reopen"
    ACCEPT = "accept"
    REFUSE = "refuse"
    EARLIER = "earlier"
    LATER = "later"
    BLOCK = "block"
    SALE = "sale"


WORDS: Mapping[RostrumAct, str] = {
    RostrumAct.OPEN: mark("Open"),
    RostrumAct.FAIR_WARNING: mark("Fair warning"),
    RostrumAct.LAST_CALL: mark("Last call"),
    RostrumAct.SELL: mark("SELL"),
    RostrumAct.NEXT: mark("Next lot"),
    RostrumAct.PASS: mark("Pass"),
    RostrumAct.UNDO: mark("Undo"),
    RostrumAct.RERUN: mark("Re-run"),
    RostrumAct.WITHDRAW: mark("Withdraw"),
    RostrumAct.HOLD: mark("Hold"),
    RostrumAct.SPLIT: mark("Split ask"),
    RostrumAct.LADDER: mark("Full step"),
    RostrumAct.TAKE: mark("Take bid"),
    RostrumAct.REOPEN: mark("Reopen"),
    RostrumAct.ACCEPT: mark("Seller accepts"),
    RostrumAct.REFUSE: mark("Seller refuses"),
    RostrumAct.EARLIER: mark("Look at the lot before"),
    RostrumAct.LATER: mark("Look at the lot after"),
    RostrumAct.BLOCK: mark("Back to the lot on the block"),
    RostrumAct.SALE: mark("Which sale is run here, where there are several"),
}

KEYS: Mapping[RostrumAct, tuple[str, ...]] = {
    RostrumAct.OPEN: ("O",),
    RostrumAct.FAIR_WARNING: ("F",),
    RostrumAct.LAST_CALL: ("L",),
    RostrumAct.SELL: ("S",),
    RostrumAct.NEXT: ("N",),
    RostrumAct.PASS: ("P",),
    RostrumAct.UNDO: ("-", "U"),
    RostrumAct.RERUN: ("R",),
    RostrumAct.WITHDRAW: ("W",),
    RostrumAct.HOLD: ("H",),
    RostrumAct.SPLIT: ("/",),
    RostrumAct.LADDER: ("*",),
    RostrumAct.TAKE: ("+", "="),
    RostrumAct.REOPEN: ("B",),
    RostrumAct.ACCEPT: ("A",),
    RostrumAct.REFUSE: ("X",),
    RostrumAct.EARLIER: ("PgUp",),
    RostrumAct.LATER: ("PgDown",),
    RostrumAct.BLOCK: ("Home",),
    RostrumAct.SALE: ("F2",),
}
"""Keys in Qt's portable writing; the number pad's are the same, so that one hand can do a sale."""

LOOKING = frozenset({"PgUp", "PgDown", "Home"})
"""Keys that move about elsewhere and have an act here."""
PADDLE = frozenset({*"0123456789.,", "Return", "Enter", "Space"})
"""Keys that write a paddle, take it, or press the button that has the focus."""

ROSTRUM = Keyboard(
    setting="rostrum_keys",
    title=mark("The rostrum"),
    words=WORDS,
    preset=KEYS,
    fixed=MOVING - LOOKING | PADDLE,
)

BESIDES = (
    (("0 – 9",), mark("The paddle of a bid in the room; + or Enter takes it")),
    ((". A 1 2",), mark("A paddle with letters: a full stop first; + or Enter takes it")),
    (("Esc",), mark("Leave what is asked")),
)
"""What the keys do here that nobody can change."""

ROSTRUM_KEYS = Keymap(ROSTRUM)
"""The rostrum's keys in force."""
