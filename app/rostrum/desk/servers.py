"""One server of ours, as the desk watches it: its catalogue, its rooms, its bids.

Ids get the server's key before them here, so that the board holds lots of many servers at once and
never hears which is which but through their ``Source``.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import msgspec

from rostrum.desk.backlog import Backlog
from rostrum.desk.bid_line import BidLine
from rostrum.desk.bidding import Bidding
from rostrum.desk.client import ApiClient
from rostrum.desk.clock import ServerClock
from rostrum.desk.connecting import retry_pause
from rostrum.desk.link import Link
from rostrum.desk.log import entries
from rostrum.desk.models.past import Entry
from rostrum.desk.outcomes import NotKnown, Unanswered
from rostrum.desk.session import Session
from rostrum.desk.settings import ServerSettings
from rostrum.desk.source import Source
from rostrum.desk.truth import Counters
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Item, Sale
from rostrum.wire.push import StaffNotice
from rostrum.wire.state import ItemState


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """Who takes what a server says; every id in it is the desk's.

    ``staff`` a notice of a server's staff room, by its key, none when rooms were joined anew.
    ``items`` a catalogue, ``states`` states that are news, ``note`` what a foreign server says besides about an item, ``sales`` all sales
    of a server by its key, ``link`` each change of a source's link, ``trouble`` why a catalogue is
    not there yet, ``refused`` a server that did not let this desk in, ``bid`` each line about a bid, ``answered`` item, version and monotonic ns of
    each accepted one.
    """

    items: Callable[[list[Item], Source], None]
    states: Callable[[Sequence[ItemState]], None]
    note: Callable[[str, str], None]
    sales: Callable[[str, list[Sale]], None]
    link: Callable[[Link, Source], None]
    trouble: Callable[[str], None]
    refused: Callable[["Server"], None]
    bid: Callable[[BidLine], None]
    answered: Callable[[str, int, int], None]
    staff: Callable[[str, StaffNotice | None], None]


class Server(Protocol):
    """What the desk needs of a server that it watches, of whichever kind."""

    settings: ServerSettings
    bidding: Bidding

    @property
    def clock(self) -> ServerClock:
        """The server's clock as this desk knows it."""

    @property
    def counters(self) -> Counters:
        """What went wrong and was mended."""

    @property
    def link(self) -> Link:
        """The condition of the worst of its connections now."""

    @property
    def age(self) -> float:
        """Seconds since anything was heard."""

    @property
    def rooms(self) -> tuple[int, int]:
        """Rooms joined, and rooms wanted."""

    @property
    def trouble(self) -> str | None:
        """Why it is not live, as a sentence, where that is known."""

    def again(self) -> None:
        """Connects anew, now."""

    def set_token(self, token: str | None) -> None:
        """Whose the requests and the connection are from now on."""

    async def log(self, item_id: str) -> list[Entry]:
        """All that has happened to an item, by the server's own id. Raises ``Unanswered``."""

    async def picture(self, image: str) -> bytes:
        """A picture by its path there. Raises ``Unanswered``."""

    async def run(self) -> None:
        """Watches it until cancelled."""

    async def close(self) -> None:
        """Ends every open question and connection."""


@runtime_checkable
class SaleServer(Server, Protocol):
    """One with the staff's views of its sales: a server of ours, or a past sale of one."""

    client: ApiClient
    source: Source

    def join_staff(self, sales: Iterable[str]) -> None:
        """Hears what only the staff of these sales may, from now on; by the server's own ids."""


