"""Sixty lots, nine calls, three clerks: the whole evening by keys. ``make phone-evening``."""

import asyncio
import csv
import io
import random

import pytest
from PySide6.QtCore import Qt
from tests.desk.phones.conftest import Clerk, House, until

from rostrum.desk.bid_line import Phase

K = Qt.Key
LOTS = 60
CALLS = {4: ("wu", "mary"), 9: ("roy", "tom"), 15: ("wu", "mary"), 22: ("li", "liu"),
         28: ("roy", "tom"), 33: ("ada", "mary"), 41: ("li", "liu"), 50: ("ada", "mary"),
         57: ("wu", "tom")}  # fmt: skip
PADDLES = {"wu": "412", "roy": "415", "li": "418", "ada": "421"}


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_sixty_lots_and_the_money_to_the_penny(house: House, desks):
    house.prepare(LOTS, {"mary": ["en"], "tom": ["en"], "liu": ["zh"]})
    for name, paddle in PADDLES.items():
        house.client(name, paddle)
    calls = {lot: house.call(who, lot, clerk) for lot, (who, clerk) in CALLS.items()}
    dice = random.Random(7)
    spent: dict[str, int] = {}

    async def evening(mary: Clerk, tom: Clerk, liu: Clerk) -> None:
        clerks = {"mary": mary, "tom": tom, "liu": liu}
        for lot in range(1, LOTS + 1):
            winner, price = "7", 100_00
            if lot in calls:
                who, name = CALLS[lot]
                won, price = await telephone(clerks[name], lot, dice.randrange(1, 6))
                winner = PADDLES[who] if won else "7"
            else:
                await asyncio.to_thread(house.floor, lot, price)
            await asyncio.to_thread(house.act, lot, "hammer")
            await asyncio.to_thread(house.act, lot, "next")
            spent[winner] = spent.get(winner, 0) + price
        for lot, (_, name) in CALLS.items():
            await until(
                lambda lot=lot, name=name: clerks[name].state(calls[lot]) in ("won", "lost")
            )

    async def telephone(clerk: Clerk, lot: int, rounds: int) -> tuple[bool, int]:
        """Bids by key against the floor; who bid last has it."""
        call = calls[lot]
        await clerk.take(call)
        await clerk.lead(K.Key_L, call, "on_line")
        price = 0
        for place in range(rounds):
            await until(clerk.a.card.bid.isEnabled, f"lot {lot} can be bid on")
            price = clerk.a.state.ask
            assert await clerk.bid(K.Key_Space, call) is Phase.ACCEPTED
            await until(lambda: clerk.a.card.whose.words == "OURS", f"lot {lot} is ours")
            if place < rounds - 1 or rounds % 2:
                price = clerk.a.state.ask
                await asyncio.to_thread(house.floor, lot, price)
                await until(lambda: clerk.a.card.whose.words == "AGAINST US", f"lot {lot} is not")
        return rounds % 2 == 0, price

    desks(evening, "mary", "tom", "liu")
    text = house.admin.get("/api/v1/sales/s1/results.csv").text
    kept: dict[str, int] = {}
    for row in csv.DictReader(io.StringIO(text)):
        paddle, hammer = row["Paddle"], row["Hammer"]
        kept[paddle] = kept.get(paddle, 0) + round(float(hammer.replace(",", "")) * 100)
    assert kept == spent
