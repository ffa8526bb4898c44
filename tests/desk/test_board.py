"""The board: what a pushed state does to its cells."""

import time

import pytest

from rostrum.desk.clock import ServerClock
from rostrum.desk.models.board import OWN_FRAME_MS, BoardModel
from rostrum.desk.models.cell_words import cell_words
from rostrum.desk.models.columns import Column
from rostrum.desk.models.shown import ShownLots
from rostrum.desk.models.sieve import Show, Sieve
from rostrum.wire.catalogue import LotDetails
from rostrum.wire.state import Status


@pytest.fixture
def board(qapp):
    return BoardModel(ServerClock(), "P:412")


def words(board, place, column):
    return cell_words(board.rows()[place], column)


def test_states_within_a_frame_are_shown_together(board, make_item, qtbot):
    board.add([make_item(str(n)) for n in range(10)])
    shown = ShownLots(board)
    changes = []
    shown.dataChanged.connect(lambda a, b: changes.append((a.row(), b.row())))
    for version in range(2, 6):
        board.take(
            [make_item(str(n), version=version, price=version, bid_count=1) for n in (3, 4, 7)]
        )
    qtbot.waitUntil(lambda: len(changes) >= 2)
    assert changes == [(3, 4), (7, 7)]
    assert words(board, 3, Column.PRICE) == "£0.05"


def test_an_older_state_changes_nothing(board, make_item):
    board.add([make_item(version=5, price=500_00, bid_count=2)])
    board.take([make_item(version=4, price=400_00, bid_count=1)])
    board.flush()
    assert words(board, 0, Column.PRICE) == "£500"


def test_a_lot_of_the_own_paddle_does_not_wait_for_the_whole_frame(board, make_item):
    board.add([make_item("1"), make_item("2")])
    frame = board._frame
    board.flush()
    board.take([make_item("1", version=2, price=100)])
    assert frame.interval() > OWN_FRAME_MS
    board.take([make_item("2", version=2, price=100, leader=board.home.own_leader)])
    assert frame.isActive()
    assert frame.interval() <= OWN_FRAME_MS
    board.flush()
    board.take([make_item("2", version=3, price=200, leader="P:9999")])
    assert frame.interval() <= OWN_FRAME_MS  # outbid is as urgent


def test_the_own_paddle_is_marked_in_words(board, make_item):
    board.add([make_item(leader="P:412", price=100_00, bid_count=1), make_item("b", leader="P:7")])
    assert words(board, 0, Column.LEADER) == "yours, 412"
    assert words(board, 1, Column.LEADER) == "7"


def test_markup_in_a_title_is_text(board, make_item):
    board.add([make_item(title="<b>Chest</b> &amp; drawers")])
    assert words(board, 0, Column.TITLE) == "<b>Chest</b> &amp; drawers"


def test_lots_stand_in_the_sales_order_and_stay_there(board, make_item):
    shown = ShownLots(board)
    board.add([make_item(lot) for lot in ("10", "27A", "2", "27", "28")])
    order = [shown.row(shown.index(n, 0)).state.lot for n in range(shown.rowCount())]
    assert order == ["2", "10", "27", "27A", "28"]
    board.take([make_item("28", version=2, price=9_999_00, bid_count=5)])
    board.flush()
    assert [shown.row(shown.index(n, 0)).state.lot for n in range(5)] == order


def test_a_search_looks_into_number_title_and_both_names_of_the_artist(board, make_item):
    shown = ShownLots(board)
    board.add(
        [
            make_item("1", title="Still life"),
            make_item("2", catalogue=LotDetails(artist="Lin Yanqiu", artist_zh="林砚秋")),
        ]
    )
    shown.sift(Sieve(words="砚秋"))
    assert shown.rowCount() == 1
    shown.sift(Sieve(words="LIFE still"))
    assert [shown.row(shown.index(n, 0)).state.lot for n in range(shown.rowCount())] == ["1"]
    shown.sift(Sieve())
    assert shown.rowCount() == 2


def test_a_lot_that_closes_leaves_the_open_ones(board, make_item):
    shown = ShownLots(board)
    board.add([make_item("1"), make_item("2")])
    shown.sift(Sieve(show=Show.OPEN))
    board.take([make_item("1", version=2, status=Status.SOLD)])
    board.flush()
    assert [shown.row(shown.index(n, 0)).state.lot for n in range(shown.rowCount())] == ["2"]


def test_two_thousand_lots_are_taken_in_and_updated_without_a_stall(board, make_item):
    started = time.process_time()
    board.add([make_item(str(n)) for n in range(2000)])
    ShownLots(board)
    for version in range(2, 7):
        board.take([make_item(str(n), version=version, price=n, bid_count=1) for n in range(2000)])
        board.flush()
    assert words(board, 1999, Column.PRICE) == "£19.99"
    assert time.process_time() - started < 20
