"""Everything is shown larger or smaller while the desk runs, and in windows of any size."""

import os

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rostrum.desk import settings, size, theme
from rostrum.desk.clock import ServerClock
from rostrum.desk.delegates.cells import PAD
from rostrum.desk.delegates.faces import Faces
from rostrum.desk.dress import dress
from rostrum.desk.link import Link
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import STATUS_WORDS, Column
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.settings import ServerSettings
from rostrum.desk.views.board import WIDTHS
from rostrum.desk.views.main_window import MainWindow
from rostrum.wire.catalogue import LotDetails

NOWHERE = ServerSettings(name="put by", url="http://127.0.0.1:9", watched=False)


@pytest.fixture(autouse=True)
def usual_size(qapp):
    yield
    assert size.change(100, 100)
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(window, percent: int) -> None:
    part = window.appearance.scale
    part.setCurrentIndex(part.findData(percent))


def test_another_size_counts_at_once_in_every_open_window(with_desk_on):
    async def test(desk) -> None:
        desk.office.show_settings()
        desk.office.show_connections()
        panel = desk.office.connections
        sheet = panel.width()
        other = QWidget()
        other.resize(400, 300)
        other.show()
        desk.office.settings_window.names.setCurrentRow(1)
        box = desk.office.settings_window.appearance.scale
        box.setFocus()
        for percent in (80, 125):
            choose(desk.office.settings_window, percent)
            for shown in (desk.window, other, panel, desk.office.settings_window):
                assert shown.isVisible()
                assert shown.devicePixelRatioF() == percent / 100
            assert other.grab().width() == pytest.approx(400, abs=3)
            assert panel.width() == min(sheet, panel.screen().availableGeometry().width())
            assert desk.office.settings_window.focusWidget() is box
            assert desk.office.settings_window.words == "Kept."
            assert settings.load()[0].scale == percent

    with_desk_on(test, NOWHERE)


def test_where_qt_has_no_way_the_size_counts_from_the_next_start(with_desk_on, monkeypatch):
    async def test(desk) -> None:
        monkeypatch.setattr(size, "_LIBRARIES", {})
        desk.office.show_settings()
        window = desk.office.settings_window
        choose(window, 150)
        assert window.words == "Kept; it counts from the next start."
        assert desk.window.devicePixelRatioF() == 1
        monkeypatch.undo()

    with_desk_on(test, NOWHERE)


@pytest.mark.parametrize("own", [None, "2"])
def test_programs_that_the_desk_starts_do_not_get_its_size(monkeypatch, own):
    if own is None:
        monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    else:
        monkeypatch.setenv("QT_SCALE_FACTOR", own)
    with size.told_to_qt(150):
        assert float(os.environ["QT_SCALE_FACTOR"]) == 1.5 * float(own or 1)
    assert os.environ.get("QT_SCALE_FACTOR") == own


@pytest.fixture
def window(qapp, qtbot, monotonic, make_item):
    if not qapp.styleSheet():
        dress(qapp, theme.WORN)
    clock = ServerClock(monotonic)
    clock.sample(monotonic.ms, monotonic.ms, monotonic.ms, monotonic.ms)
    board = BoardModel(clock, "P:412")
    board.set_link(Link.LIVE)
    made = MainWindow(board, Pictures(), theme.WORN, PaintRecorder())
    qtbot.addWidget(made)
    made.floor.complete()
    made.show()
    long = "A very long title of a lot " * 12
    details = LotDetails(artist=long, title_zh="很长的标题" * 40, low_estimate=1, high_estimate=2)
    ends = int(monotonic.ms) + 50_000
    facts = {
        "title": long,
        "catalogue": details,
        "leader": "P:412",
        "bid_count": 9,
        "ends_at": ends,
    }
    made.chosen.connect(lambda item: made.panel.show_lot(item, None))
    board.add([make_item("1", price=123_456_789_00, ask=123_456_790_00, **facts)])
    return made


