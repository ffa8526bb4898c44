"""An item without Socket.IO: ``/items/{itemId}/stream`` and ``/items/{itemId}/poll``.

For the article's Comet and HTTP Push Stream readers; wire contract, section 1. They hear what the
item's room hears. A stream names each event by its channel; a poll answers with states of channel
``auction`` alone. An item that nobody knows is a room in which nothing has been said yet: its
stream stays open, its poll waits.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager

import msgspec
import structlog
from aiohttp import HttpVersion11, web

from rostrum.push.admission import Admission, Full
from rostrum.push.article import Message
from rostrum.push.callers import caller, networks
from rostrum.push.calls import Snapshots
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.entrance import Admitted, ConnectionRefused, Entrance, bearer
from rostrum.push.event_stream import StreamEvent, retry, unknown
from rostrum.push.names import NameRefused, item_names
from rostrum.push.origins import OriginRefused, cors_headers
from rostrum.push.readers import Audience, Offered, Poller, Streamer
from rostrum.wire.push import Subscribed
from rostrum.wire.state import AUCTION_CHANNEL

LOOK_S = 0.25
"""How often readers are looked at: who has left, reads again, or needs a sign of life."""

_STREAM = {
    "Content-Type": "text/event-stream",
    "X-Accel-Buffering": "no",  # nginx hands on each event as it comes
}

log = structlog.get_logger()


class _Asked(msgspec.Struct):
    headers: dict[str, str]
    items: list[str]
    admitted: Admitted


class Streams:
    """Every stream and poll of one push process."""

    def __init__(
        self,
        config: PushConfig,
        snapshots: Snapshots,
        admission: Admission,
        entrance: Entrance,
        counters: Counters,
    ) -> None:
        self._config = config
        self._snapshots = snapshots
        self._admission = admission
        self._entrance = entrance
        self._counters = counters
        self._proxies = networks(config.trusted_proxies)
        self._streamers = Audience[Streamer]()
        self._pollers = Audience[Poller]()
        counters.gauges["streams"] = (
            "Server-Sent Events readers.",
            lambda: len(self._streamers.everyone),
        )
        counters.gauges["polls"] = ("Long polls that wait.", lambda: len(self._pollers.everyone))

    def attach(self, app: web.Application) -> None:
        """Adds the routes to an application, and what runs beside them to its life."""
        app.router.add_get("/items/{items}/stream", self.stream, allow_head=False)
        app.router.add_get("/items/{items}/poll", self.poll, allow_head=False)
        app.cleanup_ctx.append(self._running)
        app.on_shutdown.append(self._end_all)

    def watched(self) -> Iterable[str]:
        """The items that somebody reads."""
        return (*self._streamers.items(), *self._pollers.items())

    def emit(self, item_id: str, channel: str, message: Message) -> None:
        """Hands one event to everyone who reads the item; nothing is awaited."""
        streamers, pollers = self._streamers.of(item_id), self._pollers.of(item_id)
        if not streamers and not pollers:
            return
        event = StreamEvent(item_id, channel, message)
        for streamer in streamers:
            self._hand(streamer, event)
        if event.replaceable:
            for poller in pollers:
                self._counters.polled += poller.offer(event)

    def _hand(self, streamer: Streamer, event: StreamEvent) -> None:
        match streamer.offer(event):
            case Offered.TAKEN:
                self._counters.streamed += 1
            case Offered.CONFLATED:
                self._counters.conflated += 1
            case Offered.TOO_SLOW:
                log.info("slow_stream_ended", items=len(streamer.items))
                streamer.cut()
            case Offered.OLD:
                pass  # said already by the snapshot that the stream began with

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events of one item, or of several with commas between: 200, or in words
        400, 401, 403, 429, 503."""
        asked = self._asked(request)
        headers, items = asked.headers, asked.items
        since = _version(request.headers.get("Last-Event-ID", ""))
        with self._place(request, headers) as transport:
            chunked = request.version >= HttpVersion11
            reader = Streamer(items, transport, self._config.buffer_bytes, chunked=chunked)
            # Among the readers before the snapshot is taken, so that nothing falls between.
            with self._streamers.joined(reader, items), self._while_valid(reader, asked):
                found = await self._newer(items, since if len(items) == 1 else None, headers)
                for item_id, state in found.items.items():
                    encoded = msgspec.json.encode(state)
                    self._hand(reader, StreamEvent(item_id, AUCTION_CHANNEL, encoded))
                response = web.StreamResponse(headers=headers | _STREAM)
                if chunked:
                    response.enable_chunked_encoding()
                await response.prepare(request)
                begin = unknown(found.unknown) if found.unknown else b""
                await response.write(retry(self._config.stream_retry_ms) + begin)
                reader.open()
                await reader.ended()
        self._counters.disconnected("slow" if reader.slow else "stream_ended")
        return response

    async def poll(self, request: web.Request) -> web.Response:
        """The state when it is newer than ``?since=``, at once or as soon as it is: 200; 204 when
        none came in time; in words 400, 401, 403, 429, 503."""
        asked = self._asked(request)
        headers, items = asked.headers, asked.items
        if len(items) > 1:
            raise _bad_request("a poll takes one itemId", headers)
        text = request.query.get("since", "")
        since = _version(text)
        if text and since is None:
            raise _bad_request("since must be a version, a whole number", headers)
        with self._place(request, headers) as transport:
            poller = Poller(-1 if since is None else since, transport)
            with self._pollers.joined(poller, items), self._while_valid(poller, asked):
                found = (await self._newer(items, since, headers)).items
                if found:
                    self._counters.polled += 1
                    message: bytes | None = msgspec.json.encode(found[items[0]])
                else:
                    message = await poller.wait(self._config.poll_seconds)
        if message is None:
            return web.Response(status=204, headers=headers)
        return web.Response(body=message, content_type="application/json", headers=headers)

    def _asked(self, request: web.Request) -> "_Asked":
        """What was asked for and by whom; what the answer must carry for a browser."""
        try:
            headers = cors_headers(request, self._config.origins) | {"Cache-Control": "no-store"}
        except OriginRefused as error:
            raise web.HTTPForbidden(text=f"forbidden\n{error}") from error
        token = bearer(request.headers.get("Authorization", ""))
        try:
            who = self._entrance.reader(token)
        except ConnectionRefused as refusal:
            raise web.HTTPUnauthorized(
                text=f"unauthorized\n{refusal}", headers=headers | {"WWW-Authenticate": "Bearer"}
            ) from refusal
        try:
            items = item_names([request.match_info["items"]])
        except NameRefused as error:
            raise _bad_request(str(error), headers) from error
        most = self._config.rooms(signed_in=who is not None)
        if not items or len(items) > most:
            raise _bad_request(f"name from one to {most} itemId", headers)
        return _Asked(headers, items, Admitted(who, token, []))

    @contextmanager
    def _while_valid(self, reader: Streamer | Poller, asked: "_Asked") -> Iterator[None]:
        """Keeps a reader as long as the token that it came with is valid."""

        async def end() -> None:
            reader.end()

        self._entrance.stay(reader, asked.admitted, end)
        try:
            yield
        finally:
            self._entrance.in_use.over(reader)

    async def _newer(
        self, items: list[str], since: int | None, headers: dict[str, str]
    ) -> Subscribed:
        try:
            async with asyncio.timeout(self._config.snapshot_seconds):
                return await self._snapshots(dict.fromkeys(items, since))
        except TimeoutError as error:
            raise web.HTTPServiceUnavailable(
                text="busy\nthe states cannot be read now; try again",
                headers=headers | {"Retry-After": "1"},
            ) from error

    @contextmanager
    def _place(self, request: web.Request, headers: dict[str, str]) -> Iterator[asyncio.Transport]:
        """A place among the connections, with the way back to the client."""
        address = caller(request, self._proxies)
        transport = request.transport
        if transport is None:
            raise ConnectionResetError("the client has gone")
        try:
            self._admission.enter(address)
        except Full as full:
            self._counters.connections_refused += 1
            status = web.HTTPTooManyRequests if full.status == 429 else web.HTTPServiceUnavailable
            raise status(text=f"busy\n{full}", headers=headers | {"Retry-After": "5"}) from full
        try:
            yield transport
        finally:
            self._admission.leave(address)

    # -- life ------------------------------------------------------------------------------

    async def _running(self, _app: web.Application) -> AsyncIterator[None]:
        tasks = [
            asyncio.create_task(self._look(), name="streams"),
            asyncio.create_task(self._entrance.in_use.watch(), name="tokens in use"),
        ]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_S)
            for poller in self._pollers.everyone:
                if poller.gone():
                    poller.end()
            for streamer in self._streamers.everyone:
                streamer.look(self._config.stream_heartbeat_seconds)

    async def _end_all(self, _app: web.Application) -> None:
        for streamer in self._streamers.everyone:
            streamer.end()
        for poller in self._pollers.everyone:
            poller.end()


def _version(text: str) -> int | None:
    """A version as text; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def _bad_request(detail: str, headers: dict[str, str]) -> web.HTTPBadRequest:
    return web.HTTPBadRequest(text=f"bad request\n{detail}", headers=headers)
