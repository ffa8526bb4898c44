"""What a desk can be opened with."""

from enum import StrEnum


class Screen(StrEnum):
    """What a desk opens with; the other screens open from the board.

    ``rostrum`` is the auctioneer's, ``room`` the big one for everybody.
    """

    BOARD = "board"
    ROSTRUM = "rostrum"
    ROOM = "room"
