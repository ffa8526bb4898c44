"""The auctioneer's window and the room's, opened from a desk and joined to its servers."""

import asyncio
from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QTimer

from rostrum.desk import settings, theme
from rostrum.desk.figures import plain
from rostrum.desk.first_size import first_size
from rostrum.desk.gavel import ActLine, Struck
from rostrum.desk.keep import NotKept
from rostrum.desk.keymap import Everywhere
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.room_screen import RoomScreen
from rostrum.desk.sale_choice import Offered, by_own_id, first, offered
from rostrum.desk.screen import Screen
from rostrum.desk.servers import SaleServer
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Sale
from rostrum.wire.push import StaffNotice

if TYPE_CHECKING:
    from rostrum.desk.app import Desk
    from rostrum.desk.day_rates import RatesDesk
    from rostrum.desk.podium import Podium
    from rostrum.desk.views.big_screen import BigScreen
    from rostrum.desk.views.rates_sheet import RatesSheet
    from rostrum.desk.views.rostrum_screen import RostrumScreen


class Screens:
    """Opens, follows and closes the two windows of one desk."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.podium: Podium | None = None
        self.rostrum: RostrumScreen | None = None
        self.room = RoomScreen(desk, begin=self._do, keep=self._keep, next_sale=self._next_in_room)
        self._rates: RatesDesk | None = None
        self._rostrum_of: Offered | None = None
        self._running: asyncio.Task[None] | None = None
        self.alone: Screen | None = None
        """The screen that this desk is for; closing it leaves the desk."""
        self._tasks: set[asyncio.Task[None]] = set()
        desk.hearing.staff.append(self._hear)

    def offer(self, window: MainWindow) -> None:
        """Gives a window the keys that open the screens."""
        window.acts[Everywhere.ROSTRUM] = self.open_rostrum
        window.acts[Everywhere.BIG_SCREEN] = self.open_big

    def open_alone(self, screen: Screen) -> None:
        """Opens one screen as the desk's only window, as soon as there is a sale."""
        self.alone = screen
        self._do(self._open_when_read(screen))

    async def _open_when_read(self, screen: Screen) -> None:
        await self._desk.catalogue_read.wait()
        if screen is Screen.ROSTRUM:
            self.open_rostrum()
        else:
            self.open_big()

    def tick(self) -> None:
        """Shows how old the figures are."""
        if self.rostrum is not None and self.podium is not None:
            server = self._desk.watching.server_of(self.podium.model.source)
            self.rostrum.say_link(server.link, server.age)
            if self._rostrum_of is not None:
                self.rostrum.offer_sales(self._titles(), self._rostrum_of[1].sale_id)

    # -- the rostrum -----------------------------------------------------------------------

    def open_rostrum(self) -> "RostrumScreen | None":
        """Opens the auctioneer's window on the sale that was chosen, or brings it up."""
        screen = self.rostrum
        if screen is None:
            sales = self._offered()
            kept = self._desk.settings.rostrum_sale
            found = first(sales, self._sifted, kept)
            if found is None:
                self._desk.window.notice.say(tr("There is no live sale to be at the rostrum of."))
                return None
            screen = self._begin_rostrum(found)
            screen.resize(first_size(self._desk.config.size))
            unsure = len(sales) > 1 and found[1].sale_id not in (self._sifted, kept)
            if unsure:
                QTimer.singleShot(0, screen.choose_sale)
        screen.show()
        screen.raise_()
        screen.activateWindow()
        self.tick()
        return screen

    def _begin_rostrum(self, chosen: Offered) -> "RostrumScreen":
        from rostrum.desk.models.rostrum import RostrumModel  # noqa: PLC0415 - when it is opened
        from rostrum.desk.podium import Podium  # noqa: PLC0415
        from rostrum.desk.views.rostrum_screen import RostrumScreen  # noqa: PLC0415

        server, sale = by_own_id(chosen)
        self._rostrum_of = chosen
        model = RostrumModel(self._desk.board, server.source, sale)
        podium = self.podium = Podium(server.client, model)
        screen = self.rostrum = RostrumScreen(model, self._desk.pictures, theme.WORN)
        screen.wanted.connect(podium.want)
        screen.left_question.connect(podium.put_away)
        screen.rates_wanted.connect(self.open_rates)
        screen.big_screen_wanted.connect(self.open_big)
        screen.sale_wanted.connect(self.run_sale)
        screen.closed.connect(self._rostrum_closed)
        self._desk.signs.put_on(screen, sale)
        screen.act_wanted.connect(self._desk.do)
        server.join_staff([sale.sale_id])
        self._running = self._do(podium.run())
        screen.offer_sales(self._titles(), chosen[1].sale_id)
        return screen

    def run_sale(self, name: str) -> None:
        """Another sale at this rostrum, and on this desk's big screen; kept for the next start."""
        found = next((one for one in self._offered() if one[1].sale_id == name), None)
        before, podium = self.rostrum, self.podium
        if found is None or before is None or podium is None or found == self._rostrum_of:
            return
        if podium.gavel.is_open:
            words = tr("An act is on its way. Choose the sale again when it is answered.")
            podium.model.say(ActLine(Struck.BLOCKED, words))
            return
        if self._running is not None:
            self._running.cancel()
        self._put_away_rates()
        screen = self._begin_rostrum(found)
        screen.setGeometry(before.geometry())
        screen.setWindowState(before.windowState())
        screen.show()
        before.blockSignals(True)
        before.hide()
        before.deleteLater()
        self._keep(rostrum_sale=name)
        self.room.show(found)
        self.tick()

    @property
    def rostrum_sale(self) -> str:
        """The sale at the rostrum by the desk's name; empty where none is."""
        return "" if self._rostrum_of is None else self._rostrum_of[1].sale_id

    def name_keys(self) -> None:
        """Names the keys in force."""
        if self.rostrum is not None:
            self.rostrum.name_keys()

    def _hear(self, key: str, _notice: StaffNotice | None) -> None:
        """Telephones, left bids and missed bids change without a push of the lot."""
        if self.podium is not None and self.podium.model.source.prefix == key:
            self.podium.hurry()

    def _rostrum_closed(self) -> None:
        if self.alone is Screen.ROSTRUM:
            self._desk.leave()

    # -- the room's screen -----------------------------------------------------------------

    def open_big(self) -> "BigScreen | None":
        """Opens the room's window, on the sale at this rostrum where there is one."""
        rostrum = self._rostrum_of[1].sale_id if self._rostrum_of is not None else None
        chosen = self.room.of or first(
            self._offered(), rostrum, self._sifted, self._desk.settings.rostrum_sale
        )
        if chosen is None:
            self._desk.window.notice.say(tr("There is no sale for the big screen."))
            return None
        return self.room.open(chosen, self.rostrum or self._desk.window)

    def _next_in_room(self) -> None:
        """The next sale, where this desk is the room's alone; else it is the rostrum's."""
        sales = self._offered()
        if self.rostrum is not None or self.room.of not in sales or len(sales) < 2:
            return
        found = sales[(sales.index(self.room.of) + 1) % len(sales)]
        self.room.show(found)
        self._keep(rostrum_sale=found[1].sale_id)

    def _keep(self, **chosen: object) -> None:
        desk = self._desk
        desk.settings = msgspec.structs.replace(desk.settings, **chosen)
        try:
            settings.save(desk.settings)
        except NotKept as error:
            desk.window.notice.say(str(error))

    # -- rates -----------------------------------------------------------------------------

    def open_rates(self) -> None:
        """Opens the sheet of the day's rates."""
        found = self._rostrum_of or first(self._offered(), self._sifted)
        if found is not None:
            self._do(self._open_rates(*by_own_id(found)))

    async def _open_rates(self, server: SaleServer, sale: Sale) -> None:
        if self._rates is None:
            parent = self.rostrum or self._desk.window
            from rostrum.desk.day_rates import RatesDesk  # noqa: PLC0415 - when it is opened

            rates = self._rates = RatesDesk(server, sale, parent, self._take_rates)
            rates.sheet.entered.connect(lambda entered: self._do(rates.enter(entered)))
        try:
            await self._rates.open()
        except Unanswered as error:
            self._desk.window.notice.say(str(error))

    @property
    def rates_sheet(self) -> "RatesSheet | None":
        """The sheet of the day's rates, where it was opened."""
        return None if self._rates is None else self._rates.sheet

    def _take_rates(self, rates: Mapping[str, str]) -> None:
        if self.room.of == (self._rostrum_of or self.room.of):
            self.room.take_rates(rates)

    def _put_away_rates(self) -> None:
        if self._rates is not None:
            self._rates.sheet.hide()
            self._rates.sheet.deleteLater()
            self._rates = None

    # -- both ------------------------------------------------------------------------------

    @property
    def _sifted(self) -> object:
        """The sale that the board is sifted by."""
        return self._desk.window.floor.shown.sieve.sale

    def _offered(self) -> list[Offered]:
        return offered(self._desk.hearing.all_sales(), self._sifted)

    def _titles(self) -> list[tuple[str, str]]:
        return [(plain(sale.title)[:60], sale.sale_id) for _, sale in self._offered()]

    async def stop(self) -> None:
        """Closes both and ends what they began."""
        if self.podium is not None:
            await self.podium.stop()
        self._end_all()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def let_go(self, server: SaleServer | object) -> None:
        """Puts both away when they are on a server that is no longer watched."""
        if not isinstance(server, SaleServer):
            return
        podium = self.podium
        if self.room.is_on(server) or (podium and podium.model.source == server.source):
            self._end_all()

    def _end_all(self) -> None:
        for task in self._tasks:
            task.cancel()
        self.room.put_away()
        for window in (self.rostrum, self.rates_sheet):
            if window is not None:
                window.hide()
                window.deleteLater()
        self.podium = self.rostrum = self._rates = None
        self._rostrum_of = self._running = None

    def _do(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._end)
        return task

    def _end(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._desk.reports.take(type(error), error, error.__traceback__)
