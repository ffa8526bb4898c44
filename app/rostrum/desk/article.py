"""A server of the seed article's kind: one connection for each item, any channel, any JSON object.

It sends no heartbeat and tells no time, so both come from a request each second for nothing but an
answer: that it came says that the server is there, its ``Date`` says what time it is there, within
half a second. Read-only, unless the user has named an address that takes bids.
"""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from urllib.parse import quote

import aiohttp
import msgspec
import socketio

from rostrum import trust
from rostrum.desk.article_bids import ArticleBids
from rostrum.desk.bidding import Bidding
from rostrum.desk.clock import ServerClock, monotonic_ms
from rostrum.desk.connecting import heed_cancel, retry_pause, trouble
from rostrum.desk.foreign import SALE, placeholder, understood
from rostrum.desk.link import Link
from rostrum.desk.models.past import Entry
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.servers import Ears
from rostrum.desk.settings import ServerSettings
from rostrum.desk.source import Source
from rostrum.desk.truth import STALE_AFTER_S, Counters
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Item, LotDetails, Sale, SaleKind

CONNECT_LIMIT_S = 4.0
CONNECTING = 8
"""Most connections being made at once."""
ASK_EVERY_S = 1.0
WATCH_EVERY_S = 0.1


class ArticleServer:
    """Follows the items that the user named, each on its own connection."""

    def __init__(
        self,
        settings: ServerSettings,
        ears: Ears,
        *,
        dice: Callable[[], float] = random.random,
    ) -> None:
        self.settings = settings
        self.clock = ServerClock()
        self.counters = Counters()
        self.trouble: str | None = None
        self._ears = ears
        self._dice = dice
        closed = None
        if settings.bid_url is None:
            closed = tr("This server is only read: it has no address for bids.")
        elif not settings.paddle:
            closed = tr("This desk has no paddle here: it only watches.")
        self._sources = {
            item: Source(
                settings.name, self.clock, settings.own_leader, closed=closed, prefix=settings.key
            )
            for item in settings.items
        }
        self._states = {
            item: placeholder(item, settings.key, settings.currency.upper())
            for item in settings.items
        }
        self._connected: set[str] = set()
        self._stood: set[str] = set()
        self._heard_at = float("-inf")
        self._again = asyncio.Event()
        self.bidding = Bidding(
            ArticleBids(settings, self._states.__getitem__, self._http),
            settings.paddle or None,
            settings.bids_as,
            source=lambda item: self._sources[item.removeprefix(settings.key)],
            say=ears.bid,
            answered=ears.answered,
        )

    @property
    def link(self) -> Link:
        """The condition of the worst of its connections."""
        if len(self._connected) < len(self._sources):
            return Link.OFFLINE
        return Link.STALE if self.age > STALE_AFTER_S else Link.LIVE

    @property
    def age(self) -> float:
        """Seconds since anything was heard."""
        return time.monotonic() - self._heard_at

    @property
    def rooms(self) -> tuple[int, int]:
        """Items whose connection stands, and items wanted."""
        return len(self._connected), len(self._sources)

    def again(self) -> None:
        """Makes every connection anew."""
        self._again.set()

    def set_token(self, _token: str | None) -> None:
        """The article's server knows no tokens."""

    async def log(self, _item_id: str) -> list[Entry]:
        """Such a server keeps no log."""
        raise Unanswered(tr("This server keeps no log."))

    async def picture(self, image: str) -> bytes:
        """There are no pictures. Raises ``Unanswered``."""
        raise Unanswered(tr("The server has no picture {image}.").format(image=image))

    async def close(self) -> None:
        """Ends every open question."""
        await self.bidding.stop()

    async def run(self) -> None:
        """Follows every item until cancelled."""
        name, key = self.settings.name, self.settings.key
        sale = Sale(
            sale_id=key + SALE, title=name, kind=SaleKind.TIMED,
            currency=self.settings.currency.upper(), publish_paddles=True, lots=len(self._states),
        )  # fmt: skip
        self._ears.sales(key, [sale])
        for item, source in self._sources.items():
            shown = msgspec.structs.asdict(self._states[item])
            self._ears.items([Item(**shown, catalogue=LotDetails())], source)
            self._ears.note(key + item, tr("Nothing has been heard of it yet"))
        try:
            self._trust = trust.context(self.settings.ca_file)
        except trust.CaUnusable as error:
            self.trouble = str(error)
            self._ears.trouble(self.trouble)
            return
        async with self._http() as http, asyncio.TaskGroup() as tasks:
            turn = asyncio.Semaphore(CONNECTING)
            tasks.create_task(self._ask_the_time(), name="desk article time")
            tasks.create_task(self._watch(), name="desk article watch")
            for item in self._sources:
                tasks.create_task(self._follow(item, http, turn), name=f"desk article {item}")

    def _http(self, limit_s: float | None = None) -> aiohttp.ClientSession:
        """Connections to this server, whose certificate is always checked."""
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=self._trust),
            timeout=aiohttp.ClientTimeout(total=limit_s),
        )

    # -- one connection for each item ------------------------------------------------------

    async def _follow(
        self, item: str, http: aiohttp.ClientSession, turn: asyncio.Semaphore
    ) -> None:
        attempt = 0
        while True:
            stood = await self._connection(item, http, turn)
            heed_cancel()
            attempt = 0 if stood else attempt + 1
            await asyncio.sleep(retry_pause(attempt, self._dice))

    async def _connection(
        self, item: str, http: aiohttp.ClientSession, turn: asyncio.Semaphore
    ) -> bool:
        """One connection from start to end; whether it stood."""
        gone = asyncio.Event()
        socket = socketio.AsyncClient(
            reconnection=False, handle_sigint=False, http_session=http, request_timeout=2
        )
        socket.on("disconnect", lambda *_: gone.set())
        socket.on("*", lambda channel, *args: self._receive(item, channel, args))
        url = f"{self.settings.base_url}?itemId={quote(item, safe='')}"
        try:
            async with turn, asyncio.timeout(CONNECT_LIMIT_S):
                await socket.connect(url, wait_timeout=CONNECT_LIMIT_S)
            heed_cancel()
            self._now_connected(item)
            again = asyncio.create_task(self._again.wait())
            over = asyncio.create_task(gone.wait())
            try:
                await asyncio.wait([again, over], return_when=asyncio.FIRST_COMPLETED)
            finally:
                again.cancel()
                over.cancel()
        except (aiohttp.ClientError, OSError, TimeoutError):
            self.trouble = tr("No server answers at {url}.").format(url=self.settings.base_url)
        except (socketio.exceptions.SocketIOError, ValueError) as error:
            self.trouble = trouble(self.settings.base_url, error)
        finally:
            stood = item in self._connected
            self._connected.discard(item)
            with contextlib.suppress(Exception):
                await asyncio.wait_for(socket.disconnect(), 1.0)
        return stood

    def _now_connected(self, item: str) -> None:
        self._connected.add(item)
        self._heard_at = time.monotonic()
        if item in self._stood:
            self.counters.reconnections += 1
        self._stood.add(item)
        if len(self._connected) == len(self._sources):
            self.trouble = None
            self._again.clear()

    def _receive(self, item: str, channel: str, args: tuple[object, ...]) -> None:
        self._heard_at = time.monotonic()
        if self.settings.channels and channel not in self.settings.channels:
            return
        message = args[0] if args else None
        if not isinstance(message, dict):
            self.counters.malformed += 1
        held = self._states[item]
        state, rest = understood(held, message, self.settings.fields, minor=self.settings.minor)
        self._states[item] = state
        self._ears.states([state])
        self._ears.note(state.item_id, rest)

    # -- the request that stands for a heartbeat -------------------------------------------

    async def _ask_the_time(self) -> None:
        async with self._http(CONNECT_LIMIT_S) as http:
            while True:
                began = time.monotonic()
                t0 = monotonic_ms()
                with contextlib.suppress(aiohttp.ClientError, OSError, TimeoutError, ValueError):
                    async with http.head(self.settings.base_url, allow_redirects=False) as answer:
                        t3 = monotonic_ms()
                        self._heard_at = time.monotonic()
                        told = answer.headers.get("Date")
                        if told is not None:
                            at = parsedate_to_datetime(told).timestamp() * 1000 + 500
                            self.clock.sample(t0, at, at, t3)
                await asyncio.sleep(max(0.05, ASK_EVERY_S - (time.monotonic() - began)))

    async def _watch(self) -> None:
        told: dict[str, Link] = {}
        while True:
            stale = self.age > STALE_AFTER_S
            for item, source in self._sources.items():
                link = Link.OFFLINE
                if item in self._connected:
                    link = Link.STALE if stale else Link.LIVE
                if told.get(item) is not link:
                    told[item] = link
                    self._ears.link(link, source)
            await asyncio.sleep(WATCH_EVERY_S)
