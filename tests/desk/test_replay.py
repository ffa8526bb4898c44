"""A past sale on the desk: it is as it was at any time, and nothing can be done to it."""

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.conftest import ADMIN, ServerProcess, new_sale

from rostrum.desk.app import Desk
from rostrum.desk.bidding import Phase
from rostrum.desk.config import DeskConfig
from rostrum.desk.gavel import Struck
from rostrum.desk.link import Link
from rostrum.desk.models.cell_words import cell_words
from rostrum.desk.models.columns import Column
from rostrum.desk.program import run
from rostrum.desk.rostrum_keys import RostrumAct
from rostrum.desk.views.apart_sign import ApartSign
from rostrum.desk.views.replay_bar import ReplayBar


def press(
    widget: QWidget, key: Qt.Key, text: str = "", how: Qt.KeyboardModifier | None = None
) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier if how is None else how
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


@pytest.fixture(scope="module")
def server(modules_server: ServerProcess) -> ServerProcess:
    """One server for all: a past sale is not changed by being looked at."""
    return modules_server


@pytest.fixture(scope="module")
def admin(server: ServerProcess) -> Iterator[httpx.Client]:
    """A sale of three lots that went: two sold, one of them after an undo, one passed."""
    keys = itertools.count(1)
    headers = {"Authorization": f"Bearer {ADMIN}"}
    with httpx.Client(base_url=server.url, headers=headers, timeout=60) as http:

        def post(path: str, body: dict[str, Any]) -> None:
            key = {"Idempotency-Key": f"key-{next(keys)}"}
            answer = http.post(f"/api/v1{path}", json=body, headers=key)
            assert answer.is_success, answer.text

        def bid(item: str, amount: int, paddle: str = "412", **more: Any) -> None:
            post(
                f"/items/{item}/bids", {"kind": "phone", "paddle": paddle, "amount": amount, **more}
            )

        def act(item: str, action: str) -> None:
            post(f"/items/{item}/actions", {"action": action})

        post("/sales", new_sale())
        bid("s1-1", 100_00)
        bid("s1-1", 120_00, "7")
        bid("s1-1", 150_00)
        bid("s1-1", 160_00, "7")
        act("s1-1", "undo_bid")
        act("s1-1", "fair_warning")
        act("s1-1", "hammer")
        bid("s1-2", 100_00, "7", kind="commission", maximum=713_00)
        bid("s1-2", 200_00)
        act("s1-2", "hammer")
        act("s1-3", "pass")
        yield http


@pytest.fixture
def with_replay(qapp, server, admin) -> Callable[..., None]:
    """Runs a test's coroutine with a desk that replays the sale."""

    def open_desk(test: Callable[[Desk], Awaitable[None]], *, token: str = ADMIN) -> None:
        async def main() -> int:
            config = DeskConfig(server=server.url, token=token, paddle="412", replay="s1")
            desk = Desk(config)
            await desk.start()
            try:
                async with asyncio.timeout(60):
                    while desk.link is not Link.LIVE:
                        await asyncio.sleep(0.01)
                    await test(desk)
            finally:
                await desk.stop()
            return 0

        assert run(main) == 0

    return open_desk


def log(admin: httpx.Client) -> list[dict[str, Any]]:
    events = []
    for n in (1, 2, 3):
        events += admin.get(f"/api/v1/items/s1-{n}/events").json()["events"]
    return sorted(events, key=lambda event: event["at"])


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.01)


def test_played_to_its_end_the_board_holds_what_the_database_holds(with_replay, admin):
    async def test(desk: Desk) -> None:
        playback = desk.home.playback
        assert all(row.state.version <= 2 for row in desk.board.rows())
        playback.set_speed(60)
        press(desk.window.board_view, Qt.Key.Key_Space, " ")
        assert playback.playing
        await until(lambda: not playback.playing)
        for item in (await asyncio.to_thread(admin.get, "/api/v1/items?sale=s1")).json()["items"]:
            state = desk.board.row(item["itemId"]).state
            held = (state.version, state.status, state.price, state.leader, state.bid_count)
            names = ("version", "status", "price", "leader", "bidCount")
            assert held == tuple(item[name] for name in names)
            past = desk.board.history.entries(item["itemId"])
            assert [entry.version for entry in past] == list(range(1, item["version"] + 1))

    with_replay(test)


