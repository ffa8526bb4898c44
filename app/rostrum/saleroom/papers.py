"""A sale on paper: its catalogue and its results as CSV that any office program opens.

UTF-8 with a byte-order mark, comma, quoted where needed, amounts in major units without grouping.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from rostrum.engine.public import reserve_state
from rostrum.engine.state import LotState, Result
from rostrum.rules.money import plain
from rostrum.rules.premium import Bill, bill
from rostrum.rules.results import by_buyer
from rostrum.saleroom.catalogue import natural
from rostrum.saleroom.sheet import no_formula
from rostrum.wire.catalogue import LotDetails
from rostrum.wire.state import BidKind, Status

Lots = Sequence[tuple[LotState, LotDetails]]

CATALOGUE = (
    "LotNum", "Title", "Description", "LowEst", "HighEst", "StartPrice", "Reserve Price",
    "ImageFile.1", "Artist", "TitleZh", "ArtistZh",
)  # fmt: skip
LOTS = (
    "LotNum", "Title", "Status", "Paddle", "Kind", "Currency", "Hammer", "Premium", "Hammer Tax",
    "Premium Tax", "Total", "Sold At", "Bids", "Highest Bid", "LowEst", "HighEst", "Reserve",
)  # fmt: skip
BUYERS = (
    "Paddle", "Name", "Lots", "Currency", "Hammer", "Premium", "Hammer Tax", "Premium Tax", "Total",
)  # fmt: skip

INVOICES = (
    "Paddle", "Name", "LotNum", "Title", "Currency", "Hammer", "Premium", "Hammer Tax",
    "Premium Tax", "Total",
)  # fmt: skip

Cell = str | int | None


def catalogue_csv(lots: Lots) -> bytes:
    """The catalogue, in the columns that the import reads."""

    def row(state: LotState, details: LotDetails) -> list[Cell]:
        lot, currency = state.lot, state.sale.currency
        return [
            lot.lot, lot.title, details.description,
            _amount(details.low_estimate, currency), _amount(details.high_estimate, currency),
            _amount(lot.start_price or None, currency), _amount(lot.reserve, currency),
            details.image, details.artist, details.title_zh, details.artist_zh,
        ]  # fmt: skip

    return _csv(CATALOGUE, (row(state, details) for state, details in lots))


def results_csv(lots: Lots) -> bytes:
    """One line for each lot; bills only for lots that are sold."""

    def row(state: LotState, details: LotDetails) -> list[Cell]:
        currency = state.sale.currency
        result = state.result
        owed = _bill(state)
        return [
            state.lot.lot, state.lot.title, state.status.value,
            result.paddle if result else None, result.kind.value if result else None, currency,
            _amount(result.price if result else None, currency), *_extras(owed, currency),
            _time(result.at) if result else None,
            state.standing.bid_count if state.standing else 0, _amount(state.price or None, currency),
            _amount(details.low_estimate, currency), _amount(details.high_estimate, currency),
            reserve_state(state).value,
        ]  # fmt: skip

    return _csv(LOTS, (row(state, details) for state, details in lots))


def buyers_csv(lots: Lots, names: Mapping[str, str | None]) -> bytes:
    """One line for each buyer; ``names`` by paddle. What the house bought in is nobody's."""
    sold: list[tuple[str, Bill]] = []
    currency = ""
    for state, _ in lots:
        owed = _bill(state)
        if owed is not None and state.result is not None:
            sold.append((state.result.paddle, owed))
            currency = state.sale.currency
    return _csv(
        BUYERS,
        (
            [
                total.paddle, names.get(total.paddle), total.lots, currency,
                _amount(total.bill.hammer, currency), *_extras(total.bill, currency),
            ]
            for total in by_buyer(sold)
        ),
    )  # fmt: skip


def invoices_csv(lots: Lots, names: Mapping[str, str | None]) -> bytes:
    """The lines of each buyer's invoice: their lots in the order of the sale, buyer after buyer."""
    lines: list[tuple[str, list[Cell]]] = []
    for state, _ in lots:
        owed, currency = _bill(state), state.sale.currency
        if owed is None or state.result is None:
            continue
        paddle = state.result.paddle
        row: list[Cell] = [
            paddle, names.get(paddle), state.lot.lot, state.lot.title, currency,
            _amount(owed.hammer, currency), *_extras(owed, currency),
        ]  # fmt: skip
        lines.append((paddle, row))
    return _csv(INVOICES, (row for _, row in sorted(lines, key=lambda line: natural(line[0]))))


def _bill(state: LotState) -> Bill | None:
    result: Result | None = state.result
    if result is None or state.status is not Status.SOLD or result.kind is BidKind.HOUSE:
        return None
    return bill(result.price, state.sale.premium, state.lot.tax_rate)


def _extras(owed: Bill | None, currency: str) -> list[Cell]:
    if owed is None:
        return [None] * 4
    lines = (owed.premium, owed.hammer_tax, owed.premium_tax, owed.total)
    return [_amount(line, currency) for line in lines]


def _amount(amount: int | None, currency: str) -> str | None:
    return None if amount is None else plain(amount, currency)


def _time(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")


def _csv(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(heading)
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _safe(cell: Cell) -> str | int:
    """A cell that is text to every office program; the import takes the mark off again."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    return no_formula(cell)