@pytest.mark.parametrize("room", [(960, 540), (1093, 614), (1280, 720), (1440, 900)])
def test_nothing_of_the_chosen_lot_is_cut_or_covered_in_any_window(window, room):
    window.resize(*room)
    QTest.qWait(30)
    assert (window.width(), window.height()) == room
    panel = window.panel
    kept = [
        one
        for kind in (QLabel, QPushButton)
        for one in panel.findChildren(kind)
        if one.isVisible() and one.text()
    ]
    places = [one.rect().translated(one.mapTo(panel, one.rect().topLeft())) for one in kept]
    assert panel.strip.button.isVisible()
    for one, place in zip(kept, places, strict=True):
        assert panel.rect().contains(place), one.text()
    for at, place in enumerate(places):
        for other in places[at + 1 :]:
            assert not place.intersects(other)


def shown_columns(window) -> set[Column]:
    return {column for column in Column if not window.floor.table.isColumnHidden(column)}


def test_a_small_window_keeps_what_is_bid_by_and_gives_the_title_room(window):
    window.resize(1600, 900)
    QTest.qWait(30)
    assert {Column.BIDS, Column.ASK, Column.STATUS} < shown_columns(window)
    window.resize(1093, 614)
    QTest.qWait(30)
    assert shown_columns(window) == {
        Column.LOT, Column.TITLE, Column.PRICE, Column.LEADER, Column.TIME,
    }  # fmt: skip
    assert window.floor.table.columnWidth(Column.TITLE) >= 130
    layout = window.layout_now()
    assert not any(at.hidden for at in layout.columns if at.column == Column.ASK)
    window.resize(1600, 900)
    QTest.qWait(30)
    assert {Column.BIDS, Column.ASK, Column.STATUS} < shown_columns(window)


@pytest.mark.parametrize("status", list(STATUS_WORDS))
def test_every_status_has_room_for_its_word(window, status):
    face = Faces().strong if status in ("fair_warning", "final_call") else Faces().body
    room = WIDTHS[Column.STATUS] - 2 * PAD - 20
    assert face.width(STATUS_WORDS[status]) <= room


def test_the_status_without_a_column_is_painted_below_the_title(window):
    table = window.floor.table
    window.resize(1093, 614)
    QTest.qWait(30)
    with_status = table._cells
    assert with_status is not None
    assert with_status.status_below
    assert table._area(0, Column.STATUS) == table._area(0, Column.TITLE)


def test_a_narrow_bar_offers_the_four_choices_of_lots_in_one_list(window):
    window.resize(960, 540)
    QTest.qWait(30)
    bar = window.floor.filters
    assert bar.shows.isVisible()
    assert bar.shows.text() == "All"
    assert not any(chip.isVisible() for chip in bar._show_chips.values())
    next(one for one in bar.shows.list.actions() if one.text() == "Yours").trigger()
    assert bar.sieve.show == "yours"
    assert bar.shows.text() == "Yours"


@pytest.mark.parametrize("room", [(960, 540), (1280, 720), (2560, 1440)])
@pytest.mark.parametrize("lots", [1, 4])
def test_lots_shown_large_have_equal_room_and_nothing_of_them_is_covered(
    window, make_item, room, lots
):
    board = window.floor.table._shown.board
    board.add([make_item(number, leader="P:412", bid_count=2) for number in "234"])
    window.floor.focus.show_lots(list("1234")[:lots])
    window.floor.show_view("focus")
    window.resize(*room)
    QTest.qWait(50)
    cards = window.floor.focus._cards
    assert len({card.size().toTuple() for card in cards}) == 1
    for card in cards:
        shown = [card.figures._price, card.figures._leader, card.strip.button, card.strip.amount]
        places = [one.rect().translated(one.mapTo(card, one.rect().topLeft())) for one in shown]
        for at, place in enumerate(places):
            assert card.rect().contains(place)
            assert place.height() >= shown[at].fontMetrics().height() - 8
            assert not any(place.intersects(other) for other in places[at + 1 :])


def test_a_price_shown_large_is_larger_on_a_larger_screen(window):
    window.floor.focus.show_lots(["1"])
    window.floor.show_view("focus")
    sizes = []
    for room in ((960, 540), (1280, 720), (2560, 1440)):
        window.resize(*room)
        QTest.qWait(30)
        sizes.append(window.floor.focus._cards[0].figures._price._pixels)
    assert sizes == sorted(sizes)
    assert sizes[-1] > 2 * sizes[0]
