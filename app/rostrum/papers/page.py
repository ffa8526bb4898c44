"""A page of A4 with a heading line and a footer that says which page of how many it is."""

import io
from collections.abc import Sequence
from datetime import datetime, tzinfo

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from rostrum.papers.fonts import BOLD, REGULAR, markup, register
from rostrum.rules import money

INK = HexColor("#1b1f24")
SOFT = HexColor("#5b6470")
RULE = HexColor("#c9ced6")
BAND = HexColor("#f2f4f7")
ACCENT = HexColor("#8a5a00")
PALE = HexColor("#e3cfa4")

MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN

TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=17, leading=21, textColor=INK)
HEAD = ParagraphStyle(
    "head", fontName=BOLD, fontSize=11, leading=14, spaceBefore=10, spaceAfter=4, textColor=INK
)
TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=8.5, leading=11, textColor=INK)
STRONG = ParagraphStyle("strong", parent=TEXT, fontName=BOLD)
SMALL = ParagraphStyle("small", parent=TEXT, fontSize=7.5, leading=9.5, textColor=SOFT)
FIGURE = ParagraphStyle("figure", parent=TEXT, alignment=TA_RIGHT)
FIGURE_HEAD = ParagraphStyle("figure head", parent=STRONG, alignment=TA_RIGHT)
LARGE = ParagraphStyle("large", parent=TEXT, fontName=BOLD, fontSize=15, leading=18)


def paragraph(text: str, style: ParagraphStyle = TEXT) -> Paragraph:
    """Text as it is; nothing in it is markup."""
    register()
    return Paragraph(markup(text), style)


def shown(amount: int | None, currency: str) -> str:
    """``1,250`` or ``1,250.50`` in major units; a dash where there is none."""
    if amount is None:
        return "–"
    figures = money.show(amount, currency).removeprefix(f"{currency} ")
    whole, point, cents = figures.partition(".")
    return whole if not cents.strip("0") else whole + point + cents


def clock(at: int, zone: tzinfo) -> str:
    """``19:42`` where the sale is."""
    return datetime.fromtimestamp(at / 1000, zone).strftime("%H:%M")


def day(at: int, zone: tzinfo) -> str:
    """``24 November 2026, 19:42``."""
    when = datetime.fromtimestamp(at / 1000, zone)
    return f"{when.day} {when:%B %Y, %H:%M}"


def write(story: Sequence[Flowable], *, title: str, heading: str, footer: str) -> bytes:
    """The PDF; ``heading`` stands on each page after the first, ``footer`` on all."""
    file = io.BytesIO()
    frame = Frame(MARGIN, MARGIN, WIDTH, A4[1] - 2 * MARGIN - 4 * mm, 0, 0, 0, 0)
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=title,
        author="Rostrum",
        pageTemplates=[PageTemplate("a4", [frame])],
    )

    def numbered(*arguments: object, **options: object) -> "_Numbered":
        return _Numbered(*arguments, heading=heading, footer=footer, **options)

    document.build(list(story), canvasmaker=numbered)
    return file.getvalue()


class _Numbered(Canvas):
    """Holds its pages back until it knows how many there are."""

    def __init__(self, *arguments: object, heading: str, footer: str, **options: object) -> None:
        super().__init__(*arguments, **options)
        self._heading = heading
        self._footer = footer
        self._held: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802 - the canvas's own name
        """Keeps the page for later."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes every page with its number."""
        for number, page in enumerate(self._held, 1):
            self.__dict__.update(page)
            self._frame(number, len(self._held))
            super().showPage()
        super().save()

    def _frame(self, number: int, of: int) -> None:
        if number > 1:
            self._line(self._heading, A4[1] - MARGIN + 2 * mm)
        self.setStrokeColor(RULE)
        self.setLineWidth(0.4)
        self.line(MARGIN, MARGIN - 3 * mm, A4[0] - MARGIN, MARGIN - 3 * mm)
        self._line(self._footer, MARGIN - 7 * mm)
        self.setFont(REGULAR, 7.5)
        self.setFillColor(SOFT)
        self.drawRightString(A4[0] - MARGIN, MARGIN - 7 * mm, f"Page {number} of {of}")

    def _line(self, text: str, height: float) -> None:
        line = paragraph(text, SMALL)
        line.wrap(WIDTH - 25 * mm, 20 * mm)
        line.drawOn(self, MARGIN, height - 2.2)
