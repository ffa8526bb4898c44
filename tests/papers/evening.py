"""A sale that has been held, made by the engine itself."""

import random

from rostrum.engine.apply import apply
from rostrum.engine.commands import Bidder, Hammer, ListLot, Open, Pass, PlaceBid, Withdraw
from rostrum.engine.decide import decide
from rostrum.engine.rejected import Rejected
from rostrum.engine.state import LotState
from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.rules.ladders import SaleroomLadder
from rostrum.rules.premium import PremiumBand
from rostrum.wire.catalogue import LotDetails, SaleKind
from rostrum.wire.state import BidKind

BEGINS = 1_764_010_800_000
"""24 November 2025, 19:00 UTC."""

TERMS = SaleTerms(
    sale_id="s1",
    kind=SaleKind.LIVE,
    currency="GBP",
    ladder=SaleroomLadder(100),
    premium=(PremiumBand(None, 2500),),
)
TITLES = ("Still life with lemons", "Zwei Häuser am Fluß", "Łódź, zima", "Ночной порт", "山水冊頁")


def held(lots: int, seed: int = 7) -> list[tuple[LotState, LotDetails]]:
    """So many lots, most of them sold, some passed, one withdrawn."""
    dice = random.Random(seed)
    now = BEGINS
    return [
        _lot(number, dice, now := now + dice.randint(25_000, 110_000))
        for number in range(1, lots + 1)
    ]


def _lot(number: int, dice: random.Random, now: int) -> tuple[LotState, LotDetails]:
    low = dice.choice([300, 500, 800, 2000, 5000, 12_000]) * 100
    details = LotDetails(low_estimate=low, high_estimate=low * 3 // 2, artist="A. Painter")
    terms = LotTerms(
        item_id=f"s1-{number}", sale_id="s1", lot=str(number), position=number - 1,
        title=TITLES[number % len(TITLES)], start_price=low // 2 // 100 * 100, tax_rate=2000,
    )  # fmt: skip
    state = _done(None, ListLot(by="x", lot=terms, sale=TERMS), now)
    state = _done(state, Open(by="x"), now)
    if number == 5:
        return _done(state, Withdraw(by="x"), now), details
    if dice.random() < 0.15:
        return _done(state, Pass(by="x"), now), details
    wanted = low * dice.lognormvariate(0.2, 0.5)
    kind = dice.choices(list(BidKind)[:4], [5, 3, 4, 2])[0]
    for paddle in ("412", "7") * 40:
        bid = PlaceBid(
            by="x", bid_id=f"{number}-{state.version}", bidder=Bidder(paddle), amount=state.ask,
            kind=kind,
        )  # fmt: skip
        state = _done(state, bid, now)
        if state.price >= wanted:
            break
    return _done(state, Hammer(by="x"), now), details


def _done(state: LotState | None, command, now: int) -> LotState:
    event = decide(state, command, now)
    assert not isinstance(event, Rejected), event
    return apply(state, event)
