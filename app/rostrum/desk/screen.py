"""What a desk can be opened with."""

from enum import StrEnum


class Screen(StrEnum):
    """What a desk opens with; the other screens open from the board.

    ``phones`` is the clerks', ``rostrum`` the auctioneer's, ``room`` the big one for everybody.
    """

    BOARD = "board"
    PHONES = "phones"
    ROSTRUM = "rostrum"
    ROOM = "room"
