"""A past sale as one more server of the desk: it tells the board what was pushed then."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable

import msgspec

from rostrum.desk.bidding import Bidding
from rostrum.desk.clock import ServerClock
from rostrum.desk.connecting import retry_pause
from rostrum.desk.link import Link
from rostrum.desk.models.board import Moment
from rostrum.desk.models.past import Entry
from rostrum.desk.outcomes import NotKnown, Unanswered
from rostrum.desk.replay.client import PastClient, sentence
from rostrum.desk.replay.clock import ReplayClock
from rostrum.desk.replay.playback import Playback
from rostrum.desk.replay.recording import STEPS, Recording
from rostrum.desk.servers import Ears
from rostrum.desk.settings import ServerSettings
from rostrum.desk.source import Source
from rostrum.desk.truth import Counters
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Item, Sale
from rostrum.wire.replay import ReplayHead, ReplayStep

VIEWS_EVERY_S = 1.0
"""While it plays, what only staff see is read anew so often."""
BREATH = 500
"""After so many steps read the desk's loop gets its turn."""


class ReplayServer:
    """Reads the whole recording first; then nothing but the staff's views is asked of the server."""

    def __init__(
        self,
        settings: ServerSettings,
        token: str | None,
        ears: Ears,
        moved: Callable[[list[Moment]], None],
    ) -> None:
        """``settings.sales`` names the one sale; ``moved`` takes lots as they are at another time."""
        self.settings = settings
        self.sale_id = settings.sales[0]
        self.counters = Counters()
        self.steps = (0, 0)
        """Steps read, and steps there are."""
        self.trouble: str | None = None
        self.link = Link.OFFLINE
        self._clock = ReplayClock()
        self.playback = Playback(self._clock)
        self.client = PastClient(settings.base_url, token, self._clock.now)
        self.source = Source(
            settings.name,
            self._clock,
            settings.own_leader,
            closed=sentence(),
            prefix=settings.key,
            seconds=self._clock.seconds,
        )
        self.bidding = Bidding(
            self.client,
            settings.paddle or None,
            settings.bids_as,
            source=lambda _: self.source,
            say=ears.bid,
            answered=ears.answered,
        )
        self._ears = ears
        self._wake = asyncio.Event()
        self._looked = 0.0
        self.playback.went.connect(ears.states)
        self.playback.moved.connect(moved)
        self.playback.changed.connect(self._turned)

    @property
    def clock(self) -> ServerClock:
        return self._clock

    @property
    def age(self) -> float:
        """A past does not grow old."""
        return 0.0

    @property
    def rooms(self) -> tuple[int, int]:
        """No room is joined for what is over."""
        return 0, 0

    def again(self) -> None:
        """Asks anew, where it could not be read."""
        self._wake.set()

    def set_token(self, token: str | None) -> None:
        self.client.set_token(token)
        self.again()

    def join_staff(self, sales: Iterable[str]) -> None:
        """Nothing is told of a past sale by itself; its views are read as time goes on."""

    async def log(self, item_id: str) -> list[Entry]:
        """All that had happened to an item by the sale's time."""
        recording = self.playback.recording
        if recording is None:
            raise Unanswered(tr("The replay is not there yet."))
        return recording.entries(self.source.key(item_id), self.playback.at)

    async def picture(self, image: str) -> bytes:
        return await self.client.picture(image)

    async def close(self) -> None:
        await self.bidding.stop()
        await self.client.close()

    async def run(self) -> None:
        sale, items, recording = await self._read()
        self._ears.sales(self.settings.key, [sale])
        at = recording.begins_at
        shown = [
            _in_full(item, recording.state(item.item_id, at))
            for item in items
            if item.item_id in recording.lots
        ]
        self.playback.begin(recording, sale.title)
        self._ears.items(shown, self.source)
        self.playback.tell_all()
        self.link = Link.LIVE
        self._ears.link(Link.LIVE, self.source)
        while True:
            self._wake.clear()
            pause = self.playback.advance()
            self._look()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._wake.wait()

    # -- inside ----------------------------------------------------------------------------

    async def _read(self) -> tuple[Sale, list[Item], Recording]:
        """The recording, asked for again and again until it is there."""
        attempt = 0
        while True:
            self._wake.clear()
            try:
                sale = await self._sale()
                items = await self.client.items(self.sale_id)
                recording = await self._recording()
            except Unanswered as error:
                self.trouble = str(error)
                self._ears.trouble(str(error))
                if isinstance(error, NotKnown) and self.client.has_token:
                    self._ears.refused(self)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(retry_pause(attempt, lambda: 1.0)):
                        await self._wake.wait()
                attempt += 1
            else:
                self.trouble = None
                key = self.source.key
                sale = msgspec.structs.replace(sale, sale_id=key(sale.sale_id))
                return sale, [self._our_item(item) for item in items], recording

    async def _sale(self) -> Sale:
        sales = {sale.sale_id: sale for sale in await self.client.sales()}
        if self.sale_id not in sales:
            said = tr("There is no sale {sale} on {url}.")
            raise Unanswered(said.format(sale=self.sale_id, url=self.settings.base_url))
        return sales[self.sale_id]

    async def _recording(self) -> Recording:
        steps: list[ReplayStep] = []
        told = 0

        def head(found: ReplayHead) -> None:
            nonlocal told
            told = found.steps

        async with contextlib.aclosing(self.client.steps(self.sale_id, head)) as coming:
            async for step in coming:
                steps.append(step)
                if len(steps) > STEPS:
                    said = tr("A sale of more than {most} steps is not replayed.")
                    raise Unanswered(said.format(most=STEPS))
                if len(steps) % BREATH == 0:
                    self.steps = (len(steps), told)
                    self._ears.trouble(self._progress())
                    await asyncio.sleep(0)
        if len(steps) < told:
            raise Unanswered(
                tr("The replay from {url} broke off.").format(url=self.settings.base_url)
            )
        try:
            return Recording(self._ours(steps))
        except ValueError as error:
            raise Unanswered(tr("Nothing has happened in this sale yet.")) from error

    def _progress(self) -> str:
        done, all_ = self.steps
        said = tr("Reading the sale: {done} of {all} steps")
        return said.format(done=done, all=all_)

    def _ours(self, steps: list[ReplayStep]) -> Iterable[ReplayStep]:
        if not self.source.prefix:
            return steps
        key = self.source.key
        return [
            ReplayStep(
                step.at,
                msgspec.structs.replace(
                    step.state,
                    item_id=key(step.state.item_id),
                    sale_id=key(step.state.sale_id),
                ),
            )
            for step in steps
        ]

    def _our_item(self, item: Item) -> Item:
        if not self.source.prefix:
            return item
        entry = item.catalogue
        if entry.image is not None:
            entry = msgspec.structs.replace(entry, image=self.source.key(entry.image))
        key = self.source.key
        return msgspec.structs.replace(
            item, item_id=key(item.item_id), sale_id=key(item.sale_id), catalogue=entry
        )

    def _turned(self) -> None:
        self._looked = 0.0
        self._wake.set()

    def _look(self) -> None:
        """Has the staff's views read anew, after each turn and now and then while it plays."""
        now = time.monotonic()
        due = VIEWS_EVERY_S if self.playback.playing else float("inf")
        if self._looked == 0.0 or now - self._looked > due:
            self._looked = now
            self._ears.staff(self.settings.key, None)


def _in_full(item: Item, state: object) -> Item:
    """A catalogue's entry with the lot as it was."""
    facts = {name: getattr(state, name) for name in item.__struct_fields__ if name != "catalogue"}
    return Item(**facts, catalogue=item.catalogue)
