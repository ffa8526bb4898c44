"""Clients: taken in, changed, written of."""

import hashlib
from collections.abc import Collection

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from rostrum.phones.desk import Actor, Change, Desk, DeskEvent, PhoneRefused, client, own_client
from rostrum.phones.states import OVER
from rostrum.rules.saying import Said, say
from rostrum.wire.phones import CallState, Client, ClientChange, Edited, NewClient, Note
from rostrum.wire.sentences import Say

FACTS = ("name", "numbers", "languages", "paddle", "groups")
"""What a client is known by, besides the limit, which goes with the paddle."""

CLIENTS_MOST = 5000
"""Clients of one sale."""

NOTES_EACH = 200
"""Notes of one client."""

ERASED_NAME = "Erased client"

_encode = msgspec.json.Encoder().encode


def add_client(
    desk: Desk, actor: Actor, new: NewClient, client_id: str, items: Collection[str], now: int
) -> DeskEvent:
    """Takes a client in; ``items`` are the lots of the sale. Raises PhoneRefused."""
    if client_id in desk.clients:
        raise PhoneRefused("KNOWN_CLIENT", say(Say.KNOWN_CLIENT, client=client_id))
    if len(desk.clients) >= CLIENTS_MOST:
        raise PhoneRefused("TOO_MANY", say(Say.MOST_CLIENTS, most=CLIENTS_MOST))
    made = Client(
        client_id=client_id,
        name=new.name,
        numbers=new.numbers,
        languages=tuple(language.lower() for language in new.languages),
        paddle=new.paddle,
        groups=new.groups,
    )
    _check(desk, made, items)
    return _event(desk, actor, Change.CLIENT, made, now)


def change_client(
    desk: Desk,
    actor: Actor,
    client_id: str,
    change: ClientChange,
    items: Collection[str],
    limit: int | None,
    now: int,
) -> DeskEvent | None:
    """Gives a client other facts; None where nothing is different. Raises PhoneRefused.

    ``limit`` is what the client's paddle is limited to now, minor units.
    """
    before = own_client(desk, client_id, actor)
    if change.expected is not None and change.expected != tag_of(before, limit):
        raise PhoneRefused("CLIENT_CHANGED", _changed_meanwhile(before, now))
    facts = {name: getattr(change, name) for name in FACTS}
    if change.languages is not UNSET:
        facts["languages"] = tuple(language.lower() for language in change.languages)
    given = {name: value for name, value in facts.items() if value is not UNSET}
    made = replace(before, **given)
    _check(desk, made, items)
    if change.limit is not UNSET and change.limit is not None and made.paddle is None:
        raise PhoneRefused("NO_PADDLE", say(Say.LIMIT_WITHOUT_PADDLE))
    what = [name for name in FACTS if getattr(made, name) != getattr(before, name)]
    if change.limit is not UNSET and change.limit != limit:
        what.append("limit")
    if not what:
        return None
    kept = None if change.limit is UNSET else change.limit
    edited = Edited(now, actor.name, tuple(what), kept if "limit" in what else None)
    return _event(desk, actor, Change.CLIENT, replace(made, edited=edited), now)


def erase_client(desk: Desk, actor: Actor, client_id: str, now: int) -> DeskEvent | None:
    """Forgets the person: name, numbers, languages, notes and what was written of their calls.

    Paddle, groups and states of calls stay, which are the sale's. None where it was done before.
    Raises PhoneRefused while calls of theirs are to come.
    """
    before = client(desk, client_id)
    if before.erased:
        return None
    calls = desk.calls_of(client_id)
    if any(each.state not in OVER | {CallState.OUT} for each in calls):
        raise PhoneRefused("CALLS_TO_COME", say(Say.CALLS_TO_COME, client=before.name))
    by_auction = (CallState.WON, CallState.LOST)
    blank = Client(
        client_id=client_id,
        name=ERASED_NAME,
        paddle=before.paddle,
        groups=before.groups,
        erased=True,
    )
    event = _event(desk, actor, Change.ERASED, blank, now)
    cleared = (each for each in calls if each.reason is not None and each.state not in by_auction)
    return replace(
        event, calls=tuple(replace(each, reason=None, sentence=None) for each in cleared)
    )


def tag_of(client: Client, limit: int | None) -> str:
    """Stands for a client's facts and limit: another one as soon as any of them is."""
    facts = [getattr(client, name) for name in FACTS]
    return hashlib.sha256(_encode([*facts, limit])).hexdigest()[:16]


def _changed_meanwhile(client: Client, now: int) -> Said:
    edited = client.edited
    if edited is None:
        return say(Say.LIMIT_CHANGED)
    seconds = max(0, now - edited.at) // 1000
    return say(Say.CLIENT_CHANGED, clerk=edited.by, what=edited.what, seconds=seconds)


def add_note(desk: Desk, actor: Actor, client_id: str, text: str, now: int) -> DeskEvent:
    """Writes a note to a client, with its time. Raises PhoneRefused."""
    before = own_client(desk, client_id, actor)
    if len(before.notes) >= NOTES_EACH:
        raise PhoneRefused("TOO_MANY", say(Say.MOST_NOTES, most=NOTES_EACH))
    note = Note(now, actor.name, text)
    return _event(desk, actor, Change.NOTE, replace(before, notes=(*before.notes, note)), now)


def _check(desk: Desk, made: Client, items: Collection[str]) -> None:
    holder = desk.client_with(made.paddle) if made.paddle is not None else None
    if holder is not None and holder.client_id != made.client_id:
        raise PhoneRefused(
            "PADDLE_TAKEN", say(Say.PADDLE_TAKEN, paddle=made.paddle or "", client=holder.name)
        )
    for group in made.groups:
        strange = [item for item in group.items if item not in items]
        if strange:
            raise PhoneRefused("UNKNOWN_ITEM", say(Say.STRANGE_IN_GROUP, item=strange[0]))
        if len(set(group.items)) != len(group.items) or group.want >= len(group.items):
            raise PhoneRefused("BAD_GROUP", say(Say.BAD_GROUP))


def _event(desk: Desk, actor: Actor, change: Change, made: Client, now: int) -> DeskEvent:
    return DeskEvent(
        version=desk.version + 1, at=now, by=actor.name, change=change, clients=(made,)
    )
