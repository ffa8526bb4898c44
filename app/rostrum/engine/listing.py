"""Deciding on how a lot comes into being, and on its terms until it is offered."""

from rostrum.engine.commands import AmendLot, ListLot
from rostrum.engine.events import LotAmended, LotListed
from rostrum.engine.rejected import ActCode, Rejected, reject, reject_unlisted
from rostrum.engine.state import LotState
from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.rules.ladders import next_ask
from rostrum.rules.lots import BEFORE_SALE
from rostrum.rules.saying import Said
from rostrum.wire.catalogue import SaleKind


def list_lot(state: LotState | None, command: ListLot, now: int) -> LotListed | Rejected:
    """Version 1 of a lot; only once."""
    lot, sale = command.lot, command.sale
    if state is not None:
        return reject(
            state,
            ActCode.ALREADY_LISTED,
            Said(f"Item {lot.item_id} is in the sale already. Amend it instead."),
        )
    if command.status not in BEFORE_SALE:
        return reject_unlisted(
            ActCode.WRONG_STATUS,
            Said("A new lot is draft, upcoming or preview. Open it afterwards."),
        )
    wrong = _wrong_with(lot, sale)
    if wrong is not None:
        return reject_unlisted(ActCode.BAD_TERMS, Said(wrong))
    return LotListed(
        item_id=lot.item_id,
        version=1,
        at=now,
        by=command.by,
        status=command.status,
        lot=lot,
        sale=sale,
        ask=first_ask(lot, sale),
    )


def amend_lot(state: LotState, command: AmendLot, now: int) -> LotAmended | Rejected:
    """New terms for a lot on which nobody can have bid."""
    lot, sale = command.lot, command.sale
    if state.status not in BEFORE_SALE:
        return reject(
            state,
            ActCode.WRONG_STATUS,
            Said(
                f"Lot {state.lot.lot} has been offered; its terms stand. "
                "Withdraw it and list it anew if they are wrong."
            ),
        )
    wrong = _wrong_with(lot, sale)
    if wrong is None and (lot.item_id, lot.sale_id) != (state.lot.item_id, state.lot.sale_id):
        wrong = f"Item {state.lot.item_id} keeps its id and its sale. Give the terms for this item."
    if wrong is not None:
        return reject(state, ActCode.BAD_TERMS, Said(wrong))
    return LotAmended(
        item_id=lot.item_id,
        version=state.version + 1,
        at=now,
        by=command.by,
        status=state.status,
        lot=lot,
        sale=sale,
        ask=first_ask(lot, sale),
    )


def first_ask(lot: LotTerms, sale: SaleTerms) -> int:
    """What the first bid must reach: the start price, or the ladder's first rung without one."""
    return lot.start_price or next_ask(sale.ladder, 0)


def _wrong_with(lot: LotTerms, sale: SaleTerms) -> str | None:
    if lot.sale_id != sale.sale_id:
        return f"Lot {lot.lot} belongs to sale {lot.sale_id}, not {sale.sale_id}. List it there."
    if sale.kind is SaleKind.LIVE and lot.ends_at is not None:
        return f"Lot {lot.lot} is in a live sale, which the hammer closes. Leave its end out."
    return None
