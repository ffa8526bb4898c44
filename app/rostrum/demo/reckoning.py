"""The reckoning at the end of a demo: the board against the database, and each bid looked for."""

import asyncio
import time
from typing import Any

import httpx

from rostrum.demo.report import Report
from rostrum.desk.app import Desk
from rostrum.desk.link import Link
from rostrum.simulator import asking
from rostrum.simulator.bidders import Bidders

EARLIER_S = 0.5
SETTLE_S = 15.0
"""How long after the last bid the board may take to show what the database holds."""


async def reckon(report: Report, desk: Desk, bidders: Bidders, admin: httpx.AsyncClient) -> None:
    """Compares the board with the database, and looks for every acknowledged bid in the log."""
    end = time.monotonic() + SETTLE_S
    while True:
        held = {state.item_id: state for state in desk.board.states()}
        items = {item["itemId"]: item for item in await asking.items(admin)}
        differ = sum(
            item_id not in held
            or (held[item_id].version, held[item_id].price, held[item_id].leader)
            != (item["version"], item["price"], item["leader"])
            for item_id, item in items.items()
        )
        if (not differ and not desk.home.bidding.open_bids) or time.monotonic() > end:
            break
        await asyncio.sleep(0.1)
    kept = {
        (item_id, event["version"])
        for item_id in items
        for event in await _events(admin, item_id)
        if event["type"] == "bid_accepted"
    }
    wanted = {(item_id, version) for item_id, version, _ in bidders.tally.acknowledged}
    wanted |= set(desk.acknowledged)
    report.lots = len(held)
    report.own_bids_taken = len(desk.acknowledged)
    report.bids_taken = bidders.tally.accepted + len(desk.acknowledged)
    report.refused = dict(bidders.tally.refused)
    report.milliseconds = desk.recorder.milliseconds()
    report.pushes_missed = desk.home.counters.missed
    report.lots_that_differ = differ
    report.bids_lost = len(wanted - kept)


async def _events(admin: httpx.AsyncClient, item_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while True:
        since = str(found[-1]["version"]) if found else "0"
        page = (await asking.get(admin, f"/api/v1/items/{item_id}/events", since=since))["events"]
        if not page:
            return found
        found += page


def after_deaths(deaths: list[float], changes: list[tuple[float, Link]], link: Link) -> list[float]:
    """Seconds from each death of the server to the desk's first word of ``link`` about it.

    The desk may notice up to ``EARLIER_S`` before the death is seen here; that counts as 0.
    """
    found = []
    for death in deaths:
        said = [at for at, what in changes if what is link and at >= death - EARLIER_S]
        if said:
            found.append(max(0.0, round(said[0] - death, 2)))
    return found
