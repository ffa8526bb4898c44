"""Practising on the desk: a sale that does not count, marked on every screen, in a program of its own."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from tests.conftest import ADMIN, new_sale

from rostrum.desk.app import Desk
from rostrum.desk.beside import Beside
from rostrum.desk.config import DeskConfig
from rostrum.desk.program import run
from rostrum.desk.settings import ServerSettings
from rostrum.desk.views.apart_sign import ApartSign
from rostrum.desk.views.practice_over import lines
from rostrum.desk.views.practise_sheet import PractiseSheet
from rostrum.simulator.summary import summary


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    QApplication.sendEvent(desk.window.board_view, event)


def test_the_sheets_ask_for_all_that_the_commands_take(with_desk):
    async def test(desk: Desk) -> None:
        started = []
        desk.apart.beside.start = lambda words, token, coming: started.append((words, token))
        press(desk, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        sheet = desk.apart.practise_sheet
        assert sheet.isVisible()
        sheet.place.setCurrentIndex(2)
        sheet.temper.setCurrentIndex(2)
        sheet.bidders.setValue(20)
        sheet.go.click()
        words, token = started.pop()
        assert token is None, "the sample needs nobody's token"
        assert words[:9] == [
            "practice", "--screen", "rostrum", "--bidders", "20", "--temper", "war", "--speed", "1",
        ]  # fmt: skip
        sheet.catalogue.setCurrentIndex(2)
        sheet.go.click()
        words, token = started.pop()
        url = desk.home.settings.base_url
        assert words[1:5] == ["--sale", "s1", "--server", url]
        assert token == ADMIN, "it goes into the environment, not among the words"
        assert ADMIN not in words
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        press(desk, Qt.Key.Key_R, both)
        desk.apart.replay_sheet.go.click()
        words, token = started.pop()
        assert words[:6] == ["replay", "s1", "--server", url, "--paddle", "412"]
        assert token == ADMIN
        assert desk.window.findChild(ApartSign).parentWidget().isHidden(), "a real sale's desk"

    with_desk(test)


def test_a_file_that_is_not_there_is_asked_for_again(qapp, tmp_path):
    sheet = PractiseSheet(None, [])
    wanted = []
    sheet.wanted.connect(lambda words, key: wanted.append(words))
    sheet.catalogue.setCurrentIndex(1)
    sheet.file.setText(str(tmp_path / "none.csv"))
    sheet.go.click()
    assert (wanted, sheet.words) == ([], "Choose the file of the catalogue.")
    file = tmp_path / "lots.csv"
    file.write_text("Lot;Title\n1;One\n")
    sheet.file.setText(str(file))
    sheet.currency.setText("eur")
    sheet.go.click()
    assert wanted[0][1:4] == [str(file), "--currency", "EUR"]


def test_a_desk_for_practice_is_marked_on_every_screen_and_stays_on_its_server(qapp, server, admin):
    admin.post("/api/v1/sales", json={**new_sale(), "practice": True})

    async def main() -> int:
        desk = Desk(DeskConfig(server=server.url, token=ADMIN, practice=True))
        await desk.start()
        try:
            async with asyncio.timeout(60):
                await desk.catalogue_read.wait()
                rostrum, big = desk.screens.open_rostrum(), desk.screens.open_big()
                desk.phones.show()
                for window in (desk.window, rostrum, big, desk.phones.window):
                    assert window.findChild(ApartSign).words == "PRACTICE"
                    assert not window.findChild(ApartSign).parentWidget().isHidden()
                real = ServerSettings(name="real", url="http://127.0.0.1:9", key="real:")
                desk.watching.watch([real])
                assert [one.settings.base_url for one in desk.servers] == [server.url]
        finally:
            await desk.stop()
        return 0

    assert run(main) == 0


def test_what_did_not_come_up_says_why(qapp, until):
    said = []

    async def main() -> int:
        beside = Beside(said.append)
        beside.start(["practice", "/none.csv", "--screen", "board"], None, "It is coming.")
        await until(lambda: len(said) == 2)
        beside.close()
        return 0

    assert run(main) == 0
    assert said[0] == "It is coming."
    assert "/none.csv cannot be read" in said[1]


def test_a_practice_starts_plays_and_stops_and_leaves_nothing_behind(tmp_path: Path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    words = ["practice", "--screen", "board", "--seconds", "1", "--speed", "8", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "rostrum", *words],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "TMPDIR": str(folder), "ROSTRUM_DESK_FOLDER": str(tmp_path / "desk")},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["lots"], told["currency"], told["ownBids"]) == (72, "GBP", 0)
    assert list(folder.iterdir()) == []


def test_the_summary_counts_what_one_did_and_how_soon():
    def event(version, at, by, what, **more):
        return {"version": version, "at": at, "by": by, "type": what, **more}

    items = [
        {"itemId": "a", "status": "sold", "price": 500_00, "currency": "GBP"},
        {"itemId": "b", "status": "passed", "price": 0, "currency": "GBP"},
        {"itemId": "c", "status": "open", "price": 100_00, "currency": "GBP"},
    ]
    logs = {
        "a": [
            event(1, 0, "admin", "listed"),
            event(2, 1000, "admin", "opened"),
            event(3, 3000, "you", "bid_accepted"),
            event(4, 4000, "admin", "bid_accepted"),
            event(5, 4800, "you", "bid_accepted"),
            event(6, 9000, "admin", "hammered", result={"paddle": "500"}),
        ],
        "c": [event(1, 0, "admin", "listed"), event(2, 500, "you", "opened")],
    }
    told = summary(items, logs, name="you", paddles=frozenset({"500"}))
    assert (told.lots, told.over, told.sold, told.hammer_total) == (3, 2, 1, 500_00)
    assert (told.own_bids, told.own_acts, told.won) == (2, 1, 1)
    assert (told.reactions, told.median_ms, told.quickest_ms) == (2, 1400, 800)
    assert ("Hammer total", "£500") in lines(told)
