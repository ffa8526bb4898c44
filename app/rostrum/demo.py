"""``rostrum demo``: server, sample sale, bidders and desk together, and a reckoning at the end.

The server is a process of its own, as in a sale; when it dies it is started again after a moment,
and the desk has to find its way back by itself.
"""

import asyncio
import json
import os
import secrets
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import typer
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from rostrum import itself
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.link import Link
from rostrum.desk.program import run
from rostrum.simulator import asking, sample
from rostrum.simulator.auctioneer import Auctioneer
from rostrum.simulator.bidders import Bidders
from rostrum.wire.state import BIDDABLE

PADDLE = "412"
RESTART_AFTER_S = 3.0
WATCH_S = 0.02
EARLIER_S = 0.5
PRESS_EVERY_S = 0.15
SETTLE_S = 15.0
"""How long after the last bid the board may take to show what the database holds."""
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


class DemoFailed(Exception):
    """The demo cannot go on; the message says why and what to do."""


class ServerChild:
    """The server's process, started again whenever it dies."""

    def __init__(self, config: DemoConfig, token: str) -> None:
        self.port = config.port
        self.restarts = 0
        self.deaths: list[float] = []
        """When it was seen dead, monotonic seconds."""
        self._folder = config.folder
        self._token = token
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Returns when it listens. Raises DemoFailed with what it said otherwise."""
        errors = (self._folder / "server.log").open("ab")
        try:
            self._process = await asyncio.to_thread(self._spawn, errors)
        finally:
            errors.close()
        output = self._process.stdout
        line = b"" if output is None else await asyncio.to_thread(output.readline)
        if b"http://" not in line:
            self._process.wait(5)
            raise DemoFailed(_last_words(self._folder / "server.log"))
        self.port = int(line.split(b"http://", 1)[1].split()[0].rpartition(b":")[2])
        typer.echo(f"rostrum: server is process {self._process.pid}, {self.url}")

    async def keep(self) -> None:
        """Starts it again, a moment after each death, until cancelled."""
        while True:
            await asyncio.sleep(WATCH_S)
            if self._process is None or self._process.poll() is None:
                continue
            self.deaths.append(time.monotonic())
            typer.echo("rostrum: the server is gone; it is started again in a moment")
            await asyncio.sleep(RESTART_AFTER_S)
            await self.start()
            self.restarts += 1

    async def stop(self) -> None:
        """Asks it to end, and ends it when it does not."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            await asyncio.to_thread(self._process.wait, 10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _spawn(self, errors: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - this very program
            itself.command("serve", "--port", str(self.port)),
            env={
                **os.environ,
                "ROSTRUM_HOST": "127.0.0.1",
                "ROSTRUM_DATABASE": str(self._folder / "rostrum.db"),
                "ROSTRUM_ADMIN_TOKEN": self._token,
            },
            stdout=subprocess.PIPE,
            stderr=errors,
        )


