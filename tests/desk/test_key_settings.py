"""Changing keys in the settings, by keyboard alone, and what becomes of it on every screen."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rostrum.desk import settings
from rostrum.desk.key_draft import KEYBOARDS, Line
from rostrum.desk.keymap import BOARD, KEYS, Act, Everywhere
from rostrum.desk.phones.keys import PHONE_DESK, PHONE_KEYS, PhoneAct
from rostrum.desk.replay.acts import ReplayAct
from rostrum.desk.room_keys import RoomAct
from rostrum.desk.rostrum_keys import ROSTRUM_KEYS, RostrumAct
from rostrum.desk.settings import Settings
from rostrum.desk.views.settings.window import SettingsWindow

K, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Hand:
    """Somebody at the keyboard: what is pressed goes to whatever has the focus."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        window.show()
        window.activateWindow()

    @property
    def at(self) -> QWidget:
        focus = self.window.focusWidget()
        assert focus is not None
        return focus

    def press(self, *keys: Qt.Key, held=Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.at, key, held)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.at, text)

    def tab_to(self, widget: QWidget) -> None:
        for _ in range(60):
            if self.at is widget:
                return
            self.press(K.Key_Tab)
        raise AssertionError(f"Tab never reached {widget.accessibleName() or widget}")


@pytest.fixture
def editor(qapp, qtbot):
    """The settings' part for keys, reached by Down and Tab, and what it had kept."""
    window = SettingsWindow(None, Settings())
    qtbot.addWidget(window)
    hand, kept = Hand(window), []
    window.wanted.connect(kept.append)
    window.names.setFocus()
    hand.press(K.Key_Down, K.Key_Down)
    part = window.keys
    hand.tab_to(part.search)
    return hand, part, kept


def test_a_key_of_the_phone_desk_is_found_and_given_by_keyboard_alone(editor):
    hand, part, kept = editor
    hand.write("line has dropped")
    assert part.line == Line(PHONE_DESK, PhoneAct.DROPPED)
    hand.press(K.Key_Down, K.Key_Return, K.Key_F10)
    assert kept[-1].phone_keys == {"dropped": ["D", "F10"]}
    assert (kept[-1].keys, kept[-1].rostrum_keys) == ({}, {})


def test_a_key_that_is_taken_is_taken_over_or_not(editor):
    hand, part, kept = editor
    hand.write("next lot")
    hand.press(K.Key_Return, K.Key_Return, K.Key_S)
    assert part.words == "S already does “SELL” (The rostrum). Take it over, or press another."
    assert kept == []
    hand.press(K.Key_Space)  # the button that takes it over has the keyboard
    assert kept[-1].rostrum_keys == {"next": ["N", "S"], "sell": []}


def test_what_works_in_every_window_may_not_share_a_key_with_any_screen(editor):
    hand, part, kept = editor
    hand.write("how the conn")
    hand.press(K.Key_Return, K.Key_Return, K.Key_F4)
    assert "“Table, tiles, large lots” (The board)" in part.words
    assert "“Schedule of all calls” (The phone desk)" in part.words
    hand.press(K.Key_Space)
    assert kept[-1].keys == {"connection": ["F8", "F4"], "next_view": []}
    assert kept[-1].phone_keys == {"schedule": []}


def test_one_search_finds_a_key_on_every_screen_and_esc_ends_it(editor):
    hand, part, _ = editor
    hand.write("f5")
    table = part.table
    seen = [part._rows[row] for row in range(table.rowCount()) if not table.isRowHidden(row)]
    lines = [line for line in seen if line is not None]
    assert lines == [Line(BOARD, Act.SORT_AGAIN), Line(PHONE_DESK, PhoneAct.FOLLOW_UP)]
    assert len(seen) == 4, "each stands below the name of its screen"
    hand.write("zebra")
    assert part.words.startswith("Nothing fits")
    hand.press(K.Key_Escape)
    assert not any(table.isRowHidden(row) for row in range(table.rowCount()))
    assert hand.window.isVisible()


def test_keys_are_taken_away_and_everything_is_as_at_first_again(editor):
    hand, part, kept = editor
    hand.write("undo")
    hand.press(K.Key_Return, K.Key_Delete)
    assert kept[-1].rostrum_keys == {"undo": []}
    hand.press(K.Key_Return, K.Key_Escape)
    assert part.words == "No key was added."
    hand.tab_to(part.preset)
    hand.press(K.Key_Space)
    assert kept[-1].rostrum_keys == {}
    hand.tab_to(part.table)
    hand.press(K.Key_Delete)
    hand.tab_to(part.all_preset)
    hand.press(K.Key_Space)
    assert kept[-1] == Settings()


def test_changed_keys_work_at_once_on_every_screen_and_stand_on_its_sheet(with_desk):
    chosen = Settings(
        keys={"keys": ["Ctrl+K"], "next_show": ["Ctrl+3"]},
        phone_keys={"note": ["J"]},
        rostrum_keys={"open": ["G"]},
    )

    async def test(desk) -> None:
        desk.phones.show()
        phones, rostrum = desk.phones.window, desk.screens.open_rostrum()
        assert phones is not None
        assert rostrum is not None
        async with asyncio.timeout(60):
            while rostrum.nothing:
                await asyncio.sleep(0.02)
        desk.office.take_settings(chosen)
        assert "Ctrl+K" in rostrum._hint.text()
        assert "G" in rostrum.acts.buttons[RostrumAct.OPEN].accessibleDescription()
        for window, told in ((desk.window, "All lots, open lots, yours, watched"),
                             (phones, "Write a note; Enter keeps it, Esc leaves it"),
                             (rostrum, "Open")):  # fmt: skip
            QTest.keyClick(window, K.Key_F1)
            QTest.keyClick(window, K.Key_K, CONTROL)
            sheet = next(one for one in QApplication.topLevelWidgets()
                         if one.parent() is window and one.windowTitle() == "Keys")  # fmt: skip
            assert sheet.isVisible()
            assert sheet.lines["These keys"] == "Ctrl+K"
            assert sheet.lines[told] in ("Ctrl+3", "J", "G")
        QTest.keyClick(rostrum, K.Key_G)
        async with asyncio.timeout(60):
            while desk.board.row("s1-1").state.status != "open":
                await asyncio.sleep(0.02)
        QTest.keyClick(rostrum, K.Key_F8)  # what works in every window
        assert desk.office.connections.isVisible()
        desk.office.connections.hide()
        QTest.keyClick(phones.queue, K.Key_F8)
        assert desk.office.connections.isVisible()
        assert settings.load()[0].rostrum_keys == {"open": ["G"]}

    with_desk(test)
    KEYS.become({}, {})
    PHONE_KEYS.become({}, {})
    ROSTRUM_KEYS.become({}, {})


def test_the_editors_lines_are_the_acts_of_all_screens(editor):
    _, part, _ = editor
    lines = [line for line in part._rows if line is not None]
    assert {line.keyboard for line in lines} == set(KEYBOARDS)
    acts = (Everywhere, Act, PhoneAct, RostrumAct, RoomAct, ReplayAct)
    assert len(lines) == sum(len(each) for each in acts)
