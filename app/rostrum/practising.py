"""``rostrum practice --screen``: the desk on a practice that runs beside it and ends with it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from rostrum.child import Child, ChildFailed
from rostrum.desk.apart import PREPARING, run_apart
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.screen import Screen
from rostrum.desk.settings import Settings
from rostrum.desk.views.practice_over import PracticeOver
from rostrum.practice import CALLS_MOST, LOWEST_PADDLE, YOU
from rostrum.simulator import asking
from rostrum.simulator.summary import summary
from rostrum.wire.practice import Outcome

READ_LIMIT_S = 10.0


class CannotPractise(Exception):
    """The practice did not begin; the message says why and what to do."""


def practise_on_desk(
    words: list[str],
    token: str | None,
    screen: Screen,
    theme: str,
    settings: Settings,
    sentence: str | None,
    *,
    seconds: float | None,
) -> Outcome | None:
    """Opens the desk and tells what came of the practice once it is left; none where nobody knows.

    ``words`` are options of ``rostrum practice``; ``token`` opens the server that the catalogue
    comes from. With ``seconds`` it ends by itself and shows no sheet. Raises CannotPractise.
    """
    begun: dict[str, Any] = {}
    found: list[Outcome] = []

    @asynccontextmanager
    async def prepared() -> AsyncIterator[DeskConfig]:
        command = ["practice", *words, "--json", "--with-input"]
        async with Child(command, token=token) as told:
            begun.update(told)
            yield DeskConfig(
                server=told["url"],
                token=told["token"],
                paddle=told["paddle"],
                theme=theme,
                screen=screen,
                practice=True,
            )

    async def over(_: Desk) -> None:
        try:
            async with asyncio.timeout(READ_LIMIT_S):
                found.append(await _summary(begun))
        except TimeoutError:
            return
        if seconds is None:
            await PracticeOver(found[0]).shown()

    try:
        run_apart(prepared, PREPARING, settings, sentence, over, seconds=seconds)
    except ChildFailed as error:
        raise CannotPractise(str(error)) from error
    return found[0] if found else None


async def _summary(begun: dict[str, Any]) -> Outcome:
    headers = {"Authorization": f"Bearer {begun['token']}"}
    async with httpx.AsyncClient(base_url=begun["url"], headers=headers) as http:
        items = await asking.items(http)
        touched = [item["itemId"] for item in items if item["version"] > 1]
        logs = {item_id: await _log(http, item_id) for item_id in touched}
    clients = range(LOWEST_PADDLE, LOWEST_PADDLE + CALLS_MOST)
    own = frozenset({begun["paddle"], *map(str, clients)})
    return summary(items, logs, name=YOU, paddles=own)


async def _log(http: httpx.AsyncClient, item_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while True:
        since = str(found[-1]["version"] if found else 0)
        page = await asking.get(http, f"/api/v1/items/{item_id}/events", since=since)
        if not page["events"]:
            return found
        found += page["events"]
