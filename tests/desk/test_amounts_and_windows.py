"""On a real server: amounts that were written, the log of a lot, several windows and their layout."""

import asyncio
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rostrum.desk import keep, layouts
from rostrum.desk.bid_line import Phase
from rostrum.desk.figures import amount_written
from rostrum.desk.left_open import left_open, open_again
from rostrum.desk.models.sieve import Show, Sieve
from rostrum.desk.screen import Screen
from rostrum.wire.state import BidKind


async def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.01)


def write(desk, text: str) -> None:
    """Writes an amount into the panel's field, as a clerk does."""
    QTest.keyClick(desk.window.board_view, Qt.Key.Key_A)
    field = desk.window.panel.strip.amount
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_an_amount_is_bid_and_the_field_is_clear_again(with_desk, admin):
    async def test(desk) -> None:
        desk.window.floor.choice.choose("s1-2")
        write(desk, "150")
        await until(lambda: desk.board.row("s1-2").own)
        await until(lambda: desk.home.bidding.line("s1-2").phase is Phase.ACCEPTED)
        await until(lambda: desk.window.panel.strip.amount.text() == "")

    with_desk(test)
    assert admin.get("/api/v1/items/s1-2").json()["price"] == 150_00


def test_an_amount_that_looks_like_a_slip_is_sent_only_when_given_twice(with_desk, admin):
    async def test(desk) -> None:
        desk.window.floor.choice.choose("s1-1")
        write(desk, "1000")
        line = desk.home.bidding.line("s1-1")
        assert line.phase is Phase.BLOCKED
        assert (
            line.text == "£1,000 is 10.0 times the ask of £100. Give it once more if it is meant."
        )
        assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 0
        assert QApplication.activeModalWidget() is None
        write(desk, "1000")
        await until(lambda: desk.board.row("s1-1").own)

    with_desk(test)
    assert admin.get("/api/v1/items/s1-1").json()["price"] == 1000_00


def test_an_amount_below_the_ask_or_no_amount_at_all_is_said_and_not_sent(with_desk, admin):
    async def test(desk) -> None:
        desk.window.floor.choice.choose("s1-1")
        write(desk, "99.50")
        assert "below the ask" in desk.home.bidding.line("s1-1").text
        write(desk, "lots")
        assert "is no amount" in desk.window.panel.strip._words.text()

    with_desk(test)
    assert admin.get("/api/v1/items/s1-1").json()["bidCount"] == 0


def test_what_became_of_a_bid_stands_at_its_lot_in_every_window(with_desk):
    async def test(desk) -> None:
        other = desk.wall.open()
        assert set(other.acts) == set(desk.window.acts)
        other.floor.show_large("s1-1")
        desk.window.floor.choice.choose("s1-1")
        QTest.keyClick(desk.window.board_view, Qt.Key.Key_Space)
        await until(lambda: desk.home.bidding.line("s1-1").phase is Phase.ACCEPTED)
        await until(lambda: "ACCEPTED" in other.floor.focus._cards[0].strip._sign.text())
        await until(lambda: "ACCEPTED" in desk.window.panel.strip._sign.text())

    with_desk(test)


def test_staff_see_the_whole_log_of_a_lot_that_was_bid_on_before_the_desk_came(with_desk, bid):
    for step in range(5):
        paddle = "7" if step % 2 else "412"
        assert bid("s1-3", 100_00 + step * 10_00, paddle=paddle).status_code == 201

    async def test(desk) -> None:
        assert len(desk.board.history.entries("s1-3")) == 1
        desk.window.floor.show_large("s1-3")
        await until(lambda: desk.board.history.is_log("s1-3"))
        entries = desk.board.history.entries("s1-3")
        bids = [(e.amount, e.leader) for e in entries if e.what == "bid_accepted"]
        assert bids[-1] == (140_00, "P:412")
        assert len(bids) == 5
        assert desk.board.history.kinds("s1-3") == {BidKind.PHONE: 5}
        desk.bid("s1-2")
        bid("s1-3", 150_00, paddle="7")
        await until(lambda: desk.board.history.entries("s1-3")[-1].price == 150_00)

    with_desk(test)


def test_windows_are_opened_closed_and_stand_again_after_a_restart(with_desk):
    async def leave(desk) -> None:
        other = desk.wall.open()
        other.floor.sift(Sieve(show=Show.OPEN, words="number"))
        other.floor.show_large("s1-2")
        desk.wall.save_as("Two screens")
        desk.wall.keep()

    async def come_back(desk) -> None:
        assert desk.wall.restore() is None
        assert len(desk.wall.windows) == 2
        assert desk.wall.windows[1].shown.sieve.words == "number"
        await until(lambda: desk.wall.windows[1].floor.focus.items == ["s1-2"])
        desk.wall.windows[1].close()
        assert len(desk.wall.windows) == 1
        desk.wall.take(desk.wall.kept.named["Two screens"])
        assert len(desk.wall.windows) == 2
        assert not desk.left.is_set()
        desk.window.close()
        assert desk.left.is_set()

    with_desk(leave)
    with_desk(come_back)


def test_layouts_that_cannot_be_read_are_put_aside_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("ROSTRUM_DESK_FOLDER", str(tmp_path))
    layouts.path().write_bytes(b'{"last":[{"view":7}]}')
    found, sentence = layouts.load()
    assert found == layouts.Layouts()
    assert "layouts.json.unreadable" in sentence
    assert (tmp_path / "layouts.json.unreadable").exists()


def test_a_full_disk_is_said_when_a_layout_is_kept(with_desk, monkeypatch):
    async def test(desk) -> None:
        def full(*_: object, **__: object) -> None:
            raise keep.NotKept("The disk is full.")

        monkeypatch.setattr(keep, "write", full)
        desk.wall.save_as("Wall")
        assert desk.window.notice.words == "The disk is full."

    with_desk(test)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("13500", 13_500_00),
        ("13,500", 13_500_00),
        (" £13 500.50", 13_500_50),
        ("13.5k", 13_500_00),
        ("1.2m", 1_200_000_00),
        ("13.555", None),
        ("1,35", None),
        ("-5", None),
        ("", None),
        ("1e9", None),
        ("9" * 30, None),
    ],
)
def test_amounts_are_read_as_clerks_write_them(text, amount):
    assert amount_written(text, "GBP") == amount


def test_a_currency_without_places_takes_no_fraction():
    assert amount_written("1500", "JPY") == 1500
    assert amount_written("1500.5", "JPY") is None


def test_the_screens_beside_the_board_come_back_where_they_stood(with_desk):
    async def leave(desk) -> None:
        desk.screens.open_rostrum().setGeometry(40, 50, 900, 600)
        desk.screens.open_big().setGeometry(60, 70, 640, 360)
        desk.phones.show()
        desk.phones.window.setGeometry(80, 90, 1200, 700)
        desk.wall.kept = msgspec.structs.replace(desk.wall.kept, screens=left_open(desk))
        desk.wall.keep()

    async def come_back(desk) -> None:
        desk.wall.restore()
        await open_again(desk, desk.wall.kept.screens)
        shown = (desk.screens.rostrum, desk.screens.room.window, desk.phones.window)
        assert all(window.isVisible() for window in shown)
        assert [window.x() for window in shown] == pytest.approx([40, 60, 80], abs=4)
        assert desk.phones.room.sale.sale_id == "s1"
        desk.screens.rostrum.close()
        desk.phones.window.close()
        assert [one.screen for one in left_open(desk)] == [Screen.ROOM]

    with_desk(leave)
    with_desk(come_back)
