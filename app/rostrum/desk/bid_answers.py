"""What an HTTP answer to a bid means."""

from http import HTTPStatus

import msgspec

from rostrum.desk.outcomes import Accepted, Outcome, Refused, Unknown
from rostrum.desk.words import tr
from rostrum.wire.bids import BidAnswer, Problem


def outcome_of_bid(status: int, body: bytes) -> Outcome:
    """201 and 200 are the bid; 4xx is a reason; anything else leaves the outcome unknown."""
    if 200 <= status < 300:
        try:
            return Accepted(msgspec.json.decode(body, type=BidAnswer))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return Unknown(tr("the answer could not be read"))
    if tells_nothing(status):
        return Unknown(tr("the server answered {status}").format(status=status))
    try:
        return Refused(msgspec.json.decode(body, type=Problem))
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return refused_with(status, "")


def tells_nothing(status: int) -> bool:
    """Whether nobody knows by this answer what became of the request.

    So it is with the server's own trouble (5xx), and with a request that took too long.
    """
    return not 200 <= status < 300 and (
        not 400 <= status < 500 or status == HTTPStatus.REQUEST_TIMEOUT
    )


def refused_with(status: int, detail: str) -> Refused:
    """A refusal that came without a problem of the contract; ``detail`` is what was said, if any."""
    said = tr("The server answered {status}.").format(status=status)
    return Refused(
        Problem(title="Refused", status_code=status, code=f"HTTP_{status}", detail=detail or said)
    )
