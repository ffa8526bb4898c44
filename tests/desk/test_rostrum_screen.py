"""An auctioneer's evening at the rostrum, by keys, on a real server."""

import asyncio
import itertools
import signal
from collections.abc import Callable

import httpx
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from tests.conftest import ADMIN, new_sale

from rostrum.desk import podium
from rostrum.desk.app import Desk
from rostrum.desk.gavel import Struck
from rostrum.desk.link import Link
from rostrum.desk.rostrum_keys import RostrumAct
from rostrum.desk.settings import ServerSettings
from rostrum.desk.views.rostrum_screen import RostrumScreen

RESERVE = 150_00


@pytest.fixture
def sale(admin: httpx.Client) -> str:
    """Four lots that are to come, each with a reserve of 150.00; the first has the most to it."""
    body = new_sale(4)
    for lot in body["lots"]:
        lot["open"] = False
        lot["terms"]["reserve"] = RESERVE
    answer = admin.post("/api/v1/sales", json=body)
    assert answer.status_code == 201, answer.text
    return "s1"


_numbers = itertools.count(1)


class Room:
    """The auctioneer's screen, and bids that come from elsewhere."""

    def __init__(self, desk: Desk, admin: httpx.Client) -> None:
        self.desk = desk
        self.admin = admin
        screen = desk.screens.open_rostrum()
        assert screen is not None
        self.screen: RostrumScreen = screen
        self.model = desk.screens.podium.model

    async def until(self, holds: Callable[[], bool], seconds: float = 60) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.01)

    async def key(self, key: str, text: str = "") -> None:
        """Presses a key when the figures can be trusted: a busy machine stalls."""
        await self.until(lambda: self.model.live)
        await self.press(key, text)

    async def press(self, key: str, text: str = "") -> None:
        """Presses a key on whatever has the focus, and waits until no act is open."""
        name = {"+": "Key_Plus", "-": "Key_Minus", "/": "Key_Slash", "*": "Key_Asterisk"}.get(
            key, f"Key_{key}"
        )
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key[name], Qt.KeyboardModifier.NoModifier, text or key
        )
        where = QApplication.focusWidget()
        inside = where is not None and where.window() is self.screen
        QApplication.sendEvent(where if inside else self.screen, event)
        await self.desk.screens.podium.gavel.settled()
        await asyncio.sleep(0)

    async def keys(self, keys: str) -> None:
        """Presses one key after another."""
        for key in keys:
            await self.key(key)

    async def is_(self, status: str, price: int | None = None) -> None:
        """Waits until the screen shows a status and a price, with the private part of the same."""

        def shown() -> bool:
            state = self.model.state
            return (
                state is not None
                and state.status == status
                and not self.model.behind
                and price in (None, state.price)
            )

        await self.until(shown)

    def said(self) -> str:
        """What the screen says of the last act."""
        assert self.model.line.struck is Struck.DONE
        return self.model.line.text

    async def bid(self, lot: int, amount: int, paddle: str) -> httpx.Response:
        body = {"paddle": paddle, "amount": amount, "kind": "internet"}
        key = {"Idempotency-Key": f"elsewhere-{next(_numbers)}"}
        path = f"/api/v1/items/s1-{lot}/bids"
        return await asyncio.to_thread(self.admin.post, path, json=body, headers=key)

    def log(self, lot: int) -> list[dict]:
        return self.admin.get(f"/api/v1/items/s1-{lot}/events").json()["events"]


@pytest.fixture
def at_the_rostrum(with_desk, admin):
    """Runs a test's coroutine with the auctioneer's screen on the first lot."""

    def run(test) -> None:
        async def main(desk: Desk) -> None:
            room = Room(desk, admin)
            await room.until(lambda: room.model.lot is not None and room.model.live)
            await test(room)

        with_desk(main)

    return run


