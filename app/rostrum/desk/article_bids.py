"""Bids to a server of the seed article's kind, where the user has named an address that takes them."""

from collections.abc import AsyncIterator, Callable

import aiohttp

from rostrum.desk.bid_answers import refused_with
from rostrum.desk.client import BID_LIMIT_S
from rostrum.desk.figures import exponent, plain
from rostrum.desk.outcomes import Accepted, Outcome, Unknown
from rostrum.desk.settings import ServerSettings
from rostrum.desk.words import tr
from rostrum.wire.bids import AcceptedBid, BidAnswer, BidRequest
from rostrum.wire.state import ItemState

ANSWER_BYTES = 64 * 1024
"""Of an answer this much is read."""


class ArticleBids:
    """Asks one server, once for each bid."""

    def __init__(
        self,
        settings: ServerSettings,
        state: Callable[[str], ItemState],
        http: Callable[[float], aiohttp.ClientSession],
    ) -> None:
        """``state``: what is held of an item; ``http``: connections with a time limit, seconds."""
        self._settings = settings
        self._state = state
        self._http = http

    async def settle(self, item_id: str, request: BidRequest, key: str) -> AsyncIterator[Outcome]:
        """Bids once. Nobody knows whether such a server keeps keys, so nothing is asked twice."""
        yield await self._bid(item_id, request, key)

    async def _bid(self, item_id: str, request: BidRequest, key: str) -> Outcome:
        state = self._state(item_id)
        amount: float = request.amount
        if not self._settings.minor:
            amount = request.amount / 10 ** exponent(state.currency)
        body = {"itemId": item_id, "amount": amount, "paddle": request.paddle}
        try:
            async with (
                self._http(BID_LIMIT_S) as http,
                http.post(
                    self._settings.bid_url or "", json=body, headers={"Idempotency-Key": key},
                    allow_redirects=False,
                ) as answer,
            ):  # fmt: skip
                said = (await answer.content.read(ANSWER_BYTES)).decode("utf-8", "replace")
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
            return Unknown(tr("no answer in time"), final=True)
        if 200 <= answer.status < 300:
            return Accepted(_as_ours(state, request, key))
        if 400 <= answer.status < 500:
            return refused_with(answer.status, plain(said)[:200])
        reason = tr("the server answered {status}").format(status=answer.status)
        return Unknown(reason, final=True)


def _as_ours(state: ItemState, request: BidRequest, key: str) -> BidAnswer:
    """An accepted bid in the words of the contract; such a server names no version of it."""
    bid = AcceptedBid(
        bid_id=key,
        item_id=state.item_id,
        paddle=request.paddle,
        amount=request.amount,
        kind=request.kind,
        version=state.version,
        at=state.server_now,
    )
    return BidAnswer(bid=bid, state=state)
