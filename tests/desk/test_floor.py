"""What a window shows of the sale: filters, groups, a still order, views on one model, the watch list."""

import random
import time

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rostrum.desk import theme
from rostrum.desk.clock import ServerClock
from rostrum.desk.dress import dress
from rostrum.desk.layouts import WindowLayout
from rostrum.desk.link import Link
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.cell_words import cell_words
from rostrum.desk.models.columns import Column
from rostrum.desk.models.past import Entry, Past
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.models.shown import LOTS_MIME, Heading
from rostrum.desk.models.sieve import Group, Order, Show, Sieve
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.views.watch_list import dropped_lots
from rostrum.wire.catalogue import LotDetails
from rostrum.wire.state import BidKind, Status


@pytest.fixture
def board(qapp, monotonic):
    clock = ServerClock(monotonic)
    clock.sample(monotonic.ms, monotonic.ms, monotonic.ms, monotonic.ms)
    board = BoardModel(clock, "P:412")
    board.set_link(Link.LIVE)
    return board


@pytest.fixture
def window(board, qapp, qtbot):
    if not qapp.styleSheet():
        dress(qapp, theme.WORN)
    made = MainWindow(board, Pictures(), theme.WORN, PaintRecorder())
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    return made


def lots(window) -> list[str]:
    shown = window.shown
    entries = [shown.entry(place) for place in range(shown.rowCount())]
    return [e.title if isinstance(e, Heading) else e.state.lot for e in entries]


def test_filters_are_met_together(window, board, make_item, monotonic):
    soon, later = int(monotonic.ms) + 50_000, int(monotonic.ms) + 500_000
    board.add(
        [
            make_item("1", ends_at=soon, leader="P:412"),
            make_item("2", ends_at=soon),
            make_item("3", ends_at=later, leader="P:412"),
            make_item("4", status=Status.SOLD, ends_at=soon, leader="P:412"),
        ]
    )
    window.floor.sift(Sieve(closing_within=60))
    assert lots(window) == ["1", "2"]
    window.floor.sift(Sieve(closing_within=60, show=Show.YOURS))
    assert lots(window) == ["1"]
    window.floor.sift(Sieve(statuses=frozenset({Status.SOLD})))
    assert lots(window) == ["4"]
    window.floor.sift(Sieve(show=Show.WATCHED))
    assert lots(window) == []
    board.watched.add(["2"])
    assert lots(window) == ["2"]


def test_a_lot_comes_into_closing_within_as_time_goes_by(window, board, make_item, monotonic):
    board.add([make_item("1", ends_at=int(monotonic.ms) + 61_500)])
    window.floor.sift(Sieve(closing_within=60))
    assert lots(window) == []
    monotonic.ms += 2_000
    board.second.emit()
    assert lots(window) == ["1"]


def test_the_order_stands_still_while_prices_move_until_it_is_asked_for_again(
    window, board, make_item
):
    board.add([make_item(str(n), price=n * 100, bid_count=1) for n in range(1, 6)])
    window.floor.arrange(Order(column=Column.PRICE, down=True))
    assert lots(window) == ["5", "4", "3", "2", "1"]
    board.take([make_item("1", version=2, price=9_999, bid_count=2)])
    board.flush()
    assert lots(window) == ["5", "4", "3", "2", "1"]
    window.acts[next(act for act in window.acts if act == "sort_again")]()
    assert lots(window) == ["1", "5", "4", "3", "2"]


def test_a_lot_that_comes_later_takes_its_place_in_the_order(window, board, make_item):
    board.add([make_item(str(n), status=Status.UPCOMING) for n in (1, 2, 3)])
    window.floor.sift(Sieve(show=Show.OPEN))
    for lot in ("3", "1", "2"):
        board.take([make_item(lot, version=2, status=Status.OPEN)])
        board.flush()
    assert lots(window) == ["1", "2", "3"]


def test_groups_have_headings_and_lots_move_between_them_with_their_status(
    window, board, make_item
):
    board.add([make_item(str(n)) for n in range(1, 4)])
    window.floor.arrange(Order(group=Group.STATUS))
    assert lots(window) == ["Open", "1", "2", "3"]
    board.take([make_item("2", version=2, status=Status.SOLD)])
    board.flush()
    assert lots(window) == ["Open", "1", "3", "Sold", "2"]
    board.take([make_item("2", version=3, status=Status.OPEN)])
    board.flush()
    assert lots(window) == ["Open", "1", "2", "3"]