def test_any_time_is_shown_as_the_log_up_to_it_gives_wherever_one_comes_from(with_replay, admin):
    async def test(desk: Desk) -> None:
        playback = desk.home.playback
        events = await asyncio.to_thread(log, admin)
        first, last = playback.recording.begins_at, playback.recording.ends_at
        dice = random.Random(5)
        times = [dice.randint(first, last) for _ in range(40)] + [e["at"] for e in events]
        dice.shuffle(times)
        for at in times:
            playback.seek(at)
            for row in desk.board.rows():
                own = [e for e in events if e["itemId"] == row.state.item_id and e["at"] <= at]
                if not own:
                    assert row.state.version == 1
                    continue
                assert row.state.version == len(own)
                assert row.state.status == own[-1]["status"]
                price, leader = standing(own)
                assert (row.state.price, row.state.leader) == (price, leader)
                past = desk.board.history.entries(row.state.item_id)
                assert len(past) == len(own)

    def standing(events: list[dict[str, Any]]) -> tuple[int, str | None]:
        price, leader = 0, None
        for event in events:
            if event["type"] in ("bid_accepted", "bid_undone"):
                stands = event["standing"]
                price = stands["price"] if stands else 0
                leader = f"P:{stands['leader']}" if stands else None
        return price, leader

    with_replay(test)


def test_keys_lead_from_event_to_event_from_lot_to_lot_and_to_a_lot_by_its_number(with_replay):
    async def test(desk: Desk) -> None:
        playback, view = desk.home.playback, desk.window.board_view
        begin = playback.at
        press(view, Qt.Key.Key_Period, ".")
        after = playback.at
        assert after > begin
        press(view, Qt.Key.Key_Period, ".")
        assert playback.at > after
        press(view, Qt.Key.Key_Comma, ",")
        assert playback.at == after
        press(view, Qt.Key.Key_BracketRight, "]")
        assert playback.speed == 2.0
        press(view, Qt.Key.Key_BracketLeft, "[")
        press(view, Qt.Key.Key_BracketLeft, "[")
        assert playback.speed == 0.5
        press(view, Qt.Key.Key_End, "", Qt.KeyboardModifier.ControlModifier)
        assert playback.at == playback.recording.ends_at
        press(view, Qt.Key.Key_Left, "", Qt.KeyboardModifier.ControlModifier)
        assert playback.at < playback.recording.ends_at
        press(view, Qt.Key.Key_Home, "", Qt.KeyboardModifier.ControlModifier)
        assert playback.at == begin
        bar = desk.window.findChild(ReplayBar)
        press(view, Qt.Key.Key_G, "g")
        bar.jump.setText("2")
        press(bar.jump, Qt.Key.Key_Return)
        assert playback.at == playback.recording.find("2").at
        bar.jump.setText("99")
        press(bar.jump, Qt.Key.Key_Return)
        assert "99" in bar.jump.toolTip()

    with_replay(test)


def test_nothing_can_be_sent_and_each_key_says_why(with_replay, server, admin):
    async def test(desk: Desk) -> None:
        playback, window = desk.home.playback, desk.window
        before = await asyncio.to_thread(log, admin)
        playback.seek(before[4]["at"])
        window.board_view.choose("s1-2")
        press(window.board_view, Qt.Key.Key_Return)
        line = desk.home.bidding.line("s1-2")
        assert (line.phase, line.text) == (
            Phase.BLOCKED,
            "This is a replay of a past sale: nothing is sent.",
        )
        screen = desk.screens.open_rostrum()
        await until(lambda: desk.screens.podium.model.view is not None)
        for act in RostrumAct:
            desk.screens.podium.want(act, "412")
        assert desk.screens.podium.model.line.struck is Struck.BLOCKED
        assert "replay" in desk.screens.podium.model.line.text
        assert screen.findChild(ApartSign).words == "REPLAY"
        client = desk.home.client  # even what gets past every view goes no further
        answer = await client.send("/api/v1/items/s1-2/bids", b"{}", "key")
        assert answer.status == 409
        with pytest.raises(Exception, match="replay"):
            await client.ask("POST", "/sales/s1/phones/clients", {}, dict)
        assert await asyncio.to_thread(log, admin) == before

    with_replay(test)


