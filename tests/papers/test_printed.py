"""PDFs are read back: what must stand on them does, what must not does not."""

import io
from zoneinfo import ZoneInfo

from pypdf import PdfReader
from tests.papers.evening import BEGINS, held

from rostrum.papers.call_sheet import call_sheets
from rostrum.papers.figures import figures
from rostrum.papers.report import sale_report
from rostrum.papers.sheets import Sheet, SheetCall
from rostrum.wire.state import Status


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def call(lot: int, client: str, **more) -> SheetCall:
    facts = {
        "lot": str(lot), "title": "Still life", "artist": None, "low_estimate": 1000_00,
        "high_estimate": 1500_00, "start_price": 500_00, "expected_at": BEGINS, "client": client,
        "paddle": "412", "numbers": ("+44 20 7946 0123",), "languages": ("en",), "limit": None,
        "left": None, "cover": None, "group": None, "priority": 0, "notes": (),
    }  # fmt: skip
    return SheetCall(**{**facts, **more})


def test_the_figures_of_a_sale_add_up():
    lots = held(60)
    found = figures(lots)
    assert len(found.sold) == sum(state.status is Status.SOLD for state, _ in lots)
    assert found.offered == 59, "one was withdrawn"
    assert found.hammer == sum(share.hammer for share in found.kinds.values())
    assert sum(found.against.values()) == len(found.sold)
    assert found.total == found.hammer + found.premium + found.tax
    assert found.premium == found.hammer // 4
    assert list(found.ended) == sorted(found.ended)


def test_a_report_says_the_figures_and_every_lot():
    lots = held(60)
    found = figures(lots)
    told = pages(sale_report("An evening", "GBP", lots, at=BEGINS))
    first = told[0]
    assert f"GBP {found.hammer // 100:,}" in first
    assert f"{len(found.sold)} of 59 lots offered were sold." in first
    for chart in ("against estimate", "by their estimate", "by kind of bidder", "Pace"):
        assert chart in first
    text = "\n".join(told)
    for lot in found.sold:
        assert f"{lot.hammer // 100:,}" in text
    assert "Łódź, zima" in text
    assert "Ночной порт" in text
    assert f"Page 1 of {len(told)}" in first


def test_times_are_those_of_the_place():
    lots = held(3)
    assert "19:0" in pages(sale_report("x", "GBP", lots, at=BEGINS))[0]
    there = sale_report("x", "GBP", lots, at=BEGINS, zone=ZoneInfo("Asia/Hong_Kong"))
    assert "25 November 2025, 03:0" in pages(there)[0]


def test_a_sale_that_has_not_begun_has_a_report():
    assert "No lot has ended yet" in pages(sale_report("x", "GBP", [], at=BEGINS))[0]
    assert "No lot with an estimate was sold" in pages(sale_report("x", "GBP", [], at=BEGINS))[0]


def test_a_large_sale_has_every_lot():
    told = "\n".join(pages(sale_report("x", "JPY", held(300), at=BEGINS)))
    assert "\n300\n" in told


def test_call_sheets_have_what_a_clerk_needs_when_the_network_fails():
    sheets = [
        Sheet(
            clerk="mary",
            languages=("en", "fr"),
            calls=[
                call(12, "Émile Roux", limit=5000_00, left=3200_00, cover=1500_00),
                call(27, "Łukasz <b>Żak</b> & Co", group="lots 27, 31", notes=("19:02 mary: hi",)),
            ],
        ),
        Sheet(clerk=None, languages=(), calls=[call(40, "Roe", numbers=("+1 212 555",))]),
    ]
    told = pages(call_sheets("An evening", "GBP", sheets, at=BEGINS))
    assert len(told) == 2
    for text in (
        "mary", "2 calls", "Lot 12", "about 19:00", "Émile Roux", "+44 20 7946 0123", "Paddle 412",
        "Limit for the sale 5,000, left 3,200. Cover bid 1,500", "Estimate 1,000 – 1,500",
        "Łukasz <b>Żak</b> & Co", "Only one of: lots 27, 31", "19:02 mary: hi", "On line",
        "Private: names and telephone numbers.",
    ):  # fmt: skip
        assert text in told[0], text
    assert "Calls that nobody has yet" in told[1]
    assert "+1 212 555" in told[1]


def test_east_asian_names_are_written_in_fonts_that_have_them():
    sheets = [Sheet(clerk="mary", languages=(), calls=[call(1, "吳小姐"), call(2, "田中さん")])]
    data = call_sheets("晚間拍賣", "GBP", sheets, at=BEGINS)
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(io.BytesIO(data)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {"/STSong-Light", "/HeiseiMin-W3"} <= fonts, fonts
    assert "吳小姐" in "".join(pages(data))
