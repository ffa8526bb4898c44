"""Calls: asked for, given to clerks, moved from state to state."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from rostrum.phones.desk import Actor, Change, Desk, DeskEvent, PhoneRefused, call, own
from rostrum.phones.states import LIVE, OVER, REACHED, may_become
from rostrum.rules.saying import say
from rostrum.wire.phones import Call, CallState, Clerk, Cover
from rostrum.wire.sentences import Say

CALLS_MOST = 5000
"""Calls of one sale."""

CLERKS_MOST = 200


def request_calls(
    desk: Desk, actor: Actor, wanted: Sequence[Call], lots: Mapping[str, str], now: int
) -> DeskEvent:
    """Takes in calls that are wanted; a client has one call for a lot. Raises PhoneRefused.

    ``lots`` are lot numbers by item.
    """
    known = {(each.client_id, each.item_id) for each in desk.calls.values()}
    for each in wanted:
        if (each.client_id, each.item_id) in known:
            lot = lots.get(each.item_id, each.item_id)
            raise PhoneRefused("KNOWN_CALL", say(Say.CALLED_ALREADY, lot=lot))
        known.add((each.client_id, each.item_id))
    if len(known) > CALLS_MOST:
        raise PhoneRefused("TOO_MANY", say(Say.MOST_CALLS, most=CALLS_MOST))
    return _event(desk, actor.name, Change.REQUEST, now, wanted)


def keep_clerk(desk: Desk, actor: Actor, clerk: Clerk, now: int) -> DeskEvent:
    """Takes a clerk in, or gives one other languages. Raises PhoneRefused."""
    if clerk.name not in desk.clerks and len(desk.clerks) >= CLERKS_MOST:
        raise PhoneRefused("TOO_MANY", say(Say.MOST_CLERKS, most=CLERKS_MOST))
    kept = replace(clerk, languages=tuple(language.lower() for language in clerk.languages))
    return DeskEvent(
        version=desk.version + 1, at=now, by=actor.name, change=Change.CLERK, clerks=(kept,)
    )


def apply_schedule(
    desk: Desk, actor: Actor, made: Mapping[str, str], gap: int, now: int
) -> DeskEvent:
    """Gives every call that is still only scheduled to the clerk that the schedule says."""
    changed = [
        replace(each, clerk=made.get(each.call_id), asking=None)
        for each in desk.calls.values()
        if each.state is CallState.SCHEDULED and made.get(each.call_id) != each.clerk
    ]
    event = _event(desk, actor.name, Change.SCHEDULE, now, changed)
    return replace(event, gap=gap)


def assign(desk: Desk, actor: Actor, call_id: str, clerk: str | None, now: int) -> DeskEvent:
    """Gives a call to a clerk by hand. Raises PhoneRefused.

    A clerk takes what is nobody's and gives away what is theirs; a chief gives any call to anyone.
    """
    before = call(desk, call_id)
    own(before, actor)
    if clerk is not None and clerk != actor.name and clerk not in desk.clerks:
        raise PhoneRefused("UNKNOWN_CLERK", say(Say.UNKNOWN_CLERK, clerk=clerk))
    if clerk is None and before.state in LIVE:
        raise PhoneRefused("CALL_LIVE", say(Say.CALL_LIVE, state=before.state))
    return _event(
        desk, actor.name, Change.ASSIGNED, now, [replace(before, clerk=clerk, asking=None)]
    )


def move(
    desk: Desk, actor: Actor, call_id: str, target: CallState, reason: str | None, now: int
) -> DeskEvent | None:
    """The call's next state; None where it is in it already. Raises PhoneRefused.

    A call that was nobody's is then the actor's. The moment the client is on the line every cover
    bid of theirs is disarmed.
    """
    before = call(desk, call_id)
    own(before, actor)
    if before.state is target:
        return None
    if target in (CallState.WON, CallState.LOST):
        raise PhoneRefused("BY_THE_AUCTION", say(Say.BY_THE_AUCTION))
    if not may_become(before.state, target):
        raise PhoneRefused("WRONG_STATE", say(Say.WRONG_STATE, state=before.state, wanted=target))
    taken = before.clerk if before.clerk is not None or target is CallState.OUT else actor.name
    stays = reason is None and before.state in OVER  # how the lot went
    moved = replace(
        before,
        state=target,
        since=now,
        reason=before.reason if stays else reason,
        sentence=before.sentence if stays else None,
        clerk=taken,
    )
    return _event(desk, actor.name, Change.STATE, now, _disarmed(desk, moved))


def bid_taken(desk: Desk, item_id: str, paddle: str, by: str, now: int) -> DeskEvent | None:
    """A clerk's bid was accepted: the client is on the line, and the call is bidding."""
    who = desk.client_with(paddle)
    if who is None:
        return None
    for each in desk.calls_on(item_id):
        if each.client_id != who.client_id or CallState.BIDDING in (each.state, each.before):
            continue
        if each.state in OVER:  # the hammer was quicker than this
            noted = replace(each, before=CallState.BIDDING)
            return _event(desk, by, Change.STATE, now, [noted])
        moved = replace(
            each,
            state=CallState.BIDDING,
            since=now,
            reason=None,
            sentence=None,
            clerk=each.clerk or by,
        )
        return _event(desk, by, Change.STATE, now, _disarmed(desk, moved))
    return None


def _disarmed(desk: Desk, moved: Call) -> list[Call]:
    """The call, and those of the same client whose cover bids end because the client is there."""
    if moved.state not in REACHED:
        return [moved]
    others = [each for each in desk.calls_of(moved.client_id) if each.call_id != moved.call_id]
    armed = [each for each in others if each.cover is not None and each.cover.armed]
    return [without_arms(moved), *map(without_arms, armed)]


def without_arms(found: Call) -> Call:
    """The call with its cover bid disarmed; what was placed with it is still to be taken back."""
    cover = found.cover
    if cover is None or not cover.armed:
        return found
    return replace(found, cover=Cover(maximum=cover.maximum, placed=cover.placed))


def _event(desk: Desk, by: str, change: Change, now: int, calls: Sequence[Call]) -> DeskEvent:
    return DeskEvent(version=desk.version + 1, at=now, by=by, change=change, calls=tuple(calls))
