"""Pushes to any server that keeps the article's contract: ``POST /pub``, answered ``ok``."""

import asyncio
import ssl
from http import HTTPStatus

import aiohttp
import msgspec
import structlog

from rostrum.queue.publisher import Refused, Unavailable
from rostrum.store.records import OutboxRow
from rostrum.wire.push import STAFF_CHANNEL

TIME_LIMIT_S = 3.0
"""What a caller of ``/pub`` waits at most, by the contract."""

AT_ONCE = 32
"""Most publications on their way at once, and connections to the server."""

ANSWER_BYTES = 200
"""As much of an answer is read; ``ok`` is shorter."""

_BUSY = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
"""Answers that say something of the server, or of what stands before it, and nothing of the push."""

log = structlog.get_logger()

_encode = msgspec.json.Encoder().encode


class OverHttp:
    """Hands pushes to one server's ``/pub``.

    Staff notices are left out: ``/pub`` reaches rooms that anyone may join.
    """

    def __init__(
        self,
        url: str,
        token: str | None,
        time_limit_s: float = TIME_LIMIT_S,
        *,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """``trust``: whose certificates are believed, by default those that this system trusts."""
        self._url = url
        self._trust = trust
        self._headers = {"Content-Type": "application/json"}
        if token is not None:
            self._headers["Authorization"] = f"Bearer {token}"
        self._time_limit_s = time_limit_s
        self._places = asyncio.Semaphore(AT_ONCE)
        self._session: aiohttp.ClientSession | None = None

    async def publish(self, row: OutboxRow) -> None:
        """Handed over when the server has answered ``ok``, in letters of any case."""
        if row.channel == STAFF_CHANNEL:
            log.debug("staff_notice_not_published", sale_id=row.item_id)
            return
        body = b'{"itemId":%b,"channel":%b,"message":%b}' % (
            _encode(row.item_id),
            _encode(row.channel),
            row.message,
        )
        async with self._places:
            try:
                async with asyncio.timeout(self._time_limit_s):
                    status, answer = await self._post(body)
            except TimeoutError:
                raise Unavailable(
                    f"{self._url} did not answer within {self._time_limit_s:g} s"
                ) from None
            except aiohttp.ClientError as error:
                raise Unavailable(f"{self._url} cannot be reached ({error})") from error
        if status == HTTPStatus.OK and answer.strip().lower() == b"ok":
            return
        told = f"{self._url} answered {status}: {answer.decode(errors='replace').strip()}"
        raise Unavailable(told) if status in _BUSY else Refused(told)

    async def close(self) -> None:
        """Ends the connections."""
        if self._session is not None:
            await self._session.close()

    async def _post(self, body: bytes) -> tuple[int, bytes]:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=AT_ONCE, ssl=self._trust or True),
                timeout=aiohttp.ClientTimeout(total=None),
                headers=self._headers,
            )
        async with self._session.post(self._url, data=body, allow_redirects=False) as response:
            return response.status, await response.content.read(ANSWER_BYTES)
