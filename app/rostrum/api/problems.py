"""Errors as RFC 9457 ``application/problem+json``."""

from http import HTTPStatus

import msgspec
from aiohttp import web

from rostrum.engine.rejected import ActCode, Rejected
from rostrum.rules.saying import Said
from rostrum.wire.bids import Problem, RejectionCode
from rostrum.wire.state import ItemState

_STATUS: dict[RejectionCode | ActCode, int] = {
    RejectionCode.BELOW_MINIMUM: 422,
    RejectionCode.OFF_INCREMENT: 422,
    RejectionCode.AMOUNT_TOO_HIGH: 422,
    RejectionCode.FORBIDDEN: 403,
    RejectionCode.RATE_LIMITED: 429,
    ActCode.UNKNOWN_ITEM: 404,
    ActCode.BAD_TERMS: 422,
    ActCode.BAD_AMOUNT: 422,
    ActCode.BAD_TIME: 422,
    ActCode.REASON_NEEDED: 422,
}
"""All other refusals are 409: the command and the lot's state do not fit."""


class Refused(Exception):
    """A request that ends in a problem document.

    ``detail`` is plain English where only programs can come by it.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: Said | str,
        *,
        rejected: Rejected | None = None,
        state: ItemState | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        said = Said(detail) if isinstance(detail, str) else detail
        super().__init__(said.text)
        self.status = status
        self.headers = headers
        self.problem = Problem(
            title=HTTPStatus(status).phrase,
            status_code=status,
            code=code,
            detail=said.text,
            ask=rejected.ask if rejected else None,
            price=rejected.price if rejected else None,
            version=rejected.version if rejected else None,
            lot_status=rejected.status if rejected else None,
            state=state,
            confirmable=rejected is not None and rejected.confirmable,
            sentence=said.sentence,
        )

    def response(self) -> web.Response:
        """The answer to send."""
        return web.Response(
            status=self.status,
            body=msgspec.json.encode(self.problem),
            content_type="application/problem+json",
            headers=self.headers,
        )


def refused(rejected: Rejected, state: ItemState | None) -> Refused:
    """The engine's refusal as a problem, with the item's current public state."""
    status = _STATUS.get(rejected.code, 409)
    later = {"Retry-After": "1"} if rejected.code is RejectionCode.RATE_LIMITED else None
    said = Said(rejected.detail, rejected.sentence)
    return Refused(status, rejected.code.value, said, rejected=rejected, state=state, headers=later)
