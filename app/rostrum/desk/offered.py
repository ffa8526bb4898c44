"""Which of the auctioneer's acts a lot takes as it is, and which of them are asked about once.

The server decides; this only greys what it would refuse and asks before what cannot be undone.
"""

from dataclasses import dataclass

from rostrum.desk.figures import money
from rostrum.desk.rostrum_keys import RostrumAct
from rostrum.desk.words import tr
from rostrum.wire.rostrum import HammerNow, RostrumLot
from rostrum.wire.state import BIDDABLE, ItemState, Status

ON_BLOCK = BIDDABLE | {Status.CLOSING}
BEFORE = frozenset({Status.DRAFT, Status.UPCOMING, Status.PREVIEW})
DONE = frozenset({Status.SOLD, Status.SOLD_PENDING, Status.PASSED, Status.UNSOLD, Status.WITHDRAWN})
_MOVES = frozenset({RostrumAct.EARLIER, RostrumAct.LATER, RostrumAct.BLOCK})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked once, in place. It holds for this item at this version only.

    ``reason``: the answer is a reason in words.
    """

    act: RostrumAct
    item_id: str
    version: int
    words: str
    yes: str
    reason: bool = False


def offered(state: ItemState, lot: RostrumLot | None) -> frozenset[RostrumAct]:
    """The acts that the lot takes as it is."""
    status, bids = state.status, state.bid_count
    found = set(_MOVES)
    if status in BEFORE:
        found |= {RostrumAct.OPEN, RostrumAct.HOLD, RostrumAct.WITHDRAW}
    if status is Status.HOLD:
        found |= {RostrumAct.HOLD, RostrumAct.WITHDRAW}
    if status in BIDDABLE:
        found |= {RostrumAct.TAKE, RostrumAct.LADDER, RostrumAct.HOLD}
        if lot is not None and lot.split is not None:
            found.add(RostrumAct.SPLIT)
    if status in (Status.OPEN, Status.FINAL_CALL):
        found.add(RostrumAct.FAIR_WARNING)
    if status in (Status.OPEN, Status.FAIR_WARNING):
        found.add(RostrumAct.LAST_CALL)
    if status in ON_BLOCK:
        found |= {RostrumAct.PASS, RostrumAct.WITHDRAW}
        if bids:
            found |= {RostrumAct.SELL, RostrumAct.UNDO, RostrumAct.RERUN}
    if status in DONE:
        found.add(RostrumAct.REOPEN)
        if bids:
            found.add(RostrumAct.RERUN)
        if lot is None or not lot.moved_on:
            found.add(RostrumAct.NEXT)
    if status is Status.SOLD_PENDING:
        found |= {RostrumAct.ACCEPT, RostrumAct.REFUSE}
    return frozenset(found)


def question(act: RostrumAct, state: ItemState, lot: RostrumLot | None) -> Question | None:
    """What is to be asked before an act; none where it can be undone or is plainly meant."""
    if act is RostrumAct.SELL and lot is not None and lot.hammer is HammerNow.BELOW_RESERVE:
        return below_reserve(state, lot)
    if act is RostrumAct.WITHDRAW:
        words = tr("Take lot {lot} out of the sale?").format(lot=state.lot)
        return Question(act, state.item_id, state.version, words, tr("Withdraw"))
    if act is RostrumAct.RERUN:
        words = tr("Put lot {lot} up from its beginning, without its {n} bids?")
        words = words.format(lot=state.lot, n=state.bid_count)
        return Question(act, state.item_id, state.version, words, tr("Re-run"))
    if act is RostrumAct.REOPEN and lot is not None and lot.moved_on:
        words = tr("The sale has gone on from lot {lot}. Why is it reopened?").format(lot=state.lot)
        return Question(act, state.item_id, state.version, words, tr("Reopen"), reason=True)
    return None


def below_reserve(state: ItemState, lot: RostrumLot | None) -> Question:
    """Before a hammer below the reserve: how far it is, and that the seller has the last word."""
    if lot is None or lot.reserve is None:
        words = tr("Below the reserve. Sell subject to the seller's word?")
    else:
        words = tr("BELOW THE RESERVE of {reserve} by {short}. Sell subject to the seller's word?")
        words = words.format(
            reserve=money(lot.reserve, state.currency),
            short=money(lot.reserve - state.price, state.currency),
        )
    return Question(
        RostrumAct.SELL, state.item_id, state.version, words, tr("Sell, subject to the seller")
    )
