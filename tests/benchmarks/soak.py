"""A mixed sale for minutes: every version that was shown is checked, and memory stays flat.

One server (API and queue on SQLite) and one push service, each a process of its own with ``POST
/pub`` between them; a thousand watchers, twenty desks with the desk's own session code, 300 bids a
second on live and timed lots, among them commission bids, undone bids, lots held and hammered, and
timed lots that are extended and close by themselves. At the end the event log is read, and every
watcher's and every desk's versions are compared with it. The exit code is 1 when anything is wrong.
"""

import argparse
import asyncio
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp
from tests.benchmarks.figures import options, quantiles, tell
from tests.benchmarks.machine import processor_seconds, resident_kib
from tests.benchmarks.serving import AUTH, Server, list_sale, lot

from rostrum.listening import fast_loop

SAMPLE_S = 5.0
WARM_SHARE = 0.4
"""What of the time is not counted for memory: the server's answers in memory reach their limit."""

LIVE_SALES, TIMED_SALES = 10, 2
LIVE_LOT_S, TIMED_APART_S = 20.0, 5.0
LAST_END_S = 15.0
"""The last timed lots end so long before the sale does, or are extended until then."""

PADDLES = 200
AT_ONCE = 64
EXPECTED = frozenset({"CLOSED", "NOT_OPEN", "ALREADY_LEADING", "BELOW_MINIMUM"})
"""Refusals that bids which cross an act, a close or each other get by right."""


def sales(seconds: float, now_ms: int) -> list[dict[str, Any]]:
    """Live sales of lots that come one after another, timed ones whose lots end so."""
    made = []
    for n in range(LIVE_SALES):
        lots = [lot(f"live{n}", k) | {"open": False} for k in range(int(seconds / LIVE_LOT_S))]
        made.append(_sale(f"live{n}", lots))
    count = max(4, int((seconds - LAST_END_S) / TIMED_APART_S))
    for n in range(TIMED_SALES):
        apart = (seconds - LAST_END_S) * 1000 / count
        ends = [now_ms + int((k + 1) * apart) for k in range(count)]
        lots = [lot(f"timed{n}", k, endsAt=end) for k, end in enumerate(ends)]
        soft = {"windowMs": 3000, "extensionMs": 3000, "mode": "reset", "capMs": 12_000}
        made.append(_sale(f"timed{n}", lots, kind="timed", softClose=soft))
    return made


def _sale(sale_id: str, lots: list[dict[str, Any]], **terms: Any) -> dict[str, Any]:
    for each in lots:
        each["details"] = {"highEstimate": 10**11}  # no amount looks like a slip of the finger
    return {
        "title": f"The soak's sale {sale_id}",
        "terms": {
            "saleId": sale_id, "kind": "live", "currency": "GBP", "publishPaddles": True,
            "ladder": {"type": "table", "bands": [[0, 100]]}, **terms,
        },
        "lots": lots,
        "paddles": [{"paddle": str(n)} for n in range(PADDLES)],
    }  # fmt: skip


