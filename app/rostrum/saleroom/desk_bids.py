"""Follows the auction for the phone desks: ends of lots, bids of clerks, bids of the server's own.

Cover bids and commission bids are placed here, so that they are placed whoever's laptop is closed.
What is not yet done when the server stops is found again when it starts.
"""

import asyncio
from functools import partial

import structlog

from rostrum.engine.rejected import Rejected
from rostrum.phones import calls, covers, outcome
from rostrum.phones.covers import Standing
from rostrum.phones.desk import Desk, DeskEvent
from rostrum.rules.saying import Said
from rostrum.saleroom.phones import PhoneDesks
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.failures import StoreFailed
from rostrum.wire.bids import RejectionCode
from rostrum.wire.commissions import Commission

RETRY_S = 1.0

LASTING = frozenset(
    {
        RejectionCode.LIMIT_EXCEEDED,
        RejectionCode.PADDLE_UNKNOWN,
        RejectionCode.PADDLE_SUSPENDED,
        RejectionCode.FORBIDDEN,
        RejectionCode.OFF_INCREMENT,
    }
)
"""Refusals that trying again does not help; the clerk is told."""

SETTLED = frozenset(
    {RejectionCode.ALREADY_LEADING, RejectionCode.BELOW_MINIMUM, RejectionCode.CLOSED}
)
"""Nothing above the price stands: it never did, another leads, or the lot is over."""

log = structlog.get_logger()


async def follow_auction(desks: PhoneDesks, saleroom: Saleroom) -> None:
    """Runs until it is cancelled."""
    while True:
        desks.wake.clear()
        try:
            await look(desks, saleroom)
            await desks.wake.wait()
        except StoreFailed as failure:
            log.error("desk_not_kept", reason=str(failure))
            await asyncio.sleep(RETRY_S)


async def look(desks: PhoneDesks, saleroom: Saleroom) -> None:
    """Does all that is to be done now. Raises StoreFailed; what was not done is still to be done."""
    while desks.bids_to_note:
        (item_id, paddle), by = next(iter(desks.bids_to_note.items()))
        sale_id = saleroom.listed[item_id].state.sale_id
        await desks.change(sale_id, partial(_note_bid, item_id=item_id, paddle=paddle, by=by))
        if desks.bids_to_note.get((item_id, paddle)) == by:
            del desks.bids_to_note[item_id, paddle]
    while desks.lots_to_look_at:
        item_id = desks.lots_to_look_at.pop()
        try:
            await look_at(desks, saleroom, item_id)
        except BaseException:
            desks.lots_to_look_at.add(item_id)
            raise


async def look_at(desks: PhoneDesks, saleroom: Saleroom, item_id: str) -> None:
    """One lot: what its end means for its calls, and the server's own bids. Raises StoreFailed."""
    sale_id = saleroom.listed[item_id].state.sale_id
    lots = await saleroom.kept(desks.bound_together(sale_id, item_id))
    desk = await desks.change(
        sale_id, lambda desk, now: outcome.after_lot(desk, lots[item_id], lots, now)
    )
    await take_back(desks, saleroom, item_id)
    for standing, paddle, maximum in covers.to_place(desk, lots[item_id], lots):
        await _place(desks, saleroom, item_id, standing, paddle, maximum)


async def take_back(desks: PhoneDesks, saleroom: Saleroom, item_id: str) -> None:
    """Lowers to the price what stands for a client who is there now. Raises StoreFailed."""
    sale_id = saleroom.listed[item_id].state.sale_id
    for standing, paddle in covers.to_take_back(desks.desk(sale_id), item_id):
        answer = await saleroom.bids.take_back_maximum(item_id, paddle, by=_by(standing))
        if isinstance(answer, Rejected) and answer.code not in SETTLED:
            continue  # as on a lot on hold: it is looked at again when that goes on
        await desks.change(sale_id, partial(_mark, standing=standing, placed=False))


async def _place(
    desks: PhoneDesks,
    saleroom: Saleroom,
    item_id: str,
    standing: Standing,
    paddle: str,
    maximum: int,
) -> None:
    sale_id = saleroom.listed[item_id].state.sale_id
    if not _still_wanted(desks.desk(sale_id), standing):
        return
    answer = await saleroom.bids.place_for(item_id, paddle, maximum, by=_by(standing))
    refused = None
    if isinstance(answer, Rejected):
        if answer.code not in LASTING:
            return
        refused = Said(answer.detail, answer.sentence)
    await desks.change(
        sale_id, partial(_mark, standing=standing, placed=refused is None, refused=refused)
    )


def _still_wanted(desk: Desk, standing: Standing) -> bool:
    """Whether the bid is still to be placed; the client may have come on the line just now."""
    if isinstance(standing, Commission):
        return not desk.commissions[standing.commission_id].withdrawn
    cover = desk.calls[standing.call_id].cover
    return cover is not None and cover.armed


def _by(standing: Standing) -> str:
    return "book" if isinstance(standing, Commission) else "cover"


def _note_bid(desk: Desk, now: int, *, item_id: str, paddle: str, by: str) -> DeskEvent | None:
    return calls.bid_taken(desk, item_id, paddle, by, now)


def _mark(
    desk: Desk, now: int, *, standing: Standing, placed: bool, refused: Said | None = None
) -> DeskEvent | None:
    return covers.marked(desk, standing, now, placed=placed, refused=refused)
