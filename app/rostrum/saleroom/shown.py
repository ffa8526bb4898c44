"""Sales and lots as they are committed: all that is shown outside."""

from collections.abc import Mapping

import msgspec

from rostrum.engine.terms import SaleTerms
from rostrum.saleroom.onlooker import Nobody, Onlooker
from rostrum.store.records import ItemRow, SaleRow
from rostrum.wire.catalogue import Item, LotDetails, Sale
from rostrum.wire.push import Subscribed
from rostrum.wire.state import ItemState


class Listed(msgspec.Struct):
    """An item as it is committed: its place in the sale, its entry, its public state."""

    position: int
    details: LotDetails
    state: ItemState


class Shown:
    """Every sale with its terms, and its items in order; who looks on is told of newer states."""

    def __init__(self) -> None:
        self.sales: dict[str, Sale] = {}
        self.terms: dict[str, SaleTerms] = {}
        self.listed: dict[str, Listed] = {}
        self.order: dict[str, list[str]] = {}
        """Items of each sale."""
        self.onlooker: Onlooker = Nobody()

    def enter_sale(self, row: SaleRow) -> None:
        """Takes in a sale; its items follow."""
        self.sales[row.sale_id] = msgspec.json.decode(row.facts, type=Sale)
        self.terms[row.sale_id] = msgspec.json.decode(row.terms, type=SaleTerms)
        self.order.setdefault(row.sale_id, [])

    def enter_item(self, row: ItemRow) -> None:
        """Takes in an item as the last of its sale."""
        self.listed[row.item_id] = Listed(
            row.position,
            msgspec.json.decode(row.details, type=LotDetails),
            msgspec.json.decode(row.state, type=ItemState),
        )
        self.order[row.sale_id].append(row.item_id)

    def put_in_order(self, sale_id: str) -> None:
        """Orders and counts the items of a sale that has grown."""
        order = self.order[sale_id]
        order.sort(key=lambda item_id: self.listed[item_id].position)
        self.sales[sale_id] = msgspec.structs.replace(self.sales[sale_id], lots=len(order))

    def take(self, state: ItemState) -> None:
        """Shows a state that is committed, unless what is shown is newer."""
        listed = self.listed[state.item_id]
        if state.version > listed.state.version:
            listed.state = state
            self.onlooker.shown(state.item_id)

    def newer(self, versions: Mapping[str, int | None], now: int) -> Subscribed:
        """The states that are newer than the versions given; ``now`` in ms UTC."""
        items: dict[str, ItemState] = {}
        unknown: list[str] = []
        for item_id, version in versions.items():
            listed = self.listed.get(item_id)
            if listed is None:
                unknown.append(item_id)
            elif version is None or listed.state.version > version:
                items[item_id] = msgspec.structs.replace(listed.state, server_now=now)
        return Subscribed(items, unknown)


def in_full(state: ItemState, details: LotDetails, now: int) -> Item:
    """A public state with its catalogue entry; ``now`` is the server's clock, ms UTC."""
    facts = {name: getattr(state, name) for name in state.__struct_fields__}
    return Item(**{**facts, "server_now": now}, catalogue=details)
