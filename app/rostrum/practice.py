"""``rostrum practice``: a throw-away server with a catalogue, simulated bidders, and calls to make.

It listens on this machine only, keeps its sale in a folder that goes when it ends, and gives out
tokens that no other server knows: nothing done here can reach a real sale, and the sale says of
itself that it is for practice.
"""

import asyncio
import itertools
import json
import random
import secrets
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from rostrum.rules.money import minor_units
from rostrum.server import start
from rostrum.server_config import ServerConfig
from rostrum.simulator import asking, sample
from rostrum.simulator.auctioneer import Auctioneer
from rostrum.simulator.bidders import Bidders
from rostrum.simulator.clients import Clients
from rostrum.wire.identity import Role

SALE = "practice"
YOU = "you"
PADDLE = "500"
"""One's own, on the board."""
LOWEST_PADDLE = 501
LOWEST_SIMULATED = 901
CALLS_MOST = 100

NAMES = (
    "Ms Okafor", "Mr Lindqvist", "Mme Rousseau", "Herr Brandt", "Ms Tanaka", "Sig. Moretti",
    "Mrs Whitfield", "Mr Haddad", "Ms Kowalska", "Sr. Valverde", "Ms Chen", "Mr Oduya",
)  # fmt: skip
"""Clients of practice; nobody's real name or number."""


class PracticeRefused(Exception):
    """The practice cannot begin; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class OfServer:
    """A sale of a server, of which only the catalogue is read."""

    url: str
    token: str | None
    sale_id: str


@dataclass(frozen=True, kw_only=True)
class PracticeConfig:
    """``catalogue``: CSV as salerooms keep it, or a sale of a server; None for the sample's evening
    sale.

    ``role``: what is practised; a clerk has an auctioneer simulated. ``bidders``: how many;
    ``rate``: their bids a second, ``zeal``: times what they would sanely give. ``patience``:
    seconds that the simulated auctioneer waits for a bid.
    """

    port: int
    catalogue: "bytes | OfServer | None"
    currency: str
    role: Role
    calls: int
    bidders: int
    rate: float
    zeal: float
    patience: float
    seed: int


@dataclass(frozen=True)
class Begun:
    """Where to practise, and with which token."""

    url: str
    token: str
    sale_id: str
    lots: int
    calls: int
    paddle: str


async def practise(
    config: PracticeConfig, begun: Callable[[Begun], None], until: asyncio.Event
) -> None:
    """Runs until told to stop. Raises PracticeRefused, and CannotListen from the server."""
    with tempfile.TemporaryDirectory(prefix="rostrum-practice-") as folder:
        admin = secrets.token_urlsafe(24)
        runner, port = await start(
            ServerConfig(
                host="127.0.0.1",
                port=config.port,
                database=str(Path(folder) / "practice.db"),
                admin_token=admin,
            )
        )
        url = f"http://127.0.0.1:{port}"
        headers = {"Authorization": f"Bearer {admin}"}
        try:
            async with httpx.AsyncClient(base_url=url, headers=headers, timeout=30) as http:
                made = await _prepare(http, config, url)
                begun(made)
                await _hold(http, config, made.sale_id, until)
        finally:
            await runner.cleanup()


async def _hold(
    http: httpx.AsyncClient, config: PracticeConfig, sale_id: str, until: asyncio.Event
) -> None:
    bidders = Bidders(
        http, _simulated(config), seed=config.seed, rate=config.rate, zeal=config.zeal
    )
    running: list[Awaitable[object]] = [bidders.run(until)]
    if config.role is Role.CLERK:
        auctioneer = Auctioneer(http, sale_id, patience=config.patience)
        running.append(auctioneer.run(until))
        running.append(Clients(http, sale_id, seed=config.seed).run(until))
    await asyncio.gather(until.wait(), *running)


async def _prepare(http: httpx.AsyncClient, config: PracticeConfig, url: str) -> Begun:
    sale_id = await _sale(http, config)
    for paddle in (PADDLE, *_simulated(config)):
        await _ask(http, f"/api/v1/sales/{sale_id}/paddles", {"paddle": paddle})
    token = await _ask(http, "/api/v1/tokens", {"name": YOU, "role": config.role.value})
    items = await asking.items(http)
    calls = await _calls(http, sale_id, items, config)
    return Begun(url, token["token"], sale_id, len(items), calls, PADDLE)


async def _sale(http: httpx.AsyncClient, config: PracticeConfig) -> str:
    if config.catalogue is None:
        body: dict[str, Any] = {**sample.bodies(0)[0], "practice": True}
        await _ask(http, "/api/v1/sales", body)
        return str(body["terms"]["saleId"])
    if isinstance(config.catalogue, OfServer):
        body = await _of_server(config.catalogue)
        await _ask(http, "/api/v1/sales", body)
        return SALE
    terms = {
        "saleId": SALE,
        "kind": "live",
        "currency": config.currency,
        "publishPaddles": True,
        "ladder": {"type": "saleroom", "unit": minor_units(config.currency)},
    }
    body = {"title": "Practice", "terms": terms, "lots": [], "practice": True}
    await _ask(http, "/api/v1/sales", body)
    answer = await http.post(
        f"/api/v1/sales/{SALE}/catalogue",
        content=config.catalogue,
        headers={"Content-Type": "text/csv"},
    )
    told = answer.json()
    if answer.is_error or not told["lots"]:
        faults = [f"line {f['line']}: {f['reason']}" for f in told.get("faults", [])[:5]]
        reason = "; ".join(faults) or told.get("detail", "it has no lots")
        raise PracticeRefused(f"The catalogue cannot be used: {reason}.")
    return SALE


def _simulated(config: PracticeConfig) -> list[str]:
    return [str(LOWEST_SIMULATED + place) for place in range(config.bidders)]


async def _of_server(of: OfServer) -> dict[str, Any]:
    """The catalogue of a server's sale as a sale of its own; reserves and bids are left there."""
    headers = {} if of.token is None else {"Authorization": f"Bearer {of.token}"}
    found: list[dict[str, Any]] = []
    try:
        async with httpx.AsyncClient(base_url=of.url, headers=headers, timeout=30) as http:
            query = {"sale": of.sale_id}
            while True:
                answer = await http.get("/api/v1/items", params=query)
                answer.raise_for_status()
                page = answer.json()
                found += page["items"]
                if page["next"] is None:
                    break
                query["after"] = page["next"]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError) as error:
        raise PracticeRefused(
            f"The catalogue of {of.sale_id} could not be read from {of.url}: {error}"
        ) from error
    if not found:
        raise PracticeRefused(f"The sale {of.sale_id} on {of.url} has no lots.")
    currency = found[0]["currency"]
    terms = {
        "saleId": SALE,
        "kind": "live",
        "currency": currency,
        "publishPaddles": True,
        "ladder": {"type": "saleroom", "unit": minor_units(currency)},
    }
    lots = [_lot(item, place) for place, item in enumerate(found)]
    return {"title": "Practice", "terms": terms, "lots": lots, "practice": True}


