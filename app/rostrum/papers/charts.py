"""The report's charts, drawn with few inks so that they print well in grey."""

from collections.abc import Sequence
from datetime import tzinfo

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import Color, white
from reportlab.lib.units import mm

from rostrum.papers.figures import Against, Share, SoldLot
from rostrum.papers.fonts import BOLD, REGULAR, register
from rostrum.papers.page import ACCENT, BAND, INK, PALE, RULE, SOFT, WIDTH, clock, shown
from rostrum.wire.state import BidKind

LOTS_SHOWN = 40
"""Most lots of the estimate chart; of a larger sale those with the highest prices are drawn."""

KINDS = {
    BidKind.FLOOR: "In the room",
    BidKind.PHONE: "By telephone",
    BidKind.INTERNET: "On the internet",
    BidKind.COMMISSION: "Commission bids",
    BidKind.HOUSE: "The house",
}
_AGAINST = {
    Against.BELOW: "below the low estimate",
    Against.WITHIN: "within the estimate",
    Against.ABOVE: "above the high estimate",
    Against.NO_ESTIMATE: "without an estimate",
}


def against_estimates(sold: Sequence[SoldLot], currency: str) -> Drawing:
    """Each lot's estimate as a bar and its hammer price as a mark, on a scale of ratios.

    The scale is the price divided by the middle of the estimate, so that a drawing of 500 and a
    painting of 500,000 can stand side by side; it ends at four times, beyond which a mark has its
    factor beside it.
    """
    lots = [lot for lot in sold if lot.low and lot.high]
    lots = sorted(lots, key=lambda lot: -lot.hammer)[:LOTS_SHOWN]
    order = {lot.lot: place for place, lot in enumerate(sold)}
    lots.sort(key=lambda lot: order[lot.lot])
    height, left, base = 62 * mm, 12 * mm, 9 * mm
    register()
    drawing = Drawing(WIDTH, height)
    inner = height - base - 6 * mm

    def at(ratio: float) -> float:
        return base + inner * min(ratio, 4.0) / 4.0

    for line in range(5):
        drawing.add(Line(left, at(line), WIDTH, at(line), strokeColor=RULE, strokeWidth=0.4))
        drawing.add(_text(left - 2 * mm, at(line) - 2.5, f"{line}×", SOFT, anchor="end"))
    if not lots:
        drawing.add(
            _text(WIDTH / 2, height / 2, "No lot with an estimate was sold.", SOFT, "middle")
        )
        return drawing
    step = (WIDTH - left) / len(lots)
    wide = min(step * 0.62, 6 * mm)
    for place, lot in enumerate(lots):
        assert lot.low is not None and lot.high is not None  # noqa: S101, PT018 - chosen above
        middle = (lot.low + lot.high) / 2
        x = left + step * (place + 0.5)
        low, high = at(lot.low / middle), at(lot.high / middle)
        bar = Rect(x - wide / 2, low, wide, max(1.0, high - low), fillColor=PALE, strokeColor=None)
        drawing.add(bar)
        ratio = lot.hammer / middle
        drawing.add(Circle(x, at(ratio), 2.5, fillColor=INK, strokeColor=white, strokeWidth=0.5))
        if ratio >= 4:
            drawing.add(_text(x, at(4) + 3, f"{ratio:.0f}×", INK, "middle", 6))
        drawing.add(_text(x, base - 9, lot.lot, SOFT, "middle", 6 if step > 11 else 4.5))
    drawing.add(
        _text(left, 1, "Lot; bar: estimate, mark: hammer price, middle of the estimate = 1×", SOFT)
    )
    return drawing


def by_estimate(against: dict[Against, int]) -> Drawing:
    """How many lots fell where beside their estimates."""
    rows = [(_AGAINST[key], against.get(key, 0), str(against.get(key, 0))) for key in Against]
    return _bars([row for row in rows if row[1] or row[0] != _AGAINST[Against.NO_ESTIMATE]])


def by_kind(kinds: dict[BidKind, Share], currency: str) -> Drawing:
    """What each kind of bidder bought."""
    rows = []
    for kind, name in KINDS.items():
        share = kinds.get(kind)
        if share is not None:
            lots = "lot" if share.lots == 1 else "lots"
            told = f"{shown(share.hammer, currency)} ({share.lots} {lots})"
            rows.append((name, share.hammer, told))
    return _bars(rows)


def pace(ended: Sequence[int], zone: tzinfo) -> Drawing:
    """Lots that had ended, over time."""
    height, left, base = 40 * mm, 12 * mm, 5 * mm
    drawing = Drawing(WIDTH, height)
    if len(ended) < 2 or ended[-1] == ended[0]:
        drawing.add(
            _text(WIDTH / 2, height / 2, "Too few lots have ended to tell a pace.", SOFT, "middle")
        )
        return drawing
    first, span = ended[0], ended[-1] - ended[0]
    inner, right = height - base - 4 * mm, WIDTH - 4 * mm

    def point(count: int, when: int) -> tuple[float, float]:
        return (
            left + (right - left) * (when - first) / span,
            base + inner * count / len(ended),
        )

    for share in (0.0, 0.5, 1.0):
        count = round(len(ended) * share)
        y = base + inner * share
        drawing.add(Line(left, y, right, y, strokeColor=RULE, strokeWidth=0.4))
        drawing.add(_text(left - 2 * mm, y - 2.5, str(count), SOFT, anchor="end"))
    for quarter in range(5):
        when = first + span * quarter // 4
        x = point(0, when)[0]
        anchor = "start" if quarter == 0 else "end" if quarter == 4 else "middle"
        drawing.add(_text(x, 1, clock(when, zone), SOFT, anchor))
    points = [value for count, when in enumerate(ended, 1) for value in point(count, when)]
    drawing.add(PolyLine(points, strokeColor=ACCENT, strokeWidth=1.4))
    return drawing


def _bars(rows: Sequence[tuple[str, int, str]]) -> Drawing:
    line, left = 6.2 * mm, 44 * mm
    drawing = Drawing(WIDTH, max(1, len(rows)) * line)
    most = max((size for _, size, _ in rows), default=0) or 1
    room = WIDTH - left - 52 * mm
    for place, (name, size, told) in enumerate(rows):
        y = (len(rows) - 1 - place) * line
        long = room * size / most
        drawing.add(Rect(left, y + 1, room, line - 5, fillColor=BAND, strokeColor=None))
        drawing.add(Rect(left, y + 1, long, line - 5, fillColor=ACCENT, strokeColor=None))
        drawing.add(_text(left - 3 * mm, y + 4, name, INK, "end", 8))
        drawing.add(_text(left + room + 3 * mm, y + 4, told, INK, "start", 8, BOLD))
    return drawing


def _text(
    x: float,
    y: float,
    text: str,
    colour: Color,
    anchor: str = "start",
    size: float = 7,
    font: str = REGULAR,
) -> String:
    return String(x, y, text, fontName=font, fontSize=size, fillColor=colour, textAnchor=anchor)
