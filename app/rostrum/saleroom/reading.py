"""What the saleroom reads of its store: all at the start, and what others have committed since."""

import asyncio
from collections.abc import Collection, Sequence

import msgspec

from rostrum.engine.apply import replay
from rostrum.engine.events import decode_event
from rostrum.saleroom.ends import Ends
from rostrum.saleroom.limits import Register
from rostrum.saleroom.memory import Memory
from rostrum.saleroom.shown import Shown
from rostrum.store.store import Store
from rostrum.wire.state import ItemState


class Reading:
    """Brings what is stored before the public, and lots into memory. All of it raises StoreFailed."""

    def __init__(
        self, store: Store, shown: Shown, memory: Memory, register: Register, ends: Ends
    ) -> None:
        self._store = store
        self._shown = shown
        self._memory = memory
        self._register = register
        self._ends = ends
        self._under_way: dict[str, asyncio.Future[None]] = {}

    async def read_all(self) -> None:
        """The state of a saleroom that starts, before it takes any command."""
        for sale in await self._store.catalogue.sales():
            self._shown.enter_sale(sale)
        items = await self._store.catalogue.items()
        for item in items:
            self._shown.enter_item(item)
        for sale_id in self._shown.sales:
            self._shown.put_in_order(sale_id)
        await self.see_paddles(None)
        self._register.restore(items)

    # -- what other processes have committed -------------------------------------------------

    async def see_sales(self) -> None:
        """Enters sales that are new here, their paddles first: who finds a sale may bid in it."""
        for row in await self._store.catalogue.sales():
            if row.sale_id not in self._shown.sales:
                await self.see_paddles([row.sale_id])
                self._shown.enter_sale(row)
                self._shown.put_in_order(row.sale_id)

    async def see_paddles(self, sale_ids: Collection[str] | None) -> None:
        """Reads the paddles of these sales, None: of all."""
        for row in await self._store.catalogue.paddles(sale_ids):
            self._register.enter(row)

    async def see_items(self, item_ids: Collection[str] | None) -> None:
        """Shows these items, None: all, as they are committed by now."""
        shown = self._shown
        rows = await self._store.catalogue.items(item_ids)
        if any(row.sale_id not in shown.sales for row in rows):
            await self.see_sales()
        grown: set[str] = set()
        for row in rows:
            if row.item_id in shown.listed:
                shown.take(msgspec.json.decode(row.state, type=ItemState))
            else:
                shown.enter_item(row)
                grown.add(row.sale_id)
            ends_at = shown.listed[row.item_id].state.ends_at
            if ends_at is not None:
                self._ends.expect(ends_at, row.item_id)
        for sale_id in grown:
            shown.put_in_order(sale_id)
        self._memory.bound(rows)

    # -- lots into memory --------------------------------------------------------------------

    async def bring(self, items: Sequence[str]) -> None:
        """Reads the logs of those of the lots that are not in memory."""
        self._memory.want(items)
        for item_id in items:
            if item_id not in self._memory:
                await self._replay(item_id)

    async def _replay(self, item_id: str) -> None:
        if item_id in self._under_way:
            await asyncio.shield(self._under_way[item_id])
            return
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._under_way[item_id] = done
        try:
            rows = await self._store.events.of(item_id)
            state = replay(decode_event(row.body) for row in rows)
            if state is not None:
                self._memory.enter(item_id, state)
        finally:
            del self._under_way[item_id]
            done.set_result(None)
