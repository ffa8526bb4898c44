"""What a sale came to: each sold lot's bill, and what each buyer owes."""

from collections.abc import Iterable

import msgspec

from rostrum.rules.premium import Bill


class BuyerTotal(msgspec.Struct, frozen=True):
    """A buyer's lots added up line by line, as they were billed; minor units."""

    paddle: str
    lots: int
    bill: Bill


def by_buyer(sold: Iterable[tuple[str, Bill]]) -> list[BuyerTotal]:
    """Sums of the bills of each paddle, in the order of the first lot that each bought."""
    totals: dict[str, BuyerTotal] = {}
    for paddle, bill in sold:
        before = totals.get(paddle)
        if before is None:
            totals[paddle] = BuyerTotal(paddle, 1, bill)
        else:
            totals[paddle] = BuyerTotal(paddle, before.lots + 1, _sum(before.bill, bill))
    return list(totals.values())


def _sum(one: Bill, other: Bill) -> Bill:
    return Bill(*(getattr(one, name) + getattr(other, name) for name in Bill.__struct_fields__))
