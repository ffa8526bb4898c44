"""The socket to the push service: it joins rooms, listens, measures the clock, and comes back.

All judgement is in ``truth`` and ``clock``; this is the edge that turns packets into their calls.
"""

import asyncio
import contextlib
import itertools
import random
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from rostrum import trust
from rostrum.desk import later, push_calls
from rostrum.desk.clock import ServerClock
from rostrum.desk.connecting import heed_cancel, reason, retry_pause, trouble
from rostrum.desk.distrust import distrusted
from rostrum.desk.later import aiohttp
from rostrum.desk.link import Link
from rostrum.desk.push_calls import AnySocket, Refusal
from rostrum.desk.push_socket import PushSocket, SocketFailed
from rostrum.desk.sleep import Sleep
from rostrum.desk.truth import Truth, Verdict, believable
from rostrum.desk.words import tr
from rostrum.wire.push import StaffNotice
from rostrum.wire.state import ItemState

if TYPE_CHECKING:
    import ssl

    from rostrum.desk.polling_socket import PollingSocket

ROOMS_PER_CALL = 200
CALLS_AT_ONCE = 20
CALLS_APART_S = 0.05
"""Of thousands of lots, the calls after the first ones are so far apart: a server takes no more."""
CONNECT_LIMIT_S = 3.0
CLOCK_FIRST_S = 0.5
CLOCK_SETTLES = 10
"""At first the clock is measured this many times, so soon after another: of few exchanges over a
network whose delay varies even the fastest is crooked by several milliseconds."""
CLOCK_EVERY_S = 30.0
WATCH_EVERY_S = 0.1
GIVE_UP_AFTER_S = 8.0
"""Silence after which a connection that looks open is given up and made anew."""


