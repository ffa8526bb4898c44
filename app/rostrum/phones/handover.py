"""A call goes from one clerk to another by asking; who owns it is never in doubt.

The owner gives it or refuses. One who does not answer, because the desk is closed, does not hold
the client up: after ``WAIT_MS`` whoever asked may take it. A chief takes at once.
"""

from typing import assert_never

from msgspec.structs import replace

from rostrum.phones.desk import Actor, Change, Desk, DeskEvent, PhoneRefused, call
from rostrum.phones.states import OVER
from rostrum.rules.saying import say
from rostrum.wire.phones import Asking, Call, HandoverAct
from rostrum.wire.sentences import Say

WAIT_MS = 10_000
"""How long an owner has to answer."""


def hand_over(
    desk: Desk, actor: Actor, call_id: str, act: HandoverAct, to: str | None, now: int
) -> DeskEvent:
    """One step. Raises PhoneRefused."""
    before = call(desk, call_id)
    match act:
        case HandoverAct.ASK:
            after = _ask(before, actor, now)
        case HandoverAct.GIVE:
            _only_owner(before, actor)
            receiver = to or (before.asking.clerk if before.asking is not None else None)
            if receiver is None:
                raise PhoneRefused("NOBODY_ASKED", say(Say.NOBODY_ASKED))
            if receiver not in desk.clerks and to is not None:
                raise PhoneRefused("UNKNOWN_CLERK", say(Say.UNKNOWN_CLERK, clerk=to))
            after = replace(before, clerk=receiver, asking=None)
        case HandoverAct.REFUSE:
            _only_owner(before, actor)
            after = replace(before, asking=None)
        case HandoverAct.TAKE:
            after = _take(before, actor, now)
        case _:
            assert_never(act)
    return DeskEvent(
        version=desk.version + 1, at=now, by=actor.name, change=Change.HANDOVER, calls=(after,)
    )


def _ask(before: Call, actor: Actor, now: int) -> Call:
    if before.clerk == actor.name:
        raise PhoneRefused("YOURS_ALREADY", say(Say.YOURS_ALREADY))
    if before.clerk is None:
        return replace(before, clerk=actor.name, asking=None)
    if before.state in OVER:
        raise PhoneRefused("CALL_OVER", say(Say.NOTHING_TO_TAKE_OVER))
    asking = before.asking
    if asking is not None and asking.clerk != actor.name:
        raise PhoneRefused("ASKED_ALREADY", say(Say.ASKED_ALREADY, clerk=asking.clerk))
    return before if asking is not None else replace(before, asking=Asking(actor.name, now))


def _take(before: Call, actor: Actor, now: int) -> Call:
    asking = before.asking
    waited = asking is not None and asking.clerk == actor.name and now - asking.at >= WAIT_MS
    if before.clerk in (None, actor.name) or actor.chief or waited:
        return replace(before, clerk=actor.name, asking=None)
    raise PhoneRefused(
        "NOT_YOURS",
        say(Say.CALL_TO_ASK_FOR, clerk=before.clerk or "", seconds=WAIT_MS // 1000),
    )


def _only_owner(before: Call, actor: Actor) -> None:
    if before.clerk != actor.name and not actor.chief:
        if before.clerk is None:
            raise PhoneRefused("NOT_YOURS", say(Say.ONLY_ITS_CLERK_ANSWERS))
        raise PhoneRefused("NOT_YOURS", say(Say.ONLY_OWNER_ANSWERS, clerk=before.clerk))