@pytest.mark.parametrize("seed", range(6))
def test_lots_that_come_and_go_end_as_if_sifted_anew(window, board, make_item, seed):
    dice = random.Random(seed)
    versions = dict.fromkeys(map(str, range(40)), 1)
    board.add([make_item(lot) for lot in versions])
    group = dice.choice(list(Group))
    window.floor.arrange(Order(column=Column.LOT, down=dice.random() < 0.5, group=group))
    window.floor.sift(Sieve(show=Show.OPEN))
    for _ in range(60):
        changed = []
        for lot in dice.sample(list(versions), dice.randint(1, 5)):
            versions[lot] += 1
            status = dice.choice([Status.OPEN, Status.SOLD, Status.FAIR_WARNING, Status.HOLD])
            changed.append(make_item(lot, version=versions[lot], status=status))
        board.take(changed)
        board.flush()
    stood = lots(window)
    assert [window.shown.index_of(lot).row() for lot in stood if lot in versions] == [
        place for place, lot in enumerate(stood) if lot in versions
    ]
    window.shown.arrange(window.shown.order)
    assert lots(window) == stood


def test_table_and_tiles_stand_on_one_model_and_one_choice(window, board, make_item):
    board.add([make_item(str(n)) for n in range(1, 30)])
    window.floor.choice.choose("7")
    window.floor.show_view("tiles")
    assert window.floor.tiles.model() is window.floor.table.model()
    assert window.floor.tiles.currentIndex() == window.shown.index_of("7")
    QTest.keyClick(window.floor.tiles, Qt.Key.Key_Right)
    window.floor.show_view("table")
    assert window.floor.choice.item == "8"


def test_of_the_tiles_only_those_are_painted_that_changed(window, board, make_item, monkeypatch):
    board.add([make_item(str(n)) for n in range(1, 30)])
    window.floor.show_view("tiles")
    QTest.qWait(50)
    painted = []
    monkeypatch.setattr(PaintRecorder, "painted", lambda _, item, *__: painted.append(item))
    tiles, seen = window.floor.tiles, window.floor.tiles.rows_in_sight()
    far = (seen[0], seen[-1])
    for place, _ in far:
        tiles.viewport().update(tiles._area(place, Column.LOT))
    QTest.qWait(50)
    assert sorted(set(painted)) == sorted(row.state.item_id for _, row in far)
    assert len(seen) > len(far)


def test_the_tiles_in_sight_are_those_that_are_seen(window, board, make_item):
    board.add([make_item(str(n)) for n in range(1, 200)])
    window.floor.show_view("tiles")
    tiles = window.floor.tiles

    def seen() -> list[str]:
        ground = tiles.viewport().rect()
        shown = (window.shown.entry(place) for place in range(window.shown.rowCount()))
        areas = [(entry, tiles._area(at, Column.LOT)) for at, entry in enumerate(shown)]
        return [
            entry.state.item_id
            for entry, area in areas
            if not isinstance(entry, Heading)
            and area.bottom() >= 0
            and area.top() <= ground.height()
        ]

    for act in (
        lambda: None,
        lambda: tiles.verticalScrollBar().setValue(900),
        lambda: window.resize(1000, 600),
        lambda: window.floor.arrange(Order(group=Group.STATUS)),
        lambda: window.floor.sift(Sieve(words="9")),
        lambda: window.floor.sift(Sieve()),
        lambda: board.add([make_item("500")]),
    ):
        act()
        QTest.qWait(20)
        assert [row.state.item_id for _, row in tiles.rows_in_sight()] == seen()


def test_columns_can_be_hidden_but_for_the_lot(window):
    window.floor.filters.column_turned.emit(Column.BIDS, False)
    window.floor.filters.column_turned.emit(Column.LOT, False)
    assert window.floor.table.isColumnHidden(Column.BIDS)
    assert not window.floor.table.isColumnHidden(Column.LOT)


