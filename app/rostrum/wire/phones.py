"""The phone desk: clients, the calls that they want, and how each call stands.

Only staff see any of it. A clerk sees the calls that are theirs or nobody's in full, and of the
other calls no more than lot, clerk and state.
"""

from enum import StrEnum
from typing import Annotated

import msgspec

from rostrum.wire.sentences import Sentence

MONEY_LIMIT = 2**53

NOTE_LENGTH = 2000
"""Characters of one note."""

NUMBERS_EACH = 4
LANGUAGES_EACH = 12
GROUPS_EACH = 50
GROUP_LOTS = 100
LOTS_AT_ONCE = 200
"""Most lots of one request for calls."""

Amount = Annotated[int, msgspec.Meta(gt=0, lt=MONEY_LIMIT)]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=128, pattern=r"^[^\x00-\x1f\x7f]+$")]
PaddleName = Annotated[
    str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$")
]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._-]+$")]
Language = Annotated[
    str, msgspec.Meta(min_length=2, max_length=35, pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
]
"""A language by its tag: ``en``, ``fr``, ``zh-Hans``; compared without regard to case."""
Number = Annotated[str, msgspec.Meta(min_length=3, max_length=40, pattern=r"^[0-9+()./ x#*-]+$")]
Priority = Annotated[int, msgspec.Meta(ge=0, le=9)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=NOTE_LENGTH)]


class CallState(StrEnum):
    """How a call stands; which follows which is in ``rostrum.phones.states``."""

    SCHEDULED = "scheduled"
    DIALLING = "dialling"
    NO_ANSWER = "no_answer"
    REDIAL = "redial"
    ON_LINE = "on_line"
    BRIEFED = "briefed"
    BIDDING = "bidding"
    DROPPED = "dropped"
    OUT = "out"
    WON = "won"
    LOST = "lost"
    FOLLOW_UP = "follow_up"
    DONE = "done"


class Note(msgspec.Struct, frozen=True, rename="camel"):
    """What a clerk wrote down of a client; ``at`` in ms UTC."""

    at: int
    by: str
    text: str


