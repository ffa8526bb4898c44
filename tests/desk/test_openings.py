"""Links and layouts that come to a running desk: shown, offered or asked about, and never obeyed."""

import asyncio
import socket
import subprocess
import sys

import pytest
from aiohttp import web
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from rostrum import __version__
from rostrum.desk import keep, layout_file, single
from rostrum.desk.doorbell import Doorbell
from rostrum.desk.keymap import Act
from rostrum.desk.layouts import WindowLayout
from rostrum.desk.link import Link
from rostrum.desk.program import run
from rostrum.desk.settings import ServerSettings
from rostrum.desk.single import Opening

NOBODY = ServerSettings(name="Here", url="http://127.0.0.1:9", paddle="412")
"""A server that never answers: what is on the board is put there by the test."""


def link_to(rest: str) -> Opening:
    return Opening(f"rostrum://127.0.0.1:9/{rest}")


def away(desk) -> None:
    """The keyboard is at another program."""
    desk.window.isActiveWindow = lambda: False


@pytest.fixture
def lots(make_item):
    """Puts lots 1, 2 and 27A of sale s1 on a desk's board, as items a, b and c."""

    def put(desk) -> None:
        items = [make_item(name, lot=lot) for name, lot in (("a", "1"), ("b", "2"), ("c", "27A"))]
        desk.board.add(items, desk.home.source)

    return put


def test_a_link_shows_its_lot_large_and_chosen(lots, with_desk_on):
    async def test(desk) -> None:
        lots(desk)
        away(desk)
        desk.openings.open(link_to("s1/27A"))
        assert desk.window.floor.view == "focus"
        assert desk.window.floor.choice.item == "c"

    with_desk_on(test, NOBODY)


def test_a_link_that_comes_before_the_catalogue_waits_for_it(lots, with_desk_on):
    async def test(desk) -> None:
        away(desk)
        desk.openings.open(link_to("s1/27a"))
        lots(desk)
        assert desk.window.floor.choice.item == "c"

    with_desk_on(test, NOBODY)


def test_a_link_under_the_clerks_hands_is_offered_and_moves_no_choice(lots, with_desk_on):
    async def test(desk) -> None:
        lots(desk)
        desk.window.isActiveWindow = lambda: True
        before = desk.window.floor.choice.item
        assert before != "c"
        desk.openings.open(link_to("s1/27A"))
        assert desk.window.floor.choice.item == before
        assert "27A" in desk.window.question.words
        desk.window.question.yes.click()
        assert desk.window.floor.choice.item == "c"

    with_desk_on(test, NOBODY)


def test_no_key_bids_just_after_a_link_has_changed_the_lot(lots, with_desk_on):
    pressed = []

    async def test(desk) -> None:
        lots(desk)
        away(desk)
        desk.window.bid_pressed.connect(pressed.append)
        desk.openings.open(link_to("s1/27A"))
        QTest.keyClick(desk.window, Qt.Key.Key_Space)
        assert pressed == []
        desk.window.hold(0)
        await asyncio.sleep(0.05)
        QTest.keyClick(desk.window, Qt.Key.Key_Space)
        assert pressed == ["c"]

    with_desk_on(test, NOBODY)


def test_a_lot_that_is_not_there_is_said(lots, with_desk_on, until):
    async def test(desk) -> None:
        lots(desk)
        desk.openings._patience.setInterval(50)
        away(desk)
        desk.openings.open(link_to("s1/999"))
        await until(lambda: "no lot 999" in desk.window.notice.words)

    with_desk_on(test, NOBODY)


@pytest.fixture
def stranger():
    """A server that nobody knows; gives its port and the heads of all that it was asked."""
    asked: list[dict[str, str]] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append({"path": request.path, **request.headers})
        return web.json_response({"sales": []})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app)

    async def start() -> int:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return runner.addresses[0][1]

    return start, runner.cleanup, asked


def test_a_link_to_a_stranger_is_asked_about_and_gets_no_token(lots, with_desk_on, until, stranger):
    start, stop, asked = stranger

    async def test(desk) -> None:
        port = await start()
        try:
            lots(desk)
            desk.openings.open(Opening(f"rostrum://127.0.0.1:{port}/s1/5"))
            await asyncio.sleep(0.2)
            assert asked == []
            assert f"http://127.0.0.1:{port}" in desk.window.question.words
            desk.window.question.yes.click()
            await until(lambda: len(asked) > 2)
            assert not [one for one in asked if "Authorization" in one or "secret" in str(one)]
            desk.office.take_settings(desk.settings)
            assert len(desk.servers) == 2
        finally:
            await stop()

    with_desk_on(test, NOBODY, token="secret")


def test_a_stranger_that_is_left_is_never_asked_anything(lots, with_desk_on, until, stranger):
    start, stop, asked = stranger

    async def test(desk) -> None:
        port = await start()
        try:
            lots(desk)
            desk.openings.open(Opening(f"rostrum://127.0.0.1:{port}/s1/5"))
            desk.window.question.no.click()
            await asyncio.sleep(0.2)
            assert asked == []
            assert len(desk.servers) == 1
            assert desk.window.question.words == ""
        finally:
            await stop()

    with_desk_on(test, NOBODY)


def test_what_is_no_link_is_said_and_nothing_else(lots, with_desk_on, until):
    async def test(desk) -> None:
        lots(desk)
        before = desk.window.floor.choice.item
        desk.openings.open(Opening("rostrum://secret@127.0.0.1:9/s1/5"))
        assert "no link to a lot" in desk.window.notice.words
        assert desk.window.floor.choice.item == before
        assert len(desk.servers) == 1

    with_desk_on(test, NOBODY)


