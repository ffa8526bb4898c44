"""The report of a sale: what it came to, three charts, and every lot. For the house, not the room."""

from datetime import UTC, tzinfo

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table, TableStyle

from rostrum.papers import charts
from rostrum.papers.figures import Figures, Lots, figures
from rostrum.papers.page import (
    BAND,
    FIGURE,
    FIGURE_HEAD,
    HEAD,
    LARGE,
    RULE,
    SMALL,
    STRONG,
    TEXT,
    TITLE,
    WIDTH,
    clock,
    day,
    paragraph,
    shown,
    write,
)
from rostrum.wire.state import Status


def sale_report(title: str, currency: str, lots: Lots, *, at: int, zone: tzinfo = UTC) -> bytes:
    """The PDF, as the sale stands; ``at`` is when it was made, ms UTC."""
    found = figures(lots)
    story: list[Flowable] = [
        paragraph(title, TITLE),
        paragraph(_when(found, at, zone), SMALL),
        Spacer(0, 4 * mm),
        _totals(found, currency),
        Spacer(0, 2 * mm),
        paragraph(_in_words(found), TEXT),
        _chart("Hammer price against estimate", charts.against_estimates(found.sold, currency)),
        _chart("Lots sold, by their estimate", charts.by_estimate(found.against)),
        _chart("Hammer price by kind of bidder", charts.by_kind(found.kinds, currency)),
        _chart(_pace_in_words(found), charts.pace(found.ended, zone)),
        CondPageBreak(60 * mm),
        paragraph("Every lot; % of mid: hammer price of the middle of the estimate", HEAD),
        _every_lot(lots, found, currency, zone),
    ]
    return write(
        story,
        title=f"Report, {title}",
        heading=f"Report, {title}",
        footer=f"For the house only: paddles and prices. Made {day(at, zone)}.",
    )


def _when(found: Figures, at: int, zone: tzinfo) -> str:
    if not found.ended:
        return f"No lot has ended yet. {day(at, zone)}."
    return f"{day(found.ended[0], zone)} to {clock(found.ended[-1], zone)}."


def _totals(found: Figures, currency: str) -> Table:
    tenths, of_it = divmod(found.sold_per_mille, 10)
    cells = [
        ("Hammer", f"{currency} {shown(found.hammer, currency)}"),
        ("Premium", shown(found.premium, currency)),
        ("Tax", shown(found.tax, currency)),
        ("Owed in all", shown(found.total, currency)),
        ("Sold by lot", f"{tenths}.{of_it} %"),
    ]
    row = [[paragraph(name, SMALL), paragraph(value, LARGE)] for name, value in cells]
    table = Table([row], colWidths=[WIDTH * share for share in (0.26, 0.19, 0.16, 0.22, 0.17)])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), BAND),
                ("LEFTPADDING", (0, 0), (-1, -1), 7),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
                ("LINEAFTER", (0, 0), (-2, -1), 0.5, RULE),
            ]
        )
    )
    return table


def _in_words(found: Figures) -> str:
    parts = [f"{len(found.sold)} of {found.offered} lots offered were sold."]
    for status, name in (
        (Status.SOLD_PENDING, "wait for the seller"),
        (Status.PASSED, "passed"),
        (Status.UNSOLD, "unsold"),
        (Status.WITHDRAWN, "withdrawn"),
    ):
        if found.statuses.get(status):
            parts.append(f"{found.statuses[status]} {name}.")
    if found.low:
        percent = found.hammer * 100 // found.low
        parts.append(
            f"The hammer prices are {percent} % of the low estimates of all lots that were offered."
        )
    return " ".join(parts)


def _pace_in_words(found: Figures) -> str:
    if len(found.ended) < 2 or found.ended[-1] == found.ended[0]:
        return "Pace"
    an_hour = (len(found.ended) - 1) * 3_600_000 / (found.ended[-1] - found.ended[0])
    return f"Pace: lots ended over time, {an_hour:,.0f} an hour"


def _chart(name: str, drawing: Flowable) -> Flowable:
    return KeepTogether([paragraph(name, HEAD), drawing])


def _every_lot(lots: Lots, found: Figures, currency: str, zone: tzinfo) -> Table:
    sold = {lot.lot: lot for lot in found.sold}
    names = ("Lot", "Title", "Estimate", "Hammer", "% of mid", "Paddle", "By", "Ended")
    rows: list[list[object]] = [
        [
            paragraph(name, FIGURE_HEAD if 2 <= place <= 4 else STRONG)
            for place, name in enumerate(names)
        ]
    ]
    for state, details in lots:
        lot = sold.get(state.lot.lot)
        low, high = details.low_estimate, details.high_estimate
        estimate = "–" if low is None else f"{shown(low, currency)} – {shown(high, currency)}"
        ratio = f"{lot.hammer * 200 // (low + high)} %" if lot and low and high else ""
        status = state.status.value.replace("_", " ")
        rows.append(
            [
                paragraph(state.lot.lot),
                paragraph(state.lot.title),
                paragraph(estimate, FIGURE),
                paragraph(shown(lot.hammer, currency) if lot else status, FIGURE),
                paragraph(ratio, FIGURE),
                paragraph(lot.paddle if lot else ""),
                paragraph(lot.kind.value if lot else ""),
                paragraph(clock(lot.at, zone) if lot else ""),
            ]
        )
    widths = [12 * mm, 50 * mm, 30 * mm, 21 * mm, 15 * mm, 17 * mm, 20 * mm, 13 * mm]
    table = Table(rows, colWidths=widths, repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.7, RULE),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), [None, BAND]),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("LEFTPADDING", (5, 0), (5, -1), 12),  # beside figures that end before it
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]
        )
    )
    return table