def test_an_auctioneers_lots_by_keys_alone(at_the_rostrum):
    async def test(room: Room) -> None:
        assert room.screen.lot.number.text() == "LOT 1"
        await room.keys("O")
        await room.is_("open")
        await room.keys("412+")  # a bid in the room, at the ask
        await room.is_("open", 100_00)
        await room.until(lambda: "Paddle 412" in room.screen.lot.leader.text())
        assert (await room.bid(1, 110_00, "7")).status_code == 201
        await room.is_("open", 110_00)
        await room.key("-")  # undone: the bid before leads again
        await room.is_("open", 100_00)
        assert room.said() == "£110 from paddle 7 is undone. The price is £100."
        await room.key("F")
        await room.is_("fair_warning")
        await room.bid(1, 110_00, "7")
        await room.is_("open", 110_00)
        await room.key("S")
        assert "£150 reserve" in room.screen.lot.ladder.accessibleDescription()
        asked = room.screen.question.words
        assert "BELOW THE RESERVE of £150 by £40" in asked
        assert room.model.state.status == "open"
        await room.bid(1, 120_00, "412")  # the next bid is not held up, and takes the question away
        await room.is_("open", 120_00)
        await room.until(lambda: room.model.question is None)
        await room.keys("S")
        await room.keys("S")
        await room.is_("sold_pending")
        assert room.said() == "Lot 1 sold to paddle 412 at £120, subject to the seller."
        await room.keys("A")
        await room.is_("sold", 120_00)
        await room.keys("B")  # sold, but not left yet: reopened without a word
        await room.is_("open", 120_00)
        await room.bid(1, 150_00, "7")
        await room.is_("open", 150_00)
        await room.until(lambda: "met" in room.screen.lot.short.text())
        # It lies behind.
        await room.until(lambda: "reserve" not in room.screen.lot.ladder.accessibleDescription())
        await room.keys("S")
        await room.is_("sold", 150_00)
        assert room.said() == "Lot 1 sold to paddle 7 at £150."
        assert room.screen.acts.paddle.text() == "412"
        await room.keys("N")
        await room.until(lambda: room.screen.lot.number.text() == "LOT 2")
        assert room.screen.acts.paddle.text() == ""  # a + alone takes no bid for it
        await room.keys("O")
        await room.is_("open")
        await room.keys("P")
        await room.is_("passed")
        await room.keys("N")
        await room.until(lambda: room.screen.lot.number.text() == "LOT 3")

    at_the_rostrum(test)


def test_a_lot_that_was_left_is_reopened_only_with_a_reason(at_the_rostrum):
    async def test(room: Room) -> None:
        await room.keys("O")
        await room.is_("open")
        await room.bid(1, 200_00, "7")
        await room.is_("open", 200_00)
        await room.keys("S")
        await room.is_("sold")
        await room.keys("N")
        await room.until(lambda: room.screen.lot.number.text() == "LOT 2")
        await room.key("PageUp")
        await room.until(lambda: room.screen.lot.number.text() == "LOT 1")
        await room.until(lambda: "NOT THE LOT ON THE BLOCK" in room.screen._away.text())
        await room.key("B")
        assert "Why is it reopened?" in room.screen.question.words
        room.screen.question.reason.setText("paddle 412 was overlooked")
        room.screen.question.yes.click()
        await room.is_("open", 200_00)
        reopened = next(e for e in room.log(1) if e["type"] == "reopened")
        assert reopened["reason"] == "paddle 412 was overlooked"

    at_the_rostrum(test)


def test_what_cannot_be_undone_is_asked_once_and_escape_leaves_it(at_the_rostrum):
    async def test(room: Room) -> None:
        await room.keys("O")
        await room.is_("open")
        await room.bid(1, 100_00, "7")
        await room.is_("open", 100_00)
        for key in "WR":
            await room.key(key)
            assert room.model.question is not None
            await room.key("Escape", "")
            assert room.model.question is None
        assert room.model.state.bid_count == 1
        await room.keys("RR")
        await room.is_("open", 0)
        assert room.said() == "Lot 1 is put up again from £100; its bids stay in the log."
        await room.keys("WW")
        await room.is_("withdrawn")
        assert room.said() == "Lot 1 is withdrawn."

    at_the_rostrum(test)


def test_a_split_ask_and_the_full_step_again(at_the_rostrum):
    async def test(room: Room) -> None:
        await room.keys("O")
        await room.is_("open")
        await room.bid(1, 100_00, "7")
        await room.is_("open", 100_00)
        await room.key("/")
        await room.until(lambda: room.model.state.ask == 105_00)
        await room.key("*")
        await room.until(lambda: room.model.state.ask == 110_00)

    at_the_rostrum(test)


