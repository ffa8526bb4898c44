"""Bidders who ask again until they know, and watchers who write down what they were shown."""

import asyncio
import contextlib
import itertools
import json
import random
import time

import aiohttp
from tests.conftest import ADMIN

AUTH = {"Authorization": f"Bearer {ADMIN}"}

ANSWER_S = 5.0
"""What a bidder waits for an answer before asking again with the same key."""

SILENCE_S = 3.0
"""What a watcher takes for a dead connection, where a heartbeat is due each second."""


class Bidders:
    """One for each lot, bidding against itself with two paddles; together ``rate`` a second."""

    def __init__(self, apis: list[str], items: list[str], rate: float, run: str) -> None:
        self._apis = itertools.cycle(apis)
        self.items = items
        self._pause = len(items) / rate
        self._run = run
        self._numbers = itertools.count()
        self.acknowledged: list[tuple[str, int, str]] = []
        self.asked_again = 0
        self.longest_gap = 0.0
        self._last_at = time.monotonic()
        self.stopping = False

    async def run(self) -> None:
        """Bids until ``stopping``; each question is asked until it is answered."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_S)
        async with aiohttp.ClientSession(timeout=timeout, headers=AUTH) as http:
            await asyncio.gather(*(self._bid_on(http, item) for item in self.items))

    async def _bid_on(self, http: aiohttp.ClientSession, item: str) -> None:
        paddles = itertools.cycle(("412", "7"))
        await asyncio.sleep(random.uniform(0, self._pause))
        ask = 100_00
        while not self.stopping:
            started = time.monotonic()
            ask = await self._bid(http, item, next(paddles), ask)
            await asyncio.sleep(max(0.0, started + self._pause - time.monotonic()))

    async def _bid(self, http: aiohttp.ClientSession, item: str, paddle: str, ask: int) -> int:
        key = {"Idempotency-Key": f"{self._run}-{next(self._numbers)}"}
        body = {"paddle": paddle, "amount": ask, "kind": "floor"}
        while True:
            try:
                async with http.post(
                    f"{next(self._apis)}/api/v1/items/{item}/bids", headers=key, json=body
                ) as response:
                    status, answer = response.status, await response.json(content_type=None)
            except (aiohttp.ClientError, TimeoutError, json.JSONDecodeError):
                status, answer = 0, {}
            if status in (200, 201):
                bid = answer["bid"]
                self.acknowledged.append((item, bid["version"], bid["bidId"]))
                now = time.monotonic()
                self.longest_gap = max(self.longest_gap, now - self._last_at)
                self._last_at = now
                return answer["state"]["ask"]
            if status in (0, 429) or status >= 500:
                self.asked_again += 1
                await asyncio.sleep(0.1)
                continue
            return answer["ask"]


class Watcher:
    """Watches one lot as a desk does: subscribes, and connects anew when it hears nothing."""

    def __init__(self, pushes: list[str], item: str, number: int) -> None:
        self._pushes = pushes
        self.item = item
        self._turn = number
        self.version = 0
        self.older = 0
        self.overtaken = 0
        self.connections = 0
        self._last_pushed = 0
        self._had = 0

    async def run(self, http: aiohttp.ClientSession) -> None:
        """Watches until it is cancelled."""
        while True:
            with contextlib.suppress(aiohttp.ClientError, TimeoutError, OSError):
                await self._watch(http)
            self._turn += 1
            await asyncio.sleep(random.uniform(0.1, 0.5))

    async def _watch(self, http: aiohttp.ClientSession) -> None:
        push = self._pushes[self._turn % len(self._pushes)]
        async with asyncio.timeout(ANSWER_S):
            socket = await http.ws_connect(f"{push}/socket.io/?EIO=4&transport=websocket")
        try:
            await self._next(socket)
            await socket.send_str("40")
            await self._next(socket)
            await self._subscribe(socket)
            self.connections += 1
            self._last_pushed, self._had = 0, self.version
            while True:
                message = await self._next(socket)
                if message == "2":
                    await socket.send_str("3")
                elif message.startswith("42"):
                    channel, *arguments = json.loads(message[2:])
                    if channel == "auction":
                        self._pushed(arguments[0]["version"])
                elif message.startswith("43"):
                    answer = json.loads(message[message.index("[") :])[0]
                    if "items" not in answer:  # its source of states does not answer: once more
                        await asyncio.sleep(0.5)
                        await self._subscribe(socket)
                    for state in answer.get("items", {}).values():
                        self._snapshot(state["version"])
        finally:
            await asyncio.wait_for(socket.close(), 1)

    async def _subscribe(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        wanted = {"items": {self.item: self.version or None}}
        await socket.send_str(f"420{json.dumps(['subscribe', wanted])}")

    async def _next(self, socket: aiohttp.ClientWebSocketResponse) -> str:
        message = await socket.receive(timeout=SILENCE_S)
        if message.type is not aiohttp.WSMsgType.TEXT:
            raise aiohttp.ClientConnectionError
        return message.data

    def _pushed(self, version: int) -> None:
        """Pushes of one connection come in order; one that its snapshot has overtaken is dropped."""
        if version < self._last_pushed:
            self.older += 1
        elif version < self.version:
            self.overtaken += 1
        self._last_pushed = version
        self.version = max(self.version, version)

    def _snapshot(self, version: int) -> None:
        """A snapshot is never older than what was shown before its connection was made."""
        if version < self._had:
            self.older += 1
        elif version < self.version:
            self.overtaken += 1
        self.version = max(self.version, version)
