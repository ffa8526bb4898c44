"""A server asked about a past sale: every question names the sale's time, and nothing is sent."""

from collections.abc import AsyncGenerator, Callable
from typing import TypeVar
from urllib.parse import quote

import msgspec

from rostrum.desk.client import ApiClient
from rostrum.desk.later import httpx
from rostrum.desk.outcomes import Answered, Declined, NotKnown, Outcome, Refused, Unanswered
from rostrum.desk.truth import believable
from rostrum.desk.words import tr
from rostrum.wire.bids import BidRequest, Problem
from rostrum.wire.replay import ReplayHead, ReplayStep

_T = TypeVar("_T")

LINE_BYTES = 1024 * 1024
"""A line of a replay is no longer than this."""
READ_LIMIT_S = 60.0
"""The longest silence of a server that sends a replay."""

_head = msgspec.json.Decoder(ReplayHead)
_step = msgspec.json.Decoder(ReplayStep)


class PastClient(ApiClient):
    """``now`` is the sale's time, ms UTC. What would change anything is refused here, unsent."""

    def __init__(self, base_url: str, token: str | None, now: Callable[[], float]) -> None:
        super().__init__(base_url, token)
        self._now = now

    async def read(self, path: str, query: dict[str, str], into: type[_T]) -> _T:
        """What a path answered at the sale's time. Raises as ``ApiClient.read`` does."""
        return await super().read(path, {**query, "at": str(int(self._now()))}, into)

    async def newer(self, path: str, query: dict[str, str], into: type[_T]) -> _T | None:
        """What there was at the sale's time: a past is not waited for."""
        return await self.read(path, query, into)

    async def steps(
        self, sale_id: str, head: Callable[[ReplayHead], None]
    ) -> AsyncGenerator[ReplayStep, None]:
        """A sale as it went, step by step; ``head`` is told first. Raises ``Unanswered``."""
        path = f"/api/v1/sales/{quote(sale_id, safe='')}/replay"
        try:
            async with self._http.stream("GET", path, timeout=READ_LIMIT_S) as answer:
                if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
                    raise NotKnown(tr("A replay is for staff. Sign in as a clerk with F9."))
                if answer.status_code != httpx.codes.OK:
                    raise self._odd(answer.status_code, path)
                rest, told = b"", False
                async for chunk in answer.aiter_bytes():
                    *lines, rest = (rest + chunk).split(b"\n")
                    if len(rest) > LINE_BYTES:
                        raise self._strange()
                    for line in lines:
                        if told:
                            step = _step.decode(line)
                            if not believable(step.state):
                                raise self._strange()
                            yield step
                        else:
                            head(_head.decode(line))
                            told = True
                if rest or not told:
                    raise Unanswered(
                        tr("The replay from {url} broke off.").format(url=self._base_url)
                    )
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise self._strange() from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise self._unanswered(error) from error

    async def ask(
        self,
        method: str,
        path: str,
        body: object,
        into: type[_T],
        query: dict[str, str] | None = None,
    ) -> _T:
        """Raises ``Declined``: nothing is sent."""
        raise Declined(refusal())

    async def bid(self, item_id: str, request: BidRequest, key: str) -> Outcome:
        """Refused: nothing is sent."""
        return Refused(refusal())

    async def send(self, path: str, body: bytes, key: str) -> Answered | None:
        """Refused: nothing is sent."""
        return Answered(httpx.codes.CONFLICT, msgspec.json.encode(refusal()))


def sentence() -> str:
    """Why nothing can be done in a replay."""
    return tr("This is a replay of a past sale: nothing is sent.")


def refusal() -> Problem:
    """What is answered, here, to whatever would change something."""
    return Problem(title="Refused", status_code=409, code="REPLAY", detail=sentence())