def test_the_same_lot_is_there_after_the_desk_and_the_server_were_started_again(
    at_the_rostrum, server
):
    async def sells(room: Room) -> None:
        await room.keys("O")
        await room.is_("open")
        await room.bid(1, 160_00, "7")
        await room.is_("open", 160_00)
        await room.keys("S")
        await room.is_("sold")

    async def finds_it(room: Room) -> None:
        assert (room.screen.lot.number.text(), room.model.state.status) == ("LOT 1", "sold")
        server.kill()
        await room.until(lambda: not room.model.live)
        await room.until(lambda: "OLD FIGURES" in room.screen.lot.caption.text())
        await room.press("N")
        assert "figures are old" in room.screen.question.words
        await asyncio.to_thread(server.start)
        await room.until(lambda: room.model.live)
        assert (room.screen.lot.number.text(), room.model.state.status) == ("LOT 1", "sold")
        await room.keys("N")
        await room.until(lambda: room.screen.lot.number.text() == "LOT 2")

    at_the_rostrum(sells)
    at_the_rostrum(finds_it)


def test_an_act_whose_answer_is_lost_is_settled_once(at_the_rostrum, server):
    async def test(room: Room) -> None:
        gavel = room.desk.screens.podium.gavel
        server.send(signal.SIGSTOP)
        room.screen.wanted.emit(RostrumAct.OPEN, "")
        await room.until(lambda: room.model.line.struck is Struck.UNKNOWN)
        room.screen.wanted.emit(RostrumAct.OPEN, "")  # locked
        server.send(signal.SIGCONT)
        await gavel.settled()
        await room.is_("open")
        assert [event["type"] for event in room.log(1)].count("opened") == 1

    at_the_rostrum(test)


def test_telephones_left_bids_and_missed_bids_are_in_view(at_the_rostrum, admin, monkeypatch):
    phones = "/api/v1/sales/s1/phones"
    admin.post(f"{phones}/clerks", json={"name": "mary", "languages": ["en"]})
    admin.post(f"{phones}/clients", json={"clientId": "wu", "name": "Wu", "paddle": "412"})
    call = admin.post(f"{phones}/requests", json={"clientId": "wu", "lots": ["1"]}).json()
    call_id = call["calls"][0]["callId"]
    admin.post(f"{phones}/calls/{call_id}/assignment", json={"clerk": "mary"})
    left = {"itemId": "s1-1", "paddle": "7", "maximum": 140_00}
    assert admin.post("/api/v1/sales/s1/commissions", json=left).status_code == 201

    async def test(room: Room) -> None:
        monkeypatch.setattr(podium, "READ_EVERY_S", 600.0)  # what comes, comes by being told
        aside = room.screen.aside
        await room.until(lambda: bool(aside.phones.lines))
        assert aside.phones.lines[0].cells == ("○", "mary", "412", "not dialled")
        for state in ("dialling", "on_line"):
            path = f"{phones}/calls/{call_id}/state"
            await asyncio.to_thread(admin.post, path, json={"state": state})
        await room.until(lambda: aside.phones.lines[0].cells[3] == "ON LINE")
        await room.keys("O")
        await room.is_("open")
        await room.until(lambda: "left bid" in room.screen.lot.leader.text())
        await room.until(lambda: "£140" in room.screen.lot.held.text())
        assert aside.book.lines[0].cells == ("▲", "Paddle 7", "£140")
        await room.keys("SS")
        await room.is_("sold_pending")
        assert (await room.bid(1, 160_00, "7")).status_code == 409
        await room.until(lambda: bool(aside.missed.lines))
        assert aside.missed.lines[0].cells[:3] == ("Lot 1", "paddle 7, internet", "£160")

    at_the_rostrum(test)


def test_every_act_has_a_key_a_touch_size_and_a_name(at_the_rostrum):
    async def test(room: Room) -> None:
        for size, least in (((1440, 900), 64), ((1280, 720), 44)):
            for _ in range(2):  # what became lower by the first leaves room for the second
                room.screen.resize(*size)
                await asyncio.sleep(0.05)
            now = room.screen.size()
            assert (now.width(), now.height()) == size, "it fits a small screen"
            assert all(b.height() >= least for b in room.screen.acts.buttons.values())
        for button in room.screen.acts.buttons.values():
            assert button.accessibleName()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        for button in room.screen.findChildren(QPushButton):
            assert button.isHidden() or button.accessibleName() or button.text()
        assert room.screen.lot.price.accessibleName() == "Price"
        await room.key("F1", "")
        assert room.screen.keys.isVisible()

    at_the_rostrum(test)