def _lot(item: dict[str, Any], place: int) -> dict[str, Any]:
    entry = item["catalogue"]
    begun = item["bidCount"] != 0
    start = (entry["lowEstimate"] or item["price"]) // 2 if begun else item["ask"]
    return {
        "terms": {
            "itemId": item["itemId"],
            "saleId": SALE,
            "lot": item["lot"],
            "position": place,
            "title": item["title"],
            "startPrice": max(1, start),
        },
        "details": entry,
    }


async def _calls(
    http: httpx.AsyncClient, sale_id: str, items: list[dict[str, Any]], config: PracticeConfig
) -> int:
    """Clients who want to be called, each for a lot or two not too far ahead."""
    phones = f"/api/v1/sales/{sale_id}/phones"
    await _ask(http, f"{phones}/clerks", {"name": YOU, "languages": ["en"]})
    dice = random.Random(config.seed)  # noqa: S311 - a practice is no secret
    lots = [item["lot"] for item in items if item["endsAt"] is None][2:]
    names = itertools.cycle(NAMES)
    made = 0
    for number in range(min(config.calls, len(lots) // 3)):
        client = {
            "clientId": f"client-{number + 1}",
            "name": next(names),
            "numbers": [f"+44 20 7946 {number:04d}"],
            "languages": ["en"],
            "paddle": str(LOWEST_PADDLE + number),
            "limit": dice.randint(5, 80) * 1000 * minor_units(config.currency),
        }
        await _ask(http, f"{phones}/clients", client)
        near = number * 3
        chosen = sorted(dice.sample(range(near, min(near + 3, len(lots))), dice.choice([1, 1, 2])))
        wanted = {"clientId": client["clientId"], "lots": [lots[place] for place in chosen]}
        told = await _ask(http, f"{phones}/requests", wanted)
        for call in told["calls"]:
            await _ask(http, f"{phones}/calls/{call['callId']}/assignment", {"clerk": YOU})
        made += len(told["calls"])
    return made


async def _ask(http: httpx.AsyncClient, path: str, body: dict[str, Any]) -> Any:
    answer = await http.post(path, json=body)
    if answer.is_error:
        raise PracticeRefused(f"The practice could not be prepared: {answer.json()['detail']}")
    return json.loads(answer.content)
