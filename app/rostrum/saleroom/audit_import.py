"""An exported log into an empty database: a sale to be looked at again where no server has it."""

from collections.abc import Iterable

import msgspec

from rostrum.engine.apply import apply
from rostrum.engine.events import BidAccepted, decode_event
from rostrum.engine.public import public_state
from rostrum.engine.state import LotState, commitment
from rostrum.saleroom.audit_file import Head, Row, decode_line
from rostrum.store.records import BidRow, EventWrite, ItemRow, NewSaleWrite, PaddleRow, SaleRow
from rostrum.store.store import Store
from rostrum.wire.catalogue import Sale

_encode = msgspec.json.Encoder().encode


async def restore(store: Store, lines: Iterable[bytes]) -> Sale:
    """Writes a file that ``audit_file.check`` found whole into a database. Raises StoreFailed.

    The paddles are those that bid; who they are, and the phone desk, is not in such a file.
    """
    head: Head | None = None
    states: dict[str, LotState] = {}
    items: list[ItemRow] = []
    events: list[EventWrite] = []
    paddles: dict[str, None] = {}
    for line in lines:
        row = decode_line(line)
        if isinstance(row, Head):
            head = row
        if not isinstance(row, Row):
            continue
        event = decode_event(bytes(row.body))
        before = states.get(row.item_id)
        state = states[row.item_id] = apply(before, event)
        if before is None:
            details = b"{}" if row.details is msgspec.UNSET else bytes(row.details)
            place = state.lot.position
            items.append(ItemRow(row.item_id, state.sale.sale_id, place, details, 0, b"", None, 0))
        bound = commitment(state)
        bid = None
        if isinstance(event, BidAccepted):
            paddles[event.paddle] = None
            bid = BidRow(
                event.bid_id, event.paddle, event.amount, event.maximum, event.kind, event.by
            )
        events.append(
            EventWrite(
                item_id=row.item_id,
                version=row.version,
                at=row.at,
                event=bytes(row.body),
                state=_encode(public_state(state, row.at)),
                leader=bound.paddle if bound else None,
                committed=bound.amount if bound else 0,
                bid=bid,
            )
        )
    assert head is not None  # noqa: S101 - a whole file has one
    assert states  # noqa: S101 - and at least one lot
    terms = next(iter(states.values())).sale
    sale = Sale(
        sale_id=head.sale_id,
        title=head.title,
        title_zh=head.title_zh or None,
        kind=terms.kind,
        currency=terms.currency,
        publish_paddles=terms.publish_paddles,
        lots=len(items),
    )
    known = tuple(PaddleRow(head.sale_id, paddle, None, None, False) for paddle in paddles)
    created = min(event.at for event in events)
    write = SaleRow(head.sale_id, created, _encode(sale), _encode(terms))
    await store.catalogue.add_sale(NewSaleWrite(write, tuple(items), tuple(events), known))
    return sale
