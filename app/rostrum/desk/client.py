"""The desk's side of the HTTP API, with answers that say what is known and what is not."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import TypeAlias, TypeVar

import msgspec

from rostrum import trust
from rostrum.desk.bid_answers import outcome_of_bid, tells_nothing
from rostrum.desk.distrust import distrusted
from rostrum.desk.later import httpx
from rostrum.desk.log import Logged, LogPage
from rostrum.desk.outcomes import (
    Answered,
    Declined,
    NotKnown,
    Outcome,
    Unanswered,
    Unknown,
)
from rostrum.desk.told import why
from rostrum.desk.truth import believable
from rostrum.desk.words import tr
from rostrum.wire.bids import BidRequest, Problem
from rostrum.wire.catalogue import Item, ItemPage, Sale, SalePage
from rostrum.wire.identity import Identity, SignIn, Token
from rostrum.wire.queue import QueueState

BID_LIMIT_S = 3.0
"""After this long without an answer a bid is UNKNOWN."""
READ_LIMIT_S = 10.0
POLL_LIMIT_S = 40.0
"""The server answers a question for something newer within 25 s."""
PAPER_LIMIT_S = 60.0
"""The server draws a paper when it is asked for."""
RETRY_FIRST_S = 0.25
RETRY_CAP_S = 5.0
LOTS = 50_000
"""Most lots read of one sale."""
ANSWER_BYTES = 32 * 1024 * 1024
"""Largest answer that is read."""
EVENTS = 20_000
"""Most events read of one item's log."""
PICTURE_BYTES = 12 * 1024 * 1024
"""A picture larger than this is not fetched."""

_T = TypeVar("_T")

Asked: TypeAlias = "AbstractAsyncContextManager[httpx.Response]"
"""A question whose answer has yet to be read."""


