"""The day's rates: entered on one desk, shown at once on every big screen.

The room's screen joins no staff room. It asks the server for newer rates and the server answers when
there are some, or after a while with none.
"""

import asyncio
import uuid
from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtWidgets import QWidget

from rostrum.desk.gavel import refusal
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.servers import SaleServer
from rostrum.desk.views.rates_sheet import RatesSheet
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Sale
from rostrum.wire.commissions import NewRates, Rates

AGAIN_S = 15.0
"""After a question that was not answered, or that the server did not keep waiting."""

Shown = Callable[[Mapping[str, str]], None]


async def follow(server: SaleServer, sale: Sale, shown: Shown) -> None:
    """Gives ``shown`` each set of rates as it is entered, until cancelled."""
    newest: Rates | None = None
    while True:
        try:
            query = {} if newest is None else {"since": str(newest.at or 0)}
            rates = await server.client.newer(_path(sale), query, Rates)
        except Unanswered:  # the figures are marked as old already; the rates stay as they are
            await asyncio.sleep(AGAIN_S)
            continue
        if rates is None:
            continue
        if newest is not None and rates.at == newest.at:
            await asyncio.sleep(AGAIN_S)
        newest = rates
        shown(rates.rates)


class RatesDesk:
    """The sheet on which one sale's rates are entered."""

    def __init__(self, server: SaleServer, sale: Sale, parent: QWidget, shown: Shown) -> None:
        """``shown`` gets rates that the server has kept."""
        self._server = server
        self._sale = sale
        self._shown = shown
        self.sheet = RatesSheet(parent)

    async def open(self) -> None:
        """Shows the rates that count now. Raises ``Unanswered``."""
        rates = await self._server.client.read(_path(self._sale), {}, Rates)
        self.sheet.open_with(rates)

    async def enter(self, rates: dict[str, str]) -> None:
        """Has them kept by the server, and says what became of it."""
        body = msgspec.json.encode(NewRates(rates))
        answer = await self._server.client.send(_path(self._sale), body, str(uuid.uuid4()))
        if answer is None:
            self.sheet.say(tr("The server did not answer. Try once more."), tone="closing")
        elif answer.ok:
            self.sheet.say(tr("✓ Kept by the server."), tone="good")
            self._shown(rates)
        else:
            self.sheet.say(refusal(answer).text, tone="closing")


def _path(sale: Sale) -> str:
    return f"/api/v1/sales/{sale.sale_id}/rates"
