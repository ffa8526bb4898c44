"""The call sheets on the screen: whose calls, when, how far, and on paper."""

from pathlib import Path

import pypdf
from PySide6.QtCore import Qt
from tests.desk.phones.conftest import Clerk, House, press, until

from rostrum.desk.models.sheets import EVERYBODY, NOBODY
from rostrum.desk.views.phone_desk.call_sheets import CallSheetsWindow


async def opened(clerk: Clerk) -> CallSheetsWindow:
    clerk.press(Qt.Key.Key_F6)
    window = clerk.desk.phones.sheets
    await until(lambda: window is not None and window.model.rows, "the sheets")
    return window


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def prepared(house: House) -> None:
    house.prepare(12, {"mary": ["en", "fr"], "tom": ["en"]})
    made = house.done("/api/v1/tokens", {"name": "ann", "role": "auctioneer"})
    house.tokens["ann"] = made["token"]
    wu = house.client("Wu", "412", numbers=["+44 20 7946 0000"], languages=["fr"], limit=900_00)
    roy = house.client("Roy", "415")
    house.call(wu, 4, "mary", cover=300_00)
    house.call(wu, 6, "mary")
    house.call(roy, 5, "tom")
    house.call(house.client("Li", "418"), 9)
    house.done(f"/api/v1/sales/s1/phones/clients/{wu}/notes", {"text": "Speak slowly."})


def test_a_chief_turns_through_the_sheets_and_prints_the_one_that_is_shown(
    house: House, desks, tmp_path
):
    prepared(house)

    async def test(ann: Clerk) -> None:
        window = await opened(ann)
        model = window.model
        assert [call.lot for call in model.rows] == ["4", "5", "6", "9"]
        counts = [(EVERYBODY, 4), ("mary", 2), ("tom", 1), (NOBODY, 1)]
        assert model.people() == counts
        press(window, Qt.Key.Key_Right)
        assert [call.lot for call in model.rows] == ["4", "6"]
        assert window.heading.text().startswith("mary: 2 calls, next lot 4 about ")
        row = "\n".join(model.index(0, column).data() for column in range(5))
        for said in ("Lot 4", "3 away", "Wu", "Paddle 412", "+44 20 7946 0000", "fr",
                     "Limit £900", "Cover bid £300", "Speak slowly."):  # fmt: skip
            assert said in row, said

        # What moves in the sale moves here: three lots end, and the first call is on the block.
        for lot in (1, 2, 3):
            house.act(lot, "pass")
        await until(lambda: "on the block" in model.index(0, 0).data(), "times follow the sale")

        paper = tmp_path / "sheets.pdf"
        window.save(paper)
        await until(lambda: "sheets.pdf" in window.words.text(), "on paper")
        assert "Wu" in text_of(paper)
        assert "Roy" not in text_of(paper)

        shown: list[str] = []
        window.paper.show_paper = lambda path: bool(shown.append(text_of(path)) or True)
        window.show_of(NOBODY)
        window.print()
        await until(lambda: shown, "opened to be printed")
        assert "Li" in shown[0]
        assert "Wu" not in shown[0]
        private = window.paper.folder
        assert private.stat().st_mode & 0o077 == 0
        press(window, Qt.Key.Key_Escape)
        await until(lambda: not private.exists(), "gone with the window")

    desks(test, "ann")


def test_a_clerk_has_their_own_sheet_and_what_nobody_has(house: House, desks, tmp_path):
    prepared(house)

    async def test(mary: Clerk) -> None:
        window = await opened(mary)
        assert window.model.people() == [("mary", 2), (NOBODY, 1)]
        press(window, Qt.Key.Key_Right)
        assert [call.lot for call in window.model.rows] == ["9"]

    desks(test, "mary")
