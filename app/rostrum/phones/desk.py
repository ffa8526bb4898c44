"""The desk of one sale, wholly derivable from its log of events.

An event holds the records that it changed, whole, so that nothing is decided when it is applied.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

import msgspec

from rostrum.rules.saying import Said, say
from rostrum.rules.schedule.calls import GAP
from rostrum.wire.commissions import Commission, Rates
from rostrum.wire.phones import Call, Clerk, Client
from rostrum.wire.sentences import Say

T = TypeVar("T")


class Change(StrEnum):
    """What an event is about."""

    CLIENT = "client"
    NOTE = "note"
    REQUEST = "request"
    CLERK = "clerk"
    SCHEDULE = "schedule"
    ASSIGNED = "assigned"
    STATE = "state"
    HANDOVER = "handover"
    COVER = "cover"
    LOT_ENDED = "lot_ended"
    LOT_REOPENED = "lot_reopened"
    COMMISSION = "commission"
    RATES = "rates"
    ERASED = "erased"


class DeskEvent(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """One change; ``version`` grows by 1 from 1 on, ``at`` is ms UTC on the server's clock.

    ``sealed``: the digest of each client's personal part, as the log has it.
    """

    version: int
    at: int
    by: str
    change: Change
    clients: tuple[Client, ...] = ()
    calls: tuple[Call, ...] = ()
    clerks: tuple[Clerk, ...] = ()
    commissions: tuple[Commission, ...] = ()
    rates: Rates | None = None
    gap: int | None = None
    sealed: Mapping[str, str] = {}


class Desk(msgspec.Struct, frozen=True):
    """Everything that the phone desk of a sale knows, by id, in the order in which it came in."""

    version: int = 0
    clients: Mapping[str, Client] = {}
    calls: Mapping[str, Call] = {}
    clerks: Mapping[str, Clerk] = {}
    commissions: Mapping[str, Commission] = {}
    rates: Rates | None = None
    gap: int = GAP

    def calls_on(self, item_id: str) -> list[Call]:
        """Every call for a lot."""
        return [call for call in self.calls.values() if call.item_id == item_id]

    def calls_of(self, client_id: str) -> list[Call]:
        """Every call of a client."""
        return [call for call in self.calls.values() if call.client_id == client_id]

    def client_with(self, paddle: str) -> Client | None:
        """Whose paddle this is."""
        return next((c for c in self.clients.values() if c.paddle == paddle), None)


class Actor(msgspec.Struct, frozen=True):
    """Who asks; ``chief``: an auctioneer or an administrator, who may touch everybody's calls."""

    name: str
    chief: bool = False


class PhoneRefused(Exception):
    """Nothing was changed; the message says why and what to do."""

    def __init__(self, code: str, said: Said) -> None:
        super().__init__(said.text)
        self.code = code
        self.said = said


def apply(desk: Desk, event: DeskEvent) -> Desk:
    """The desk after an event."""
    return Desk(
        version=event.version,
        clients=_with(desk.clients, ((each.client_id, each) for each in event.clients)),
        calls=_with(desk.calls, ((each.call_id, each) for each in event.calls)),
        clerks=_with(desk.clerks, ((each.name, each) for each in event.clerks)),
        commissions=_with(
            desk.commissions, ((each.commission_id, each) for each in event.commissions)
        ),
        rates=event.rates or desk.rates,
        gap=event.gap or desk.gap,
    )


def _with(before: Mapping[str, T], changed: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    more = dict(changed)
    return {**before, **more} if more else before


def call(desk: Desk, call_id: str) -> Call:
    """A call that is there. Raises PhoneRefused."""
    found = desk.calls.get(call_id)
    if found is None:
        raise PhoneRefused("UNKNOWN_CALL", say(Say.UNKNOWN_CALL, call=call_id))
    return found


def client(desk: Desk, client_id: str) -> Client:
    """A client who is there. Raises PhoneRefused."""
    found = desk.clients.get(client_id)
    if found is None:
        raise PhoneRefused("UNKNOWN_CLIENT", say(Say.UNKNOWN_CLIENT, client=client_id))
    return found


def own(found: Call, actor: Actor) -> None:
    """Whoever is no chief touches only calls that are theirs or nobody's. Raises PhoneRefused."""
    if actor.chief or found.clerk in (None, actor.name):
        return
    raise PhoneRefused("NOT_YOURS", say(Say.CALL_IS_ANOTHERS, clerk=found.clerk or ""))


def own_client(desk: Desk, client_id: str, actor: Actor) -> Client:
    """A client of whom one call is the actor's or nobody's, or who has none. Raises PhoneRefused."""
    found = client(desk, client_id)
    if found.erased:
        raise PhoneRefused("ERASED", say(Say.CLIENT_ERASED))
    theirs = [each.clerk for each in desk.calls_of(client_id)]
    if actor.chief or not theirs or any(clerk in (None, actor.name) for clerk in theirs):
        return found
    raise PhoneRefused("NOT_YOURS", say(Say.CLIENT_IS_ANOTHERS, clerk=theirs[0] or ""))
