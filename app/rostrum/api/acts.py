"""An auctioneer's act as it is asked for, and as the engine knows it."""

from enum import StrEnum

import msgspec

from rostrum.engine.commands import (
    Act,
    Extend,
    FairWarning,
    FinalCall,
    Hammer,
    Hold,
    Next,
    Open,
    Pass,
    Preview,
    Reopen,
    Rerun,
    Resume,
    SetAsk,
    Settle,
    StopBids,
    UndoBid,
    Withdraw,
)


class Action(StrEnum):
    """What ``POST /items/{id}/actions`` knows."""

    PREVIEW = "preview"
    OPEN = "open"
    FAIR_WARNING = "fair_warning"
    FINAL_CALL = "final_call"
    STOP_BIDS = "stop_bids"
    HAMMER = "hammer"
    SETTLE = "settle"
    NEXT = "next"
    PASS = "pass"  # noqa: S105 - an act, not a secret
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    RERUN = "rerun"
    EXTEND = "extend"
    UNDO_BID = "undo_bid"
    HOLD = "hold"
    RESUME = "resume"
    SET_ASK = "set_ask"


class ActRequest(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True
):
    """One act; ``amount`` in minor units, ``ends_at`` in ms UTC, ``by_ms`` in ms.

    Which of the other members an act takes: ``hammer`` confirm; ``pass`` final; ``settle``
    accepted; ``reopen`` reason, ends_at; ``extend`` ends_at or by_ms; ``undo_bid`` bid_id, reason;
    ``set_ask`` amount; ``withdraw``, ``hold`` and ``rerun`` reason.
    """

    action: Action
    expected_version: int | None = None
    confirm: bool = False
    final: bool = False
    accepted: bool | None = None
    amount: int | None = None
    ends_at: int | None = None
    by_ms: int | None = None
    bid_id: str | None = None
    reason: str | None = None


def command(request: ActRequest, by: str) -> Act:
    """The act as a command. Raises ValueError where something that it needs is missing."""
    version = request.expected_version
    match request.action:
        case Action.PREVIEW:
            return Preview(by=by, expected_version=version)
        case Action.OPEN:
            return Open(by=by, expected_version=version)
        case Action.FAIR_WARNING:
            return FairWarning(by=by, expected_version=version)
        case Action.FINAL_CALL:
            return FinalCall(by=by, expected_version=version)
        case Action.STOP_BIDS:
            return StopBids(by=by, expected_version=version)
        case Action.HAMMER:
            return Hammer(by=by, expected_version=version, confirm=request.confirm)
        case Action.SETTLE:
            if request.accepted is None:
                raise ValueError("settle needs accepted: true or false")
            return Settle(by=by, expected_version=version, accepted=request.accepted)
        case Action.NEXT:
            return Next(by=by, expected_version=version)
        case Action.PASS:
            return Pass(by=by, expected_version=version, final=request.final)
        case Action.WITHDRAW:
            return Withdraw(by=by, expected_version=version, reason=request.reason)
        case Action.REOPEN:
            return Reopen(
                by=by, expected_version=version, reason=request.reason, ends_at=request.ends_at
            )
        case Action.RERUN:
            return Rerun(by=by, expected_version=version, reason=request.reason)
        case Action.EXTEND:
            return Extend(
                by=by, expected_version=version, ends_at=request.ends_at, by_ms=request.by_ms
            )
        case Action.UNDO_BID:
            return UndoBid(
                by=by, expected_version=version, bid_id=request.bid_id, reason=request.reason
            )
        case Action.HOLD:
            return Hold(by=by, expected_version=version, reason=request.reason)
        case Action.RESUME:
            return Resume(by=by, expected_version=version)
        case Action.SET_ASK:
            return SetAsk(by=by, expected_version=version, amount=request.amount)
