"""A real desk on a real server: pressed keys, painted cells, lost connections."""

import asyncio
import signal
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from rostrum.desk.app import Desk
from rostrum.desk.bid_line import Phase
from rostrum.desk.config import DeskConfig
from rostrum.desk.link import Link
from rostrum.desk.models.cell_words import cell_words
from rostrum.desk.models.columns import Column
from rostrum.desk.program import run


async def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.01)


def press(desk: Desk, key: Qt.Key, text: str = "") -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(QApplication.focusWidget() or desk.window.board_view, event)


def words(desk: Desk, item_id: str, column: Column) -> str:
    board = desk.board
    return cell_words(board.row(item_id), column)


def test_space_bids_the_shown_ask_and_the_board_learns_of_it_by_the_push(with_desk, admin):
    async def test(desk: Desk) -> None:
        desk.window.board_view.choose("s1-2")
        press(desk, Qt.Key.Key_Space)
        await until(lambda: bool(desk.recorder.milliseconds()))
        assert words(desk, "s1-2", Column.PRICE) == "£100"
        assert words(desk, "s1-2", Column.LEADER) == "yours, 412"
        await until(lambda: desk.home.bidding.line("s1-2").phase is Phase.ACCEPTED)
        assert desk.acknowledged[0][0] == "s1-2"

    with_desk(test)
    assert admin.get("/api/v1/items/s1-2").json()["leader"] == "P:412"


def test_a_second_press_while_the_answer_is_open_does_nothing(with_desk, admin):
    async def test(desk: Desk) -> None:
        assert desk.bid("s1-1") is not None
        assert desk.bid("s1-1") is None
        await until(lambda: not desk.home.bidding.open_bids)

    with_desk(test)
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 1


def test_a_leader_does_not_bid_against_itself(with_desk, admin):
    async def test(desk: Desk) -> None:
        desk.bid("s1-1")
        await until(lambda: desk.board.own_lots == 1 and not desk.home.bidding.open_bids)
        assert desk.bid("s1-1") is None
        assert "You lead" in desk.home.bidding.line("s1-1").text

    with_desk(test)


def test_when_the_ask_has_moved_nothing_is_bid_and_the_new_ask_is_said(with_desk, bid, admin):
    async def test(desk: Desk) -> None:
        shown = desk.board.row("s1-1").state
        await asyncio.to_thread(bid, "s1-1", 100_00, paddle="7")
        line = await desk.home.bidding.press(shown)
        assert line.phase is Phase.REFUSED
        assert line.text == "The ask had moved before your bid arrived. The ask is now £110."

    with_desk(test)
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 1


def test_a_desk_without_a_paddle_only_watches(with_desk):
    async def test(desk: Desk) -> None:
        assert desk.bid("s1-1") is None
        assert "only watches" in desk.home.bidding.line("s1-1").text

    with_desk(test, paddle=None)


def test_a_killed_server_is_said_and_survived(with_desk, server, bid):
    async def test(desk: Desk) -> None:
        await asyncio.to_thread(bid, "s1-1", 100_00)
        await until(lambda: words(desk, "s1-1", Column.PRICE) == "£100")
        server.kill()
        await until(lambda: desk.board.home.link is Link.OFFLINE)
        await until(lambda: "OFFLINE" in desk.window.bar.pill.words)
        assert desk.bid("s1-2") is None
        assert "Offline" in desk.home.bidding.line("s1-2").text
        assert words(desk, "s1-1", Column.PRICE) == "£100"
        await asyncio.to_thread(server.start)
        await until(lambda: desk.board.home.link is Link.LIVE)
        await asyncio.to_thread(bid, "s1-1", 110_00, paddle="7")
        await until(lambda: words(desk, "s1-1", Column.PRICE) == "£110")
        assert desk.home.counters.missed == 0
        assert desk.home.counters.reconnections >= 1

    with_desk(test)


def test_a_silent_server_makes_the_desk_stale(with_desk, server):
    async def test(desk: Desk) -> None:
        server.send(signal.SIGSTOP)
        await until(lambda: desk.board.home.link is Link.STALE)
        await until(lambda: "STALE" in desk.window.bar.pill.words)
        assert desk.bid("s1-1") is None
        server.send(signal.SIGCONT)
        await until(lambda: desk.board.home.link is Link.LIVE)

    with_desk(test)


def test_an_unknown_outcome_is_settled_with_the_same_key(with_desk, server, admin):
    async def test(desk: Desk) -> None:
        server.send(signal.SIGSTOP)
        task = desk.bid("s1-1")
        await until(lambda: desk.home.bidding.line("s1-1").phase is Phase.UNKNOWN)
        assert desk.bid("s1-1") is None
        server.send(signal.SIGCONT)
        assert (await task).phase is Phase.ACCEPTED

    with_desk(test)
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 1


def test_keys_search_choose_and_show_the_sheet(with_desk):
    async def test(desk: Desk) -> None:
        window = desk.window
        press(desk, Qt.Key.Key_Slash, "/")
        window.bar.search.setText("number 3")
        assert window.shown.rowCount() == 1
        assert window.board_view.chosen_item == "s1-3"
        press(desk, Qt.Key.Key_Escape)
        assert window.shown.rowCount() == 3
        press(desk, Qt.Key.Key_F1)
        assert window._keys.isVisible()

    with_desk(test)


def test_a_lot_that_leaves_the_board_by_itself_stays_chosen(with_desk, admin):
    async def test(desk: Desk) -> None:
        press(desk, Qt.Key.Key_F3)
        desk.window.board_view.choose("s1-2")
        await asyncio.to_thread(
            admin.post,
            "/api/v1/items/s1-2/actions",
            json={"action": "withdraw", "reason": "damaged"},
            headers={"Idempotency-Key": "w"},
        )
        await until(lambda: desk.window.shown.rowCount() == 2)
        press(desk, Qt.Key.Key_Space)
        assert desk.home.bidding.line("s1-2").text == "This lot is withdrawn."
        assert desk.window.panel.item == "s1-2"

    with_desk(test)
    assert all(i["bidCount"] == 0 for i in admin.get("/api/v1/items").json()["items"])


def test_a_picture_of_the_window_can_be_taken(with_desk, tmp_path):
    async def test(desk: Desk) -> None:
        desk.grab(tmp_path / "made" / "desk.png")

    with_desk(test)
    assert (tmp_path / "made" / "desk.png").stat().st_size > 10_000


def test_a_desk_that_finds_no_server_says_so_and_finds_it_once_it_is_there(qapp, server, sale):
    server.stop()

    async def main() -> int:
        desk = Desk(DeskConfig(server=server.url, token=None))
        await desk.start()
        try:
            await until(lambda: "No server answers" in desk.window.board_view.nothing)
            await asyncio.to_thread(server.start)
            await until(lambda: desk.board.rowCount() == 3 and desk.link is Link.LIVE)
        finally:
            await desk.stop()
        return 0

    assert run(main) == 0
