"""Clients: taken in, changed, written of."""

from collections.abc import Collection

from msgspec import UNSET
from msgspec.structs import replace

from rostrum.phones.desk import Actor, Change, Desk, DeskEvent, PhoneRefused, own_client
from rostrum.wire.phones import Client, ClientChange, NewClient, Note

CLIENTS_MOST = 5000
"""Clients of one sale."""

NOTES_EACH = 200
"""Notes of one client."""


def add_client(
    desk: Desk, actor: Actor, new: NewClient, client_id: str, items: Collection[str], now: int
) -> DeskEvent:
    """Takes a client in; ``items`` are the lots of the sale. Raises PhoneRefused."""
    if client_id in desk.clients:
        raise PhoneRefused("KNOWN_CLIENT", f"There is a client {client_id} already. Change that.")
    if len(desk.clients) >= CLIENTS_MOST:
        raise PhoneRefused("TOO_MANY", f"A sale has at most {CLIENTS_MOST} telephone clients.")
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
    now: int,
) -> DeskEvent:
    """Gives a client other facts. Raises PhoneRefused."""
    before = own_client(desk, client_id, actor)
    made = Client(
        client_id=client_id,
        name=before.name if change.name is UNSET else change.name,
        numbers=before.numbers if change.numbers is UNSET else change.numbers,
        languages=before.languages
        if change.languages is UNSET
        else tuple(language.lower() for language in change.languages),
        paddle=before.paddle if change.paddle is UNSET else change.paddle,
        groups=before.groups if change.groups is UNSET else change.groups,
        notes=before.notes,
    )
    _check(desk, made, items)
    return _event(desk, actor, Change.CLIENT, made, now)


def add_note(desk: Desk, actor: Actor, client_id: str, text: str, now: int) -> DeskEvent:
    """Writes a note to a client, with its time. Raises PhoneRefused."""
    before = own_client(desk, client_id, actor)
    if len(before.notes) >= NOTES_EACH:
        raise PhoneRefused("TOO_MANY", f"A client has at most {NOTES_EACH} notes.")
    note = Note(now, actor.name, text)
    return _event(desk, actor, Change.NOTE, replace(before, notes=(*before.notes, note)), now)


def _check(desk: Desk, made: Client, items: Collection[str]) -> None:
    holder = desk.client_with(made.paddle) if made.paddle is not None else None
    if holder is not None and holder.client_id != made.client_id:
        raise PhoneRefused(
            "PADDLE_TAKEN", f"Paddle {made.paddle} is {holder.name}'s. Give the client another one."
        )
    for group in made.groups:
        strange = [item for item in group.items if item not in items]
        if strange:
            raise PhoneRefused("UNKNOWN_ITEM", f"Item {strange[0]} of a group is not in this sale.")
        if len(set(group.items)) != len(group.items) or group.want >= len(group.items):
            raise PhoneRefused(
                "BAD_GROUP", "A group names each lot once, and wants fewer of them than it names."
            )


def _event(desk: Desk, actor: Actor, change: Change, made: Client, now: int) -> DeskEvent:
    return DeskEvent(
        version=desk.version + 1, at=now, by=actor.name, change=change, clients=(made,)
    )
