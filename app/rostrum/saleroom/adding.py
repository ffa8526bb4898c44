"""New sales and more lots come in, all of one request or nothing."""

from collections.abc import Callable, Sequence

import msgspec

from rostrum.saleroom.limits import Register
from rostrum.saleroom.listing import Listing, enter
from rostrum.saleroom.memory import Memory
from rostrum.saleroom.new_sale import NewLot, NewSale, SaleRefused
from rostrum.saleroom.shown import Shown
from rostrum.store.catalogue import Catalogue
from rostrum.store.failures import Overtaken
from rostrum.store.records import NewSaleWrite, PaddleRow, SaleRow
from rostrum.wire.catalogue import Sale

TAKEN = (
    "The sale's id, or an item's, was given at the same moment. Look at the sales, then try again."
)

_encode = msgspec.json.Encoder().encode


class Adding:
    """Puts what is new on stable storage, then before the public; ``clock`` gives ms UTC."""

    def __init__(
        self,
        catalogue: Catalogue,
        shown: Shown,
        memory: Memory,
        register: Register,
        clock: Callable[[], int],
    ) -> None:
        self._catalogue = catalogue
        self._shown = shown
        self._memory = memory
        self._register = register
        self._clock = clock

    async def add_sale(self, new: NewSale, *, by: str) -> Sale:
        """Lists a whole sale, all of it or nothing. Raises SaleRefused and StoreFailed."""
        now = self._clock()
        terms = new.terms
        if terms.sale_id in self._shown.sales:
            raise SaleRefused(f"There is a sale {terms.sale_id} already. Choose another sale id.")
        facts = Sale(
            sale_id=terms.sale_id,
            title=new.title,
            title_zh=new.title_zh,
            kind=terms.kind,
            currency=terms.currency,
            publish_paddles=terms.publish_paddles,
            lots=len(new.lots),
            practice=new.practice,
        )
        self._check(new.lots)
        listing = enter(new.lots, terms, by=by, now=now)
        paddles = tuple(
            PaddleRow(terms.sale_id, p.paddle, p.name, p.limit, p.suspended) for p in new.paddles
        )
        sale = SaleRow(terms.sale_id, now, _encode(facts), _encode(terms))
        try:
            await self._catalogue.add_sale(
                NewSaleWrite(sale, listing.rows, listing.writes, paddles)
            )
        except Overtaken as error:
            raise SaleRefused(TAKEN) from error
        self._shown.enter_sale(sale)
        self._enter(listing)
        for paddle in paddles:
            self._register.enter(paddle)
        return facts

    async def add_lots(self, sale_id: str, lots: Sequence[NewLot], *, by: str) -> None:
        """Lists more lots of a sale, all or none. Raises SaleRefused and StoreFailed."""
        self._check(lots)
        listing = enter(lots, self._shown.terms[sale_id], by=by, now=self._clock())
        try:
            await self._catalogue.add_lots(listing.rows, listing.writes)
        except Overtaken as error:
            raise SaleRefused(TAKEN) from error
        self._enter(listing)
        self._shown.put_in_order(sale_id)

    def _check(self, lots: Sequence[NewLot]) -> None:
        for lot in lots:
            if lot.terms.item_id in self._shown.listed:
                raise SaleRefused(f"Item {lot.terms.item_id} is listed already.")

    def _enter(self, listing: Listing) -> None:
        for row, (lot, public) in zip(listing.rows, listing.states, strict=True):
            self._shown.enter_item(msgspec.structs.replace(row, state=_encode(public)))
            self._memory.enter(row.item_id, lot)