def test_lots_are_dragged_to_the_watch_list(window, board, make_item, qtbot):
    board.add([make_item("1"), make_item("2")])
    data = window.shown.mimeData([window.shown.index(1, 0), window.shown.index(1, 3)])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.floor.watch_list.lots.dropEvent(event)
    assert list(board.watched) == ["2"]
    assert window.floor.watch_list.isVisible()
    assert cell_words(board.row("2"), Column.LOT) == "2, watched"
    window.floor.choice.choose("2")
    QTest.keyClick(window.floor.table, Qt.Key.Key_W)
    assert list(board.watched) == []


@pytest.mark.parametrize("data", [b"", b"{", b"[1,2]", b'{"a":1}', b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_list_of_lots_is_dropped_without_effect(data):
    mime = QMimeData()
    mime.setData(LOTS_MIME, data)
    assert dropped_lots(mime.data(LOTS_MIME)) == []


def test_changed_cells_flash_once_and_fade(board, make_item):
    board.add([make_item("1")])
    board.take([make_item("1", version=2, price=500, bid_count=1, leader="P:7", extended_count=1)])
    row = board.row("1")
    assert {Column.PRICE, Column.LEADER, Column.TIME} <= row.changed
    row.source.seconds = lambda: row.flashed
    assert row.flash() == 1.0
    row.source.seconds = lambda: row.flashed + theme.FLASH_S + 0.01
    assert row.flash() == 0.0
    row.source.seconds = lambda: row.flashed
    assert [r.state.item_id for r in board.flashing()] == ["1"]


def test_paces_extensions_and_outbids_are_told_for_sounds_only_while_live(
    board, make_item, monotonic, qtbot
):
    paced, extended, outbid = [], [], []
    board.paced.connect(lambda item, pace: paced.append((item, pace.value)))
    board.extended.connect(extended.append)
    board.outbid.connect(outbid.append)
    ends = int(monotonic.ms) + 130_000
    board.add([make_item("1", ends_at=ends, leader="P:412")])
    board.tick()
    monotonic.ms += 20_000
    board.tick()
    monotonic.ms += 60_000
    board.tick()
    assert paced == [("1", "soon"), ("1", "closing")]
    board.take([make_item("1", version=2, ends_at=ends, leader="P:7", extended_count=1)])
    assert (extended, outbid) == (["1"], ["1"])
    board.set_link(Link.STALE)
    board.take([make_item("1", version=3, ends_at=ends, leader="P:412", extended_count=2)])
    board.take([make_item("1", version=4, ends_at=ends, leader="P:7", extended_count=3)])
    assert (extended, outbid) == (["1"], ["1"])


def test_a_window_stands_again_as_its_layout_says(window, board, make_item):
    board.add([make_item(str(n)) for n in range(1, 9)])
    floor = window.floor
    floor.sift(Sieve(show=Show.OPEN, words="lot", closing_within=None))
    floor.arrange(Order(column=Column.TITLE, down=True, group=Group.SALE))
    floor.filters.column_turned.emit(Column.RESERVE, True)
    floor.table.setColumnWidth(Column.PRICE, 200)
    floor.table.horizontalHeader().moveSection(3, 1)
    floor.show_large("3")
    floor.show_large("5")
    kept = window.layout_now()
    window.take_layout(WindowLayout())
    assert window.layout_now().sieve == Sieve()
    window.take_layout(kept)
    assert window.layout_now() == kept
    assert floor.focus.items == ["3", "5"]


def test_up_to_four_lots_are_shown_large_and_the_chosen_one_stays(window, board, make_item):
    board.add([make_item(str(n)) for n in range(1, 7)])
    for lot in "1234":
        window.floor.show_large(lot)
    window.floor.focus.choose("1")
    window.floor.show_large("5")
    assert window.floor.focus.items == ["1", "5", "3", "4"]
    QTest.keyClick(window.floor.focus, Qt.Key.Key_Right)
    assert window.floor.choice.item == "3"
    QTest.keyClick(window.floor.focus, Qt.Key.Key_Delete)
    assert window.floor.focus.items == ["1", "5", "4"]


def test_the_chart_is_loaded_when_it_is_first_shown(window, board, make_item, qtbot):
    board.add([make_item("1", price=100_00, bid_count=1)])
    card_loaded = []
    window.floor.show_large("1")
    card = window.floor.focus._cards[0]
    card_loaded.append(card.chart.loaded)
    qtbot.waitUntil(lambda: card.chart.loaded, timeout=20_000)
    assert card_loaded == [False]
    assert card.chart._plot.isVisible()
    board.add([make_item("2")])
    window.floor.show_large("2")
    other = window.floor.focus._cards[1].chart
    qtbot.waitUntil(lambda: other.loaded, timeout=20_000)
    assert not other._plot.isVisible()
    assert "first bid" in other._nothing.text()


def test_the_history_says_how_much_was_not_seen(board, make_item):
    board.add([make_item("1")])
    board.take([make_item("1", version=5, price=100, bid_count=4)])
    entries = board.history.entries("1")
    assert [(e.version, e.missed) for e in entries] == [(1, 0), (5, 3)]


def test_what_is_kept_of_a_lot_comes_back_as_it_was_and_no_more_than_its_limit():
    known = [
        Entry(n, n * 1000, what, kind, amount, n * 100, leader, ask, missed)
        for n, (what, kind, amount, leader, ask, missed) in enumerate(
            [
                ("seen", None, None, None, None, 0),
                ("bid_accepted", BidKind.PHONE, 100_00, "P:7", 110_00, 3),
                ("undo", None, 0, "P:7", 0, 0),
            ]
            * 5
        )
    ]
    past = Past(10)
    for entry in known:
        past.append(entry)
    assert list(past) == known[-10:]
    assert (len(past), past.version) == (10, 14)
    past.append(Entry(2**80, -(2**90), "odd", None, 2**70, 0, None))
    assert list(past)[-1].amount == 2**63 - 1


def test_everything_that_takes_the_keyboard_has_a_name(window, board, make_item):
    board.add([make_item("1", ends_at=1)])
    window.floor.show_large("1")
    window.floor.watch_list.show()
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in window.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not w.objectName().startswith("qt_")
        and not (w.accessibleName() or getattr(w, "text", str)())
    ]
    assert nameless == []


def test_tab_reaches_every_filter_and_comes_back_to_the_lots(window, board, make_item):
    board.add([make_item("1")])
    window.floor.table.setFocus()
    reached = set()
    for _ in range(60):
        widget = window.focusWidget()
        reached.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    filters = window.floor.filters
    wanted = {filters.statuses, filters.within, filters.groups, filters.columns, filters.layouts}
    assert wanted <= reached
    assert window.floor.table in reached


def test_enter_on_a_filter_presses_it_and_bids_nothing(window, board, make_item):
    board.add([make_item("1")])
    pressed = []
    window.bid_pressed.connect(pressed.append)
    chip = window.floor.filters._show_chips[Show.OPEN]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert window.shown.sieve.show is Show.OPEN
    assert pressed == []


@pytest.mark.parametrize("view", ["table", "tiles", "focus"])
@pytest.mark.parametrize("name", list(theme.THEMES))
def test_hostile_and_huge_words_are_drawn_as_text(window, board, make_item, view, name):
    theme.WORN.become(theme.THEMES[name])
    words = "<img src=x onerror=alert(1)><b>" + "\u202e𝔘\n\x00" * 50_000
    board.add(
        [
            make_item(
                str(n),
                title=words,
                lot=words[:40],
                price=2**62,
                ask=2**62,
                bid_count=2**31,
                leader=words[:2000],
                currency="<i>",
                catalogue=LotDetails(artist=words, low_estimate=2**62, high_estimate=-5),
                ends_at=2**52,
                extended_count=10**9,
            )
            for n in range(3)
        ]
    )
    window.floor.choice.choose("1")
    window.floor.show_large("1")
    window.floor.show_view(view)
    picture = window.grab().toImage()
    assert picture.format() is not QImage.Format.Format_Invalid
    assert window.width() <= 1600
    theme.WORN.become(theme.DARK)


def test_ten_thousand_lots_are_shown_searched_and_grouped_without_a_freeze(
    window, board, make_item
):
    board.add([make_item(str(n), title=f"Lot {n}") for n in range(10_000)])
    for act in (
        lambda: window.floor.sift(Sieve(words="99")),
        lambda: window.floor.sift(Sieve()),
        lambda: window.floor.arrange(Order(group=Group.STATUS)),
        lambda: window.floor.show_view("tiles"),
        lambda: window.floor.arrange(Order()),
    ):
        started = time.process_time()
        act()
        window.grab()
        assert time.process_time() - started < 5
    assert window.shown.lots == 10_000
