"""The desks of a soak: the desk's own session code without windows, each following every lot.

``python -m tests.benchmarks.soak_desks PUSH-URL CATALOGUE --desks 20``; the catalogue is a JSON file
with each item's whole state. Prints ``ready`` when all are live; a line on the standard input names
a file with the versions at the end, and is answered with what was seen, as JSON.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from tests.benchmarks.soak_watchers import LAST_S

from rostrum.desk.session import Session
from rostrum.desk.truth import Link
from rostrum.wire.state import ItemState


class Desk:
    """One session, and the versions that its board would have been given."""

    def __init__(self, url: str, states: Sequence[ItemState]) -> None:
        self.versions = {state.item_id: state.version for state in states}
        self.given = 0
        self.disordered = 0
        self.links: list[Link] = []
        self.session = Session(
            url, None, on_states=self._take, on_link=self.links.append, on_refused=lambda: None
        )
        self.session.follow(states)

    def _take(self, states: Sequence[ItemState]) -> None:
        for state in states:
            self.given += 1
            self.disordered += state.version <= self.versions[state.item_id]
            self.versions[state.item_id] = state.version


async def follow(url: str, states: list[ItemState], count: int) -> dict[str, Any]:
    """Keeps all desks until the end, and tells."""
    desks = [Desk(url, states) for _ in range(count)]
    tasks = [asyncio.create_task(desk.session.run()) for desk in desks]
    async with asyncio.timeout(60):
        while any(desk.session.link is not Link.LIVE for desk in desks):
            await asyncio.sleep(0.05)
    print("ready", flush=True)
    path = (await asyncio.to_thread(sys.stdin.readline)).strip()
    final: dict[str, int] = json.loads(Path(path).read_text())
    end = time.monotonic() + LAST_S
    while any(desk.versions != final for desk in desks) and time.monotonic() < end:
        await asyncio.sleep(0.1)
    counters = [desk.session.truth.counters for desk in desks]
    told = {
        "desks": count,
        "states": sum(desk.given for desk in desks),
        "holes": sum(each.missed for each in counters),
        "old": sum(each.older for each in counters) + sum(desk.disordered for desk in desks),
        "behind": sum(
            abs(final[item] - version) for desk in desks for item, version in desk.versions.items()
        ),
        "malformed": sum(each.malformed for each in counters),
        "reconnections": sum(each.reconnections for each in counters),
        "stale": sum(desk.links.count(Link.STALE) for desk in desks),
    }
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("--desks", type=int, default=20)
    asked = parser.parse_args()
    states = msgspec.json.decode(asked.catalogue.read_bytes(), type=list[ItemState])
    print(json.dumps(asyncio.run(follow(asked.url, states, asked.desks))), flush=True)


if __name__ == "__main__":
    main()
