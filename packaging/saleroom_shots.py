"""Pictures of the rostrum and the big screen: a lot in mid-sale, with telephones and left bids."""

import asyncio
import itertools
from typing import Any

import httpx
from PySide6.QtWidgets import QWidget

from rostrum.desk.app import Desk
from rostrum.desk.rostrum_keys import RostrumAct

SALE = "/api/v1/sales/evening"
SETTLE_S = 0.8
RATES = {
    "USD": "1.2715",
    "EUR": "1.1730",
    "HKD": "9.93",
    "CNY": "9.18",
    "JPY": "191.4",
    "CHF": "1.1190",
}
CLERKS = (("Mary", ("en", "fr")), ("Tom", ("en",)), ("Lin", ("zh", "en")))
CLIENTS = (
    ("Ms Wu", "204", "Lin", ("dialling", "on_line", "briefed")),
    ("M. Arnaud", "311", "Mary", ("dialling", "on_line", "briefed")),
    ("Mr Okafor", "187", "Tom", ("dialling", "on_line", "dropped")),
    ("Dr Stein", "265", "Mary", ("dialling",)),
)
_keys = itertools.count(1)


async def prepare(admin: httpx.AsyncClient) -> None:
    """Brings the evening sale to a lot that is being bid for, still below its reserve."""
    await _post(admin, f"{SALE}/rates", {"rates": RATES})
    for name, languages in CLERKS:
        await _post(admin, f"{SALE}/phones/clerks", {"name": name, "languages": list(languages)})
    sold = await _lot(admin)
    if sold["item"]["status"] in ("open", "fair_warning", "final_call"):
        if not sold["item"]["bidCount"]:
            await _bid(admin, sold["item"], "106", "floor", sold["item"]["ask"])
        await _act(admin, sold["item"], "hammer", confirm=True)
    sold = await _lot(admin)
    for paddle in ("112", "106"):
        await _bid(admin, sold["item"], paddle, "internet", sold["item"]["ask"])  # too late
    while True:
        if (await _lot(admin))["item"]["status"] not in ("upcoming", "preview"):
            await _act(admin, (await _lot(admin))["item"], "next")
        lot = await _lot(admin)
        if (lot["reserve"] or 0) >= 3 * lot["item"]["ask"] // 2 and lot["item"]["catalogue"][
            "image"
        ]:
            break
        await _act(admin, lot["item"], "withdraw")
    await _telephones(admin, lot)
    await _act(admin, lot["item"], "open")
    for paddle, kind in (("106", "floor"),):
        item = (await _lot(admin))["item"]
        await _bid(admin, item, paddle, kind, item["ask"])


async def _telephones(admin: httpx.AsyncClient, lot: dict[str, Any]) -> None:
    item = lot["item"]
    for place, (name, paddle, clerk, states) in enumerate(CLIENTS):
        client = {
            "clientId": f"c{place}",
            "name": name,
            "paddle": paddle,
            "numbers": ["+44 20 7946 0000"],
        }
        await _post(admin, f"{SALE}/phones/clients", client)
        made = await _post(
            admin, f"{SALE}/phones/requests", {"clientId": f"c{place}", "lots": [item["lot"]]}
        )
        call = f"{SALE}/phones/calls/{made['calls'][0]['callId']}"
        await _post(admin, f"{call}/assignment", {"clerk": clerk})
        for state in states:
            await _post(admin, f"{call}/state", {"state": state})
    start = item["ask"]
    for paddle, maximum in (("112", start + start // 3), ("106", start)):
        left = {"itemId": item["itemId"], "paddle": paddle, "maximum": maximum}
        await _post(admin, f"{SALE}/commissions", left)


async def rostrum(desk: Desk) -> QWidget:
    """The auctioneer's screen in the middle of a lot."""
    screen, podium = desk.screens.open_rostrum(), desk.screens.podium
    if screen is None or podium is None:
        raise RuntimeError("the rostrum did not open")
    await asyncio.sleep(SETTLE_S)
    podium.put_away()
    podium.model.say(None)
    return screen


async def rostrum_below_reserve(desk: Desk) -> QWidget:
    """The question before a hammer below the reserve."""
    screen = await rostrum(desk)
    if desk.screens.podium is not None:
        desk.screens.podium.want(RostrumAct.SELL)
    return screen


async def big_screen(desk: Desk) -> QWidget:
    """What the room sees."""
    big = desk.screens.open_big()
    if big is None:
        raise RuntimeError("the big screen did not open")
    big.resize(1600, 900)
    await asyncio.sleep(SETTLE_S)
    return big


async def rates(desk: Desk) -> QWidget:
    """The day's rates."""
    desk.screens.open_rates()
    await asyncio.sleep(SETTLE_S)
    if desk.screens.rates_sheet is None:
        raise RuntimeError("the sheet of rates did not open")
    return desk.screens.rates_sheet


async def _lot(admin: httpx.AsyncClient) -> dict[str, Any]:
    answer = await admin.get(f"{SALE}/rostrum")
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()["lot"]
    return found


async def _post(admin: httpx.AsyncClient, path: str, body: object) -> Any:
    answer = await admin.post(path, json=body)
    if answer.is_error:
        raise RuntimeError(f"{path}: {answer.text}")
    return answer.json()


async def _bid(
    admin: httpx.AsyncClient, item: dict[str, Any], paddle: str, kind: str, amount: int
) -> None:
    await admin.post(
        f"/api/v1/items/{item['itemId']}/bids",
        json={"paddle": paddle, "kind": kind, "amount": amount},
        headers={"Idempotency-Key": f"shots-{next(_keys)}"},
    )


async def _act(admin: httpx.AsyncClient, item: dict[str, Any], action: str, **more: object) -> None:
    answer = await admin.post(
        f"/api/v1/items/{item['itemId']}/actions",
        json={"action": action, **more},
        headers={"Idempotency-Key": f"shots-{next(_keys)}"},
    )
    if answer.is_error:
        raise RuntimeError(f"{action}: {answer.text}")
