"""Call sheets: what each clerk needs on the telephone when the network fails."""

from collections.abc import Sequence
from datetime import UTC, tzinfo

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table, TableStyle

from rostrum.papers.page import (
    BAND,
    HEAD,
    INK,
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
from rostrum.papers.sheets import Sheet, SheetCall

NOTES_SHOWN = 4
"""The newest notes of a client that a sheet has room for."""

BOXES = ("On line", "No answer", "Briefed", "Out at", "Won at")


def call_sheets(
    sale: str, currency: str, sheets: Sequence[Sheet], *, at: int, zone: tzinfo = UTC
) -> bytes:
    """A PDF in which each clerk begins on a page of their own; ``at`` is when it was made."""
    story: list[Flowable] = []
    for sheet in sheets:
        if story:
            story.append(PageBreak())
        story += _sheet(sale, currency, sheet, at, zone)
    if not sheets:
        story = [paragraph(sale, TITLE), paragraph("There are no calls.", HEAD)]
    return write(
        story,
        title=f"Call sheets, {sale}",
        heading=f"Call sheets, {sale}",
        footer=f"Private: names and telephone numbers. Printed {day(at, zone)}. "
        "Destroy after the sale.",
    )


def _sheet(sale: str, currency: str, sheet: Sheet, at: int, zone: tzinfo) -> list[Flowable]:
    who = sheet.clerk or "Calls that nobody has yet"
    speaks = f" Speaks {', '.join(sheet.languages)}." if sheet.languages else ""
    count = len(sheet.calls)
    about = f"{count} call{'' if count == 1 else 's'}, amounts in {currency}.{speaks}"
    return [
        paragraph(who, TITLE),
        paragraph(f"{sale}. {about}", SMALL),
        Spacer(0, 4 * mm),
        *(_call(call, currency, zone) for call in sheet.calls),
    ]


def _call(call: SheetCall, currency: str, zone: tzinfo) -> Flowable:
    comes = "–" if call.expected_at is None else f"about {clock(call.expected_at, zone)}"
    left = [paragraph(f"Lot {call.lot}", LARGE), paragraph(comes, TEXT)]
    if call.priority:
        left.append(paragraph(f"Priority {call.priority}", SMALL))
    paddle = f"Paddle {call.paddle}" if call.paddle else "No paddle yet"
    client = [
        paragraph(call.client, STRONG),
        paragraph(", ".join([paddle, *call.languages]), TEXT),
        *(paragraph(number, STRONG) for number in call.numbers),
    ]
    estimate = f"{shown(call.low_estimate, currency)} – {shown(call.high_estimate, currency)}"
    lot = [
        *([paragraph(call.artist, STRONG)] if call.artist else []),
        paragraph(call.title, TEXT),
        paragraph(
            f"Estimate {estimate}. Starts at {shown(call.start_price or None, currency)}.", SMALL
        ),
        paragraph(_money(call, currency), STRONG),
        *([paragraph(f"Only one of: {call.group}", STRONG)] if call.group else []),
        *(paragraph(note, SMALL) for note in list(call.notes)[-NOTES_SHOWN:]),
    ]
    top = Table([[left, client, lot]], colWidths=[30 * mm, 52 * mm, WIDTH - 82 * mm])
    top.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (0, 0), BAND),
                ("LEFTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    block = Table([[top], [_boxes()]], colWidths=[WIDTH])
    block.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.6, RULE),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
                ("LINEABOVE", (0, 1), (-1, 1), 0.4, RULE),
            ]
        )
    )
    return KeepTogether([block, Spacer(0, 3 * mm)])


def _money(call: SheetCall, currency: str) -> str:
    parts = []
    if call.limit is not None:
        parts.append(
            f"Limit for the sale {shown(call.limit, currency)}, left {shown(call.left, currency)}"
        )
    if call.cover is not None:
        parts.append(f"Cover bid {shown(call.cover, currency)}")
    return ". ".join(parts) or "No limit, no cover bid"


def _boxes() -> Table:
    """What is ticked and written by hand while the call goes on."""
    cells: list[object] = []
    widths: list[float] = []
    for name in BOXES:
        at = name.endswith(" at")
        cells += [_Box(), paragraph(name + (" ............" if at else ""), SMALL)]
        widths += [6 * mm, (38 if at else 24) * mm]
    table = Table([cells], colWidths=widths, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 5),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


class _Box(Flowable):
    """An empty square to tick."""

    def wrap(self, *_: float) -> tuple[float, float]:
        """Its size, whatever room there is."""
        return 3.4 * mm, 3.4 * mm

    def draw(self) -> None:
        """Draws it."""
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.7)
        self.canv.rect(0, 0, 3.2 * mm, 3.2 * mm)
