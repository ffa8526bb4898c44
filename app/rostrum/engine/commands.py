"""What may be asked of a lot: bids, the auctioneer's acts, and the server's close.

Every command says who asks (``by``); ``expected_version`` refuses it when the lot has moved on.
"""

import msgspec

from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.wire.state import BidKind, Status


class _Command(msgspec.Struct, frozen=True, rename="camel", kw_only=True, gc=False):
    by: str
    expected_version: int | None = None


class Bidder(msgspec.Struct, frozen=True, rename="camel", gc=False):
    """What the caller has looked up about a paddle; amounts in minor units.

    ``limit``: for the whole sale, None for none. ``committed``: won and leading on the other
    lots of the sale.
    """

    paddle: str
    known: bool = True
    suspended: bool = False
    limit: int | None = None
    committed: int = 0


class ListLot(_Command, frozen=True, kw_only=True, tag="list_lot"):
    """Brings a lot into being, as draft, upcoming or preview."""

    lot: LotTerms
    sale: SaleTerms
    status: Status = Status.DRAFT


class AmendLot(_Command, frozen=True, kw_only=True, tag="amend_lot"):
    """Replaces the terms of a lot that has not been offered yet."""

    lot: LotTerms
    sale: SaleTerms


class PlaceBid(_Command, frozen=True, kw_only=True, tag="place_bid"):
    """A bid of ``amount``, good up to ``maximum`` where one is given; minor units.

    ``expected_ask`` is a promise to the bidder: when the ask has moved, nothing is bid.
    ``confirm`` passes the guard against slips of the finger. ``sent_at``, ms UTC on the
    server's clock, is given only for a connected desk whose clock is known. ``above_limit``: the
    client on the telephone has said to go above the paddle's limit.
    """

    bid_id: str
    bidder: Bidder
    amount: int
    kind: BidKind
    maximum: int | None = None
    expected_ask: int | None = None
    confirm: bool = False
    above_limit: bool = False
    sent_at: int | None = None


class Announce(_Command, frozen=True, kw_only=True, tag="announce"):
    """The lot is upcoming."""


class Preview(_Command, frozen=True, kw_only=True, tag="preview"):
    """The lot is on view."""


class Open(_Command, frozen=True, kw_only=True, tag="open"):
    """Bids are taken from now on."""


class FairWarning(_Command, frozen=True, kw_only=True, tag="fair_warning"):
    """The hammer is about to fall; a bid returns the lot to open."""


class FinalCall(_Command, frozen=True, kw_only=True, tag="final_call"):
    """The last call; a bid returns the lot to open."""


class StopBids(_Command, frozen=True, kw_only=True, tag="stop_bids"):
    """No more bids: the hammer is falling."""


class Hammer(_Command, frozen=True, kw_only=True, tag="hammer"):
    """The lot falls to the leader; below the reserve only with ``confirm``, and then pending."""

    confirm: bool = False


class Settle(_Command, frozen=True, kw_only=True, tag="settle"):
    """The seller's answer to a lot that fell below the reserve."""

    accepted: bool


class Next(_Command, frozen=True, kw_only=True, tag="next"):
    """The auctioneer goes on to the next lot: from now on a reopening needs a reason."""


class Pass(_Command, frozen=True, kw_only=True, tag="pass"):
    """Not sold; ``final`` makes it unsold, otherwise it may come back."""

    final: bool = False


class Withdraw(_Command, frozen=True, kw_only=True, tag="withdraw"):
    """Taken out of the sale."""

    reason: str | None = None


class Reopen(_Command, frozen=True, kw_only=True, tag="reopen"):
    """Offered again as it stood; a timed lot needs a new end, ms UTC."""

    reason: str | None = None
    ends_at: int | None = None


class Rerun(_Command, frozen=True, kw_only=True, tag="rerun"):
    """Offered again from its beginning: what was bid until now stands no longer."""

    reason: str | None = None


class Extend(_Command, frozen=True, kw_only=True, tag="extend"):
    """Moves a timed lot's end later: to ``ends_at`` (ms UTC) or by ``by_ms``; one of the two.

    ``reschedule`` moves the scheduled end as much, so that the cap on extensions by bids counts
    from there. ``cause`` is the item whose bid moved this one, where one did.
    """

    ends_at: int | None = None
    by_ms: int | None = None
    reschedule: bool = True
    cause: str | None = None


class UndoBid(_Command, frozen=True, kw_only=True, tag="undo_bid"):
    """Takes back the newest accepted bid; with ``bid_id``, only if that is the newest."""

    bid_id: str | None = None
    reason: str | None = None


class Hold(_Command, frozen=True, kw_only=True, tag="hold"):
    """Suspends the lot; a timed lot's clock stands still."""

    reason: str | None = None


class Resume(_Command, frozen=True, kw_only=True, tag="resume"):
    """Goes on after a hold; a timed lot has as much time left as when it was held."""


class SetAsk(_Command, frozen=True, kw_only=True, tag="set_ask"):
    """The auctioneer's own ask for the next bid, minor units; None returns to the ladder."""

    amount: int | None


class Close(_Command, frozen=True, kw_only=True, tag="close"):
    """The server's act at a timed lot's end."""

    by: str = "server"


Act = (
    Announce
    | Preview
    | Open
    | FairWarning
    | FinalCall
    | StopBids
    | Hammer
    | Settle
    | Next
    | Pass
    | Withdraw
    | Reopen
    | Rerun
    | Extend
    | UndoBid
    | Hold
    | Resume
    | SetAsk
)
"""What an auctioneer does to a lot."""

Command = PlaceBid | Act | Close | ListLot | AmendLot
"""Everything that ``decide`` answers."""