class Room:
    """Bidders and auctioneers over one HTTP client; ``states`` are the newest that answers told."""

    def __init__(self, http: aiohttp.ClientSession, states: dict[str, dict[str, Any]]) -> None:
        self._http = http
        self._states = states
        self._dice = random.Random(4)
        self._keys = itertools.count()
        self._busy: set[str] = set()
        self._resting: set[str] = set()
        self.milliseconds: list[float] = []
        self.acknowledged: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.acts: Counter[str] = Counter()
        self.errors: list[str] = []

    async def bid_steadily(self, rate: float, until: float) -> None:
        """So many accepted bids a second."""
        began, going = time.monotonic(), set[asyncio.Task[None]]()
        while (now := time.monotonic()) < until:
            wanted = (now - began) * rate - self.acknowledged.total() - len(going)
            while wanted >= 1 and len(going) < AT_ONCE and (item := self._choose()):
                self._busy.add(item)
                task = asyncio.create_task(self._bid(item))
                going.add(task)
                task.add_done_callback(going.discard)
                wanted -= 1
            await asyncio.sleep(0.003)
        await asyncio.gather(*going)

    def _choose(self) -> str | None:
        now = time.time() * 1000
        open_lots = [
            (state["endsAt"] or 0, item)
            for item, state in self._states.items()
            if state["status"] in ("open", "fair_warning", "final_call")
            and item not in self._busy
            and item not in self._resting
            and (state["endsAt"] is None or state["endsAt"] > now)
        ]
        live = [item for end, item in open_lots if not end]
        timed = [item for end, item in sorted(open_lots) if end]
        if live and self._dice.random() < 0.5:
            return self._dice.choice(live)
        if timed:
            soon = timed[:12] if self._dice.random() < 0.6 else timed
            return self._dice.choice(soon)
        return self._dice.choice(live) if live else None

    async def _bid(self, item: str) -> None:
        state = self._states[item]
        paddle = self._dice.randrange(PADDLES)
        if state["leader"] == f"P:{paddle}":
            paddle = (paddle + 1) % PADDLES
        body = {"paddle": str(paddle), "amount": state["ask"], "kind": "internet"}
        if self._dice.random() < 0.05:
            more = self._dice.randrange(1, 20) * 100
            body |= {"kind": "commission", "maximum": state["ask"] + more}
        began = time.perf_counter()
        status, told = await self._post(f"/api/v1/items/{item}/bids", body)
        if status == 201:
            self.milliseconds.append((time.perf_counter() - began) * 1000)
            self.acknowledged[item] += 1
            self.acts["commission bid"] += body["kind"] == "commission"
        elif told.get("code") in EXPECTED:
            self.refused[told["code"]] += 1
        else:
            self.errors.append(f"bid on {item}: {status} {told.get('code')}")
        self._learn(item, told)
        self._busy.discard(item)

    async def auction(self, lots: list[str], until: float) -> None:
        """Sells the lots of one live sale, one after another."""
        for n, item in enumerate(lots):
            if time.monotonic() + LIVE_LOT_S > until + 1:
                return
            began = time.monotonic()
            await self._act(item, "open")
            await self._at(began, 0.4)
            await self._quietly(item, "undo_bid", reason="called in error")
            await self._at(began, 0.55)
            if n % 3 == 0:
                await self._quietly(item, "hold", reason="a question")
                await asyncio.sleep(0.3)
                await self._act(item, "resume")
            await self._act(item, "fair_warning")
            await self._at(began, 0.9)
            await self._quietly(item, "fair_warning", "final_call", "hammer", confirm=True)
            await self._act(item, "next")
            await self._at(began, 1.0)

    async def _at(self, began: float, share: float) -> None:
        await asyncio.sleep(max(0.0, began + share * LIVE_LOT_S - time.monotonic()))

    async def _quietly(self, item: str, *acts: str, **more: Any) -> None:
        """With no bid on its way."""
        self._resting.add(item)
        while item in self._busy:
            await asyncio.sleep(0.005)
        for act in acts:
            await self._act(item, act, **(more if act == acts[-1] else {}))
        self._resting.discard(item)

    async def _act(self, item: str, act: str, **more: Any) -> None:
        status, told = await self._post(
            f"/api/v1/items/{item}/actions", {"action": act, **more}
        )  # fmt: skip
        if status < 300:
            self.acts[act] += 1
        else:
            self.errors.append(f"{act} of {item}: {status} {told.get('detail')}")
        self._learn(item, told)

    def _learn(self, item: str, told: dict[str, Any]) -> None:
        state = told.get("state") or (told if "itemId" in told else None)
        if state and state["version"] > self._states[item]["version"]:
            self._states[item] = state

    async def _post(self, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        headers = {"Idempotency-Key": f"soak-{next(self._keys)}"}
        try:
            async with self._http.post(path, json=body, headers=headers) as answer:
                return answer.status, await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError) as error:
            return 0, {"code": type(error).__name__}


