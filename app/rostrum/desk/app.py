"""The desk as a program: its servers, its board and its window, joined one way.

Pushes go server → board → painted cell; key presses go window → bidding → server. The board never
hears of an answer, only of what was pushed.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from rostrum.desk import aloud
from rostrum.desk.apart_office import ApartOffice
from rostrum.desk.bid_line import BidLine
from rostrum.desk.chosen_keys import take_keys
from rostrum.desk.config import DeskConfig
from rostrum.desk.crash import CrashReports
from rostrum.desk.doorbell import Doorbell
from rostrum.desk.foot_line import foot_line
from rostrum.desk.front import Front
from rostrum.desk.hearing import Hearing
from rostrum.desk.keymap import Everywhere
from rostrum.desk.link import Link
from rostrum.desk.office import Office
from rostrum.desk.openings import Openings
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.phones.office import PhoneOffice
from rostrum.desk.picture_fetching import fetch_pictures
from rostrum.desk.screen import Screen
from rostrum.desk.screens import Screens
from rostrum.desk.servers import SaleServer, Server
from rostrum.desk.settings import Settings
from rostrum.desk.signs import Signs
from rostrum.desk.sounds import Sounds
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.watching import Watching

TICK_MS = 100
ACKNOWLEDGED = 20_000


class Desk:
    """One desk on its servers; needs a running loop that Qt shares, as ``run`` makes."""

    def __init__(
        self, config: DeskConfig, settings: Settings | None = None, front: Front | None = None
    ) -> None:
        """``front`` is what is shown already; made here where nothing is."""
        self.config = config
        self.settings = settings or Settings()
        self.front = front = front or Front(config, self.settings)
        take_keys(self.settings)
        self.board, self.pictures, self.recorder = front.board, front.pictures, front.recorder
        self.wall, self.window = front.wall, front.wall.first
        self.hearing = Hearing(self)
        self.watching = Watching(self)
        self.servers = self.watching.servers
        if self.servers and isinstance(self.servers[0], SaleServer):
            self.board.home = self.servers[0].source
        self.signs = Signs(self)
        self.wall.closed.connect(self.leave)
        self.acknowledged: deque[tuple[str, int]] = deque(maxlen=ACKNOWLEDGED)
        """Item and version of each bid of this desk that the server has taken."""
        self.link_changed: Callable[[Link], None] = lambda _: None
        self.left = asyncio.Event()
        self.catalogue_read = asyncio.Event()
        """Set once there are lots to see."""
        self.live = asyncio.Event()
        """Set once every link has been live."""
        self.screens = Screens(self)
        self.office = Office(self)
        self.openings = Openings(self)
        self.doorbell = Doorbell(self.openings.open)
        self.sounds = Sounds(self.settings.sounds)
        self.phones = PhoneOffice(self)
        self.apart = ApartOffice(self)
        for window in self.wall.windows:
            self._join(window)
        self.wall.opened.connect(self._join)
        self.reports = CrashReports(self.window.notice.say)
        aloud.join(self.board, self.wall, self.sounds)
        self._fetching: asyncio.Task[None] | None = None
        self._reading: set[asyncio.Task[None]] = set()
        self._tick = QTimer()
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    @property
    def home(self) -> Server:
        """The first of the servers; there is none when the user watches none."""
        return self.servers[0]

    @property
    def link(self) -> Link:
        """The condition of the worst link; OFFLINE where no server is watched."""
        return self.watching.link

    async def start(self) -> None:
        """Shows the window and begins to fetch, listen and count."""
        match self.config.screen:
            case Screen.BOARD:
                self.wall.show()
            case Screen.PHONES:
                self.phones.show()
            case _:
                self.screens.open_alone(self.config.screen)
        self.reports.begin(asyncio.get_running_loop())
        self._tick.start()
        self.board.beat.start()
        self.watching.begin()
        self._fetching = asyncio.create_task(
            fetch_pictures(self.pictures, self.watching), name="desk pictures"
        )

    async def stop(self) -> None:
        """Ends everything that ``start`` began."""
        self._tick.stop()
        self.doorbell.take_down()
        self.openings.close()
        self.board.beat.stop()
        self.office.close()
        self.apart.close()
        await self.screens.stop()
        await self.phones.stop()
        self.sounds.stop()
        self.signs.close()
        tasks = [*self._reading, *self.office.tasks]
        if self._fetching is not None:
            tasks.append(self._fetching)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.watching.stop()
        self.wall.hide()
        self.reports.end()

    def leave(self) -> None:
        """The user has had enough."""
        self.left.set()

    def do(self, act: Everywhere) -> None:
        """Does what a key that works in every window stands for."""
        self.window.acts[act]()

    def bid(self, item_id: str) -> asyncio.Task[BidLine] | None:
        """Bids the ask that the board shows for a lot, as its key does."""
        row = self.board.row(item_id)
        if row is None:
            return None
        return self.watching.server_of(row.source).bidding.press(row.state)

    def offer(self, item_id: str, amount: int) -> asyncio.Task[BidLine] | None:
        """Bids an amount, in minor units, that was written for a lot."""
        row = self.board.row(item_id)
        if row is None:
            return None
        return self.watching.server_of(row.source).bidding.offer(row.state, amount)

    def read_log(self, item_id: str) -> None:
        """Asks the server for a lot's log; who may not read it keeps what this desk has seen."""
        task = asyncio.create_task(self._read_log(item_id), name=f"desk log {item_id}")
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    async def _read_log(self, item_id: str) -> None:
        row = self.board.row(item_id)
        if row is None:
            return
        try:
            entries = await self.watching.server_of(row.source).log(row.source.raw(item_id))
        except Unanswered:
            return
        self.board.history.read(item_id, entries)
        self.wall.show_past(item_id)

    def grab(self, path: Path) -> None:
        """Writes a picture of the window as PNG. Raises OSError when it cannot be written."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grab().save(str(path), "PNG"):
            raise OSError(f"the picture {path} could not be written")

    def _join(self, window: MainWindow) -> None:
        """Lets a window's user reach everything that the desk has."""
        window.floor.complete()
        self.screens.offer(window)
        self.signs.put_on(window)
        self.office.join(window)
        self.openings.join(window)
        self.phones.offer(window)
        self.apart.join(window)
        window.name_keys()
        window.bid_pressed.connect(self.bid)
        window.amount_offered.connect(self.offer)
        window.log_wanted.connect(self.read_log)
        window.chosen.connect(lambda item_id: self._show_chosen(window, item_id))

    def _show_chosen(self, window: MainWindow, item_id: str) -> None:
        row = self.board.row(item_id)
        if row is not None:
            line = self.watching.server_of(row.source).bidding.line(item_id)
            window.panel.show_lot(item_id, line)

    def _on_tick(self) -> None:
        self.hearing.show_link()
        self.board.tick()
        self.office.tick()
        self.screens.tick()
        self.phones.tick()
        self.wall.say_time(self.home.clock.now() if self.servers else None)
        self.wall.say_strip(foot_line(self.board, self.servers))
