"""Which fields of a foreign server's messages mean what; the user may change it."""

from typing import Annotated

import msgspec

Names = Annotated[
    tuple[Annotated[str, msgspec.Meta(max_length=100)], ...], msgspec.Meta(max_length=32)
]


class FieldMap(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which of a message's fields mean what; the first name that is there counts.

    A name may lead into objects by dots, as ``data.price``. Names differ in case only where
    nothing fits them as written.
    """

    price: Names = (
        "price", "currentPrice", "current_price", "nowprice", "nowPrice", "highestBid", "amount",
    )  # fmt: skip
    ask: Names = ("ask", "nextBid", "next_bid", "minBid", "min_bid")
    leader: Names = ("leader", "uid", "bidder", "user", "username", "paddle", "highestBidder")
    ends_at: Names = ("endsAt", "end_time", "endTime", "endtime", "ends", "closesAt")
    title: Names = ("title", "name", "subject", "goodsName")
    bid_count: Names = ("bidCount", "bid_count", "bids", "count", "times")
    status: Names = ("status", "state")
    currency: Names = ("currency",)


MEANINGS = tuple(FieldMap.__struct_fields__)
"""The names of what can be mapped."""
