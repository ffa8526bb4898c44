"""Pictures of the phone desk in each theme, into docs/pictures; ``make shots`` draws these, too.

A server of its own with the sample sale in the middle of an evening: lots that are over, one on the
block, calls in every state, a clerk who asks for one.
"""

import argparse
import asyncio
import itertools
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx
import small_png
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shots import LOOKS

from rostrum.demo.server import ServerChild
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.keymap import Everywhere
from rostrum.desk.phones.keys import PhoneAct
from rostrum.desk.program import run
from rostrum.desk.screen import Screen
from rostrum.desk.words import speak
from rostrum.simulator import sample

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SIZE = (1440, 900)
SETTLE_S = 0.8
TOKEN = "token-of-the-pictures"  # noqa: S105 - of a server that lives for a minute
PHONES = "/api/v1/sales/evening/phones"
ON_BLOCK = 9

PEOPLE = (
    ("Marguerite Delacourt", "601", ["fr", "en"], "+33 1 4020 5050", 40_000, [9, 14, 21]),
    ("Wei-Han Liang", "602", ["zh", "en"], "+886 2 2381 2021", 25_000, [9, 12, 16]),
    ("Tobias Vesterholm", "603", ["en"], "+45 3313 4411", 9_000, [12, 18]),
    ("Ottavia Bellanti", "604", ["it", "en"], "+39 06 3996 7700", None, [11, 19, 26]),
    ("Jonas Achterberg", "605", ["en"], "+31 20 674 7000", 60_000, [13, 22]),
    ("Priya Raghunath", "606", ["en"], "+91 22 2284 4484", 15_000, [10, 24]),
    ("Xiaoyu Chen", "607", ["zh"], "+86 10 8404 4545", 80_000, [15, 29]),
)

W = TypeVar("W", bound=QWidget)
Shot = Callable[[Desk], Awaitable[QWidget]]


