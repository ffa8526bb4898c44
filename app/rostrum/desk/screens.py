"""The auctioneer's window and the room's, opened from a desk and joined to its servers."""

import asyncio
import contextlib
import uuid
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

import msgspec

from rostrum.desk import settings, theme
from rostrum.desk.gavel import refusal
from rostrum.desk.keep import NotKept
from rostrum.desk.keymap import Everywhere
from rostrum.desk.models.room import RoomModel
from rostrum.desk.models.rostrum import RostrumModel
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.podium import Podium
from rostrum.desk.screen import Screen
from rostrum.desk.servers import RostrumServer
from rostrum.desk.views.big_screen import BigScreen
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.views.rates_sheet import RatesSheet
from rostrum.desk.views.rostrum_screen import RostrumScreen
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Sale, SaleKind
from rostrum.wire.commissions import NewRates, Rates
from rostrum.wire.push import StaffNotice

if TYPE_CHECKING:
    from rostrum.desk.app import Desk

RATES_EVERY_S = 15.0
"""The room's screen has no ear for staff: so often it looks for other rates."""


class Screens:
    """Opens, follows and closes the two windows of one desk."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.podium: Podium | None = None
        self.rostrum: RostrumScreen | None = None
        self.big: BigScreen | None = None
        self.room: RoomModel | None = None
        self.rates_sheet: RatesSheet | None = None
        self.alone: Screen | None = None
        """The screen that this desk is for; closing it leaves the desk."""
        self._tasks: set[asyncio.Task[None]] = set()
        desk.staff_ears.append(self._hear)

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
            server = self._desk.server_of(self.podium.model.source)
            self.rostrum.say_link(server.link, server.age)

    # -- the rostrum -----------------------------------------------------------------------

    def open_rostrum(self) -> RostrumScreen | None:
        """Opens the auctioneer's window on the sale that the board shows, or brings it up."""
        if self.rostrum is None:
            found = self._sale()
            if found is None:
                self._desk.window.notice.say(tr("There is no live sale to be at the rostrum of."))
                return None
            server, sale = found
            model = RostrumModel(self._desk.board, server.source, sale)
            podium = self.podium = Podium(server.client, model)
            screen = self.rostrum = RostrumScreen(model, self._desk.pictures, theme.WORN)
            screen.resize(*self._desk.config.size)
            screen.wanted.connect(podium.want)
            screen.left_question.connect(podium.put_away)
            screen.rates_wanted.connect(self.open_rates)
            screen.big_screen_wanted.connect(self.open_big)
            screen.closed.connect(self._rostrum_closed)
            screen.act_wanted.connect(self._desk.do)
            server.session.join_staff([sale.sale_id])
            self._do(podium.run())
        self.rostrum.show()
        self.rostrum.raise_()
        self.rostrum.activateWindow()
        self.tick()
        return self.rostrum

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

    def open_big(self) -> BigScreen | None:
        """Opens the room's window on another display where there is one."""
        if self.big is None:
            found = self._sale()
            if found is None:
                self._desk.window.notice.say(tr("There is no sale for the big screen."))
                return None
            server, sale = found
            room = self.room = RoomModel(self._desk.board, server.source, sale)
            big = self.big = BigScreen(
                self._desk.pictures, theme.WORN, self._desk.settings.room_languages
            )
            room.shown.connect(big.show_lot)
            big.paired.connect(self._keep_pair)
            big.closed.connect(self._big_closed)
            room.look()
            self._do(self._follow_rates(server, room))
        own = self.rostrum or self._desk.window
        self.big.show_on(own.screen())
        self.big.raise_()
        return self.big

    def _big_closed(self) -> None:
        if self.alone is Screen.ROOM:
            self._desk.leave()

    def _keep_pair(self, languages: tuple[str, ...]) -> None:
        desk = self._desk
        desk.settings = msgspec.structs.replace(desk.settings, room_languages=languages)
        try:
            settings.save(desk.settings)
        except NotKept as error:
            desk.window.notice.say(str(error))

    async def _follow_rates(self, server: RostrumServer, room: RoomModel) -> None:
        while True:
            # Without an answer the figures are marked as old already; the rates stay as they are.
            with contextlib.suppress(Unanswered):
                room.take_rates((await self._read_rates(server, room.sale)).rates)
            await asyncio.sleep(RATES_EVERY_S)

    # -- rates -----------------------------------------------------------------------------

    def open_rates(self) -> None:
        """Opens the sheet of the day's rates."""
        found = self._sale()
        if found is not None:
            self._do(self._open_rates(*found))

    async def _open_rates(self, server: RostrumServer, sale: Sale) -> None:
        if self.rates_sheet is None:
            parent = self.rostrum or self._desk.window
            sheet = self.rates_sheet = RatesSheet(parent)
            sheet.entered.connect(lambda rates: self._do(self._enter(server, sale, sheet, rates)))
        try:
            self.rates_sheet.open_with(await self._read_rates(server, sale))
        except Unanswered as error:
            self._desk.window.notice.say(str(error))

    async def _enter(
        self, server: RostrumServer, sale: Sale, sheet: RatesSheet, rates: dict[str, str]
    ) -> None:
        body = msgspec.json.encode(NewRates(rates))
        answer = await server.client.send(
            f"/api/v1/sales/{sale.sale_id}/rates", body, str(uuid.uuid4())
        )
        if answer is None:
            sheet.say(tr("The server did not answer. Try once more."), tone="closing")
        elif answer.ok:
            sheet.say(tr("✓ Kept by the server."), tone="good")
            if self.room is not None:
                self.room.take_rates(rates)
        else:
            sheet.say(refusal(answer).text, tone="closing")

    async def _read_rates(self, server: RostrumServer, sale: Sale) -> Rates:
        return await server.client.read(f"/api/v1/sales/{sale.sale_id}/rates", {}, Rates)

    # -- both ------------------------------------------------------------------------------

    def _sale(self) -> tuple[RostrumServer, Sale] | None:
        """The sale that the board is sifted by, or the first live one; by the server's own id."""
        wanted = self._desk.window.floor.shown.sieve.sale
        found: list[tuple[RostrumServer, Sale]] = []
        for server, sale in self._desk.all_sales():
            if sale.sale_id == wanted:
                found.insert(0, (server, sale))
            elif sale.kind is SaleKind.LIVE:
                found.append((server, sale))
        if not found:
            return None
        server, sale = found[0]
        raw = server.source.raw(sale.sale_id)
        return server, msgspec.structs.replace(sale, sale_id=raw)

    async def stop(self) -> None:
        """Closes both and ends what they began."""
        if self.podium is not None:
            await self.podium.stop()
        self._end_all()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def let_go(self, server: RostrumServer | object) -> None:
        """Puts both away when they are on a server that is no longer watched."""
        on = {one.source for one in (self.podium and self.podium.model, self.room) if one}
        if isinstance(server, RostrumServer) and server.source in on:
            self._end_all()

    def _end_all(self) -> None:
        for task in self._tasks:
            task.cancel()
        for window in (self.rostrum, self.big, self.rates_sheet):
            if window is not None:
                window.hide()
                window.deleteLater()
        self.podium = self.rostrum = self.big = self.room = self.rates_sheet = None

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._end)

    def _end(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._desk.reports.take(type(error), error, error.__traceback__)
