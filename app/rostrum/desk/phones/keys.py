"""Which key does what at the phone desk; one hand holds the handset, so each is a single key."""

from collections.abc import Mapping
from enum import StrEnum

from rostrum.desk.keymap import Keyboard, Keymap
from rostrum.desk.words import mark


class PhoneAct(StrEnum):
    """What a key can do at the phone desk."""

    BID_A = "bid_a"
    BID_B = "bid_b"
    ABOVE = "above"
    DIAL = "dial"
    LINE = "line"
    BRIEF = "brief"
    DROPPED = "dropped"
    NO_ANSWER = "no_answer"
    OUT = "out"
    COVER = "cover"
    COVER_AMOUNT = "cover_amount"
    OTHER_PANE = "other_pane"
    TO_A = "to_a"
    TO_B = "to_b"
    HANDOVER = "handover"
    GIVE = "give"
    REFUSE = "refuse"
    NOTE = "note"
    CLIENT = "client"
    SCHEDULE = "schedule"
    FOLLOW_UP = "follow_up"
    SHEETS = "sheets"
    NEXT_SALE = "next_sale"
    BOARD = "board"


PHONE_WORDS: Mapping[PhoneAct, str] = {
    PhoneAct.BID_A: mark("Bid the ask that is shown for the client in pane A"),
    PhoneAct.BID_B: mark("Bid the ask that is shown for the client in pane B"),
    PhoneAct.ABOVE: mark("The second key: above the limit, the client has said so"),
    PhoneAct.DIAL: mark("Dialling, or dialling again"),
    PhoneAct.LINE: mark("The client is on the line"),
    PhoneAct.BRIEF: mark("The client is briefed"),
    PhoneAct.DROPPED: mark("The line has dropped"),
    PhoneAct.NO_ANSWER: mark("No answer"),
    PhoneAct.OUT: mark("The client is out"),
    PhoneAct.COVER: mark("Take the cover bid, or take it off"),
    PhoneAct.COVER_AMOUNT: mark("Write the cover bid"),
    PhoneAct.OTHER_PANE: mark("The other pane: call keys go there"),
    PhoneAct.TO_A: mark("Take the chosen call into pane A"),
    PhoneAct.TO_B: mark("Take the chosen call into pane B"),
    PhoneAct.HANDOVER: mark("Ask for the chosen call, or take it over"),
    PhoneAct.GIVE: mark("Give a call to the clerk who asks for it"),
    PhoneAct.REFUSE: mark("Keep a call that is asked for"),
    PhoneAct.NOTE: mark("Write a note; Enter keeps it, Esc leaves it"),
    PhoneAct.CLIENT: mark("The client's facts, to see and to change"),
    PhoneAct.SCHEDULE: mark("Schedule of all calls"),
    PhoneAct.FOLLOW_UP: mark("Clients to call back after the sale"),
    PhoneAct.SHEETS: mark("Call sheets, on the screen and to print"),
    PhoneAct.NEXT_SALE: mark("Next sale"),
    PhoneAct.BOARD: mark("The board of all lots"),
}

PHONE_PRESET: Mapping[PhoneAct, tuple[str, ...]] = {
    PhoneAct.BID_A: ("Space", "Return", "Enter"),
    PhoneAct.BID_B: ("B",),
    PhoneAct.ABOVE: ("U",),
    PhoneAct.DIAL: ("C",),
    PhoneAct.LINE: ("L",),
    PhoneAct.BRIEF: ("I",),
    PhoneAct.DROPPED: ("D",),
    PhoneAct.NO_ANSWER: ("N",),
    PhoneAct.OUT: ("O",),
    PhoneAct.COVER: ("T",),
    PhoneAct.COVER_AMOUNT: ("V",),
    PhoneAct.OTHER_PANE: ("P",),
    PhoneAct.TO_A: ("1",),
    PhoneAct.TO_B: ("2",),
    PhoneAct.HANDOVER: ("H",),
    PhoneAct.GIVE: ("Y",),
    PhoneAct.REFUSE: ("X",),
    PhoneAct.NOTE: ("M",),
    PhoneAct.CLIENT: ("E",),
    PhoneAct.SCHEDULE: ("F4",),
    PhoneAct.FOLLOW_UP: ("F5",),
    PhoneAct.SHEETS: ("F6",),
    PhoneAct.NEXT_SALE: ("F2",),
    PhoneAct.BOARD: ("F3",),
}
"""Keys in Qt's portable writing; at most ``KEYS_EACH`` for an act."""

PHONE_DESK = Keyboard(
    setting="phone_keys", title=mark("The phone desk"), words=PHONE_WORDS, preset=PHONE_PRESET
)

PHONE_KEYS = Keymap(PHONE_DESK)
"""The phone desk's keys in force."""