class Evening:
    """Brings the sale to where the pictures want it."""

    def __init__(self, admin: httpx.AsyncClient) -> None:
        self._admin = admin
        self._keys = itertools.count(1)
        self.tokens: dict[str, str] = {}
        self.items: dict[str, str] = {}
        self.calls: dict[tuple[str, int], str] = {}

    async def done(self, path: str, body: Any, **more: Any) -> Any:
        answer = await self._admin.post(path, json=body, **more)
        if not answer.is_success:
            raise RuntimeError(f"{path}: {answer.text[:300]}")
        return answer.json()

    async def act(self, lot: int, action: str, **more: Any) -> None:
        key = {"Idempotency-Key": f"p{next(self._keys)}"}
        path = f"/api/v1/items/{self.items[str(lot)]}/actions"
        await self.done(path, {"action": action, **more}, headers=key)

    async def bid(self, lot: int, paddle: str, kind: str = "floor", by: str | None = None) -> None:
        item = (await self._admin.get(f"/api/v1/items/{self.items[str(lot)]}")).json()
        body = {"paddle": paddle, "amount": item["ask"], "kind": kind}
        key = {"Idempotency-Key": f"p{next(self._keys)}"}
        if by is not None:
            key["Authorization"] = f"Bearer {self.tokens[by]}"
        await self.done(f"/api/v1/items/{item['itemId']}/bids", body, headers=key)

    async def _offer(self, lot: int) -> None:
        item = (await self._admin.get(f"/api/v1/items/{self.items[str(lot)]}")).json()
        if item["status"] != "open":
            await self.act(lot, "open")

    async def prepare(self) -> None:
        """The catalogue, the clerks, their clients and calls, and the sale up to its ninth lot."""
        await sample.load(self._admin, time.time_ns() // 1_000_000)
        page = (await self._admin.get("/api/v1/items?sale=evening&limit=100")).json()
        self.items = {item["lot"]: item["itemId"] for item in page["items"]}
        for name, role, languages in (
            ("mary", "clerk", ["en", "fr"]),
            ("tom", "clerk", ["en", "it"]),
            ("liu", "clerk", ["zh", "en"]),
            ("ann", "auctioneer", []),
        ):
            made = await self.done("/api/v1/tokens", {"name": name, "role": role})
            self.tokens[name] = made["token"]
            if role == "clerk":
                await self.done(f"{PHONES}/clerks", {"name": name, "languages": languages})
        for person in PEOPLE:
            await self._take_in(*person)
        await self.done(f"{PHONES}/schedule", {"gap": 2})
        for lot in range(1, ON_BLOCK):
            await self._offer(lot)
            for paddle in ("106", "116", "121")[: 1 + lot % 3]:
                await self.bid(lot, paddle)
            await self.act(lot, "hammer", confirm=True)
            await self.act(lot, "next")
        await self._offer(ON_BLOCK)
        await self._bring_calls_on()

    async def _take_in(
        self, name: str, paddle: str, tongues: list[str], number: str, limit: int | None, lots: Any
    ) -> None:
        client = name.split(maxsplit=1)[0].lower()
        body = {
            "clientId": client, "name": name, "paddle": paddle, "languages": tongues,
            "numbers": [number, "+44 20 7946 0301"],
            "limit": None if limit is None else limit * 100,
        }  # fmt: skip
        if len(lots) == 3:
            body["groups"] = [{"items": [self.items[str(lot)] for lot in lots[1:]], "want": 1}]
        await self.done(f"{PHONES}/clients", body)
        for lot in lots:
            cover = 1_000_000 if lot in (9, 12) else None
            asked = {"clientId": client, "lots": [str(lot)], "priority": lot % 4, "cover": cover}
            made = await self.done(f"{PHONES}/requests", asked)
            self.calls[client, lot] = made["calls"][0]["callId"]

    async def _bring_calls_on(self) -> None:
        for call in self.calls:
            if call[0] in ("marguerite", "priya"):
                await self.assign(call, "mary")
            elif call[0] == "wei-han" or call[0] == "tobias":
                await self.assign(call, "tom" if call[0] == "tobias" else "liu")
        await self.assign(("jonas", 13), "mary")
        await self.assign(("ottavia", 11), "mary")
        await self.move(("marguerite", 9), "dialling", "on_line", "briefed")
        await self.move(("wei-han", 9), "on_line")
        await self.move(("priya", 10), "dialling", "on_line")
        notes = f"{PHONES}/clients/marguerite/notes"
        for text in ("Asked for the frame's condition; told her of the small loss at the corner.",
                     "Will go one step over if it is the last one."):  # fmt: skip
            await self.done(notes, {"text": text})
        await self.bid(ON_BLOCK, "106")

    async def assign(self, call: tuple[str, int], clerk: str | None) -> None:
        await self.done(f"{PHONES}/calls/{self.calls[call]}/assignment", {"clerk": clerk})

    async def move(self, call: tuple[str, int], *states: str) -> None:
        for state in states:
            await self.done(f"{PHONES}/calls/{self.calls[call]}/state", {"state": state})


def shown(window: W | None) -> W:
    """A window that must be there by now."""
    if window is None:
        raise RuntimeError("the window did not open")
    return window


async def ours(desk: Desk, _evening: Evening) -> QWidget:
    """Two clients, one of whom leads."""
    window = shown(desk.phones.window)
    window.do(PhoneAct.BID_A)
    await asyncio.sleep(SETTLE_S)
    return window


async def dropped(desk: Desk, evening: Evening) -> QWidget:
    """A line that has dropped, a clerk who asks, a bid above the limit."""
    window = shown(desk.phones.window)
    await evening.bid(ON_BLOCK, "116")
    await evening.move(("priya", 10), "dropped")
    async with httpx.AsyncClient(
        base_url=str(evening._admin.base_url),
        headers={"Authorization": f"Bearer {evening.tokens['tom']}"},
    ) as tom:
        call = evening.calls["jonas", 13]
        await tom.post(f"{PHONES}/calls/{call}/handover", json={"act": "ask"})
    await asyncio.sleep(SETTLE_S)
    return window


async def schedule(desk: Desk, _evening: Evening) -> QWidget:
    """All calls by clerk, with what clashes."""
    desk.phones.show_schedule()
    window = shown(desk.phones.schedule)
    window.plan()
    await asyncio.sleep(SETTLE_S)
    window.table.selectRow(3)
    return window


async def sheets(desk: Desk, _evening: Evening) -> QWidget:
    """The call sheets, everybody's."""
    desk.phones.show_sheets()
    window = shown(desk.phones.sheets)
    await asyncio.sleep(SETTLE_S)
    window.table.selectRow(1)
    return window


async def client(desk: Desk, evening: Evening) -> QWidget:
    """A client's facts, while somebody else changes them."""
    changed = f"{PHONES}/clients/marguerite"
    desk.phones.show_client("marguerite")
    sheet = shown(desk.phones.client)
    sheet.fields["limit"].setText("60,000")
    sheet.fields["languages"].setText("fr; English")
    sheet.save()
    async with httpx.AsyncClient(
        base_url=str(evening._admin.base_url),
        headers={"Authorization": f"Bearer {evening.tokens['ann']}"},
    ) as ann:
        await ann.patch(changed, json={"limit": 5_000_000, "numbers": ["+33 1 4020 5050"]})
    await asyncio.sleep(SETTLE_S)
    return sheet


async def keys(desk: Desk, _evening: Evening) -> QWidget:
    """The sheet of keys."""
    window = shown(desk.phones.window)
    window.do(Everywhere.KEYS)
    return shown(window._sheet)


async def request(desk: Desk, _evening: Evening) -> QWidget:
    """A client who asks to be called."""
    desk.phones.show_schedule()
    window = shown(desk.phones.schedule)
    window.ask_button.click()
    form = shown(window._request)
    form.name.setText("Cornelius van der Aa")
    form.languages.setText("en; nl")
    form.lots.setText("23; 25 or 99")
    form.send()
    return form


async def follow_up(desk: Desk, evening: Evening) -> QWidget:
    """Whom to call back."""
    await evening.bid(ON_BLOCK, "602", "phone", by="liu")
    await evening.act(ON_BLOCK, "hammer", confirm=True)
    await asyncio.sleep(SETTLE_S)
    desk.phones.show_follow_up()
    await asyncio.sleep(SETTLE_S)
    return shown(desk.phones.follow_up)


SHOTS = {
    "phones": ("mary", ours),
    "phones-dropped": ("mary", dropped),
    "schedule": ("ann", schedule),
    "call-sheets": ("ann", sheets),
    "phone-client": ("mary", client),
    "phone-keys": ("mary", keys),
    "phone-request": ("ann", request),
    "call-back": ("ann", follow_up),
}


async def draw(url: str, look: str, evening: Evening) -> None:
    """Draws every view in a theme and a language."""
    theme, language = LOOKS[look]
    speak(language)
    for name, (who, shot) in SHOTS.items():
        token = evening.tokens[who]
        desk = Desk(
            DeskConfig(server=url, token=token, size=SIZE, theme=theme, screen=Screen.PHONES)
        )
        await desk.start()
        try:
            async with asyncio.timeout(30):
                await desk.live.wait()
            await asyncio.sleep(SETTLE_S * 2)
            shown(desk.phones.window).queue.setFocus(Qt.FocusReason.OtherFocusReason)
            window = await shot(desk, evening)
            window.repaint()
            await asyncio.sleep(SETTLE_S)
            path = FOLDER / f"{name}-{look}.png"
            small_png.save(window.grab().toImage(), path)
            print(path)  # noqa: T201
        finally:
            await desk.stop()
            QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def shoot(looks: list[str]) -> None:
    """One evening for each look: the pictures move it on."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for look in looks:
        with tempfile.TemporaryDirectory() as folder:
            server = ServerChild(0, Path(folder), TOKEN)
            await server.start()
            try:
                async with httpx.AsyncClient(
                    base_url=server.url, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=20
                ) as admin:
                    evening = Evening(admin)
                    await evening.prepare()
                    await draw(server.url, look, evening)
            finally:
                await server.stop()


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look", action="append", choices=list(LOOKS), help="only this look")
    chosen = parser.parse_args()

    async def shots() -> int:
        await shoot(chosen.look or list(LOOKS))
        return 0

    raise SystemExit(run(shots))


if __name__ == "__main__":
    main()
