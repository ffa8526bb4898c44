"""Pictures of every view in each theme and in Chinese, into docs/pictures: ``make shots``.

A server of its own with the sample sale, seeded bidders who bid for a while, and the real desk, off
screen. Each function of ``SHOTS`` brings the desk to one view and returns the window to be drawn.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx
import saleroom_shots
import small_png
import state_shots
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rostrum.demo.run import PADDLE
from rostrum.demo.server import ServerChild
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.keymap import KEYS, MOVING_WORDS
from rostrum.desk.link import Link
from rostrum.desk.models.columns import Column
from rostrum.desk.models.sieve import Group, Order, Show, Sieve
from rostrum.desk.program import run
from rostrum.desk.settings import Settings
from rostrum.desk.views.keys import KeySheet
from rostrum.desk.views.settings.servers import ServersPart
from rostrum.desk.words import speak
from rostrum.simulator import sample
from rostrum.simulator.auctioneer import Auctioneer
from rostrum.simulator.bidders import Bidders
from rostrum.wire.state import BIDDABLE

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SIZE = (1440, 900)
BIDDING_S = 12.0
SETTLE_S = 0.6
PICTURES_S = 20.0
TOKEN = "token-of-the-pictures"  # noqa: S105 - of a server that lives for a minute

LOOKS = {
    "dark": ("dark", "en"),
    "light": ("light", "en"),
    "contrast": ("contrast", "en"),
    "zh": ("dark", "zh_CN"),
}
"""Theme and language of each set of pictures, by the end of their names."""

Shot = Callable[[Desk], Awaitable[QWidget]]


async def table(desk: Desk) -> QWidget:
    """Every lot in a row."""
    desk.window.floor.show_view("table")
    desk.window.floor.sift(Sieve(show=Show.OPEN))
    choose(desk, 4)
    return desk.window


async def tiles(desk: Desk) -> QWidget:
    """Every lot with its picture."""
    desk.window.floor.sift(Sieve())
    desk.window.floor.show_view("tiles")
    choose(desk, 2)
    return desk.window


async def groups(desk: Desk) -> QWidget:
    """Lots by status with fewer columns and a watch list."""
    floor = desk.window.floor
    floor.show_view("table")
    floor.arrange(Order(group=Group.STATUS))
    floor.filters.column_turned.emit(Column.STATUS, False)
    floor.filters.column_turned.emit(Column.BIDS, False)
    open_lots = [row.state.item_id for row in desk.board.rows() if row.state.ends_at is not None]
    desk.board.watched.add(open_lots[1:8:2])
    desk.window.floor.table.scrollToTop()
    choose(desk, 3)
    return desk.window


async def nothing(desk: Desk) -> QWidget:
    """A search that finds nothing."""
    floor = desk.window.floor
    floor.watch_list.hide()
    for column in (Column.STATUS, Column.BIDS):
        floor.filters.column_turned.emit(column, True)
    floor.arrange(Order())
    floor.sift(Sieve(words="zebra"))
    return desk.window


async def focus(desk: Desk) -> QWidget:
    """One lot large, with its history and its price over time."""
    floor = desk.window.floor
    floor.sift(Sieve(show=Show.OPEN))
    floor.focus.show_lots([])
    floor.show_large(contested(desk)[0])
    await asyncio.sleep(SETTLE_S)
    return desk.window


async def focus_four(desk: Desk) -> QWidget:
    """Four lots large."""
    desk.window.floor.focus.show_lots(contested(desk)[:4])
    desk.window.floor.show_view("focus")
    return desk.window


async def connections(desk: Desk) -> QWidget:
    """The connection panel."""
    desk.office.show_connections()
    panel = desk.office.connections
    if panel is None:
        raise LookupError("the connection panel did not open")
    panel.resize(800, 300)
    return panel


async def sign_in(desk: Desk) -> QWidget:
    """Signing in, with the choice of where the token is kept."""
    desk.office.show_sign_in()
    sheet = desk.office.sign_in_sheet
    if sheet is None:
        raise LookupError("the sheet for signing in did not open")
    sheet.name.setText("ann")
    await asyncio.sleep(SETTLE_S)
    return sheet


async def key_sheet(desk: Desk) -> QWidget:
    """The sheet of keys."""
    sheet = KeySheet(desk.window, KEYS, MOVING_WORDS)
    sheet.turn()
    return sheet


def settings_part(place: int) -> Shot:
    """One part of the settings."""

    async def shot(desk: Desk) -> QWidget:
        desk.office.show_settings()
        window = desk.office.settings_window
        if window is None:
            raise LookupError("the settings did not open")
        window.names.setCurrentRow(place)
        return window

    return shot


async def settings_servers(desk: Desk) -> QWidget:
    """A server of another kind in the settings, with what its fields mean."""
    window = await settings_part(0)(desk)
    part = window.findChild(ServersPart)
    if part is None:
        raise LookupError("the settings have no part for servers")
    part.name.setText("Lagerhaus Auktionen")
    part.url.setText("http://push.lagerhaus.example:3000")
    part.kind.setCurrentIndex(1)
    part.items.setText("100, 101, 102")
    part.currency.setText("EUR")
    return window


SHOTS: dict[str, Shot] = {
    "table": table,
    "tiles": tiles,
    "groups": groups,
    "nothing": nothing,
    "focus": focus,
    "focus-four": focus_four,
    "rostrum": saleroom_shots.rostrum,
    "rostrum-below-reserve": saleroom_shots.rostrum_below_reserve,
    "big-screen": saleroom_shots.big_screen,
    "rates": saleroom_shots.rates,
    "connections": connections,
    "sign-in": sign_in,
    "keys": key_sheet,
    "settings-servers": settings_servers,
    "settings-appearance": settings_part(1),
    "settings-keys": settings_part(2),
    "settings-sounds": settings_part(3),
    "settings-language": settings_part(4),
    "settings-about": settings_part(5),
}
VIEWS = [*SHOTS, *state_shots.NAMES]


def contested(desk: Desk) -> list[str]:
    """Open lots, those with most bids first."""
    rows = [row.state for row in desk.board.rows() if row.state.status in BIDDABLE]
    return [state.item_id for state in sorted(rows, key=lambda state: -state.bid_count)]


def choose(desk: Desk, place: int) -> None:
    """Moves the bar to the lot at a place."""
    row = desk.window.shown.entry(place)
    if hasattr(row, "state"):
        desk.window.floor.choice.choose(row.state.item_id)


async def draw(desk: Desk, name: str, window: QWidget) -> None:
    """Draws one view, when its pictures have come."""
    window.repaint()
    await asyncio.sleep(SETTLE_S)
    end = time.monotonic() + PICTURES_S
    while desk.pictures.waiting and desk.link is Link.LIVE and time.monotonic() < end:  # noqa: ASYNC110 - a picture of pictures
        await asyncio.sleep(0.1)
    await asyncio.sleep(0.1)
    desk.board.beat.strike()
    path = FOLDER / f"{name}.png"
    small_png.save(window.grab().toImage(), path)
    print(path)  # noqa: T201


async def shoot(looks: list[str], names: list[str]) -> None:
    """Plays some of the sale, then draws what was asked for."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        # Shown when signing in, and never written to: nobody's own settings are in the pictures.
        os.environ["ROSTRUM_DESK_FOLDER"] = "/home/ann/.config/rostrum"
        server = ServerChild(0, Path(folder), TOKEN)
        await server.start()
        try:
            async with httpx.AsyncClient(
                base_url=server.url, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=20
            ) as admin:
                await sample.load(admin, time.time_ns() // 1_000_000)
                await _play(admin)
                await saleroom_shots.prepare(admin)
            for look in looks:
                await _draw_all(server, look, names)
        finally:
            await server.stop()


async def _play(admin: httpx.AsyncClient) -> None:
    enough = asyncio.Event()
    paddles = [paddle["paddle"] for paddle in sample.bodies(0)[0]["paddles"]]
    bidders = Bidders(admin, [*paddles, *[PADDLE] * 8], seed=7, rate=40.0)
    auctioneer = Auctioneer(admin, sample.SALES[0], patience=0.5)
    tasks = [asyncio.create_task(bidders.run(enough)), asyncio.create_task(auctioneer.run(enough))]
    await asyncio.sleep(BIDDING_S)
    enough.set()
    await asyncio.gather(*tasks)


async def _draw_all(server: ServerChild, look: str, names: list[str]) -> None:
    theme, language = LOOKS[look]
    speak(language)
    config = DeskConfig(server=server.url, token=TOKEN, paddle=PADDLE, size=SIZE, theme=theme)
    desk = Desk(config, Settings(theme=theme, language=language))
    await desk.start()
    try:
        async with asyncio.timeout(30):
            await desk.live.wait()
        await asyncio.sleep(SETTLE_S)
        for name in filter(SHOTS.get, names):
            await draw(desk, f"{name}-{look}", await SHOTS[name](desk))
    finally:
        await desk.stop()
        desk.window.deleteLater()
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    async def draw_other(desk: Desk, name: str, window: QWidget) -> None:
        if name in names:
            await draw(desk, f"{name}-{look}", window)

    if {*names} & {*state_shots.NAMES}:
        await state_shots.draw_states(server.port, TOKEN, theme, draw_other)


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look", action="append", choices=list(LOOKS), help="only this look")
    parser.add_argument("--view", action="append", choices=VIEWS, help="only this view")
    chosen = parser.parse_args()

    async def shots() -> int:
        await shoot(chosen.look or list(LOOKS), chosen.view or VIEWS)
        return 0

    raise SystemExit(run(shots))


if __name__ == "__main__":
    main()