def test_a_layout_file_arranges_the_windows(lots, with_desk_on, tmp_path):
    path = tmp_path / "abend 一.rostrum"
    layout_file.write(path, (WindowLayout(view="tiles"), WindowLayout(view="table")))

    async def test(desk) -> None:
        lots(desk)
        away(desk)
        desk.openings.open(Opening(path.as_uri()))
        assert [window.floor.view for window in desk.wall.windows] == ["tiles", "table"]

    with_desk_on(test, NOBODY)


def test_what_a_window_writes_to_a_file_it_can_open_again(lots, with_desk_on, tmp_path):
    path = tmp_path / "evening.rostrum"

    async def test(desk) -> None:
        lots(desk)
        desk.window.floor.show_view("tiles")
        desk.wall.write_file(path)
        desk.window.floor.show_view("table")
        away(desk)
        desk.openings.open(Opening(str(path)))
        assert desk.window.floor.view == "tiles"
        desk.wall.write_file(path / "not" / "there.rostrum")
        assert "could not be written" in desk.window.notice.words

    with_desk_on(test, NOBODY)


def test_a_key_copies_a_link_that_leads_back_to_the_lot(lots, with_desk_on):
    async def test(desk) -> None:
        lots(desk)
        desk.window.floor.choice.take("c")
        desk.window.acts[Act.COPY_LINK]()
        copied = QGuiApplication.clipboard().text()
        assert copied == "rostrum://127.0.0.1:9/s1/27A"
        desk.window.floor.choice.take("a")
        away(desk)
        desk.openings.open(Opening(copied))
        assert desk.window.floor.choice.item == "c"

    with_desk_on(test, NOBODY)


def test_what_is_copied_for_support_tells_versions_and_no_address(lots, with_desk_on):
    async def test(desk) -> None:
        desk.office.show_settings()
        desk.office.settings_window.about.copy.click()
        copied = QGuiApplication.clipboard().text()
        assert copied.startswith(f"Rostrum {__version__}")
        assert "PySide6-Essentials 6." in copied
        assert "127.0.0.1" not in copied
        assert "secret" not in copied

    with_desk_on(test, NOBODY, token="secret")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"rostrum-layout":2,"windows":[{}]}',
        b'{"rostrum-layout":1,"windows":[]}',
        b'{"rostrum-layout":1,"windows":[' + b"{}," * 40 + b"{}]}",
        b'{"rostrum-layout":1,"windows":[{"view":' + b"[" * 5000,
        b" " * (layout_file.FILE_BYTES + 1),
        b"\xff\xfe",
    ],
)
def test_a_file_that_is_no_layout_is_refused_in_words(tmp_path, data):
    path = tmp_path / "bad.rostrum"
    path.write_bytes(data)
    with pytest.raises(keep.NotKept, match="is no layout"):
        layout_file.read(path)


def test_a_layout_that_was_written_is_recognised_and_read_the_same(tmp_path):
    path = tmp_path / "one.rostrum"
    layout = (WindowLayout(view="focus", large=("1", "2"), place=(1, 2, 300, 400)),)
    layout_file.write(path, layout)
    assert layout_file.read(path) == layout
    assert path.read_bytes().startswith(b'{"rostrum-layout":1,')


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "rostrum").mkdir(mode=0o700)
    return tmp_path


def test_a_second_start_hands_its_link_to_the_desk_that_is_there(
    server, sale, admin, with_desk_on, until, runtime
):
    one = admin.get("/api/v1/items").json()["items"][-1]
    link = f"rostrum://127.0.0.1:{server.port}/{one['saleId']}/{one['lot']}"

    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        away(desk)
        assert desk.doorbell.hang()
        second = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "rostrum", "desk", link, stdout=subprocess.PIPE
        )
        await until(lambda: desk.window.floor.choice.item == one["itemId"])
        assert await second.wait() == 0

    with_desk_on(test, ServerSettings(name="Here", url=server.url))


def test_one_desk_listens_and_a_socket_of_a_killed_one_is_no_obstacle(qapp, runtime):
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(single.name())
    dead.close()
    rung = []
    first, second = Doorbell(rung.append), Doorbell(rung.append)

    async def test() -> int:
        assert not await asyncio.to_thread(single.hand_over, Opening("x"))
        assert first.hang()
        assert not second.hang()
        assert await asyncio.to_thread(single.hand_over, Opening("rostrum://sale", "leave"))
        first.take_down()
        assert second.hang()
        second.take_down()
        return 0

    assert run(test) == 0
    assert rung == [Opening("rostrum://sale", "leave")]


NONSENSE = (
    b"x" * 20_000,
    b"[]\n",
    b'{"open":5}\n',
    b"\xff\n",
    b'{"open":"' + b"x" * 9000 + b'"}\n',
)


def test_nonsense_at_the_socket_is_hung_up_on(qapp, runtime):
    rung = []
    bell = Doorbell(rung.append)

    def say(line: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX) as ours:
            ours.settimeout(10)
            ours.connect(single.name())
            ours.sendall(line)
            try:
                return ours.recv(16)
            except ConnectionResetError:
                return b""

    async def test() -> int:
        assert bell.hang()
        for line in NONSENSE:
            assert await asyncio.to_thread(say, line) == b""
        bell.take_down()
        return 0

    assert run(test) == 0
    assert rung == []
