"""Opens the phone desk's windows for the sale that is wanted, and keeps them true."""

import asyncio
from typing import TYPE_CHECKING

from rostrum.desk import cues, theme
from rostrum.desk.cues import Cue
from rostrum.desk.first_size import first_size
from rostrum.desk.keymap import Everywhere
from rostrum.desk.phones.keys import PhoneAct
from rostrum.desk.servers import SaleServer
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Sale, SaleKind
from rostrum.wire.push import StaffNotice

if TYPE_CHECKING:
    from rostrum.desk.app import Desk
    from rostrum.desk.phones.room import PhoneRoom
    from rostrum.desk.views.phone_desk.call_sheets import CallSheetsWindow
    from rostrum.desk.views.phone_desk.client_sheet import ClientSheet
    from rostrum.desk.views.phone_desk.follow_up import FollowUpWindow
    from rostrum.desk.views.phone_desk.schedule import ScheduleWindow
    from rostrum.desk.views.phone_desk.window import PhoneDeskWindow


class PhoneOffice:
    """One sale's phone desk at a time; another sale's takes its place."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.room: PhoneRoom | None = None
        self.window: PhoneDeskWindow | None = None
        self.schedule: ScheduleWindow | None = None
        self.follow_up: FollowUpWindow | None = None
        self.sheets: CallSheetsWindow | None = None
        self.client: ClientSheet | None = None
        self._wanted = False
        self._ending: set[asyncio.Task[None]] = set()
        desk.hearing.staff.append(self._hear)

    def offer(self, window: MainWindow) -> None:
        """Gives a window of the board the key that opens the phone desk."""
        window.acts[Everywhere.PHONES] = self.show

    # -- opening ---------------------------------------------------------------------------

    def show(self) -> None:
        """Opens the phone desk, as soon as there is a sale that it can be of."""
        self._wanted = True
        if self.window is None:
            self.take_sales()
            if self.window is None:
                self._desk.window.notice.say(
                    tr("The phone desk opens as soon as a sale is there that has one.")
                )
            return
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def take_sales(self) -> None:
        """Sales have come: opens what is wanted and could not be opened before."""
        offered = self._offered()
        if self._wanted and self.window is None and offered:
            self.open(*offered[0])

    def open(self, server: SaleServer, sale: Sale) -> None:
        """Opens the phone desk of a sale in place of the one that is open."""
        size = None if self.window is None else self.window.size()
        self.close()
        self._wanted = True
        from rostrum.desk.phones.room import PhoneRoom  # noqa: PLC0415 - when it is opened
        from rostrum.desk.views.phone_desk.window import PhoneDeskWindow  # noqa: PLC0415

        room = PhoneRoom(server, sale, self._desk.board)
        window = PhoneDeskWindow(room, self._desk.pictures, theme.WORN)
        self.room, self.window = room, window
        if size is None:
            window.resize(first_size(self._desk.config.size))
        else:
            window.resize(size)
        window.act_wanted.connect(self._do)
        window.client_wanted.connect(self.show_client)
        window.closed.connect(self._closed)
        self._desk.board.updated.connect(window.refresh_lots)
        hear = self._desk.sounds.hear
        room.calls.dropped.connect(lambda _: hear(Cue.DROPPED))
        room.calls.near.connect(lambda *_: hear(Cue.NEAR))
        room.calls.asked.connect(lambda _: hear(Cue.NEAR))
        room.bids.line.connect(lambda _, line: self._desk.sounds.hear(cues.of_bid(line.phase)))
        room.start()
        self._desk.signs.put_on(window, sale)
        self.tick()
        window.show()

    def turn_to(self, sale: str) -> None:
        """Opens the phone desk of a sale by the desk's name, where it is there and not open."""
        found = next((one for one in self._offered() if one[1].sale_id == sale), None)
        if found is not None and (self.room is None or self.room.sale.sale_id != sale):
            self.open(*found)

    def close(self) -> None:
        """Puts the windows away and lets the sale go; the server keeps everything."""
        self._wanted = False
        for reading in (self.schedule, self.follow_up, self.sheets, self.client):
            if reading is not None:
                reading.stop()
        for window in (self.client, self.schedule, self.follow_up, self.sheets, self.window):
            if window is not None:
                window.blockSignals(True)
                window.close()
                window.deleteLater()
        if self.window is not None:
            self._desk.board.updated.disconnect(self.window.refresh_lots)
        if self.room is not None:
            task = asyncio.get_running_loop().create_task(self.room.stop())
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)
        self.room = self.window = self.schedule = self.follow_up = None
        self.sheets = self.client = None

    def forget(self) -> None:
        """What is shown was of another time: what is read next counts, older or not."""
        if self.room is not None:
            self.room.calls.forget()

    async def stop(self) -> None:
        """Ends everything."""
        self.close()
        await asyncio.gather(*self._ending, return_exceptions=True)

    def tick(self) -> None:
        """Shows how the link is."""
        if self.room is not None and self.window is not None:
            self.window.say_link(self.room.server.link, self.room.server.age)

    # -- inside ----------------------------------------------------------------------------

    def _offered(self) -> list[tuple[SaleServer, Sale]]:
        """Sales that can have a phone desk: those by hammer first."""
        return sorted(
            self._desk.hearing.all_sales(), key=lambda one: one[1].kind is not SaleKind.LIVE
        )

    def name_keys(self) -> None:
        """Names the keys in force."""
        if self.window is not None:
            self.window.name_keys()

    def _do(self, act: PhoneAct | Everywhere) -> None:
        match act:
            case Everywhere():
                self._desk.do(act)
            case PhoneAct.SCHEDULE:
                self.show_schedule()
            case PhoneAct.FOLLOW_UP:
                self.show_follow_up()
            case PhoneAct.SHEETS:
                self.show_sheets()
            case PhoneAct.NEXT_SALE:
                self._next_sale()
            case PhoneAct.BOARD:
                self._desk.wall.show()
                self._desk.window.activateWindow()
            case _:
                pass

    def show_schedule(self) -> None:
        """Opens the schedule of all calls."""
        if self.room is None:
            return
        if self.schedule is None:
            from rostrum.desk.views.phone_desk.schedule import ScheduleWindow  # noqa: PLC0415 - when it is opened

            self.schedule = ScheduleWindow(self.room, theme.WORN)
            self._desk.signs.put_on(self.schedule, self.room.sale)
            self.schedule.sheets_wanted.connect(self.show_sheets)
            self.schedule.client_wanted.connect(self.show_client)
            self.schedule.resize(first_size((1280, 820)))
        self.schedule.show()
        self.schedule.raise_()
        self.schedule.activateWindow()

    def show_follow_up(self) -> None:
        """Opens the list of clients to call back."""
        if self.room is None:
            return
        if self.follow_up is None:
            from rostrum.desk.views.phone_desk.follow_up import FollowUpWindow  # noqa: PLC0415 - when it is opened

            self.follow_up = FollowUpWindow(self.room)
            self._desk.signs.put_on(self.follow_up, self.room.sale)
            self.follow_up.resize(first_size((1180, 700)))
        self.follow_up.open()

    def show_sheets(self) -> None:
        """Opens the call sheets."""
        if self.room is None:
            return
        if self.sheets is None:
            from rostrum.desk.views.phone_desk.call_sheets import CallSheetsWindow  # noqa: PLC0415 - when it is opened

            self.sheets = CallSheetsWindow(self.room, theme.WORN)
            self._desk.signs.put_on(self.sheets, self.room.sale)
            self.sheets.resize(first_size((1340, 820)))
            self.sheets.client_wanted.connect(self.show_client)
        self.sheets.show()
        self.sheets.raise_()
        self.sheets.activateWindow()

    def show_client(self, client_id: str) -> None:
        """Opens a client's facts, to see and to change."""
        if self.room is None or self.window is None:
            return
        if self.client is None:
            from rostrum.desk.views.phone_desk.client_sheet import ClientSheet  # noqa: PLC0415 - when it is opened

            self.client = ClientSheet(self.window, self.room)
            self._desk.signs.put_on(self.client, self.room.sale)
        self.client.open_client(client_id)

    def _next_sale(self) -> None:
        offered = self._offered()
        now = self.room.sale.sale_id if self.room is not None else None
        places = [sale.sale_id for _, sale in offered]
        if len(offered) < 2 or now not in places:
            return
        self.open(*offered[(places.index(now) + 1) % len(offered)])

    def _hear(self, key: str, notice: StaffNotice | None) -> None:
        if self.room is not None and self.room.server.settings.key == key:
            self.room.hear(notice)

    def _closed(self) -> None:
        self.close()
        if not any(window.isVisible() for window in self._desk.wall.windows):
            self._desk.leave()
