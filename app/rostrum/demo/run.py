"""The demo from start to end: the desk bids by its own keys while others bid and a lot is sold."""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx
import typer
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from rostrum.demo.reckoning import after_deaths, reckon
from rostrum.demo.report import Report
from rostrum.demo.server import DemoFailed, ServerChild
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.link import Link
from rostrum.desk.program import run
from rostrum.simulator import sample
from rostrum.simulator.auctioneer import Auctioneer
from rostrum.simulator.bidders import Bidders
from rostrum.wire.state import BIDDABLE

PADDLE = "412"
PRESS_EVERY_S = 0.15
START_S = 30.0


@dataclass(frozen=True, kw_only=True)
class DemoConfig:
    """``seconds`` None: until the window is closed. The desk bids by itself for that time."""

    port: int
    folder: Path
    seconds: float | None
    rate: float
    seed: int
    theme: str


def run_demo(config: DemoConfig, *, as_json: bool) -> int:
    """Runs the demo to its end; 0 when all went well. Raises DemoFailed."""
    report = Report()

    async def main() -> int:
        await _demo(config, report)
        return 1 if report.failures else 0

    code = run(main)
    if as_json:
        typer.echo(json.dumps(report.as_dict()))
    else:
        typer.echo("\n".join(["rostrum: what happened", *report.lines()]))
    for failure in report.failures:
        typer.echo(f"rostrum: {failure}", err=True)
    return code


async def _demo(config: DemoConfig, report: Report) -> None:
    _clear(config.folder)
    token = secrets.token_urlsafe(24)
    server = ServerChild(config.port, config.folder, token)
    typer.echo("rostrum: starting the server")
    await server.start()
    keeper = asyncio.create_task(server.keep(), name="demo server")
    try:
        async with httpx.AsyncClient(
            base_url=server.url, headers={"Authorization": f"Bearer {token}"}, timeout=10
        ) as admin:
            lots = await sample.load(admin, time.time_ns() // 1_000_000)
            typer.echo(f"rostrum: sample sale loaded, {lots} lots")
            await _evening(config, report, server, admin)
    finally:
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
        await server.stop()


async def _evening(
    config: DemoConfig, report: Report, server: ServerChild, admin: httpx.AsyncClient
) -> None:
    """A desk on the server, with bidders and an auctioneer, until its time is over."""
    clerk = await _clerk(admin)
    desk = Desk(DeskConfig(server=server.url, token=clerk, paddle=PADDLE, theme=config.theme))
    changes: list[tuple[float, Link]] = []
    desk.link_changed = partial(_note_link, changes)
    paddles = [p["paddle"] for p in sample.bodies(0)[0]["paddles"] if p["paddle"] != PADDLE]
    bidders = Bidders(admin, paddles, seed=config.seed, rate=config.rate)
    auctioneer = Auctioneer(admin, sample.SALES[0])
    await desk.start()
    enough = asyncio.Event()
    selling = asyncio.create_task(auctioneer.run(enough), name="demo auctioneer")
    bidding = asyncio.create_task(bidders.run(enough), name="demo bidders")
    try:
        await _until_live(desk)
        if config.seconds is None:
            await desk.left.wait()
        else:
            typer.echo(f"rostrum: bidding for {config.seconds:g} s")
            await _bid_by_itself(desk, config.seconds)
        enough.set()
        await asyncio.gather(bidding, selling)
        await reckon(report, desk, bidders, admin)
        desk.link_changed = lambda _: None
        report.restarts = server.restarts
        report.offline_after_s = after_deaths(server.deaths, changes, Link.OFFLINE)
        report.live_after_s = after_deaths(server.deaths, changes, Link.LIVE)
        desk.window.board_view.scrollToTop()
        desk.grab(config.folder / "desk.png")
        report.picture = str(config.folder / "desk.png")
        report.judge(timed=config.seconds is not None)
    finally:
        for task in (selling, bidding):
            task.cancel()
        await asyncio.gather(selling, bidding, return_exceptions=True)
        await desk.stop()


async def _until_live(desk: Desk) -> None:
    """Waits for the catalogue, the rooms and the first figures."""
    try:
        async with asyncio.timeout(START_S):
            await desk.catalogue_read.wait()
            await desk.live.wait()
    except TimeoutError as error:
        raise DemoFailed(
            f"The desk was not live after {START_S:g} s. Look at the server's log, then try again."
        ) from error


async def _bid_by_itself(desk: Desk, seconds: float) -> None:
    """Chooses open lots that can be seen, one after another, and presses the key."""
    end = time.monotonic() + seconds
    window, board = desk.window, desk.board
    _press(desk, Qt.Key.Key_F3)  # open lots only
    turn = 0
    while time.monotonic() < end:
        await asyncio.sleep(PRESS_EVERY_S)
        # Every third lot is left to the others, so that the picture shows both.
        lots = enumerate(window.board_view.visible_items())
        seen = [item_id for place, item_id in lots if place % 3]
        for step in range(len(seen)):
            item_id = seen[(turn + step) % len(seen)]
            row = board.row(item_id)
            if row is None or row.state.status not in BIDDABLE or row.own:
                continue
            turn += step + 1
            window.board_view.choose(item_id)
            _press(desk, Qt.Key.Key_Space)
            break


def _press(desk: Desk, key: Qt.Key) -> None:
    target = desk.window.board_view
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, event)


def _note_link(changes: list[tuple[float, Link]], link: Link) -> None:
    changes.append((time.monotonic(), link))
    typer.echo(f"rostrum: the desk says {link.value.upper()}")


async def _clerk(admin: httpx.AsyncClient) -> str:
    """A token for the desk."""
    answer = await admin.post("/api/v1/tokens", json={"name": "demo clerk", "role": "clerk"})
    answer.raise_for_status()
    return str(answer.json()["token"])


def _clear(folder: Path) -> None:
    """A fresh folder for the demo's database and picture."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("rostrum.db*"), folder / "server.log", folder / "desk.png"):
            old.unlink(missing_ok=True)
        (folder / "server.log").touch()
    except OSError as error:
        raise DemoFailed(
            f"The folder {folder} cannot be written ({error.strerror}). Run this in a folder of "
            "your own, or name one with --folder."
        ) from error