@dataclass
class Report:
    """What happened; everything in ``failures`` makes the demo fail."""

    lots: int = 0
    bids_taken: int = 0
    own_bids_taken: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)
    pushes_missed: int = 0
    lots_that_differ: int = 0
    bids_lost: int = 0
    restarts: int = 0
    offline_after_s: list[float] = field(default_factory=list)
    live_after_s: list[float] = field(default_factory=list)
    picture: str = ""
    failures: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The figures for a program to read."""
        median, p99 = self.quantiles()
        told = {name: value for name, value in vars(self).items() if name != "milliseconds"}
        return {**told, "samples": len(self.milliseconds), "median_ms": median, "p99_ms": p99}

    def quantiles(self) -> tuple[float | None, float | None]:
        """Median and 99th percentile from answer to painted cell, in ms."""
        if not self.milliseconds:
            return None, None
        ordered = sorted(self.milliseconds)
        p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        return round(statistics.median(ordered), 1), round(p99, 1)

    def judge(self, *, timed: bool) -> None:
        """Names everything that did not happen as it should."""
        if not self.lots:
            self.failures.append("the desk watched no lot")
        if timed and not self.own_bids_taken:
            self.failures.append("no bid of the desk was taken")
        if timed and not self.milliseconds:
            self.failures.append("no bid of the desk was seen painted")
        if self.pushes_missed:
            self.failures.append(f"{self.pushes_missed} pushes were missed")
        if self.lots_that_differ:
            self.failures.append(f"{self.lots_that_differ} lots differ from the database")
        if self.bids_lost:
            self.failures.append(f"{self.bids_lost} acknowledged bids are not in the database")

    def lines(self) -> list[str]:
        """The figures for a person to read."""
        median, p99 = self.quantiles()
        painted = "no bid of this desk was painted"
        if median is not None:
            painted = f"median {median} ms, p99 {p99} ms ({len(self.milliseconds)} bids)"
        refused = ", ".join(f"{code} {count}" for code, count in sorted(self.refused.items()))
        told = [
            ("lots watched", str(self.lots)),
            ("bids taken", f"{self.bids_taken}, of which this desk's {self.own_bids_taken}"),
            ("bids refused", refused or "none"),
            ("HTTP answer to painted cell", painted),
            ("pushes missed", str(self.pushes_missed)),
            ("lots that differ from the database", str(self.lots_that_differ)),
            ("acknowledged bids lost", str(self.bids_lost)),
        ]
        if self.restarts:
            told.append(("server started again", str(self.restarts)))
            offline = ", ".join(f"{seconds:.2f} s" for seconds in self.offline_after_s)
            live = ", ".join(f"{seconds:.2f} s" for seconds in self.live_after_s)
            told += [("OFFLINE said after", offline), ("LIVE again after", live)]
        if self.picture:
            told.append(("picture of the desk", self.picture))
        return [f"  {name:<36}{value}" for name, value in told]


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
    server = ServerChild(config, token)
    typer.echo("rostrum: starting the server")
    await server.start()
    keeper = asyncio.create_task(server.keep(), name="demo server")
    enough = asyncio.Event()
    try:
        async with httpx.AsyncClient(
            base_url=server.url, headers={"Authorization": f"Bearer {token}"}, timeout=10
        ) as admin:
            lots = await sample.load(admin, time.time_ns() // 1_000_000)
            typer.echo(f"rostrum: sample sale loaded, {lots} lots")
            clerk = (await _token(admin, "clerk"))["token"]
            desk = Desk(
                DeskConfig(server=server.url, token=clerk, paddle=PADDLE, theme=config.theme)
            )
            changes: list[tuple[float, Link]] = []
            desk.link_changed = partial(_note_link, changes)
            paddles = [p["paddle"] for p in sample.bodies(0)[0]["paddles"] if p["paddle"] != PADDLE]
            bidders = Bidders(admin, paddles, seed=config.seed, rate=config.rate)
            auctioneer = Auctioneer(admin, sample.SALES[0])
            await desk.start()
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
                await _reckon(report, desk, bidders, admin)
                desk.link_changed = lambda _: None
                report.restarts = server.restarts
                report.offline_after_s = _after_deaths(server.deaths, changes, Link.OFFLINE)
                report.live_after_s = _after_deaths(server.deaths, changes, Link.LIVE)
                desk.window.board_view.scrollToTop()
                desk.grab(config.folder / "desk.png")
                report.picture = str(config.folder / "desk.png")
                report.judge(timed=config.seconds is not None)
            finally:
                enough.set()
                for task in (selling, bidding):
                    task.cancel()
                await asyncio.gather(selling, bidding, return_exceptions=True)
                await desk.stop()
    finally:
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
        await server.stop()


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


async def _reckon(report: Report, desk: Desk, bidders: Bidders, admin: httpx.AsyncClient) -> None:
    """Compares the board with the database, and looks for every acknowledged bid in the log."""
    end = time.monotonic() + SETTLE_S
    while True:
        held = {state.item_id: state for state in desk.board.states()}
        items = {item["itemId"]: item for item in await asking.items(admin)}
        differ = sum(
            item_id not in held
            or (held[item_id].version, held[item_id].price, held[item_id].leader)
            != (item["version"], item["price"], item["leader"])
            for item_id, item in items.items()
        )
        if (not differ and not desk.home.bidding.open_bids) or time.monotonic() > end:
            break
        await asyncio.sleep(0.1)
    kept = {
        (item_id, event["version"])
        for item_id in items
        for event in await _events(admin, item_id)
        if event["type"] == "bid_accepted"
    }
    wanted = {(item_id, version) for item_id, version, _ in bidders.tally.acknowledged}
    wanted |= set(desk.acknowledged)
    report.lots = len(held)
    report.own_bids_taken = len(desk.acknowledged)
    report.bids_taken = bidders.tally.accepted + len(desk.acknowledged)
    report.refused = dict(bidders.tally.refused)
    report.milliseconds = desk.recorder.milliseconds()
    report.pushes_missed = desk.home.counters.missed
    report.lots_that_differ = differ
    report.bids_lost = len(wanted - kept)


async def _events(admin: httpx.AsyncClient, item_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while True:
        since = str(found[-1]["version"]) if found else "0"
        page = (await asking.get(admin, f"/api/v1/items/{item_id}/events", since=since))["events"]
        if not page:
            return found
        found += page


def _note_link(changes: list[tuple[float, Link]], link: Link) -> None:
    changes.append((time.monotonic(), link))
    typer.echo(f"rostrum: the desk says {link.value.upper()}")


def _after_deaths(
    deaths: list[float], changes: list[tuple[float, Link]], link: Link
) -> list[float]:
    """Seconds from each death of the server to the desk's first word of ``link`` about it.

    The desk may notice up to ``EARLIER_S`` before the death is seen here; that counts as 0.
    """
    found = []
    for death in deaths:
        said = [at for at, what in changes if what is link and at >= death - EARLIER_S]
        if said:
            found.append(max(0.0, round(said[0] - death, 2)))
    return found


async def _token(admin: httpx.AsyncClient, role: str) -> dict[str, str]:
    answer = await admin.post("/api/v1/tokens", json={"name": f"demo {role}", "role": role})
    answer.raise_for_status()
    told: dict[str, str] = answer.json()
    return told


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


def _last_words(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    told = lines[-1] if lines else "it said nothing"
    return f"The server did not start: {told.removeprefix('rostrum: ')}"
