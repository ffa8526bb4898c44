"""An event becomes the next state; nothing is decided here."""

from collections.abc import Iterable
from typing import assert_never

from msgspec.structs import replace

from rostrum.engine.events import (
    AskSet,
    BidAccepted,
    BidsStopped,
    BidUndone,
    Event,
    FairWarningGiven,
    FinalCallGiven,
    LotAmended,
    LotAnnounced,
    LotClosed,
    LotExtended,
    LotHammered,
    LotHeld,
    LotListed,
    LotOpened,
    LotPassed,
    LotPreviewed,
    LotReopened,
    LotRerun,
    LotResumed,
    LotSettled,
    LotWithdrawn,
    MovedOn,
    type_of,
)
from rostrum.engine.state import Earlier, LotState
from rostrum.wire.state import ItemEvent


def apply(state: LotState | None, event: Event) -> LotState:
    """The state after ``event``; raises ValueError where the log has a hole or a wrong start."""
    if state is None:
        return _listed(event)
    if event.version != state.version + 1:
        raise ValueError(
            f"item {state.lot.item_id} is at version {state.version}; "
            f"an event of version {event.version} cannot follow"
        )
    match event:
        case BidAccepted():
            return _bid(state, event)
        case LotListed():
            raise ValueError(f"item {state.lot.item_id} is listed already")
        case BidUndone():
            return _undone(state, event)
        case LotAnnounced() | LotPreviewed() | LotOpened():
            return replace(
                state,
                version=event.version,
                status=event.status,
                moved_on=False,
                last=_note(event),
            )
        case FairWarningGiven() | FinalCallGiven() | BidsStopped() | LotPassed() | LotWithdrawn():
            return replace(
                state,
                version=event.version,
                status=event.status,
                held_from=None,
                held_at=None,
                result=None,
                last=_note(event),
            )
        case LotAmended():
            return _amended(state, event)
        case LotHammered():
            return replace(
                state,
                version=event.version,
                status=event.status,
                result=event.result,
                last=_note(event, event.result.price),
            )
        case LotClosed():
            return replace(
                state,
                version=event.version,
                status=event.status,
                result=event.result,
                moved_on=True,
                last=_note(event, event.result.price if event.result else None),
            )
        case LotSettled():
            return replace(
                state,
                version=event.version,
                status=event.status,
                result=state.result if event.accepted else None,
                last=_note(event),
            )
        case MovedOn():
            return replace(state, version=event.version, moved_on=True, last=_note(event))
        case LotReopened():
            return replace(
                state,
                version=event.version,
                status=event.status,
                result=None,
                moved_on=False,
                ends_at=event.ends_at,
                scheduled_end=event.ends_at,
                last=_note(event),
            )
        case LotRerun():
            return replace(
                state,
                version=event.version,
                status=event.status,
                ask=event.ask,
                standing=None,
                earlier=None,
                result=None,
                moved_on=False,
                retracted=(),
                last=_note(event),
            )
        case LotExtended():
            return replace(
                state,
                version=event.version,
                ends_at=event.ends_at,
                scheduled_end=event.scheduled_end,
                extended_count=state.extended_count + 1,
                last=_note(event),
            )
        case LotHeld():
            return replace(
                state,
                version=event.version,
                status=event.status,
                held_from=event.held_from,
                held_at=event.at,
                last=_note(event),
            )
        case LotResumed():
            return replace(
                state,
                version=event.version,
                status=event.status,
                held_from=None,
                held_at=None,
                ends_at=event.ends_at,
                scheduled_end=event.scheduled_end,
                last=_note(event),
            )
        case AskSet():
            return replace(
                state, version=event.version, ask=event.ask, last=_note(event, event.ask)
            )
        case _:
            assert_never(event)


def replay(events: Iterable[Event]) -> LotState | None:
    """The state that a whole log leads to; None for an empty one. Raises ValueError as ``apply``."""
    state: LotState | None = None
    for event in events:
        state = apply(state, event)
    return state


def _note(event: Event, amount: int | None = None) -> ItemEvent:
    """What the public may know of the event."""
    return ItemEvent(type_of(event), event.at, None, amount)


def _listed(event: Event) -> LotState:
    if not isinstance(event, LotListed) or event.version != 1:
        raise ValueError("a log begins with its lot being listed, at version 1")
    return LotState(
        lot=event.lot,
        sale=event.sale,
        version=1,
        status=event.status,
        ask=event.ask,
        standing=None,
        earlier=None,
        ends_at=event.lot.ends_at,
        scheduled_end=event.lot.ends_at,
        extended_count=0,
        held_from=None,
        held_at=None,
        result=None,
        moved_on=False,
        retracted=(),
        last=_note(event),
    )


def _amended(state: LotState, event: LotAmended) -> LotState:
    return replace(
        state,
        lot=event.lot,
        sale=event.sale,
        version=event.version,
        ask=event.ask,
        ends_at=event.lot.ends_at,
        scheduled_end=event.lot.ends_at,
        last=_note(event),
    )


def _bid(state: LotState, event: BidAccepted) -> LotState:
    """Written out field by field: this is what happens thousands of times a second."""
    standing, retracted = event.standing, state.retracted
    if event.paddle in retracted:
        retracted = tuple(paddle for paddle in retracted if paddle != event.paddle)
    if event.counts:
        amount = standing.price if standing.leader == event.paddle else event.amount
        last = ItemEvent("bid_accepted", event.at, event.kind, amount)
    else:
        # A leader's new maximum is nobody's business; the version still needs its message.
        last = ItemEvent("updated", event.at)
    return LotState(
        state.lot,
        state.sale,
        event.version,
        event.status,
        event.ask,
        standing,
        state.earlier if state.standing is None else Earlier(state.standing, state.earlier),
        event.ends_at,
        state.scheduled_end,
        state.extended_count + (event.extended_by > 0),
        state.held_from,
        state.held_at,
        state.result,
        state.moved_on,
        retracted,
        last,
    )


def _undone(state: LotState, event: BidUndone) -> LotState:
    retracted = state.retracted
    if event.paddle not in retracted:
        retracted = (*retracted, event.paddle)
    return replace(
        state,
        version=event.version,
        status=event.status,
        ask=event.ask,
        standing=event.standing,
        earlier=state.earlier.below if state.earlier else None,
        retracted=retracted,
        last=ItemEvent("bid_undone", event.at, event.kind, event.amount),
    )
