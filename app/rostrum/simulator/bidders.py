"""Seeded bidders over the HTTP API, each with an appetite of its own for every lot."""

import asyncio
import random
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

import httpx

from rostrum.simulator import asking

AT_ONCE = 16
"""Most bids on their way."""
LOOK_AGAIN_S = 2.0
"""How old the bidders' knowledge of the sale may grow."""
ACKNOWLEDGED = 20_000
"""Acknowledged bids that are remembered for the reckoning at the end."""
NO_ESTIMATE = 2_000_00
"""What a lot without an estimate is worth to bidders, in minor units, before their moods."""
_OPEN = frozenset({"open", "fair_warning", "final_call"})


@dataclass
class Tally:
    """What became of the bids; ``acknowledged`` holds item, version and bid id."""

    sent: int = 0
    accepted: int = 0
    asked_again: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    acknowledged: deque[tuple[str, int, str]] = field(
        default_factory=lambda: deque(maxlen=ACKNOWLEDGED)
    )


class Bidders:
    """A room, a website and a book of commissions; the same seed makes the same choices."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        paddles: list[str],
        *,
        seed: int,
        rate: float,
        zeal: float = 1.0,
    ) -> None:
        """``rate``: bids a second, on average; ``zeal``: times what a bidder would sanely give."""
        self._zeal = zeal
        self._http = http
        self._paddles = paddles
        self._rate = rate
        self._seed = seed
        self._dice = random.Random(seed)
        self._name = f"{self._dice.getrandbits(64):016x}-{id(self):x}"
        self._items: dict[str, dict[str, Any]] = {}
        self.tally = Tally()

    async def run(self, until: asyncio.Event) -> Tally:
        """Bids until told to stop, and then until every bid on its way has its answer."""
        self._learn_all(await asking.items(self._http))
        slots = asyncio.Semaphore(AT_ONCE)
        looking = asyncio.create_task(self._look(), name="bidders look")
        going: set[asyncio.Task[None]] = set()
        try:
            while not until.is_set():
                await asyncio.sleep(self._dice.expovariate(self._rate))
                bid = self.choose()
                if bid is None or until.is_set():
                    continue
                await slots.acquire()
                task = asyncio.create_task(self._place(*bid), name="bidders bid")
                going.add(task)
                task.add_done_callback(going.discard)
                task.add_done_callback(lambda _: slots.release())
            await asyncio.gather(*going)
        finally:
            for each in (looking, *going):
                each.cancel()
            await asyncio.gather(looking, *going, return_exceptions=True)
        return self.tally

    def choose(self) -> tuple[str, dict[str, Any]] | None:
        """The next bid: item and body, or none when nobody wants more."""
        wanted = [item for item in self._items.values() if item["status"] in _OPEN]
        if not wanted:
            return None
        soon = min((item["endsAt"] or 0 for item in wanted if item["endsAt"]), default=0)
        weights = [_pull(item, soon) for item in wanted]
        for _ in range(8):
            item = self._dice.choices(wanted, weights)[0]
            paddle = self._dice.choice(self._paddles)
            limit = self.appetite(paddle, item)
            if item["leader"] == f"P:{paddle}" or item["ask"] > limit:
                continue
            body = {"paddle": paddle, "amount": item["ask"], "expectedAsk": item["ask"]}
            body["kind"] = self._dice.choices(["internet", "floor", "phone"], [6, 3, 2])[0]
            if self._dice.random() < 0.12 and limit > item["ask"] * 1.2:
                body |= {"kind": "commission", "maximum": limit}
            return item["itemId"], body
        return None

    def appetite(self, paddle: str, item: dict[str, Any]) -> int:
        """The most that a bidder would give for a lot: around its estimate, always the same."""
        mood = random.Random(f"{self._seed}/{paddle}/{item['itemId']}").lognormvariate(-0.1, 0.45)
        entry = item["catalogue"]
        around = entry["highEstimate"] or entry["lowEstimate"] or NO_ESTIMATE
        return int(around * mood * self._zeal) // 100 * 100

    async def _place(self, item_id: str, body: dict[str, Any]) -> None:
        self.tally.sent += 1
        key = f"sim-{self._name}-{self.tally.sent}"
        answer, again = await asking.post(self._http, f"/api/v1/items/{item_id}/bids", body, key)
        self.tally.asked_again += again
        told = answer.json()
        if answer.is_success:
            self.tally.accepted += 1
            bid = told["bid"]
            self.tally.acknowledged.append((item_id, bid["version"], bid["bidId"]))
        else:
            self.tally.refused[told["code"]] += 1
        if told.get("state"):
            self._learn(told["state"])

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_AGAIN_S)
            self._learn_all(await asking.items(self._http))

    def _learn_all(self, items: list[dict[str, Any]]) -> None:
        for item in items:
            self._learn(item)

    def _learn(self, state: dict[str, Any]) -> None:
        known = self._items.get(state["itemId"])
        if known is None:
            self._items[state["itemId"]] = state
        elif state["version"] > known["version"]:
            known.update(state)


def _pull(item: dict[str, Any], soonest: int) -> float:
    """How much a lot draws bidders: the one under the hammer most, then those that close soon."""
    if item["endsAt"] is None:
        return 14.0
    ends_at: int = item["endsAt"]
    return 1.0 + 6.0 / (1.0 + (ends_at - soonest) / 60_000)
