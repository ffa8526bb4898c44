"""What stopped people on their first evening at the desk, and no longer does."""

import asyncio

import msgspec
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from rostrum.desk import theme
from rostrum.desk.clock import ServerClock
from rostrum.desk.dress import dress
from rostrum.desk.first_size import TITLE, within
from rostrum.desk.link import Link
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.models.sieve import Show, Sieve
from rostrum.desk.settings import ServerSettings, Settings
from rostrum.desk.views import notice
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.views.settings.window import SettingsWindow
from rostrum.wire.state import Status


@pytest.fixture
def board(qapp, monotonic):
    clock = ServerClock(monotonic)
    clock.sample(monotonic.ms, monotonic.ms, monotonic.ms, monotonic.ms)
    made = BoardModel(clock, "P:412")
    made.set_link(Link.LIVE)
    return made


@pytest.fixture
def window(board, qapp, qtbot):
    if not qapp.styleSheet():
        dress(qapp, theme.WORN)
    made = MainWindow(board, Pictures(), theme.WORN, PaintRecorder())
    qtbot.addWidget(made)
    made.show()
    return made


# -- windows -------------------------------------------------------------------------------

SCREEN, BESIDE = QRect(0, 0, 1536, 864), QRect(1536, 0, 1000, 600)


@pytest.mark.parametrize(
    ("place", "stands"),
    [
        (QRect(100, 50, 800, 600), QRect(100, 50, 800, 600)),
        (QRect(160, 38, 1600, 1000), QRect(0, TITLE, 1536, 864 - TITLE)),
        (QRect(900, 500, 800, 600), QRect(736, 264, 800, 600)),
        (QRect(4000, 4000, 300, 200), QRect(1236, 664, 300, 200)),
        (QRect(-500, -500, 800, 600), QRect(0, TITLE, 800, 600)),
    ],
)
def test_a_window_has_all_its_edges_on_the_screen(place, stands):
    assert within(place, [SCREEN]) == stands


def test_a_window_over_two_screens_stays_where_it_is_and_goes_where_most_of_it_was():
    over_both = QRect(1400, 100, 600, 400)
    assert within(over_both, [SCREEN, BESIDE]) == over_both
    assert within(QRect(2400, 100, 600, 400), [SCREEN, BESIDE]) == QRect(1936, 100, 600, 400)


# -- the lot that a key bids on ------------------------------------------------------------


def test_coming_back_to_the_window_chooses_no_other_lot(window, board, make_item, qtbot):
    board.add([make_item("1"), make_item("2"), make_item("3")])
    window.floor.sift(Sieve(show=Show.OPEN))
    window.board_view.choose("2")
    board.take([make_item("2", version=2, status=Status.SOLD)])
    board.flush()
    window.bar.search.setFocus()
    window.board_view.setFocus()
    qtbot.waitUntil(window.board_view.hasFocus)
    assert window.board_view.chosen_item == "2"
    QTest.keyClick(window.board_view, Qt.Key.Key_Down)
    assert window.board_view.chosen_item == "1"


# -- the mouse alone -----------------------------------------------------------------------


def test_whoever_knows_no_key_finds_everything_in_the_menu(server, sale, with_desk_on):
    async def test(desk) -> None:
        menu = desk.window.bar.menu.list
        offered = {
            words: keys for words, _, keys in (a.text().partition("\t") for a in menu.actions())
        }
        assert offered["Settings"] == "Ctrl+,"
        assert {"The phone desk", "The auctioneer's rostrum", "Sign in", "These keys"} <= set(
            offered
        )
        next(a for a in menu.actions() if a.text().startswith("Settings")).trigger()
        assert desk.office.settings_window.isVisible()

    with_desk_on(test, ServerSettings(name="House", url=server.url))


def test_the_sheet_of_keys_goes_with_escape_though_it_never_has_the_keyboard(window, qtbot):
    QTest.keyClick(window.board_view, Qt.Key.Key_F1)
    sheet = window.findChild(type(window._keys))
    assert sheet.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.board_view, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


# -- servers -------------------------------------------------------------------------------


def test_enter_saves_a_server_and_a_bare_address_is_completed(qtbot):
    window = SettingsWindow(None, Settings())
    qtbot.addWidget(window)
    said = []
    window.wanted.connect(said.append)
    window.servers.name.setText("House")
    window.servers.url.setText("sale:3000")
    QTest.keyClick(window.servers.url, Qt.Key.Key_Return)
    assert [(one.name, one.url) for one in said[-1].servers] == [("House", "http://sale:3000")]


def test_a_second_server_comes_beside_the_one_that_is_watched_already(qtbot):
    here = ServerSettings(name="127.0.0.1:3000", url="http://127.0.0.1:3000")
    window = SettingsWindow(None, Settings(), here)
    qtbot.addWidget(window)
    said = []
    window.wanted.connect(said.append)
    window.servers.add.click()
    window.servers.name.setText("House")
    window.servers.url.setText("http://house:3000")
    window.servers.save.click()
    assert said[-1].servers == (
        here,
        ServerSettings(name="House", url="http://house:3000", key="2:"),
    )


def test_a_desk_of_one_named_server_stays_on_it_and_shows_its_token_to_no_other(
    with_desk, server, sale
):
    async def test(desk) -> None:
        desk.office.show_settings()
        window = desk.office.settings_window
        assert "This desk was started for" in window.servers.words
        more = ServerSettings(name="Other", url="http://127.0.0.1:9")
        window.wanted.emit(msgspec.structs.replace(desk.settings, servers=(more,)))
        await asyncio.sleep(0)
        assert [one.settings.base_url for one in desk.servers] == [server.url]

    with_desk(test)


# -- words ---------------------------------------------------------------------------------


def test_good_news_leaves_by_itself_and_never_covers_what_must_be_known(qtbot, monkeypatch):
    monkeypatch.setattr(notice, "GOOD_NEWS_MS", 20)
    line = notice.Notice()
    qtbot.addWidget(line)
    line.tell("Signed in")
    assert line.words == "Signed in"
    qtbot.waitUntil(lambda: line.words == "")
    line.tell("Signed in")
    line.say("The disk is full")
    assert line.words == "The disk is full"
    line.tell("Copied")
    qtbot.wait(60)
    assert line.words == "The disk is full"


def test_what_must_be_known_stands_in_every_window_and_is_put_away_from_any(qtbot):
    first, second = notice.Notice(), notice.Notice()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    first.say("The desk ended with a fault")
    first.echo(second)
    first.say("The disk is full")
    assert second.words == "The desk ended with a fault"
    second._away.click()
    assert (first.words, second.words) == ("The disk is full", "The disk is full")
    first._away.click()
    assert (first.words, second.words) == ("", "")


def test_a_title_that_comes_with_a_message_is_the_lots_title(board, make_item):
    board.add([make_item("100")])
    board.take([make_item("100", version=2, title="Watch by Breguet")])
    assert board.row("100").title == "Watch by Breguet"
