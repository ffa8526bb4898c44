"""What has happened to a lot: its log, one event for each accepted command.

An event holds what was asked and all that followed from it, so that ``apply`` decides nothing.
The first event of a lot is ``LotListed`` with version 1; each one after it adds 1.
"""

import msgspec

from rostrum.engine.state import Result, Standing
from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.wire.state import BidKind, Status


class _Event(msgspec.Struct, frozen=True, rename="camel", kw_only=True, gc=False):
    """``at`` is ms UTC on the server's clock; ``status`` is the lot's after the event."""

    item_id: str
    version: int
    at: int
    by: str
    status: Status


class BidAccepted(_Event, frozen=True, kw_only=True, tag="bid_accepted"):
    """A bid was taken, at ``amount`` and up to ``maximum`` (both after rounding; minor units).

    ``asked`` and ``asked_maximum`` are what the bidder gave. ``counts`` is false where only the
    leader's own maximum changed. ``above_limit``: beyond the paddle's limit, by the client's word. ``extended_by``, ms, is 0 where the end did not move.
    """

    bid_id: str
    paddle: str
    kind: BidKind
    asked: int
    asked_maximum: int | None
    amount: int
    maximum: int
    confirmed: bool
    counts: bool
    standing: Standing
    ask: int
    ends_at: int | None
    extended_by: int
    above_limit: bool | msgspec.UnsetType = msgspec.UNSET


class BidUndone(_Event, frozen=True, kw_only=True, tag="bid_undone"):
    """The newest accepted bid was taken back; ``standing`` is how the bidding stands without it."""

    bid_id: str
    paddle: str
    kind: BidKind
    amount: int
    reason: str | None
    standing: Standing | None
    ask: int


class LotListed(_Event, frozen=True, kw_only=True, tag="listed"):
    """The lot came into being."""

    lot: LotTerms
    sale: SaleTerms
    ask: int


class LotAmended(_Event, frozen=True, kw_only=True, tag="amended"):
    """The lot's terms were replaced before it was offered."""

    lot: LotTerms
    sale: SaleTerms
    ask: int


class LotAnnounced(_Event, frozen=True, kw_only=True, tag="announced"):
    """The lot is upcoming."""


class LotPreviewed(_Event, frozen=True, kw_only=True, tag="previewed"):
    """The lot is on view."""


class LotOpened(_Event, frozen=True, kw_only=True, tag="opened"):
    """Bids are taken."""


class FairWarningGiven(_Event, frozen=True, kw_only=True, tag="fair_warning"):
    """The hammer is about to fall."""


class FinalCallGiven(_Event, frozen=True, kw_only=True, tag="final_call"):
    """The last call."""


class BidsStopped(_Event, frozen=True, kw_only=True, tag="bids_stopped"):
    """The hammer is falling; no bid is taken."""


class LotHammered(_Event, frozen=True, kw_only=True, tag="hammered"):
    """The lot fell; ``confirmed`` where the auctioneer sold below the reserve knowingly."""

    result: Result
    confirmed: bool


class LotClosed(_Event, frozen=True, kw_only=True, tag="closed"):
    """A timed lot ended; ``at`` is its end E, ``noticed_at`` when the server came to it."""

    result: Result | None
    noticed_at: int


class LotSettled(_Event, frozen=True, kw_only=True, tag="settled"):
    """The seller answered; without acceptance there is no sale."""

    accepted: bool


class MovedOn(_Event, frozen=True, kw_only=True, tag="moved_on"):
    """The auctioneer went on to the next lot."""


class LotPassed(_Event, frozen=True, kw_only=True, tag="passed"):
    """Not sold."""


class LotWithdrawn(_Event, frozen=True, kw_only=True, tag="withdrawn"):
    """Taken out of the sale."""

    reason: str | None


class LotReopened(_Event, frozen=True, kw_only=True, tag="reopened"):
    """Offered again; ``undid`` is the result that no longer holds."""

    reason: str | None
    undid: Result | None
    ends_at: int | None


class LotRerun(_Event, frozen=True, kw_only=True, tag="rerun"):
    """Offered again without its bids; ``undid`` is the result that no longer holds."""

    reason: str | None
    undid: Result | None
    ask: int


class LotExtended(_Event, frozen=True, kw_only=True, tag="extended"):
    """A timed lot's end was moved by an act, or by another lot's bid (``cause``)."""

    ends_at: int
    scheduled_end: int
    cause: str | None


class LotHeld(_Event, frozen=True, kw_only=True, tag="held"):
    """Suspended; ``held_from`` is where it will go on."""

    reason: str | None
    held_from: Status


class LotResumed(_Event, frozen=True, kw_only=True, tag="resumed"):
    """Goes on; a timed lot with the time that it had left."""

    ends_at: int | None
    scheduled_end: int | None


class AskSet(_Event, frozen=True, kw_only=True, tag="ask_set"):
    """The auctioneer took another ask for the next bid; minor units."""

    ask: int


Event = (
    BidAccepted
    | BidUndone
    | LotListed
    | LotAmended
    | LotAnnounced
    | LotPreviewed
    | LotOpened
    | FairWarningGiven
    | FinalCallGiven
    | BidsStopped
    | LotHammered
    | LotClosed
    | LotSettled
    | MovedOn
    | LotPassed
    | LotWithdrawn
    | LotReopened
    | LotRerun
    | LotExtended
    | LotHeld
    | LotResumed
    | AskSet
)
"""Everything that can be in a lot's log."""


def type_of(event: Event) -> str:
    """The event's type as it stands in the log and in public messages: ``bid_accepted``."""
    return str(event.__struct_config__.tag)


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def encode_event(event: Event) -> bytes:
    """The event as JSON, as the log keeps it."""
    return _encoder.encode(event)


def decode_event(data: bytes) -> Event:
    """What ``encode_event`` wrote; raises ``msgspec.ValidationError`` for anything else."""
    return _decoder.decode(data)
