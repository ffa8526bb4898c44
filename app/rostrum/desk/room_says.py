"""What the big screen says of a lot, in the room's languages."""

from rostrum.desk.figures import estimate, money
from rostrum.desk.public_lot import PublicLot
from rostrum.desk.room_words import say_status, spoken
from rostrum.wire.state import Status

_FELL = frozenset({Status.SOLD, Status.SOLD_PENDING})

Languages = tuple[str, ...]


def everything(lot: PublicLot | None, languages: Languages) -> list[str]:
    """Every line that is written for a lot, or before there is one."""
    if lot is None:
        return [spoken("soon", languages)]
    said = [
        f"{spoken('lot', languages)} {lot.lot}",
        status(lot, languages),
        *(lot.titles[tag] for tag in languages if tag in lot.titles),
        *(lot.artists[tag] for tag in languages if tag in lot.artists),
        caption(lot, languages),
        figure(lot, languages),
        *(f"{code} {money(amount, code)}" for code, amount in lot.converted),
        paddle(lot, languages),
    ]
    return [words for words in said if words]


def status(lot: PublicLot, languages: Languages) -> str:
    """How the lot stands."""
    return say_status(lot.status, languages)


def caption(lot: PublicLot, languages: Languages) -> str:
    """What the large figure is."""
    if not lot.live:
        return spoken("wait", languages)
    if lot.price is None:
        return spoken("estimate", languages) if lot.low_estimate is not None else ""
    return spoken("hammer" if lot.status in _FELL else "bid", languages)


def figure(lot: PublicLot, languages: Languages) -> str:
    """The large figure: the price, or the estimate before the first bid."""
    if lot.price is not None:
        return money(lot.price, lot.currency)
    guess = estimate(lot.low_estimate, lot.high_estimate, lot.currency)
    return guess or spoken("no_bid", languages)


def paddle(lot: PublicLot, languages: Languages) -> str:
    """Whose bid it is, where the sale publishes paddles."""
    if lot.paddle is None or lot.price is None:
        return ""
    return f"{spoken('paddle', languages)}  {lot.paddle}"
