"""Phone desks off screen on a real server process, worked by their keys."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.conftest import ServerProcess, new_sale

from rostrum.desk.app import Desk
from rostrum.desk.bid_line import Phase
from rostrum.desk.config import DeskConfig
from rostrum.desk.link import Link
from rostrum.desk.models.calls import Pane
from rostrum.desk.program import run
from rostrum.desk.screen import Screen
from rostrum.desk.views.phone_desk.pane import PaneView
from rostrum.desk.views.phone_desk.window import PhoneDeskWindow

PHONES = "/api/v1/sales/s1/phones"


async def until(holds: Callable[[], Any], what: str = "", seconds: float = 60) -> None:
    """Waits in the desk's own loop for something that must come."""
    try:
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.01)
    except TimeoutError:
        pytest.fail(f"never happened: {what or holds}")


class House:
    """The sale and the people at it, over HTTP in threads, so that the desks' loop goes on."""

    def __init__(self, server: ServerProcess, admin: httpx.Client) -> None:
        self.server = server
        self.admin = admin
        self._keys = itertools.count(1)
        self.tokens: dict[str, str] = {}

    def prepare(self, lots: int, clerks: dict[str, list[str]], **terms: Any) -> None:
        self.done("/api/v1/sales", new_sale(lots, publishPaddles=False, **terms))
        for name, languages in clerks.items():
            made = self.done("/api/v1/tokens", {"name": name, "role": "clerk"})
            self.tokens[name] = made["token"]
            self.done(f"{PHONES}/clerks", {"name": name, "languages": languages})

    def done(self, path: str, body: Any = None, **more: Any) -> Any:
        answer = self.admin.post(path, json=body, **more)
        assert answer.is_success, answer.text
        return answer.json()

    def client(self, name: str, paddle: str, **more: Any) -> str:
        body = {"clientId": name.lower().replace(" ", "-"), "name": name, "paddle": paddle, **more}
        return self.done(f"{PHONES}/clients", body)["clientId"]

    def call(self, client: str, lot: int, clerk: str | None = None, **more: Any) -> str:
        made = self.done(f"{PHONES}/requests", {"clientId": client, "lots": [str(lot)], **more})
        call = made["calls"][0]["callId"]
        if clerk is not None:
            self.done(f"{PHONES}/calls/{call}/assignment", {"clerk": clerk})
        return call

    def item(self, lot: int) -> dict[str, Any]:
        return self.admin.get(f"/api/v1/items/s1-{lot}").json()

    def leader(self, lot: int) -> str | None:
        found = self.admin.get(f"/api/v1/sales/s1/rostrum?item=s1-{lot}").json()
        return found["lot"]["leader"]

    def floor(self, lot: int, amount: int, paddle: str = "7") -> None:
        key = {"Idempotency-Key": f"floor-{next(self._keys)}"}
        body = {"paddle": paddle, "amount": amount, "kind": "floor", "confirm": True}
        self.done(f"/api/v1/items/s1-{lot}/bids", body, headers=key)

    def act(self, lot: int, action: str, **more: Any) -> None:
        key = {"Idempotency-Key": f"act-{next(self._keys)}"}
        self.done(f"/api/v1/items/s1-{lot}/actions", {"action": action, **more}, headers=key)


@pytest.fixture
def house(server: ServerProcess, admin: httpx.Client) -> House:
    return House(server, admin)


def press(window: QWidget, key: Qt.Key, text: str = "") -> None:
    """Presses a key where the keyboard is in a window."""
    target = window.focusWidget() or window
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(target, event)


class Clerk:
    """One clerk's desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._open = True

    async def close(self) -> None:
        """Closes the desk, whatever the clerk is at."""
        if self._open:
            self._open = False
            await self.desk.stop()

    @property
    def window(self) -> PhoneDeskWindow:
        assert self.desk.phones.window is not None
        return self.desk.phones.window

    @property
    def a(self) -> PaneView:
        return self.window.panes[Pane.A]

    @property
    def b(self) -> PaneView:
        return self.window.panes[Pane.B]

    def press(self, key: Qt.Key, text: str = "") -> None:
        press(self.window, key, text)

    def state(self, call_id: str) -> str | None:
        call = self.window.model.call(call_id)
        return None if call is None else call.state.value

    async def lead(self, key: Qt.Key, call_id: str, state: str) -> None:
        """Presses a call key and waits for the state that it leads to."""
        self.press(key)
        await until(lambda: self.state(call_id) == state, f"{call_id} {state}")

    async def take(self, call_id: str, key: Qt.Key = Qt.Key.Key_1) -> None:
        """Takes a call into a pane by the queue and its key."""
        self.window.queue.choose(call_id)
        self.press(key)
        pane = Pane.A if key == Qt.Key.Key_1 else Pane.B
        await until(lambda: self.window.model.panes[pane] == call_id, f"{call_id} in {pane}")

    async def bid(self, key: Qt.Key, call_id: str) -> Phase:
        """Presses a bid key and waits until what became of it is known."""
        call = self.window.model.call(call_id)
        self.press(key)
        ends = (Phase.ACCEPTED, Phase.REFUSED, Phase.BLOCKED)
        line = self.window.room.bids.line_of
        await until(lambda: (found := line(call)) is not None and found.phase in ends, "settled")
        return line(call).phase


Evening = Callable[..., None]


@pytest.fixture
def desks(qapp, house: House) -> Evening:
    """Runs a test with a phone desk for each of these clerks, all live."""

    qapp.setQuitOnLastWindowClosed(False)

    def open_desks(test: Callable[..., Awaitable[None]], *names: str) -> None:
        async def main() -> int:
            clerks: list[Clerk] = []
            try:
                for name in names:
                    clerks.append(Clerk(await open_desk(house, name)))
                async with asyncio.timeout(240):
                    await test(*clerks)
            finally:
                for clerk in clerks:
                    await clerk.close()
            return 0

        assert run(main) == 0

    return open_desks


async def open_desk(house: House, name: str) -> Desk:
    """A desk that shows its calls."""
    desk = Desk(
        DeskConfig(
            server=house.server.url,
            token=house.tokens[name],
            screen=Screen.PHONES,
            size=(1440, 900),
        )
    )
    await desk.start()
    await until(lambda: desk.link is Link.LIVE, "live")
    await until(lambda: desk.phones.window is not None, "a phone desk")
    await until(lambda: desk.phones.window.model.desk is not None, "its calls")
    return desk
