"""A command that was not taken: why, in a sentence, and how the lot stands."""

from enum import StrEnum

import msgspec

from rostrum.engine.state import LotState
from rostrum.rules.saying import Said
from rostrum.wire.bids import RejectionCode
from rostrum.wire.sentences import Sentence
from rostrum.wire.state import Status


class ActCode(StrEnum):
    """Why an act, a listing or a close was not taken."""

    UNKNOWN_ITEM = "UNKNOWN_ITEM"
    ALREADY_LISTED = "ALREADY_LISTED"
    BAD_TERMS = "BAD_TERMS"
    WRONG_STATUS = "WRONG_STATUS"
    WRONG_KIND = "WRONG_KIND"
    NO_BIDS = "NO_BIDS"
    BELOW_RESERVE = "BELOW_RESERVE"
    HOUSE_LEADS = "HOUSE_LEADS"
    REASON_NEEDED = "REASON_NEEDED"
    NOT_NEWEST = "NOT_NEWEST"
    BAD_AMOUNT = "BAD_AMOUNT"
    BAD_TIME = "BAD_TIME"
    NOT_DUE = "NOT_DUE"
    ALREADY_CLOSED = "ALREADY_CLOSED"


class Rejected(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Nothing has changed; ``ask`` and ``price`` in minor units.

    ``confirmable``: the same command with ``confirm`` would pass. ``missed``: a bid that
    came ``late_ms`` after its lot's end or hammer, which the auctioneer is to be told.
    ``sentence``: the ``detail`` by its code.
    """

    code: RejectionCode | ActCode
    detail: str
    ask: int
    price: int
    version: int
    status: Status
    confirmable: bool = False
    missed: bool = False
    late_ms: int = 0
    sentence: Sentence | None = None


def reject(
    state: LotState,
    code: RejectionCode | ActCode,
    said: Said,
    *,
    confirmable: bool = False,
    late_ms: int | None = None,
) -> Rejected:
    """A refusal that carries how the lot stands; ``late_ms`` makes it a missed bid."""
    return Rejected(
        code=code,
        detail=said.text,
        ask=state.ask,
        price=state.price,
        version=state.version,
        status=state.status,
        confirmable=confirmable,
        missed=late_ms is not None,
        late_ms=late_ms or 0,
        sentence=said.sentence,
    )


def reject_unlisted(code: ActCode, said: Said) -> Rejected:
    """A refusal where there is no lot yet."""
    return Rejected(
        code=code,
        detail=said.text,
        ask=0,
        price=0,
        version=0,
        status=Status.DRAFT,
        sentence=said.sentence,
    )