class ApiClient:
    """One server's ``/api/v1`` and its pictures, over one pool of connections."""

    def __init__(
        self,
        base_url: str,
        token: str | None,
        *,
        ca_file: str | None = None,
        bid_limit_s: float = BID_LIMIT_S,
        dice: Callable[[], float] = random.random,
    ) -> None:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        self._base_url = base_url
        self._ca_file = ca_file
        self._bid_limit_s = bid_limit_s
        self._dice = dice
        self._headers = headers
        self._client: httpx.AsyncClient | None = None

    @property
    def _http(self) -> "httpx.AsyncClient":
        """The pool of connections, made with the first question. Raises ``Unanswered`` where whom
        to believe cannot be read."""
        if self._client is None:
            secure = self._base_url.startswith("https:")
            try:
                verify = trust.context(self._ca_file) if secure else False
            except OSError as error:
                raise self._unanswered(error) from error
            self._client = httpx.AsyncClient(
                base_url=self._base_url,
                headers=self._headers,
                timeout=READ_LIMIT_S,
                verify=verify,
                limits=httpx.Limits(max_connections=32, max_keepalive_connections=16),
            )
        return self._client

    def _unanswered(self, error: Exception) -> Unanswered:
        """Why there was no answer, as a sentence."""
        said = tr("No server answers at {url}.").format(url=self._base_url)
        return Unanswered(distrusted(self._base_url, error) or said)

    def set_token(self, token: str | None) -> None:
        """Whose every request is from now on."""
        self._headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        if self._client is not None:
            self._client.headers.pop("Authorization", None)
            self._client.headers.update(self._headers)

    @property
    def has_token(self) -> bool:
        """Whether requests carry a token."""
        return "Authorization" in self._headers

    @property
    def token(self) -> str | None:
        """The token that requests carry."""
        return self._headers.get("Authorization", "").removeprefix("Bearer ") or None

    async def close(self) -> None:
        """Closes every connection."""
        if self._client is not None:
            await self._client.aclose()

    async def sales(self) -> list[Sale]:
        """Every sale, newest first. Raises ``Unanswered``."""
        return (await self.read("/api/v1/sales", {}, SalePage)).sales

    async def items(self, sale_id: str) -> list[Item]:
        """All lots of a sale in its order, page by page. Raises ``Unanswered``."""
        items: list[Item] = []
        after: str | None = None
        while True:
            query = {"sale": sale_id} | ({} if after is None else {"after": after})
            page = await self.read("/api/v1/items", query, ItemPage)
            items.extend(item for item in page.items if believable(item))
            if len(items) > LOTS:
                raise Unanswered(
                    tr("A sale of more than {most} lots is not shown.").format(most=LOTS)
                )
            if page.next is None or page.next == after:
                return items
            after = page.next

    async def sign_in(self, name: str, password: str) -> Token:
        """A token for a name and a password. Raises ``Unanswered`` with the server's reason."""
        body = msgspec.json.encode(SignIn(name=name, password=password))
        sent = {"Content-Type": "application/json"}
        status, data = await self._take(
            self._http.stream("POST", "/api/v1/session", content=body, headers=sent)
        )
        if status == httpx.codes.CREATED:
            return self._decode(data, Token)
        raise Unanswered(why(self._decode(data, Problem)))

    async def sign_out(self) -> None:
        """Ends the token in use. Raises ``Unanswered`` when the server has not heard of it."""
        status, _ = await self._take(self._http.stream("DELETE", "/api/v1/session"))
        if not httpx.codes.is_success(status) and status != httpx.codes.UNAUTHORIZED:
            raise self._odd(status, "/session")

    async def me(self) -> Identity:
        """Who this desk is to the server. Raises ``Unanswered``, ``NotKnown`` when it is nobody."""
        return await self.read("/api/v1/me", {}, Identity)

    async def queue(self) -> QueueState:
        """What waits to be pushed, for staff. Raises ``Unanswered``, ``NotKnown`` for others."""
        return await self.read("/queue", {}, QueueState)

    async def events(self, item_id: str) -> list[Logged]:
        """An item's log from its beginning, for staff. Raises ``Unanswered``."""
        found: list[Logged] = []
        while len(found) < EVENTS:
            query = {"since": str(found[-1].version if found else 0)}
            page = await self.read(f"/api/v1/items/{item_id}/events", query, LogPage)
            if not page.events:
                break
            found += page.events
        return found

    async def picture(self, image: str) -> bytes:
        """The bytes of a picture below ``/images/``. Raises ``Unanswered``."""
        try:
            async with self._http.stream("GET", f"/images/{image.lstrip('/')}") as answer:
                if answer.status_code != httpx.codes.OK:
                    raise Unanswered(tr("The server has no picture {image}.").format(image=image))
                data = bytearray()
                async for chunk in answer.aiter_bytes():
                    data += chunk
                    if len(data) > PICTURE_BYTES:
                        said = tr("The picture {image} is too large to show.")
                        raise Unanswered(said.format(image=image))
                return bytes(data)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            said = tr("The picture {image} could not be fetched.")
            raise Unanswered(said.format(image=image)) from error

    async def document(self, path: str, query: dict[str, str]) -> bytes:
        """A paper below ``/api/v1``, as it comes. Raises ``Declined`` and ``Unanswered``."""
        status, data = await self._take(
            self._http.stream("GET", f"/api/v1{path}", params=query, timeout=PAPER_LIMIT_S)
        )
        if status == httpx.codes.OK:
            return data
        raise Declined(self._decode(data, Problem))

    async def ask(
        self,
        method: str,
        path: str,
        body: object,
        into: type[_T],
        query: dict[str, str] | None = None,
    ) -> _T:
        """What the server answers to a request that may change something.

        ``body`` is sent as JSON, or as it is where it is bytes. Raises ``Declined`` with the
        server's reason, and ``Unanswered`` when nobody knows whether it was done.
        """
        raw = isinstance(body, bytes)
        content = body if isinstance(body, bytes) else msgspec.json.encode(body)
        kind = {"Content-Type": "text/csv" if raw else "application/json"}
        status, data = await self._take(
            self._http.stream(method, f"/api/v1{path}", content=content, headers=kind, params=query)
        )
        if 200 <= status < 300:
            return self._decode(data, into)
        raise Declined(self._decode(data, Problem))

    async def bid(self, item_id: str, request: BidRequest, key: str) -> Outcome:
        """Asks once, with the idempotency key given, and waits at most the time limit."""
        path, body = f"/api/v1/items/{item_id}/bids", msgspec.json.encode(request)
        try:
            status, data = await self._post_once(path, body, key)
        except (TimeoutError, httpx.TimeoutException):
            return Unknown(tr("no answer in time"))
        except (httpx.HTTPError, OSError):
            return Unknown(tr("the connection was lost"))
        except Unanswered:
            return Unknown(tr("the answer could not be read"))
        return outcome_of_bid(status, data)

    async def settle(self, item_id: str, request: BidRequest, key: str) -> AsyncIterator[Outcome]:
        """Bids, and while the outcome is unknown asks again with the same key and body.

        Yields every outcome; the last one is ``Accepted`` or ``Refused``. The key makes all the
        questions one bid, however often they arrive.
        """
        pause = RETRY_FIRST_S
        while True:
            outcome = await self.bid(item_id, request, key)
            yield outcome
            if not isinstance(outcome, Unknown):
                return
            await asyncio.sleep(pause * (0.5 + self._dice() / 2))
            pause = min(pause * 2, RETRY_CAP_S)

    async def read(self, path: str, query: dict[str, str], into: type[_T]) -> _T:
        """What a path answers to GET. Raises ``Unanswered``, ``NotKnown`` without the right."""
        status, data = await self._take(self._http.stream("GET", path, params=query))
        if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise NotKnown(tr("The server does not know who this desk is. Sign in."))
        if status != httpx.codes.OK:
            raise self._odd(status, path)
        return self._decode(data, into)

    async def newer(self, path: str, query: dict[str, str], into: type[_T]) -> _T | None:
        """What a path answers once there is something newer; none when it was waited for in vain.

        Raises ``Unanswered``, also where the right is wanting.
        """
        status, data = await self._take(
            self._http.stream("GET", path, params=query, timeout=POLL_LIMIT_S)
        )
        if status == httpx.codes.NO_CONTENT:
            return None
        if status != httpx.codes.OK:
            raise self._odd(status, path)
        return self._decode(data, into)

    async def send(self, path: str, body: bytes, key: str) -> Answered | None:
        """The answer to a POST that repeats nothing by its key; none when nobody can tell.

        It waits at most the time limit of a bid. An answer of the server's own trouble (5xx), or
        of a request that took too long, tells nothing of what became of it.
        """
        try:
            status, data = await self._post_once(path, body, key)
        except (TimeoutError, httpx.HTTPError, OSError, Unanswered):
            return None
        return None if tells_nothing(status) else Answered(status, data)

    async def _post_once(self, path: str, body: bytes, key: str) -> tuple[int, bytes]:
        """Status and body of the answer to what the key makes one act, within a bid's time limit.

        Raises TimeoutError, and as ``_receive`` does.
        """
        sent = {"Idempotency-Key": key, "Content-Type": "application/json"}
        async with asyncio.timeout(self._bid_limit_s):
            return await self._receive(self._http.stream("POST", path, content=body, headers=sent))

    async def _take(self, asked: Asked) -> tuple[int, bytes]:
        """Status and body of an answer. Raises ``Unanswered``."""
        try:
            return await self._receive(asked)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise self._unanswered(error) from error

    async def _receive(self, asked: Asked) -> tuple[int, bytes]:
        """Status and body of an answer no larger than ``ANSWER_BYTES``.

        Raises ``Unanswered`` for a larger one, ``httpx.HTTPError``, ``httpx.InvalidURL``, OSError.
        """
        async with asked as answer:
            data = bytearray()
            async for chunk in answer.aiter_bytes():
                data += chunk
                if len(data) > ANSWER_BYTES:
                    said = tr("{url} answered with far too much to be read.")
                    raise Unanswered(said.format(url=self._base_url))
            return answer.status_code, bytes(data)

    def _decode(self, data: bytes, into: type[_T]) -> _T:
        try:
            return msgspec.json.decode(data, type=into)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise self._strange() from error

    def _odd(self, status: int, path: str) -> Unanswered:
        said = tr("{url} answered {status} to {path}. Tell who runs the server.")
        return Unanswered(said.format(url=self._base_url, status=status, path=path))

    def _strange(self) -> Unanswered:
        return Unanswered(
            tr("What answers at {url} does not speak this desk's protocol.").format(
                url=self._base_url
            )
        )
