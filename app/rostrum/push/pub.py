"""``POST /pub``: the article's way in, by the wire contract, section 1."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from rostrum.push.article import DataError, Message, read_publication
from rostrum.push.callers import from_a_browser, from_this_machine, networks
from rostrum.push.config import PushConfig

MayPublish = Callable[[web.Request], bool]
Emit = Callable[[str, str, Message], Awaitable[None]]


class Pub:
    """Reads a publication and hands it to ``emit``; every refusal is said before anything is sent."""

    def __init__(
        self,
        config: PushConfig,
        emit: Emit,
        may_publish: MayPublish | None,
        overloaded: Callable[[], bool] = lambda: False,
    ) -> None:
        self._config = config
        self._emit = emit
        self._may_publish = may_publish
        self._overloaded = overloaded
        self._proxies = networks(config.trusted_proxies)

    async def handle(self, request: web.Request) -> web.Response:
        """The route: 200 ``ok``, 400 ``data error``, 403, 408, 413 or 503."""
        if not self._may(request):
            return _text(403, "forbidden\n/pub takes programs on this machine, or a service token")
        if self._overloaded():
            return _text(503, "busy\ntoo much waits to be sent; try again", {"Retry-After": "1"})
        body = await self._body(request)
        if isinstance(body, web.Response):
            return body
        try:
            publication = read_publication(
                body,
                request.content_type if "Content-Type" in request.headers else "",
                request.charset,
                form_keys=self._config.form_keys,
                form_depth=self._config.form_depth,
            )
        except DataError as error:
            return _text(400, f"data error\n{error}")
        await self._emit(publication.item_id, publication.channel, publication.message)
        return _text(200, "ok")

    def _may(self, request: web.Request) -> bool:
        if self._may_publish is not None and self._may_publish(request):
            return True
        return from_this_machine(request, self._proxies) and not from_a_browser(request)

    async def _body(self, request: web.Request) -> bytes | web.Response:
        packed = request.headers.get("Content-Encoding", "identity").lower()
        if packed != "identity":
            return _text(
                400, f"data error\nContent-Encoding {packed[:40]} is not read; leave it out"
            )
        limit = self._config.body_bytes
        too_large = f"data error\nthe body is larger than {limit} bytes"
        if (request.content_length or 0) > limit:
            return _text(413, too_large)
        if request.content.is_eof():  # it came together with its head, as small ones do
            whole = request.content.read_nowait()
            return whole if len(whole) <= limit else _text(413, too_large)
        body = bytearray()
        try:
            async with asyncio.timeout(self._config.body_seconds):
                while part := await request.content.readany():
                    body += part
                    if len(body) > limit:
                        return _text(413, too_large)
        except TimeoutError:
            seconds = self._config.body_seconds
            return _text(408, f"data error\nthe body did not arrive within {seconds:g} s")
        return bytes(body)


def _text(status: int, text: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(status=status, text=text, headers=headers)