class Samples:
    """Memory and processor of some processes."""

    def __init__(self, pids: dict[str, int]) -> None:
        self._pids = pids
        self._began = time.monotonic()
        self._used = {name: processor_seconds(pid) for name, pid in pids.items()}
        self.resident_mb: dict[str, list[float]] = {name: [] for name in pids}

    async def take(self) -> None:
        """Until it is cancelled."""
        while True:
            for name, pid in self._pids.items():
                self.resident_mb[name].append(round(resident_kib(pid) / 1024, 1))
            await asyncio.sleep(SAMPLE_S)

    def cores(self) -> dict[str, float]:
        """What each has used of a core since the start."""
        lasted = time.monotonic() - self._began
        return {
            name: round((processor_seconds(pid) - self._used[name]) / lasted, 2)
            for name, pid in self._pids.items()
        }

    def memory(self) -> dict[str, dict[str, Any]]:
        """The mean of the last tenth beside the mean of the first tenth after warming up."""
        told = {}
        for name, taken in self.resident_mb.items():
            tenth = max(1, len(taken) // 10)
            after = taken[int(len(taken) * WARM_SHARE) :][:tenth]
            first, last = sum(after) / len(after), sum(taken[-tenth:]) / tenth
            told[name] = {
                "samples_mb": taken,
                "after_warming_mb": round(first, 1),
                "end_mb": round(last, 1),
                "grown_percent": round(100 * (last / first - 1), 1),
            }
        return told


class Child:
    """Watchers or desks in a process of their own."""

    def __init__(self, module: str, *words: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"tests.benchmarks.{module}", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.pid = self._process.pid

    async def ready(self) -> None:
        """Until all of them are connected."""
        line = await asyncio.to_thread(self._process.stdout.readline)
        if line.strip() != "ready":
            raise SystemExit(f"{self._process.args[2]} said {line!r}")

    async def end(self, final: Path) -> dict[str, Any]:
        """Tells it the versions at the end; what it has seen."""
        output, _ = await asyncio.to_thread(self._process.communicate, f"{final}\n")
        return json.loads(output)

    def kill(self) -> None:
        """Whatever it does."""
        self._process.kill()
        self._process.wait()


async def items(http: aiohttp.ClientSession) -> dict[str, dict[str, Any]]:
    """All states by item, without their catalogue entries."""
    found: dict[str, dict[str, Any]] = {}
    after: dict[str, str] = {}
    while True:
        async with http.get("/api/v1/items", params=after) as answer:
            page = await answer.json()
        for item in page["items"]:
            item.pop("catalogue", None)
            found[item["itemId"]] = item
        if not page.get("next"):
            return found
        after = {"after": page["next"]}


async def logged(http: aiohttp.ClientSession, item: str) -> tuple[list[int], Counter[str]]:
    """The versions and the kinds of event in an item's log."""
    versions: list[int] = []
    kinds: Counter[str] = Counter()
    while True:
        since = {"since": str(versions[-1] if versions else 0)}
        async with http.get(f"/api/v1/items/{item}/events", params=since) as answer:
            events = (await answer.json())["events"]
        if not events:
            return versions, kinds
        versions += [event["version"] for event in events]
        kinds.update(event["type"] for event in events)


async def let_go(server: Server, push: Server) -> dict[str, int]:
    """States that were replaced by newer ones before they were sent, as both parts count them."""
    told = {}
    async with aiohttp.ClientSession() as http:
        for name, url, metric in (
            ("by the queue, being behind", server.url, "rostrum_queue_skipped_total"),
            ("for slow readers", push.url, "rostrum_push_conflated_total"),
        ):
            async with http.get(f"{url}/metrics") as answer:
                text = await answer.text()
            told[name] = int(float(re.search(rf"^{metric} (\S+)", text, re.MULTILINE)[1]))
    return told


async def soak(folder: Path, server: Server, push: Server, asked: argparse.Namespace) -> dict:
    """The whole of it, once everything is listed."""
    seconds = asked.minutes * 60
    children: list[Child] = []
    try:
        async with aiohttp.ClientSession(
            server.url, headers=AUTH, connector=aiohttp.TCPConnector(limit=0),
            timeout=aiohttp.ClientTimeout(total=30),
        ) as http:  # fmt: skip
            states = await items(http)
            catalogue = {item: state["version"] for item, state in states.items()}
            (folder / "versions.json").write_text(json.dumps(catalogue))
            (folder / "states.json").write_text(json.dumps(list(states.values())))
            watchers = Child("soak_watchers", push.url, str(folder / "versions.json"),
                             "--watchers", str(asked.watchers))  # fmt: skip
            children.append(watchers)
            desks = Child("soak_desks", push.url, str(folder / "states.json"),
                          "--desks", str(asked.desks))  # fmt: skip
            children.append(desks)
            await asyncio.gather(*(child.ready() for child in children))
            names = {
                "server": server.pid, "push service": push.pid,
                f"{asked.desks} desks": desks.pid, "watchers": watchers.pid,
            }  # fmt: skip
            samples = Samples(names)
            sampling = asyncio.create_task(samples.take())
            room, began = Room(http, states), time.monotonic()
            end = began + seconds - (time.time() * 1000 - asked.listed_ms) / 1000
            live = [
                [item for item in states if item.startswith(f"live{n}-")] for n in range(LIVE_SALES)
            ]
            await asyncio.gather(
                room.bid_steadily(asked.rate, end),
                *(room.auction(lots, end) for lots in live),
            )
            lasted = time.monotonic() - began
            await asyncio.sleep(2)  # whoever was extended at the last moment closes
            sampling.cancel()
            replaced = await let_go(server, push)
            cores = samples.cores()
            logs = {item: await logged(http, item) for item in states}
            extensions = sum(state["extendedCount"] for state in (await items(http)).values())
            final = {item: versions[-1] for item, (versions, _) in logs.items()}
            (folder / "final.json").write_text(json.dumps(final))
            seen, followed = [await child.end(folder / "final.json") for child in children]
    finally:
        for child in children:
            child.kill()
    kinds = sum((kinds for _, kinds in logs.values()), Counter[str]())
    broken = sum(versions != list(range(1, len(versions) + 1)) for versions, _ in logs.values())
    accepted = room.acknowledged.total()
    wrong = sum(told[key] for told in (seen, followed) for key in ("holes", "old", "behind"))
    troubles = len(room.errors) + seen["closed"] + followed["malformed"] + followed["reconnections"]
    for error in room.errors[:20]:
        print(error, file=sys.stderr)
    return {
        "minutes": asked.minutes,
        "bids_per_s": round(accepted / lasted, 1),
        "accepted": accepted,
        "refused": dict(room.refused),
        "bids_not_in_the_log": accepted - kinds["bid_accepted"],
        "acts": dict(room.acts),
        "extensions": extensions,
        "events": dict(kinds),
        "answers": quantiles(room.milliseconds),
        "watchers": seen,
        "desks": followed,
        "replaced": replaced,
        "logs_with_holes": broken,
        "versions_wrong": wrong + broken,
        "errors": troubles + abs(accepted - kinds["bid_accepted"]),
        "said": room.errors[:20],
        "cores": cores,
        "sample_s": SAMPLE_S,
        "memory": samples.memory(),
    }


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rate", type=float, default=300, help="accepted bids a second")
    parser.add_argument("--watchers", type=int, default=1000)
    parser.add_argument("--desks", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name)
        push = Server(folder, "--roles", "push")
        server = Server(
            folder, "--roles", "api,queue", "--publish", push.url, "--bids-per-second", "0"
        )
        try:
            asked.listed_ms = time.time_ns() // 1_000_000
            for sale in sales(asked.minutes * 60, asked.listed_ms):
                list_sale(server.url, sale)
            with asyncio.Runner(loop_factory=fast_loop()) as runner:
                found = runner.run(soak(folder, server, push, asked))
        finally:
            server.stop()
            push.stop()
        chain = subprocess.run(
            [sys.executable, "-m", "rostrum", "audit", "verify", "--database",
             str(folder / "bench.db")], capture_output=True,
        )  # fmt: skip
    found["chain_whole"] = chain.returncode == 0
    tell(found, asked.json)
    sys.exit(1 if found["versions_wrong"] or found["errors"] or chain.returncode else 0)


if __name__ == "__main__":
    main()
