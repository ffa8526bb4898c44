"""An auctioneer's act as the engine knows it."""

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
from rostrum.wire.acts import Action, ActRequest


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
