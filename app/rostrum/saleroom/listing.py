"""Lots as they enter a sale: their first events, decided by the engine like any other."""

from collections.abc import Sequence

import msgspec

from rostrum.engine.apply import apply
from rostrum.engine.commands import Command, ListLot, Open
from rostrum.engine.decide import decide
from rostrum.engine.events import encode_event
from rostrum.engine.public import public_state
from rostrum.engine.rejected import Rejected
from rostrum.engine.state import LotState
from rostrum.engine.terms import SaleTerms
from rostrum.saleroom.new_sale import NewLot, SaleRefused
from rostrum.store.records import EventWrite, ItemRow
from rostrum.wire.state import ItemState


class Listing(msgspec.Struct, frozen=True):
    """What entering lots writes, and each lot's state after it, in the same order."""

    rows: tuple[ItemRow, ...]
    writes: tuple[EventWrite, ...]
    states: tuple[tuple[LotState, ItemState], ...]


def enter(lots: Sequence[NewLot], terms: SaleTerms, *, by: str, now: int) -> Listing:
    """Lists lots of one sale, all of them. Raises SaleRefused with the engine's reason."""
    rows: list[ItemRow] = []
    writes: list[EventWrite] = []
    states: list[tuple[LotState, ItemState]] = []
    for entry in lots:
        commands: list[Command] = [ListLot(by=by, lot=entry.terms, sale=terms, status=entry.status)]
        if entry.open:
            commands.append(Open(by=by))
        state: LotState | None = None
        for command in commands:
            event = decide(state, command, now)
            if isinstance(event, Rejected):
                raise SaleRefused(f"Lot {entry.terms.lot}: {event.detail}")
            state = apply(state, event)
            public = public_state(state, now)
            writes.append(
                EventWrite(
                    item_id=event.item_id,
                    version=event.version,
                    at=event.at,
                    event=encode_event(event),
                    state=msgspec.json.encode(public),
                    leader=None,
                    committed=0,
                )
            )
        assert state is not None  # noqa: S101 - listing gives a state
        states.append((state, public))
        details = msgspec.json.encode(entry.details)
        row = ItemRow(
            entry.terms.item_id, terms.sale_id, entry.terms.position, details, 0, b"", None, 0
        )
        rows.append(row)
    return Listing(tuple(rows), tuple(writes), tuple(states))
