"""Clients on the telephone: they answer or do not, and say, as notes on their card, whether to bid."""

import asyncio
import itertools
import random
from typing import Any

import httpx

from rostrum.simulator import asking

LOOK_S = 0.5
ANSWERS = 0.85
"""How many of ten dialled clients are there, in tenths of one."""
_ON_LINE = frozenset({"on_line", "briefed", "bidding"})
_OPEN = frozenset({"open", "fair_warning", "final_call"})


class Clients:
    """Every client who has a call; the same seed makes the same wishes."""

    def __init__(self, http: httpx.AsyncClient, sale_id: str, *, seed: int) -> None:
        self._http = http
        self._base = f"/api/v1/sales/{sale_id}/phones"
        self._seed = seed
        self._dice = random.Random(seed)
        self._told: set[tuple[str, object]] = set()
        self._keys = itertools.count(1)

    async def run(self, until: asyncio.Event) -> None:
        """Listens and speaks until told to stop."""
        while not until.is_set():
            desk = await asking.get(self._http, self._base)
            for call in desk["calls"]:
                await self._speak(call)
            await asyncio.sleep(LOOK_S)

    async def _speak(self, call: dict[str, Any]) -> None:
        since = (call["callId"], (call["state"], call["since"]))
        if call["state"] in ("dialling", "redial"):
            there = self._dice.random() < ANSWERS
            await self._once(call, since, "Hello?" if there else "(It rings; nobody answers.)")
            return
        if call["state"] not in _ON_LINE:
            return
        item = await asking.get(self._http, f"/api/v1/items/{call['itemId']}")
        if item["status"] not in _OPEN or call["leads"]:
            return
        if item["ask"] <= self._most(call, item):
            await self._once(call, (call["callId"], item["ask"]), "Yes, bid.")
        else:
            await self._once(call, (call["callId"], "out"), "No, that is too much. I am out.")

    def _most(self, call: dict[str, Any], item: dict[str, Any]) -> int:
        """What this client would give: about the estimate, always the same."""
        mood = random.Random(f"{self._seed}/{call['callId']}").uniform(0.7, 1.5)
        entry = item["catalogue"]
        around = entry["highEstimate"] or entry["lowEstimate"] or item["ask"] * 4
        return int(around * mood)

    async def _once(self, call: dict[str, Any], what: tuple[str, object], words: str) -> None:
        if what in self._told:
            return
        self._told.add(what)
        await asyncio.sleep(self._dice.uniform(0.3, 1.0))
        path = f"{self._base}/clients/{call['clientId']}/notes"
        await asking.post(
            self._http, path, {"text": words}, f"note-{self._seed}-{next(self._keys)}"
        )
