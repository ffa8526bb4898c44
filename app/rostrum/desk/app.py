"""The desk as a program: its servers, its board and its window, joined one way.

Pushes go server → board → painted cell; key presses go window → bidding → server. The board never
hears of an answer, only of what was pushed.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer

from rostrum.desk import aloud, cues
from rostrum.desk.apart_office import ApartOffice
from rostrum.desk.bid_line import BidLine
from rostrum.desk.chosen_keys import take_keys
from rostrum.desk.config import DeskConfig
from rostrum.desk.crash import CrashReports
from rostrum.desk.cues import Cue
from rostrum.desk.doorbell import Doorbell
from rostrum.desk.foot_line import foot_line
from rostrum.desk.front import Front
from rostrum.desk.keymap import KEYS, Act, Everywhere
from rostrum.desk.link import Link
from rostrum.desk.models.board import Moment
from rostrum.desk.office import Office
from rostrum.desk.openings import Openings
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.phones.office import PhoneOffice
from rostrum.desk.picture_fetching import fetch_pictures
from rostrum.desk.screen import Screen
from rostrum.desk.screens import Screens
from rostrum.desk.servers import Ears, RostrumServer, SaleServer, Server
from rostrum.desk.settings import ServerKind, ServerSettings, Settings
from rostrum.desk.signs import Signs
from rostrum.desk.sounds import Sounds
from rostrum.desk.source import Source
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Item, Sale
from rostrum.wire.push import StaffNotice
from rostrum.wire.state import ItemState

TICK_MS = 100
ACKNOWLEDGED = 20_000
AFTER_FAULT_MS = 2000


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
        self.servers: list[Server] = []
        self.guests: list[ServerSettings] = []
        """Servers that are watched because a link named them: they get no token of this desk's."""
        self.staff_ears: list[Callable[[str, StaffNotice | None], None]] = []
        """Who takes notices of staff rooms, with the server's key; none when rooms are joined anew."""
        self._running: dict[str, asyncio.Task[None]] = {}
        self._sales: dict[str, list[Sale]] = {}
        self._ears = Ears(
            items=self._take_items,
            states=self._take,
            note=self._note,
            sales=self._take_sales,
            link=self._take_link,
            trouble=self._say_trouble,
            refused=self._take_refusal,
            bid=self._say,
            answered=self._answered,
            staff=self._take_notice,
        )
        for wanted in config.watched(self.settings.servers):
            self.servers.append(self._open(wanted))
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
        self._link = Link.OFFLINE
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
        order = (Link.OFFLINE, Link.STALE, Link.LIVE)
        links = (server.link for server in self.servers)
        return min(links, key=order.index, default=Link.OFFLINE)

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
        for server in self.servers:
            self._start(server)
        self._fetching = asyncio.create_task(
            fetch_pictures(self.pictures, self), name="desk pictures"
        )

    async def stop(self) -> None:
        """Ends everything that ``start`` began. Bids on their way keep their keys at the server."""
        self._tick.stop()
        self.doorbell.take_down()
        self.board.beat.stop()
        self.office.close()
        self.apart.close()
        await self.screens.stop()
        await self.phones.stop()
        self.sounds.stop()
        self.signs.close()
        tasks = [*self._running.values(), *self._reading, *self.office.tasks]
        if self._fetching is not None:
            tasks.append(self._fetching)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for server in self.servers:
            await server.close()
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
        return self.server_of(row.source).bidding.press(row.state)

    def offer(self, item_id: str, amount: int) -> asyncio.Task[BidLine] | None:
        """Bids an amount, in minor units, that was written for a lot."""
        row = self.board.row(item_id)
        if row is None:
            return None
        return self.server_of(row.source).bidding.offer(row.state, amount)

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
            entries = await self.server_of(row.source).log(row.source.raw(item_id))
        except Unanswered:
            return
        self.board.history.read(item_id, entries)
        self.wall.show_past(item_id)

    def all_sales(self) -> list[tuple[SaleServer, Sale]]:
        """Every sale of a server of ours, by the desk's names."""
        ours = {one.settings.key: one for one in self.servers if isinstance(one, SaleServer)}
        return [
            (ours[key], sale) for key, some in self._sales.items() if key in ours for sale in some
        ]

    def sounds_of(self, line: BidLine) -> None:
        """What became of a bid, to be heard."""
        self.sounds.hear(cues.of_bid(line.phase))

    def server_of(self, source: Source) -> Server:
        """The server that lots of this source are on."""
        return self.server(source.prefix)

    def server(self, key: str) -> Server:
        """A server by its key."""
        return next(one for one in self.servers if one.settings.key == key)

    async def picture(self, name: str) -> bytes:
        """A picture from whichever server has it. Raises ``Unanswered``."""
        for server in sorted(self.servers, key=lambda one: -len(one.settings.key)):
            if name.startswith(server.settings.key):
                return await server.picture(name.removeprefix(server.settings.key))
        raise Unanswered(tr("The server has no picture {image}.").format(image=name))

    def grab(self, path: Path) -> None:
        """Writes a picture of the window as PNG. Raises OSError when it cannot be written."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grab().save(str(path), "PNG"):
            raise OSError(f"the picture {path} could not be written")

    # -- servers ---------------------------------------------------------------------------

    def _open(self, wanted: ServerSettings) -> Server:
        if self.config.replay is not None:
            from rostrum.desk.replay.server import ReplayServer  # noqa: PLC0415 - seldom

            return ReplayServer(wanted, self.config.token, self._ears, self._take_moments)
        if wanted.kind is ServerKind.ARTICLE:
            from rostrum.desk.article import ArticleServer  # noqa: PLC0415 - with its library

            return ArticleServer(wanted, self._ears)
        return RostrumServer(wanted, self._given(wanted), self._ears)

    def _given(self, server: ServerSettings) -> str | None:
        """The token that the desk was started with, which is for the one server that it was started
        for: of several it would be shown to those that it is not from."""
        own = not self.config.kept or len(self.config.watched(self.settings.servers)) == 1
        return self.config.token if own and server not in self.guests else None

    def _start(self, server: Server) -> None:
        name = f"desk server {server.settings.name}"
        task = asyncio.create_task(self._watch(server), name=name)
        task.add_done_callback(lambda ended: self._take_end(server, ended))
        self._running[server.settings.key] = task

    def _take_end(self, server: Server, ended: asyncio.Task[None]) -> None:
        """A server is watched until it is let go; a fault of ours in it is told, and it goes on."""
        error = None if ended.cancelled() else ended.exception()
        if error is None:
            return
        self.reports.take(type(error), error, error.__traceback__)
        QTimer.singleShot(AFTER_FAULT_MS, self.window, lambda: self._start_if_watched(server))

    def _start_if_watched(self, server: Server) -> None:
        if server in self.servers and self._tick.isActive():
            self._start(server)

    async def _watch(self, server: Server) -> None:
        """Watches one server; a fault in that leaves the others as they are."""
        if isinstance(server, SaleServer) and server.settings not in self.guests:
            await self.office.signing.begin(server, self._given(server.settings))
        await server.run()

    def watch(self, wanted: Sequence[ServerSettings]) -> None:
        """Watches these servers from now on; those that are as they were stay connected.

        The desk of a practice or a replay stays where it is: it reaches no real sale.
        """
        if self.config.apart:
            return
        for server in list(self.servers):
            if server.settings in wanted:
                continue
            self.servers.remove(server)
            self._sales.pop(server.settings.key, None)
            self.board.drop(server.settings.key)
            self.screens.let_go(server)
            self.office.let_go(server, self._running.pop(server.settings.key))
        there = {server.settings.key for server in self.servers}
        for one in wanted:
            if one.key not in there:
                server = self._open(one)
                self.servers.append(server)
                self._start(server)
        self.wall.set_sales([sale for some in self._sales.values() for sale in some])
        if not self.board.rowCount():
            self.front.look_for([server.settings for server in self.servers])
        self._show_link()

    # -- from the servers to the window ----------------------------------------------------

    def _take_items(self, items: list[Item], source: Source) -> None:
        self.board.add(items, source)
        self.catalogue_read.set()
        said = tr("No lot fits. Esc clears the search, {key} shows all lots.")
        self.wall.say_nothing_to_show(said.format(key=KEYS.first(Act.NEXT_SHOW)))

    def _take_sales(self, key: str, sales: list[Sale]) -> None:
        self._sales[key] = [sale if not sale.practice else _named_practice(sale) for sale in sales]
        self.signs.take_sales([sale for some in self._sales.values() for sale in some])
        self.wall.set_sales([sale for some in self._sales.values() for sale in some])
        self.phones.take_sales()

    def _say_trouble(self, sentence: str) -> None:
        if not self.board.rowCount():
            rest = tr("Trying again by itself; nothing needs to be done here.")
            self.wall.say_nothing_to_show(f"{sentence}\n\n{rest}")

    def _take(self, states: Sequence[ItemState]) -> None:
        self.board.take(states)

    def _take_moments(self, moments: Sequence[Moment]) -> None:
        """Another time of a past sale: what is shown, and what only staff see, is of then."""
        self.board.put(moments)
        for moment in moments:
            self.wall.show_past(moment.state.item_id)
        self.phones.forget()

    def _note(self, item_id: str, words: str) -> None:
        self.board.note(item_id, words)

    def _take_notice(self, key: str, notice: StaffNotice | None) -> None:
        for ear in self.staff_ears:
            ear(key, notice)

    def _take_refusal(self, server: Server) -> None:
        self.office.ask_who(server)

    def _take_link(self, link: Link, source: Source) -> None:
        if link is Link.LIVE:
            self.pictures.try_again()
            self.office.ask_who(self.server_of(source))
        self.board.set_link(link, source)
        self._show_link()

    def _show_link(self) -> None:
        link = self.link
        told = [server for server in self.servers if server.link is link]
        part = f"{len(told)}/{len(self.servers)}" if len(self.servers) > 1 else ""
        self.wall.say_link(link, max((one.age for one in told), default=float("inf")), part)
        if link is not self._link:
            if self.live.is_set() and self.servers:
                self.sounds.hear(Cue.BACK if link is Link.LIVE else Cue.LOST)
            self._link = link
            if link is Link.LIVE:
                self.live.set()
            self.link_changed(link)

    def _answered(self, item_id: str, version: int, monotonic_ns: int) -> None:
        self.acknowledged.append((item_id, version))
        self.recorder.bid_answered(item_id, version, monotonic_ns)

    def _say(self, line: BidLine) -> None:
        self.wall.say_bid(line)
        self.sounds_of(line)

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
            line = self.server_of(row.source).bidding.line(item_id)
            window.panel.show_lot(item_id, line)

    def _on_tick(self) -> None:
        self._show_link()
        self.board.tick()
        self.office.tick()
        self.screens.tick()
        self.phones.tick()
        self.wall.say_time(self.home.clock.now() if self.servers else None)
        self.wall.say_strip(foot_line(self.board, self.servers))


def _named_practice(sale: Sale) -> Sale:
    """A sale for practice says so wherever its title stands."""
    title = tr("PRACTICE: {title}").format(title=sale.title)
    return msgspec.structs.replace(sale, title=title)