class Group(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Lots of which the client wants only ``want``: winning so many ends the calls for the others."""

    items: Annotated[tuple[Id, ...], msgspec.Meta(min_length=2, max_length=GROUP_LOTS)]
    want: Annotated[int, msgspec.Meta(ge=1)] = 1


class Edited(msgspec.Struct, frozen=True, rename="camel"):
    """The newest change of a client's facts: when (ms UTC), by whom, and which members.

    ``limit`` in minor units, as it was set, where ``what`` names it.
    """

    at: int
    by: str
    what: tuple[str, ...]
    limit: int | None = None


class Client(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Somebody who bids by telephone, as the server keeps them.

    ``erased``: nothing personal is kept of them any more; paddle and groups are.
    """

    client_id: str
    name: str
    numbers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    paddle: str | None = None
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    edited: Edited | None = None
    erased: bool = False


class ClientCard(Client, frozen=True, rename="camel", kw_only=True):
    """A client with what is left of the paddle's limit over the sale; minor units.

    ``bound``: won and leading. ``limit`` and ``left`` are null where there is no limit.
    ``tag``: another one as soon as any of the facts is, the limit included; notes do not count.
    """

    limit: int | None = None
    bound: int = 0
    left: int | None = None
    tag: str = ""


class NewClient(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """A client to take in; ``client_id`` makes a repeated request harmless.

    ``paddle`` is registered for the sale where it is not yet; ``limit``, minor units over the whole
    sale, is kept with the paddle.
    """

    client_id: Id | None = None
    name: Word
    numbers: Annotated[tuple[Number, ...], msgspec.Meta(max_length=NUMBERS_EACH)] = ()
    languages: Annotated[tuple[Language, ...], msgspec.Meta(max_length=LANGUAGES_EACH)] = ()
    paddle: PaddleName | None = None
    limit: Amount | None = None
    groups: Annotated[tuple[Group, ...], msgspec.Meta(max_length=GROUPS_EACH)] = ()


class ClientChange(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """What is to be different; members that are left out stay as they are.

    ``expected``: the ``tag`` of the card that was changed; when the client has another one by now,
    nothing is changed (409 ``CLIENT_CHANGED``).
    """

    expected: Annotated[str, msgspec.Meta(max_length=64)] | None = None

    name: Word | msgspec.UnsetType = msgspec.UNSET
    numbers: (
        Annotated[tuple[Number, ...], msgspec.Meta(max_length=NUMBERS_EACH)] | msgspec.UnsetType
    ) = msgspec.UNSET
    languages: (
        Annotated[tuple[Language, ...], msgspec.Meta(max_length=LANGUAGES_EACH)] | msgspec.UnsetType
    ) = msgspec.UNSET
    paddle: PaddleName | msgspec.UnsetType | None = msgspec.UNSET
    limit: Amount | msgspec.UnsetType | None = msgspec.UNSET
    groups: (
        Annotated[tuple[Group, ...], msgspec.Meta(max_length=GROUPS_EACH)] | msgspec.UnsetType
    ) = msgspec.UNSET


class NewNote(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A note to a client."""

    text: Text


class Cover(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What the house may bid for a client who cannot be reached; ``maximum`` in minor units.

    ``armed``: the server bids with it as soon as the lot takes bids. ``placed``: it has, and the
    bid stands. ``refused``: why the sale did not take it; ``sentence``: the same by its code.
    """

    maximum: int
    armed: bool = False
    placed: bool = False
    refused: str | None = None
    sentence: Sentence | None = None


class Asking(msgspec.Struct, frozen=True, rename="camel"):
    """Somebody asks to take a call over; ``at`` in ms UTC."""

    clerk: str
    at: int


class Call(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One client on one lot. ``clerk`` owns the call: nobody else bids for its paddle.

    ``since``: when the state began, ms UTC. ``reason``: why it is out or over, in words,
    and ``sentence`` the same by its code where the server composed it.
    ``before``: the state that it returns to when its lot is offered again.
    """

    call_id: str
    client_id: str
    item_id: str
    language: str | None = None
    priority: int = 0
    preferred: str | None = None
    clerk: str | None = None
    state: CallState = CallState.SCHEDULED
    since: int = 0
    reason: str | None = None
    sentence: Sentence | None = None
    before: CallState | None = None
    asking: Asking | None = None
    cover: Cover | None = None


class CallCard(Call, frozen=True, rename="camel", kw_only=True):
    """A call with its lot's place in the sale.

    ``lots_away``: from the lot on the block, 0 for that one, null once the lot is over.
    ``expected_at``: when it comes up at the sale's pace, ms UTC. ``alarm``: 10 or 3 lots away.
    ``leads``: whether the client's paddle leads, or has won, as of the lot's version ``as_of``; the
    public state tells it only where the sale publishes paddles. Null where that is not known.
    """

    lot: str
    position: int
    lots_away: int | None
    expected_at: int | None
    alarm: int | None
    leads: bool | None = None
    as_of: int | None = None


class CallBrief(msgspec.Struct, frozen=True, rename="camel"):
    """All that a clerk sees of another clerk's call: enough to ask for it; ``asking``: who has."""

    call_id: str
    item_id: str
    lot: str
    clerk: str | None
    state: CallState
    asking: str | None


class Clerk(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Somebody who telephones in this sale, by the name that they sign in with."""

    name: Word
    languages: Annotated[tuple[Language, ...], msgspec.Meta(max_length=LANGUAGES_EACH)] = ()
    active: bool = True


class Unserved(msgspec.Struct, frozen=True, rename="camel"):
    """A call without a clerk, and why; ``sentence`` is the reason by its code."""

    call_id: str
    reason: str
    sentence: Sentence | None = None


class Clash(msgspec.Struct, frozen=True, rename="camel"):
    """Calls that one clerk cannot make, and why; ``sentence`` is the reason by its code."""

    clerk: str
    calls: tuple[str, ...]
    reason: str
    sentence: Sentence | None = None


class PhoneDesk(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """``GET /sales/{id}/phones``: the whole desk as the caller may see it.

    ``version`` grows by 1 with each change. ``pace_ms``: how long a lot takes now. ``others`` are
    the calls of other clerks.
    """

    sale_id: str
    version: int
    server_now: int
    on_block: str | None
    pace_ms: int
    gap: int
    calls: list[CallCard]
    clients: list[ClientCard]
    others: list[CallBrief]
    clerks: list[Clerk]
    clashes: list[Clash]


class CallRequest(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """A client asks to be called for lots, by lot number. ``cover`` in minor units for each."""

    client_id: Id
    lots: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1, max_length=LOTS_AT_ONCE)]
    language: Language | None = None
    priority: Priority = 0
    preferred: Word | None = None
    cover: Amount | None = None


class CallList(msgspec.Struct, frozen=True, rename="camel"):
    """Calls, in the order of the sale."""

    calls: list[CallCard]


class RequestFault(msgspec.Struct, frozen=True):
    """A line of a list of requests that cannot come in; ``line`` counts from 1 with the heading.

    ``sentence`` is the reason by its code.
    """

    line: int
    reason: str
    sentence: Sentence | None = None


class RequestReport(msgspec.Struct, frozen=True):
    """What a list of requests gives; with any fault nothing is added."""

    clients: int
    calls: int
    added: bool
    faults: list[RequestFault]
    ignored: list[str]


class ScheduleRequest(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """Asks for a schedule: ``keep`` leaves calls that have a clerk with them.

    ``gap``: fewest lots between two clients of one clerk; left out, the sale's own.
    """

    gap: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    keep: bool = False


class ScheduleReport(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A schedule. ``made``: clerk by call. ``loads``: calls of each clerk.

    ``worth`` and ``first_come_worth``: this schedule's measure, and that of first come first served.
    """

    applied: bool
    made: dict[str, str]
    unserved: list[Unserved]
    clashes: list[Clash]
    loads: dict[str, int]
    worth: int
    first_come_worth: int


class Assignment(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Gives a call to a clerk by hand, or to nobody."""

    clerk: Word | None


class Assigned(msgspec.Struct, frozen=True, rename="camel"):
    """The call, and the clashes that it has there."""

    call: CallCard
    clashes: list[Clash]


class CallMove(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """The next state of a call; ``reason`` in words where there is one."""

    state: CallState
    reason: Text | None = None


class HandoverAct(StrEnum):
    """``ask`` for a call; its owner ``gives`` or ``refuses``; ``take`` what is free to be taken."""

    ASK = "ask"
    GIVE = "give"
    REFUSE = "refuse"
    TAKE = "take"


class Handover(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """One step of handing a call over; ``to`` goes with ``give``, left out for whoever asked."""

    act: HandoverAct
    to: Word | None = None


class CoverChange(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True
):
    """Sets a cover bid (``maximum`` in minor units, null takes it away), arms or disarms it."""

    maximum: Amount | msgspec.UnsetType | None = msgspec.UNSET
    armed: bool | msgspec.UnsetType = msgspec.UNSET


class CallEvent(msgspec.Struct, frozen=True, rename="camel"):
    """A line of a call's log: the call as it was after a change. ``at`` in ms UTC."""

    version: int
    at: int
    by: str
    change: str
    call: Call


class CallLog(msgspec.Struct, frozen=True):
    """A call's log, oldest first."""

    events: list[CallEvent]


class ClientEvent(msgspec.Struct, frozen=True, rename="camel"):
    """A line of a client's log: what was changed, and the client as they were after it."""

    version: int
    at: int
    by: str
    change: str
    what: tuple[str, ...]
    client: Client


class ClientLog(msgspec.Struct, frozen=True):
    """A client's log, oldest first."""

    events: list[ClientEvent]


class FollowUp(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A client who is to be told how their lots went. ``spent``: hammer prices, minor units."""

    client: ClientCard
    calls: list[CallCard]
    won: list[str]
    lost: list[str]
    not_reached: list[str]
    spent: int


class FollowUps(msgspec.Struct, frozen=True, rename="camel"):
    """Every client of the caller's who has not been told yet, in the order of their first lot."""

    clients: list[FollowUp]


class PhonesChanged(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """What a staff notice of type ``phones`` says: which call or client changed, nothing private.

    ``version`` without a hole: nothing was missed. With ``call_id`` the call's new state is here;
    all else is fetched from ``GET /sales/{id}/phones``.
    """

    version: int
    at: int
    by: str
    change: str
    call_id: str | None = None
    client_id: str | None = None
    item_id: str | None = None
    clerk: str | None = None
    state: CallState | None = None
    asking: str | None = None
    more: bool = False
