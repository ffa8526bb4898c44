"""The room's window, opened from a desk and joined to the sale that it shows."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from rostrum.desk import theme
from rostrum.desk.sale_choice import Offered, by_own_id
from rostrum.desk.screen import Screen
from rostrum.desk.servers import SaleServer

if TYPE_CHECKING:
    from rostrum.desk.app import Desk
    from rostrum.desk.models.room import RoomModel
    from rostrum.desk.views.big_screen import BigScreen


class RoomScreen:
    """Opens the big screen of one desk, and turns it to another sale."""

    def __init__(
        self,
        desk: "Desk",
        *,
        begin: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]],
        keep: Callable[..., None],
        next_sale: Callable[[], None],
    ) -> None:
        """``begin`` starts a task that ends with the screens, ``keep`` keeps settings by their
        names, ``next_sale`` is told that the next sale is wanted."""
        self._desk = desk
        self._begin = begin
        self._keep = keep
        self._next_sale = next_sale
        self.window: BigScreen | None = None
        self.model: RoomModel | None = None
        self.of: Offered | None = None
        self._following: asyncio.Task[None] | None = None

    def open(self, chosen: Offered, beside: QWidget) -> "BigScreen":
        """Opens the window, on another display than ``beside`` where there is one, or brings it up.

        ``chosen``: what a new window shows.
        """
        window = self.window or self._make(chosen)
        window.show_on(beside.screen())
        window.raise_()
        if beside.isVisible() and window.screen() is not beside.screen():
            beside.activateWindow()  # the room looks at it; the keys stay where they were
        return window

    def _make(self, chosen: Offered) -> "BigScreen":
        from rostrum.desk.views.big_screen import BigScreen  # noqa: PLC0415 - when it is opened

        desk = self._desk
        window = self.window = BigScreen(desk.pictures, theme.WORN, desk.settings.room_languages)
        window.paired.connect(lambda languages: self._keep(room_languages=languages))
        window.next_sale.connect(self._next_sale)
        window.closed.connect(self._closed)
        desk.signs.put_on(window, chosen[1])
        self.show(chosen)
        return window

    def show(self, chosen: Offered) -> None:
        """Turns an open window to a sale."""
        if self.window is None:
            return
        from rostrum.desk import day_rates  # noqa: PLC0415
        from rostrum.desk.models.room import RoomModel  # noqa: PLC0415

        if self._following is not None:
            self._following.cancel()
        if self.model is not None:
            self.model.leave()
        server, sale = by_own_id(chosen)
        self.of = chosen
        model = self.model = RoomModel(self._desk.board, server.source, sale)
        model.shown.connect(self.window.show_lot)
        self.window.show_lot(None)
        model.look()
        self._following = self._begin(day_rates.follow(server, sale, model.take_rates))

    def take_rates(self, rates: Mapping[str, str]) -> None:
        """Shows the day's rates of the sale that it shows."""
        if self.model is not None:
            self.model.take_rates(rates)

    def is_on(self, server: SaleServer) -> bool:
        """Whether what it shows is of this server."""
        return self.model is not None and self.model.source == server.source

    def put_away(self) -> None:
        """Lets go of the window; its task has been ended."""
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
        self.window = self.model = self.of = self._following = None

    def _closed(self) -> None:
        if self._desk.screens.alone is Screen.ROOM:
            self._desk.leave()