class RostrumServer:
    """A server that speaks the whole wire contract: one connection for all its rooms."""

    def __init__(self, settings: ServerSettings, token: str | None, ears: Ears) -> None:
        self.settings = settings
        self._ears = ears
        token = token if settings.keeps_secrets else None
        self.client = ApiClient(settings.base_url, token, ca_file=settings.ca_file)
        self.backlog = Backlog(self.client)
        self.session = Session(
            settings.base_url,
            token,
            on_states=lambda states: ears.states([self._ours(state) for state in states]),
            on_link=lambda link: ears.link(link, self.source),
            on_refused=lambda: ears.refused(self),
            on_staff=lambda notice: ears.staff(settings.key, notice),
            on_staff_joined=lambda: ears.staff(settings.key, None),
            ca_file=settings.ca_file,
        )
        self.source = Source(
            settings.name, self.session.clock, settings.own_leader, prefix=settings.key
        )
        self.bidding = Bidding(
            self.client,
            settings.paddle or None,
            settings.bids_as,
            source=lambda _: self.source,
            say=ears.bid,
            answered=ears.answered,
        )
        self.catalogue_read = asyncio.Event()
        self._trouble: str | None = None
        self._hurry = asyncio.Event()

    @property
    def clock(self) -> ServerClock:
        return self.session.clock

    @property
    def counters(self) -> Counters:
        return self.session.truth.counters

    @property
    def link(self) -> Link:
        return self.session.link

    @property
    def age(self) -> float:
        return self.session.age

    @property
    def rooms(self) -> tuple[int, int]:
        return self.session.rooms

    @property
    def trouble(self) -> str | None:
        return self._trouble or self.session.trouble or self._left_out()

    def _left_out(self) -> str | None:
        """That this desk is live and yet not told what only staff may hear."""
        reason = self.session.staff_trouble
        if reason is None or self.link is not Link.LIVE:
            return None
        if "FORBIDDEN" in reason:
            return tr(
                "Connected, and the lots are true. Calls, left bids and missed bids are told only to "
                "a clerk, an auctioneer or an admin. Sign in as one."
            )
        said = tr(
            "Connected, and the lots are true. Calls, left bids and missed bids come late, since the "
            "server let this desk into no room of its staff ({reason}). Connect again."
        )
        return said.format(reason=reason)

    def again(self) -> None:
        self._hurry.set()
        self.session.again()

    def set_token(self, token: str | None) -> None:
        token = token if self.settings.keeps_secrets else None
        self.client.set_token(token)
        self.session.set_token(token)
        self.again()

    def join_staff(self, sales: Iterable[str]) -> None:
        self.session.join_staff(sales)

    async def picture(self, image: str) -> bytes:
        return await self.client.picture(image)

    async def log(self, item_id: str) -> list[Entry]:
        """All that has happened to an item, for staff."""
        return entries(await self.client.events(item_id))

    async def run(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._read_catalogue(), name="desk catalogue")
            tasks.create_task(self.session.run(), name="desk session")
            tasks.create_task(self.backlog.run(), name="desk backlog")

    async def close(self) -> None:
        await self.bidding.stop()
        await self.client.close()

    async def _read_catalogue(self) -> None:
        """Reads the catalogue, again and again until the server gives one, then follows every lot."""
        attempt = 0
        while True:
            self._hurry.clear()
            try:
                await self._read_sales()
                self._trouble = None
                self.catalogue_read.set()
                await self._hurry.wait()  # a new connection or token: there may be more to see
                attempt = 0
                continue
            except Unanswered as error:
                if isinstance(error, NotKnown) and self.client.has_token:
                    self._ears.refused(self)
                self._trouble = str(error)
                self._ears.trouble(str(error))
            try:
                async with asyncio.timeout(retry_pause(attempt, lambda: 1.0)):
                    await self._hurry.wait()
            except TimeoutError:
                attempt += 1

    async def _read_sales(self) -> None:
        sales = await self.client.sales()
        if self.settings.sales:
            sales = [sale for sale in sales if sale.sale_id in self.settings.sales]
        if not sales:
            raise Unanswered(tr("There is no sale on this server yet."))
        items: list[Item] = []
        for sale in sales:
            items += await self.client.items(sale.sale_id)
        key = self.source.key
        ours = [msgspec.structs.replace(sale, sale_id=key(sale.sale_id)) for sale in sales]
        self._ears.sales(self.settings.key, ours)
        self._ears.items([self._our_item(item) for item in items], self.source)
        self._ears.states([self._ours(state) for state in self.session.follow(items)])

    def _ours(self, state: ItemState) -> ItemState:
        """A state by the desk's names; as it came where the server's are the desk's."""
        key = self.source.key
        if not self.source.prefix:
            return state
        return msgspec.structs.replace(
            state, item_id=key(state.item_id), sale_id=key(state.sale_id)
        )

    def _our_item(self, item: Item) -> Item:
        if not self.source.prefix:
            return item
        entry = item.catalogue
        if entry.image is not None:
            entry = msgspec.structs.replace(entry, image=self.source.key(entry.image))
        return msgspec.structs.replace(
            item,
            item_id=self.source.key(item.item_id),
            sale_id=self.source.key(item.sale_id),
            catalogue=entry,
        )
