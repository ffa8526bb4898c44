"""What the log of a phone desk keeps: events without what is personal, which lies sealed beside them.

A name, a number, a note is not in the log itself but in a part of its own, one for each client of an
event. The event has the part's digest, salted, so that the part proves itself while it is there; and
when it is erased, the log is as whole as before, for its own bytes have not changed.
"""

import hashlib
from collections.abc import Callable, Mapping

import msgspec
from msgspec.structs import replace

from rostrum.phones.desk import DeskEvent
from rostrum.phones.outcome import BY
from rostrum.wire.phones import Call, Client, Note

SALT_BYTES = 16
"""So much chance is in a digest that a number cannot be found by trying all numbers."""


class Personal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an event says of one client as a person; ``reasons``: what a clerk wrote, by call."""

    name: str = ""
    numbers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    reasons: dict[str, str] = {}


class Sealed(msgspec.Struct, frozen=True):
    """A personal part as it is kept: of whom, its salt, its bytes."""

    subject: str
    salt: bytes
    body: bytes


_encode = msgspec.json.Encoder().encode
_event = msgspec.json.Decoder(DeskEvent).decode
_personal = msgspec.json.Decoder(Personal).decode


def seal(event: DeskEvent, fresh: Callable[[], bytes]) -> tuple[bytes, list[Sealed]]:
    """The event as the log has it, and its personal parts; ``fresh`` gives a new salt each time."""
    said: dict[str, Personal] = {
        client.client_id: Personal(
            name=client.name,
            numbers=client.numbers,
            languages=client.languages,
            notes=client.notes,
        )
        for client in event.clients
        if not client.erased
    }
    for call in event.calls:
        if _written_by_hand(event, call):
            before = said.get(call.client_id, Personal())
            reasons = {**before.reasons, call.call_id: call.reason or ""}
            said[call.client_id] = replace(before, reasons=reasons)
    parts = [Sealed(subject, fresh(), _encode(each)) for subject, each in said.items()]
    bare = replace(
        event,
        clients=tuple(each if each.erased else _bare(each) for each in event.clients),
        calls=tuple(
            replace(call, reason=None) if _written_by_hand(event, call) else call
            for call in event.calls
        ),
        sealed={part.subject: digest(part.salt, part.body) for part in parts},
    )
    return _encode(bare), parts


def unseal(body: bytes, parts: Mapping[str, bytes]) -> DeskEvent:
    """The event with what is still there of its personal parts, by client.

    Raises ``msgspec.ValidationError`` for anything that ``seal`` did not write.
    """
    event = _event(body)
    said = {subject: _personal(part) for subject, part in parts.items()}
    if not said:
        return event
    return replace(
        event,
        clients=tuple(_with(client, said.get(client.client_id)) for client in event.clients),
        calls=tuple(_with_reason(call, said.get(call.client_id)) for call in event.calls),
    )


def digest(salt: bytes, body: bytes) -> str:
    """What the log has of a personal part: SHA-256 of salt and bytes, in hexadecimal."""
    return hashlib.sha256(salt + body).hexdigest()


def _written_by_hand(event: DeskEvent, call: Call) -> bool:
    return call.reason is not None and event.by != BY


def _bare(client: Client) -> Client:
    return replace(client, name="", numbers=(), languages=(), notes=())


def _with(client: Client, said: Personal | None) -> Client:
    if said is None:
        return client
    return replace(
        client, name=said.name, numbers=said.numbers, languages=said.languages, notes=said.notes
    )


def _with_reason(call: Call, said: Personal | None) -> Call:
    reason = None if said is None else said.reasons.get(call.call_id)
    return call if reason is None else replace(call, reason=reason)