def test_a_paddle_with_letters_is_typed_after_a_full_stop(at_the_rostrum, admin):
    for paddle in ("A12", "t3"):
        assert admin.post("/api/v1/sales/s1/paddles", json={"paddle": paddle}).is_success

    async def test(room: Room) -> None:
        field = room.screen.acts.paddle
        await room.keys("O")
        await room.is_("open")
        await room.until(lambda: "t3" in room.desk.screens.podium._paddles)
        await room.key("Period", ".")
        for key, text in (("A", "a"), ("1", "1"), ("2", "2")):
            await room.key(key, text)
        assert field.text() == "a12"
        assert room.model.state.status == "open", "A was a letter and no act"
        await room.key("+")
        await room.is_("open", 100_00)
        await room.until(lambda: "Paddle A12" in room.screen.lot.leader.text())
        await room.key("Comma", ",")
        await room.key("T", "T")
        await room.key("3")
        await room.key("Return", "")
        await room.is_("open", 110_00)
        await room.until(lambda: "Paddle t3" in room.screen.lot.leader.text())
        await room.keys("F")  # the paddle is taken: letters are acts again
        await room.is_("fair_warning")
        await room.key("Period", ".")
        await room.key("Escape", "")
        await room.keys("L")
        await room.is_("final_call")

    at_the_rostrum(test)


def test_the_sale_is_chosen_where_there_are_several_and_is_there_again_later(
    with_desk, admin, sale
):
    other = new_sale(2, sale_id="s2")
    other["title"] = "The other sale"
    assert admin.post("/api/v1/sales", json=other).status_code == 201
    kept: list[str] = []

    async def test(desk: Desk) -> None:
        room = Room(desk, admin)
        await room.until(lambda: len(room.screen._sales) == 2)
        desk.screens.open_big()
        here = room.model.sale.sale_id
        there = "s2" if here == "s1" else "s1"
        action = next(a for a in room.screen.sales.list.actions() if a.data() == there)
        action.trigger()
        screen = desk.screens.rostrum
        assert screen is not room.screen
        model = desk.screens.podium.model
        await room.until(lambda: model.lot is not None and model.lot.item.sale_id == there)
        await room.until(lambda: desk.screens.room.model.sale.sale_id == there)
        assert not screen.sales.isHidden()
        kept.append(there)
        assert desk.settings.rostrum_sale == there

    async def again(desk: Desk) -> None:
        from rostrum.desk import settings

        desk.settings = settings.load()[0]
        Room(desk, admin)
        assert desk.screens.podium.model.sale.sale_id == kept[0]

    with_desk(test)
    with_desk(again)


def test_on_a_second_server_what_is_asked_is_asked_once_too(with_desk_on, server, sale, admin):
    async def test(desk: Desk) -> None:
        async with asyncio.timeout(60):
            while desk.link is not Link.LIVE or not desk.board.rowCount():
                await asyncio.sleep(0.01)
        room = Room(desk, admin)
        await room.until(lambda: room.model.lot is not None and room.model.live)
        await room.keys("O")
        await room.is_("open")
        await room.keys("W")
        await room.desk.screens.podium.read()
        assert room.model.question is not None
        await room.keys("W")
        await room.is_("withdrawn")

    with_desk_on(test, ServerSettings(name="sale", url=server.url, key="2:"), token=ADMIN)


def test_who_is_no_auctioneer_is_told_so(with_desk_on, server, sale, admin):
    made = admin.post("/api/v1/tokens", json={"name": "mary", "role": "clerk"}).json()

    async def test(desk: Desk) -> None:
        async with asyncio.timeout(60):
            while desk.link is not Link.LIVE or not desk.board.rowCount():
                await asyncio.sleep(0.01)
        room = Room(desk, admin)
        await room.until(lambda: "Only an auctioneer" in room.screen.nothing)

    from rostrum.desk.settings import ServerSettings

    with_desk_on(test, ServerSettings(name="sale", url=server.url), token=made["token"])
