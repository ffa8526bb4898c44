"""A source of pushes as fast as is asked for, so that what is measured is the desk.

It answers the catalogue, joins rooms, answers the clock and pushes states of open lots in turn,
each as a websocket frame of its own, as the push service does: ``python -m
tests.benchmarks.desk_feeder --items 2000 --rate 5000``. It prints its address, and at the end of a
connection how many states it sent.
"""

import argparse
import asyncio
import itertools
import json
import random
import time

import msgspec
from aiohttp import WSMsgType, web

from rostrum.wire.catalogue import Item, ItemPage, LotDetails, Sale, SaleKind, SalePage
from rostrum.wire.state import BidKind, ItemEvent, ItemState, ReserveState, Status

PAGE = 500
BURST_S = 0.005
BEAT_S = 1.0


def now_ms() -> int:
    return time.time_ns() // 1_000_000


class Feeder:
    def __init__(self, items: int, rate: float, seconds: float, lifetime_s: int) -> None:
        self.rate = rate
        self.seconds = seconds
        self.dice = random.Random(1)
        self.versions = [1] * items
        self.ends = now_ms() + lifetime_s * 1000
        self.items = [self.item(place) for place in range(items)]
        self.sent = 0

    def facts(self, place: int) -> dict:
        version = self.versions[place]
        price = 100_00 + version * 10_00
        return {
            "item_id": f"i{place}",
            "sale_id": "s1",
            "lot": str(place + 1),
            "title": f"An oak chest of drawers, number {place + 1}",
            "version": version,
            "server_now": now_ms(),
            "status": Status.OPEN,
            "currency": "GBP",
            "price": price if version > 1 else 0,
            "ask": price + 10_00,
            "leader": f"P:{200 + version % 90}" if version > 1 else None,
            "bid_count": version - 1,
            "reserve": ReserveState.MET,
            "ends_at": self.ends + place * 1000,
            "extended_count": 0,
            "event": ItemEvent("bid_accepted", now_ms(), BidKind.INTERNET, price),
        }

    def item(self, place: int) -> Item:
        return Item(**self.facts(place), catalogue=LotDetails(artist="A workshop"))

    def push(self) -> str:
        place = self.dice.randrange(len(self.versions))
        self.versions[place] += 1
        state = msgspec.json.encode(ItemState(**self.facts(place))).decode()
        return f'42["auction",{state}]'

    async def sales(self, _request: web.Request) -> web.Response:
        sale = Sale(
            sale_id="s1",
            title="Speed",
            kind=SaleKind.TIMED,
            currency="GBP",
            publish_paddles=True,
            lots=len(self.items),
        )
        return web.Response(
            body=msgspec.json.encode(SalePage([sale])), content_type="application/json"
        )

    async def list_items(self, request: web.Request) -> web.Response:
        after = request.query.get("after")
        first = int(after[1:]) + 1 if after else 0
        page = [self.item(place) for place in range(first, min(first + PAGE, len(self.items)))]
        more = page[-1].item_id if first + PAGE < len(self.items) else None
        body = msgspec.json.encode(ItemPage(page, more))
        return web.Response(body=body, content_type="application/json")

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(max_msg_size=0, compress=False)
        await ws.prepare(request)
        hello = {"sid": "a", "upgrades": [], "pingInterval": 25000, "pingTimeout": 20000}
        await ws.send_str("0" + json.dumps(hello | {"maxPayload": 1_000_000}))
        feeding: asyncio.Task | None = None
        beating: asyncio.Task | None = None
        async for message in ws:
            if message.type is not WSMsgType.TEXT:
                continue
            text = message.data
            if text.startswith("40"):
                await ws.send_str('40{"sid":"b"}')
                beating = asyncio.create_task(self.beat(ws))
            elif text.startswith("42"):
                digits = "".join(itertools.takewhile(str.isdigit, text[2:]))
                name, body = json.loads(text[2 + len(digits) :])
                answer: dict = {"items": {}, "unknown": []}
                if name == "time":
                    at = now_ms()
                    answer = {"t0": body["t0"], "t1": at, "t2": at}
                await ws.send_str(f"43{digits}[{json.dumps(answer)}]")
                if name == "subscribe" and body["items"] and feeding is None:
                    feeding = asyncio.create_task(self.feed(ws))
        for task in filter(None, (feeding, beating)):
            task.cancel()
        return ws

    async def beat(self, ws: web.WebSocketResponse) -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            await ws.send_str(f'42["heartbeat",{{"serverNow":{now_ms()}}}]')
            if self.rate == 0:
                await ws.send_str("2")

    async def feed(self, ws: web.WebSocketResponse) -> None:
        await asyncio.sleep(3.0)
        started = time.monotonic()
        while (gone := time.monotonic() - started) < self.seconds:
            while self.sent < gone * self.rate:
                await ws.send_str(self.push())
                self.sent += 1
            await asyncio.sleep(BURST_S)


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=5000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--lifetime", type=int, default=600, help="seconds until the first end")
    chosen = parser.parse_args()
    feeder = Feeder(chosen.items, chosen.rate, chosen.seconds, chosen.lifetime)
    app = web.Application()
    app.router.add_get("/api/v1/sales", feeder.sales)
    app.router.add_get("/api/v1/items", feeder.list_items)
    app.router.add_get("/socket.io/", feeder.socket)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
