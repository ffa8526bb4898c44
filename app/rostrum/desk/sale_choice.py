"""Which sale a screen is for, where there are several: the one that was chosen, also after a restart."""

from collections.abc import Iterable

import msgspec

from rostrum.desk.servers import SaleServer
from rostrum.wire.catalogue import Sale, SaleKind

Offered = tuple[SaleServer, Sale]
"""A server and a sale of it by the desk's name, which is no other server's."""


def offered(sales: Iterable[Offered], sifted: object) -> list[Offered]:
    """Sales that a screen can be for: those under a hammer, and the one the board is sifted by."""
    return [one for one in sales if one[1].kind is SaleKind.LIVE or one[1].sale_id == sifted]


def first(sales: list[Offered], *wanted: object) -> Offered | None:
    """The first of the wanted sales that is there, or else the first of all."""
    by_name = {sale.sale_id: (server, sale) for server, sale in sales}
    there = [by_name[name] for name in wanted if isinstance(name, str) and name in by_name]
    return next(iter([*there, *sales]), None)


def by_own_id(chosen: Offered) -> Offered:
    """The sale by its server's own id, as addresses have it."""
    server, sale = chosen
    return server, msgspec.structs.replace(sale, sale_id=server.source.raw(sale.sale_id))
