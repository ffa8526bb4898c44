"""An auctioneer who sells the live lots one after another, by the clock and by the bids."""

import asyncio
import itertools
import secrets
import time
from typing import Any

import httpx

from rostrum.simulator import asking

LOOK_S = 0.4


class Auctioneer:
    """Sells one sale; ``patience`` is how long, in seconds, the room may be silent.

    A lot that has fallen is shown for half as long, then left for the next.
    """

    def __init__(self, http: httpx.AsyncClient, sale_id: str, *, patience: float = 5.0) -> None:
        self._http = http
        self._sale_id = sale_id
        self._patience = patience
        self._name = secrets.token_hex(6)
        self._keys = itertools.count(1)
        self.sold = 0
        self.passed = 0

    async def run(self, until: asyncio.Event) -> None:
        """Sells lot after lot until told to stop or until none is left."""
        page = await asking.get(self._http, "/api/v1/items", sale=self._sale_id)
        lots = [item["itemId"] for item in page["items"]]
        for item_id in lots:
            await self._sell(item_id, until)
            if until.is_set():
                return

    async def _sell(self, item_id: str, until: asyncio.Event) -> None:
        seen, since = -1, time.monotonic()
        while not until.is_set():
            item = await asking.get(self._http, f"/api/v1/items/{item_id}")
            if item["version"] != seen:
                seen, since = item["version"], time.monotonic()
            act = self._next_act(item, time.monotonic() - since)
            if act == "done":
                return
            if act is not None:
                await self._act(item_id, act)
            await asyncio.sleep(LOOK_S)

    def _next_act(self, item: dict[str, Any], silence: float) -> str | None:
        match item["status"]:
            case "upcoming" | "preview":
                return "open"
            case "open" if silence > self._patience:
                return "fair_warning"
            case "fair_warning" if silence > self._patience / 2:
                return "final_call"
            case "final_call" if silence > self._patience / 2:
                return "hammer" if item["bidCount"] else "pass"
            case "sold" | "sold_pending" | "passed" if item["event"]["type"] != "moved_on":
                return "next" if silence > self._patience / 2 else None
            case "open" | "fair_warning" | "final_call" | "closing":
                return None
            case _:
                return "done"

    async def _act(self, item_id: str, action: str) -> None:
        body: dict[str, Any] = {"action": action}
        if action == "hammer":
            body["confirm"] = True
        key = f"auctioneer-{self._name}-{next(self._keys)}"
        answer, _ = await asking.post(self._http, f"/api/v1/items/{item_id}/actions", body, key)
        if answer.is_success:
            self.sold += action == "hammer"
            self.passed += action == "pass"
