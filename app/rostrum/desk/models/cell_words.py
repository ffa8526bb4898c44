"""What a cell of the board says to those who hear it or copy it."""

from rostrum.desk.countdown import countdown
from rostrum.desk.figures import estimate, money, paddle
from rostrum.desk.models.columns import RESERVE_WORDS, STATUS_WORDS, Column
from rostrum.desk.models.row import Row
from rostrum.desk.words import tr
from rostrum.wire.state import BIDDABLE


def cell_words(row: Row, column: Column) -> str:
    """What a cell says to those who hear it or copy it."""
    state, d = row.state, row.details
    match column:
        case Column.LOT:
            return f"{state.lot}, {tr('watched')}" if row.watched else state.lot
        case Column.TITLE:
            return row.title
        case Column.STATUS:
            return tr(STATUS_WORDS[state.status])
        case Column.PRICE:
            return money(state.price, state.currency) if state.bid_count else tr("no bid")
        case Column.ASK:
            asked = state.status in BIDDABLE and state.ask > 0
            return money(state.ask, state.currency) if asked else ""
        case Column.LEADER:
            name = paddle(state.leader) if state.leader else ""
            return f"{tr('yours')}, {name}" if row.own else name
        case Column.BIDS:
            return str(state.bid_count) if state.bid_count >= 0 else ""
        case Column.TIME:
            now = countdown(state, row.source.clock)
            return f"{now.figure} {now.caption}".strip()
        case Column.SALE:
            return state.sale_id
        case Column.ESTIMATE:
            return estimate(d.low_estimate, d.high_estimate, state.currency)
        case Column.RESERVE:
            return tr(RESERVE_WORDS[state.reserve])
