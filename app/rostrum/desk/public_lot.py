"""What the room may see of a lot: a type of its own, made from public state and nothing else.

The big screen is given this and no more, so that no name, reserve amount, maximum or cover can be
on it: there is no member that could carry one.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from rostrum.desk.figures import exponent, plain
from rostrum.wire.catalogue import LotDetails, Sale
from rostrum.wire.state import BIDDABLE, ItemState, Status

WORDS_CHARACTERS = 300
CONVERTED_MOST = 6
"""Most currencies on the screen."""
MOVED_ON = "moved_on"
"""The event by which the auctioneer leaves a lot that has fallen."""
FALLS = frozenset({"hammered", "passed", "withdrawn"})
"""The events by which a lot falls."""
ON_BLOCK = BIDDABLE | {Status.CLOSING}
DONE = frozenset({Status.SOLD, Status.SOLD_PENDING, Status.PASSED, Status.UNSOLD, Status.WITHDRAWN})


class PublicLot(msgspec.Struct, frozen=True, kw_only=True):
    """A lot for the room; amounts in minor units of their currencies.

    ``titles`` and ``artists`` by language; ``paddle`` only where the sale publishes paddles;
    ``converted``: the price in other currencies, whole major units, by the day's rates;
    ``live``: whether the figures are of now.
    """

    sale: dict[str, str]
    lot: str
    titles: dict[str, str]
    artists: dict[str, str]
    image: str | None
    status: Status
    currency: str
    price: int | None
    paddle: str | None
    low_estimate: int | None
    high_estimate: int | None
    converted: tuple[tuple[str, int], ...]
    live: bool


def public_lot(
    state: ItemState, details: LotDetails, sale: Sale, rates: Mapping[str, str], *, live: bool
) -> PublicLot:
    """The lot as the room may see it."""
    price = state.price if state.bid_count else None
    shown = price if price is not None else details.low_estimate
    return PublicLot(
        sale=_by_language(sale.title, sale.title_zh),
        lot=plain(state.lot)[:24],
        titles=_by_language(state.title, details.title_zh),
        artists=_by_language(details.artist, details.artist_zh),
        image=details.image,
        status=state.status,
        currency=state.currency,
        price=price,
        paddle=None if state.leader is None else state.leader.removeprefix("P:"),
        low_estimate=details.low_estimate,
        high_estimate=details.high_estimate,
        converted=() if shown is None else converted(shown, state.currency, rates),
        live=live,
    )


def converted(amount: int, base: str, rates: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """An amount in other currencies, rounded half-even to their major units, in minor units."""
    major = Decimal(amount).scaleb(-exponent(base))
    made = []
    for currency, rate in list(rates.items())[:CONVERTED_MOST]:
        whole = (major * Decimal(rate)).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
        made.append((currency, int(whole.scaleb(exponent(currency)))))
    return tuple(made)


def on_block(states: Iterable[ItemState]) -> ItemState | None:
    """The lot that the room looks at: the offered one; one that has fallen until it is left; else
    the next to come. ``states`` in the order of the sale.

    The server's own rule, as far as public states tell it: what happens later to a lot that has
    fallen, as when the seller gives their word, does not bring it back before the room.
    """
    there = list(states)
    offered = next((state for state in there if state.status in ON_BLOCK), None)
    coming = next((state for state in there if state.status not in DONE), None)
    gone_on = max((_happened(state) for state in there if _goes_on(state)), default=-1)
    ahead = there if coming is None else there[: there.index(coming)]
    fallen = [
        state
        for state in there
        if state.status in DONE
        and _type(state) in FALLS
        and _happened(state) > gone_on
        and (state.status is not Status.WITHDRAWN or state in ahead)  # not one of later
    ]
    return max(fallen, key=_happened, default=None) or offered or coming


def _goes_on(state: ItemState) -> bool:
    """Whether a lot's last event says that the sale had come to it, or gone on from it."""
    held = state.status is Status.HOLD and state.bid_count > 0
    return state.status in ON_BLOCK or held or _type(state) == MOVED_ON


def _type(state: ItemState) -> str:
    return "" if state.event is None else state.event.type


def _happened(state: ItemState) -> int:
    return 0 if state.event is None else state.event.at


def _by_language(english: str | None, chinese: str | None) -> dict[str, str]:
    found = {"en": english, "zh": chinese}
    return {tag: plain(words[:WORDS_CHARACTERS]) for tag, words in found.items() if words}