class Session:
    """Keeps one desk connected to one push service for as long as ``run`` runs."""

    def __init__(
        self,
        base_url: str,
        token: str | None,
        *,
        on_states: Callable[[Sequence[ItemState]], None],
        on_link: Callable[[Link], None],
        on_refused: Callable[[], None] = lambda: None,
        on_staff: Callable[[StaffNotice], None] = lambda _: None,
        on_staff_joined: Callable[[], None] = lambda: None,
        ca_file: str | None = None,
        clock: ServerClock | None = None,
        dice: Callable[[], float] = random.random,
    ) -> None:
        """``on_states`` takes states that are news, in order; ``on_link`` each change of
        link; ``on_refused`` that the server did not let this desk in. ``on_staff`` takes each notice
        of the staff rooms joined; ``on_staff_joined`` says that they are joined on a new
        connection, so that what was told meanwhile has to be read."""
        self.truth = Truth()
        self.clock = clock or ServerClock()
        self._base_url = base_url
        self._ca_file = ca_file
        self._disbelieved = False
        self._headers: dict[str, str] = {}
        self.set_token(token)
        self.trouble: str | None = None
        """Why there is no connection, as a sentence; none while there is one."""
        self._on_states = on_states
        self._on_link = on_link
        self._on_refused = on_refused
        self._on_staff = on_staff
        self._on_staff_joined = on_staff_joined
        self._staff_sales: set[str] = set()
        self._staff_asked: set[str] = set()
        self.staff_trouble: str | None = None
        """Why the staff rooms could not be joined, as the server says it; none where they are."""
        self._dice = dice
        self._link = Link.OFFLINE
        self._work = asyncio.Event()
        self._drop = asyncio.Event()
        self._hurry = asyncio.Event()

    @property
    def link(self) -> Link:
        """The condition of the link at this moment."""
        return self.truth.link(time.monotonic())

    @property
    def age(self) -> float:
        """Seconds since anything was heard from the server."""
        return self.truth.age(time.monotonic())

    def set_token(self, token: str | None) -> None:
        """Whose the connection is from the next one on."""
        self._headers = {} if token is None else {"Authorization": f"Bearer {token}"}

    def again(self) -> None:
        """Gives up the connection that is there, and the wait for the next one."""
        self._hurry.set()
        self._drop.set()

    @property
    def rooms(self) -> tuple[int, int]:
        """Rooms joined, and rooms wanted."""
        return self.truth.rooms

    def follow(self, states: Iterable[ItemState]) -> list[ItemState]:
        """Adds items to follow from what the catalogue says of them; returns what is news."""
        newer = self.truth.follow(states)
        self._work.set()
        return newer

    def join_staff(self, sale_ids: Iterable[str]) -> None:
        """Listens to the staff rooms of these sales, too, on this connection and the next ones."""
        self._staff_sales.update(sale_ids)
        self._work.set()

    async def run(self) -> None:
        """Connects, and connects again, until cancelled."""
        await later.load("aiohttp")
        watch = asyncio.create_task(self._watch(), name="desk session watch")
        attempt = 0
        try:
            while True:
                stood = await self._connection(attempt)
                heed_cancel()
                attempt = 0 if stood else attempt + 1
                self._notice_link()
                self._hurry.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(retry_pause(attempt, self._dice)):
                        await self._hurry.wait()
        finally:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)
            self.truth.disconnected()
            self._notice_link()

    async def _connection(self, attempt: int) -> bool:
        """One connection from start to end; whether it ever stood with its rooms joined."""
        self._drop.clear()
        try:
            connector = aiohttp.TCPConnector(ssl=self._trust())
        except trust.CaUnusable as error:
            self.trouble = str(error)
            return False
        async with aiohttp.ClientSession(connector=connector) as http:
            # Every third attempt goes by long polling, for networks that break websockets.
            by_polling = attempt % 3 == 2 and not self._disbelieved
            kind = _polling_socket() if by_polling else PushSocket
            socket = kind(
                http,
                states=self._receive,
                staff=self._receive_notice,
                heard=self._hear_anything,
                malformed=self._malformed,
            )
            try:
                await self._stand(socket)
            except (aiohttp.ClientError, OSError, TimeoutError) as error:
                said = tr("No server answers at {url}.").format(url=self._base_url)
                distrust = distrusted(self._base_url, error)
                self._disbelieved = distrust is not None
                self.trouble = distrust or said
            except (SocketFailed, ValueError) as error:
                self.trouble = trouble(self._base_url, error)
                self._on_refused()
            finally:
                stood = self.truth.link(time.monotonic()) is not Link.OFFLINE
                self.truth.disconnected()
                self._notice_link()
                with contextlib.suppress(Exception):
                    await asyncio.wait_for(socket.disconnect(), 1.0)
        return stood

    async def _stand(self, socket: AnySocket) -> None:
        """Connects and lives on the connection until it is gone or given up."""
        async with asyncio.timeout(CONNECT_LIMIT_S * 2):
            await socket.connect(self._base_url, dict(self._headers), CONNECT_LIMIT_S)
        heed_cancel()
        self.truth.connected(time.monotonic())
        self._staff_asked.clear()
        self.staff_trouble = None
        self.trouble = None
        living = asyncio.create_task(self._live(socket), name="desk session rooms")
        ends = [asyncio.create_task(socket.gone.wait()), asyncio.create_task(self._drop.wait())]
        try:
            await asyncio.wait([living, *ends], return_when=asyncio.FIRST_COMPLETED)
            if living.done():
                living.result()  # a fault of ours is not a lost connection
        finally:
            for task in (living, *ends):
                task.cancel()
            await asyncio.gather(living, *ends, return_exceptions=True)

    def _trust(self) -> "ssl.SSLContext | bool":
        """Whose certificates are believed. Raises CaUnusable."""
        return trust.context(self._ca_file) if self._base_url.startswith("https:") else True

    async def _live(self, socket: AnySocket) -> None:
        """Joins what is to be joined and measures the clock until the connection fails."""
        try:
            await self._subscribe(socket, {})
            await self._measure(socket)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._keep_rooms(socket))
                tasks.create_task(self._keep_clock(socket))
        except* (SocketFailed, TimeoutError):
            self.trouble = tr("The connection to {url} was lost.").format(url=self._base_url)
        except* (Refusal, msgspec.MsgspecError) as errors:
            said = tr("{url} does not answer as this desk's protocol says ({reason}).")
            if "TOO_MANY_ROOMS" in str(errors.exceptions[0]):
                said = tr(
                    "{url} lets this desk follow fewer lots than there are. Sign in: whoever is signed "
                    "in may follow more."
                )
            self.trouble = said.format(url=self._base_url, reason=reason(errors.exceptions[0]))

    async def _keep_rooms(self, socket: AnySocket) -> None:
        while True:
            self._work.clear()
            calls = 0
            while asked := self.truth.to_ask(ROOMS_PER_CALL):
                await self._subscribe(socket, asked)
                calls += 1
                if calls >= CALLS_AT_ONCE:
                    await asyncio.sleep(CALLS_APART_S)
            await self._join_staff_rooms(socket)
            self.truth.ready()
            self._notice_link()
            await self._work.wait()

    async def _join_staff_rooms(self, socket: AnySocket) -> None:
        """Joins the staff rooms that are still to be joined; who may not keeps the public rooms."""
        new = self._staff_sales - self._staff_asked
        if not new:
            return
        self._staff_asked |= new
        try:
            await push_calls.join_staff(socket, new)
        except Refusal as refusal:
            self.staff_trouble = reason(refusal)
            return
        self.staff_trouble = None
        self._on_staff_joined()

    async def _subscribe(self, socket: AnySocket, asked: dict[str, int | None]) -> None:
        subscribed, malformed = await push_calls.subscribe(socket, asked)
        self.truth.counters.malformed += malformed
        self._on_states(self.truth.answered(asked, subscribed, time.monotonic()))

    async def _keep_clock(self, socket: AnySocket) -> None:
        for turn in itertools.count():
            await asyncio.sleep(CLOCK_FIRST_S if turn < CLOCK_SETTLES else CLOCK_EVERY_S)
            with contextlib.suppress(TimeoutError):
                await self._measure(socket)

    async def _measure(self, socket: AnySocket) -> None:
        await push_calls.measure(socket, self.clock)
        self.truth.heard(time.monotonic())

    def _receive(self, state: ItemState) -> None:
        if not believable(state):
            self._malformed()
            return
        match self.truth.pushed(state, time.monotonic()):
            case Verdict.NEW:
                self._on_states((state,))
            case Verdict.HOLE:
                self._on_states((state,))
                self._work.set()
            case Verdict.REPEATED | Verdict.OLDER | Verdict.NOT_FOLLOWED:
                pass

    def _receive_notice(self, notice: StaffNotice) -> None:
        self._hear_anything()
        self._on_staff(notice)

    def _hear_anything(self) -> None:
        self.truth.heard(time.monotonic())

    def _malformed(self) -> None:
        self.truth.counters.malformed += 1
        self.truth.heard(time.monotonic())

    async def _watch(self) -> None:
        """Notices silence and sleep, which no packet announces."""
        sleep = Sleep()
        while True:
            await asyncio.sleep(WATCH_EVERY_S)
            if sleep.over():
                self.woke()
            self._notice_link()
            if self.age > GIVE_UP_AFTER_S and self._link is Link.STALE:
                self._drop.set()

    def woke(self) -> None:
        """The machine or the desk slept: nothing that was measured or heard before is fresh."""
        self.clock.forget()
        self.again()

    def _notice_link(self) -> None:
        link = self.link
        if link is not self._link:
            self._link = link
            self._on_link(link)


def _polling_socket() -> "type[PollingSocket]":
    from rostrum.desk.polling_socket import PollingSocket  # noqa: PLC0415 - seldom, and slow

    return PollingSocket