def test_rostrum_big_screen_and_phone_desk_show_the_sale_of_that_time(with_replay, admin):
    async def test(desk: Desk) -> None:
        playback = desk.home.playback
        desk.screens.open_rostrum()
        big = desk.screens.open_big()
        desk.phones.show()
        model = desk.screens.podium.model
        events = await asyncio.to_thread(log, admin)
        left = next(e for e in events if e.get("kind") == "commission")
        playback.seek(left["at"])
        await until(lambda: model.state is not None and model.state.item_id == "s1-2")
        assert model.lot.held == left["maximum"]
        assert str(left["maximum"] // 100) not in " ".join(big.words), (
            "what is private stays off the room's screen"
        )
        hammer = next(e for e in events if e["type"] == "hammered")
        playback.seek(hammer["at"])
        await until(lambda: model.lot is not None and model.lot.item.lot == "1")
        assert big.lot.lot == "1"
        assert cell_words(desk.board.row("s1-1"), Column.LEADER) == "yours, 412"
        await until(lambda: desk.phones.room.calls.desk is not None)
        for window in (desk.window, desk.screens.rostrum, big, desk.phones.window):
            assert window.findChild(ApartSign).words == "REPLAY"
        assert "REPLAY" in desk.window.bar.pill.words

    with_replay(test)


def test_every_other_window_of_a_replay_says_so_and_stands_up(with_replay):
    async def test(desk: Desk) -> None:
        desk.phones.show()
        await until(lambda: desk.phones.room.calls.desk is not None)
        desk.phones.show_schedule()
        desk.phones.show_follow_up()
        desk.phones.show_sheets()
        further = desk.wall.open()
        shown = (desk.phones.schedule, desk.phones.follow_up, desk.phones.sheets, further)
        for window in shown:
            assert window.findChild(ApartSign).words == "REPLAY"
        desk.office.show_connections()
        desk.office.show_sign_in()
        desk.office.show_settings()
        desk.screens.open_rates()
        desk.home.playback.turn()
        await asyncio.sleep(0.3)
        further.close()
        desk.phones.close()
        desk.home.playback.next_event()
        assert desk.reports.faults == 0

    with_replay(test)


def test_while_it_stands_what_has_just_changed_stands_out_and_does_not_fade(with_replay):
    async def test(desk: Desk) -> None:
        playback = desk.home.playback
        press(desk.window.board_view, Qt.Key.Key_Period, ".")
        while playback.chapter is None or not desk.board.flashing():
            press(desk.window.board_view, Qt.Key.Key_Period, ".")
        row = desk.board.flashing()[0]
        await asyncio.sleep(0.2)
        assert row.flash() == 1.0
        playback.seek(playback.at - 1)
        assert desk.board.flashing() == [] or row not in desk.board.flashing()

    with_replay(test)


def test_without_a_right_to_it_there_is_a_sentence_and_no_board(qapp, server, admin):
    viewer = admin.post("/api/v1/tokens", json={"name": "vera", "role": "viewer"}).json()["token"]

    async def main() -> int:
        desk = Desk(DeskConfig(server=server.url, token=viewer, replay="s1"))
        await desk.start()
        try:
            async with asyncio.timeout(60):
                await until(lambda: desk.home.trouble is not None)
            assert "clerk" in desk.home.trouble
            assert desk.board.rowCount() == 0
        finally:
            await desk.stop()
        return 0

    assert run(main) == 0
