"""The desk as a program: Qt and asyncio on one loop, and the parts joined one way.

Pushes go session → board → painted cell; key presses go window → bidding → server. The board
never hears of an answer, only of what was pushed.
"""

import asyncio
import signal
import sys
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

import qasync
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from rostrum.desk import theme
from rostrum.desk.bidding import Bidding, BidLine
from rostrum.desk.client import ApiClient, Unanswered
from rostrum.desk.config import DeskConfig
from rostrum.desk.keymap import Keymap
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.session import Session, retry_pause
from rostrum.desk.truth import Link
from rostrum.desk.views.main_window import MainWindow
from rostrum.wire.catalogue import Item
from rostrum.wire.state import ItemState

TICK_MS = 100
ACKNOWLEDGED = 20_000
_OFFSCREEN_NOISE = "This plugin does not support"


class Desk:
    """One desk on one server; needs a running loop that Qt shares, as ``run_desk`` makes."""

    def __init__(self, config: DeskConfig) -> None:
        chosen = theme.WORN
        chosen.become(theme.THEMES[config.theme])
        theme.dress(application(), chosen)
        self.config = config
        self.recorder = PaintRecorder()
        self.client = ApiClient(config.base_url, config.token)
        self.session = Session(
            config.base_url, config.token, on_states=self._take, on_link=self._take_link
        )
        self.board = BoardModel(self.session.clock, config.own_leader)
        self.pictures = Pictures(self.client)
        self.bidding = Bidding(
            self.client,
            config.paddle,
            config.kind,
            source=self.board.home,
            say=self._say,
            answered=self._answered,
        )
        self.window = MainWindow(self.board, self.pictures, chosen, self.recorder, Keymap())
        self.window.resize(*config.size)
        self.window.bid_pressed.connect(self.bid)
        self.window.chosen.connect(self._show_chosen)
        self.window.closed.connect(self.leave)
        self.acknowledged: deque[tuple[str, int]] = deque(maxlen=ACKNOWLEDGED)
        """Item and version of each bid of this desk that the server has taken."""
        self.link_changed: Callable[[Link], None] = lambda _: None
        self.left = asyncio.Event()
        self.catalogue_read = asyncio.Event()
        self.live = asyncio.Event()
        """Set once the link has been live."""
        self._tasks: list[asyncio.Task[None]] = []
        self._tick = QTimer()
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    async def start(self) -> None:
        """Shows the window and begins to fetch, listen and count."""
        self.window.say_nothing_to_show(f"Looking for the sale at {self.config.base_url} …")
        self.window.show()
        self._tick.start()
        self._tasks = [
            asyncio.create_task(self._read_catalogue(), name="desk catalogue"),
            asyncio.create_task(self.session.run(), name="desk session"),
            asyncio.create_task(self.pictures.run(), name="desk pictures"),
        ]

    async def stop(self) -> None:
        """Ends everything that ``start`` began. Bids on their way keep their keys at the server."""
        self._tick.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.bidding.stop()
        await self.client.close()
        self.window.hide()

    def leave(self) -> None:
        """The user has had enough."""
        self.left.set()

    def bid(self, item_id: str) -> asyncio.Task[BidLine] | None:
        """Bids the ask that the board shows for a lot, as its key does."""
        row = self.board.row(item_id)
        return None if row is None else self.bidding.press(row.state)

    def grab(self, path: Path) -> None:
        """Writes a picture of the window as PNG. Raises OSError when it cannot be written."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grab().save(str(path), "PNG"):
            raise OSError(f"the picture {path} could not be written")

    # -- from the server to the window -----------------------------------------------------

    async def _read_catalogue(self) -> None:
        """Reads the catalogue, again and again until a server answers, then follows every lot."""
        attempt = 0
        while True:
            try:
                await self._read_sales()
            except Unanswered as error:
                self.window.say_nothing_to_show(
                    f"{error}\n\nTrying again by itself; nothing needs to be done here."
                )
                await asyncio.sleep(retry_pause(attempt, lambda: 1.0))
                attempt += 1
                continue
            self.catalogue_read.set()
            return

    async def _read_sales(self) -> None:
        sales = await self.client.sales()
        if self.config.sales:
            sales = [sale for sale in sales if sale.sale_id in self.config.sales]
        if not sales:
            raise Unanswered("There is no sale on this server yet.")
        items: list[Item] = []
        for sale in sales:
            items += await self.client.items(sale.sale_id)
        self.window.set_sales(sales)
        self.board.add(items)
        self._take(self.session.follow(items))
        self.window.say_nothing_to_show("No lot fits. Esc clears the search, F3 shows all lots.")

    def _take(self, states: Sequence[ItemState]) -> None:
        self.board.take(states)

    def _take_link(self, link: Link) -> None:
        if link is Link.LIVE:
            self.live.set()
            self.pictures.try_again()
        self._show_link(link)

    def _show_link(self, link: Link) -> None:
        changed = link is not self.board.home.link
        self.board.set_link(link)
        self.window.say_link(link, self.session.age)
        if changed:
            self.link_changed(link)

    def _answered(self, item_id: str, version: int, monotonic_ns: int) -> None:
        self.acknowledged.append((item_id, version))
        self.recorder.bid_answered(item_id, version, monotonic_ns)

    def _say(self, line: BidLine) -> None:
        self.window.say_bid(line)

    def _show_chosen(self, item_id: str) -> None:
        self.window.panel.show_lot(item_id, self.bidding.line(item_id))

    def _on_tick(self) -> None:
        self._show_link(self.session.link)
        moved = self.board.tick()
        if self.window.panel.item in moved:
            self.window.panel.refresh()
        self.window.bar.say_time(self.session.clock.now())
        self.window.say_strip(self._details())

    def _details(self) -> str:
        counters, clock = self.session.truth.counters, self.session.clock
        parts = [
            f"{self.board.rowCount()} lots",
            f"{self.board.open_lots} open",
            f"{self.board.own_lots} yours",
        ]
        if clock.round_trip is not None:
            parts.append(f"round trip {clock.round_trip:.1f} ms")
        parts += [f"missed {counters.missed}", f"reconnected {counters.reconnections}"]
        return "   ·   ".join(parts)


def application() -> QApplication:
    """The one Qt application of this process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    qInstallMessageHandler(_pass_on)
    made = QApplication(sys.argv[:1])
    made.setApplicationName("Rostrum")
    made.setDesktopFileName("rostrum")
    made.setQuitOnLastWindowClosed(False)
    return made


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Qt's own messages go to standard error, but for those that only say that no screen is there."""
    if not message.startswith(_OFFSCREEN_NOISE):
        sys.stderr.write(f"qt: {message}\n")


def run(main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Runs a coroutine on a loop that Qt shares; gives its exit code, or 130 after Ctrl-C."""
    app = application()
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    task = loop.create_task(main())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(task.cancel))
    with loop:
        try:
            code: int = loop.run_until_complete(task)
        except asyncio.CancelledError:
            code = 130
        loop.run_until_complete(loop.shutdown_asyncgens())
    return code


def run_desk(config: DeskConfig) -> int:
    """Opens the desk and returns when its window is closed."""

    async def main() -> int:
        desk = Desk(config)
        await desk.start()
        try:
            await desk.left.wait()
        finally:
            await desk.stop()
        return 0

    return run(main)
