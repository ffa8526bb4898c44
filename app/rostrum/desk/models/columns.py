"""The board's columns, and the words for what stands in them."""

from enum import IntEnum

from rostrum.desk.words import mark
from rostrum.wire.state import ReserveState, Status


class Column(IntEnum):
    """Columns as they stand until the user moves or hides them."""

    LOT = 0
    TITLE = 1
    STATUS = 2
    PRICE = 3
    ASK = 4
    LEADER = 5
    BIDS = 6
    TIME = 7
    SALE = 8
    ESTIMATE = 9
    RESERVE = 10


HIDDEN_AT_FIRST = frozenset({Column.SALE, Column.ESTIMATE, Column.RESERVE})
RIGHT = frozenset({Column.PRICE, Column.ASK, Column.BIDS, Column.TIME, Column.ESTIMATE})
"""Columns of figures, which end at the right."""

HEADINGS = {
    Column.LOT: mark("Lot"),
    Column.TITLE: mark("Title"),
    Column.STATUS: mark("Status"),
    Column.PRICE: mark("Price"),
    Column.ASK: mark("Ask"),
    Column.LEADER: mark("Leader"),
    Column.BIDS: mark("Bids"),
    Column.TIME: mark("Closes"),
    Column.SALE: mark("Sale"),
    Column.ESTIMATE: mark("Estimate"),
    Column.RESERVE: mark("Reserve"),
}

STATUS_WORDS = {
    Status.DRAFT: mark("Draft"),
    Status.UPCOMING: mark("Upcoming"),
    Status.PREVIEW: mark("On view"),
    Status.OPEN: mark("Open"),
    Status.FAIR_WARNING: mark("Fair warning"),
    Status.FINAL_CALL: mark("Final call"),
    Status.CLOSING: mark("Closing"),
    Status.SOLD: mark("Sold"),
    Status.SOLD_PENDING: mark("Sold, subject"),
    Status.PASSED: mark("Passed"),
    Status.UNSOLD: mark("Unsold"),
    Status.WITHDRAWN: mark("Withdrawn"),
    Status.HOLD: mark("On hold"),
}

RESERVE_WORDS = {
    ReserveState.NONE: mark("No reserve"),
    ReserveState.NOT_MET: mark("Reserve not met"),
    ReserveState.MET: mark("Reserve met"),
}
