"""From a clerk's key press to the server's acceptance: real key events, a real server process.

Two panes bid on two lots in turn, each after the floor has bid over it, as
fast as answers come. The clock starts before the key event is sent to the window and stops when the
desk has the server's 201; at the end each lot's price is checked to be what the bids made it.
"""

import asyncio
import itertools
import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from tests.benchmarks.figures import options, quantile, quantiles, tell
from tests.benchmarks.serving import AUTH, TOKEN
from tests.conftest import new_sale

from rostrum.demo.server import ServerChild
from rostrum.desk.app import Desk
from rostrum.desk.bid_line import Phase
from rostrum.desk.config import DeskConfig
from rostrum.desk.models.calls import Pane, Whose
from rostrum.desk.program import run
from rostrum.desk.screen import Screen

PHONES = "/api/v1/sales/s1/phones"
WARM = 20


async def until(holds) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.002)


async def prepare(admin: httpx.AsyncClient) -> str:
    """A sale of two lots with two clients of one clerk; the clerk's token."""

    async def done(path: str, body: object) -> dict:
        answer = await admin.post(path, json=body)
        answer.raise_for_status()
        return answer.json()

    steady = {"type": "table", "bands": [[0, 10_00]]}  # hundreds of bids, and still an amount
    sale = new_sale(2, publishPaddles=False, ladder=steady)
    await done("/api/v1/sales", sale)
    token = (await done("/api/v1/tokens", {"name": "mary", "role": "clerk"}))["token"]
    await done(f"{PHONES}/clerks", {"name": "mary", "languages": ["en"]})
    for place, paddle in enumerate(("412", "415"), 1):
        client = {"clientId": f"c{paddle}", "name": f"Client {paddle}", "paddle": paddle}
        await done(f"{PHONES}/clients", client)
        asked = {"clientId": f"c{paddle}", "lots": [str(place)]}
        call = (await done(f"{PHONES}/requests", asked))["calls"][0]["callId"]
        await done(f"{PHONES}/calls/{call}/assignment", {"clerk": "mary"})
        await done(f"{PHONES}/calls/{call}/state", {"state": "on_line"})
    return token


async def measure(url: str, admin: httpx.AsyncClient, token: str, presses: int) -> list[float]:
    """Milliseconds of each accepted press."""
    config = DeskConfig(server=url, token=token, screen=Screen.PHONES, size=(1440, 900))
    desk = Desk(config)
    await desk.start()
    keys = itertools.count()
    try:
        await until(lambda: desk.live.is_set() and desk.phones.window is not None)
        window = desk.phones.window
        await until(lambda: all(window.model.panes.values()))
        for n in range(presses + WARM):
            pane, key = ((Pane.A, Qt.Key.Key_Space), (Pane.B, Qt.Key.Key_B))[n % 2]
            view = window.panes[pane]
            if n > 1:
                item, ask = view.call.item_id, view.state.ask
                floor = {"paddle": "7", "amount": ask, "kind": "floor"}
                head = {"Idempotency-Key": f"f{next(keys)}"}
                answer = await admin.post(f"/api/v1/items/{item}/bids", json=floor, headers=head)
                answer.raise_for_status()
                await until(lambda view=view, ask=ask: view.state.ask > ask)
                await until(
                    lambda view=view: window.model.whose(view.call, view.state) is Whose.AGAINST
                )
            taken = len(window.room.bids.answered_ms)
            QApplication.sendEvent(
                window.focusWidget() or window,
                QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier),
            )
            await until(lambda taken=taken: len(window.room.bids.answered_ms) > taken)
            line = window.room.bids.line_of(view.call)
            assert line.phase is Phase.ACCEPTED, line
            await until(lambda view=view: window.model.whose(view.call, view.state) is Whose.OURS)
        return list(window.room.bids.answered_ms)[WARM:]
    finally:
        await desk.stop()


async def bench(presses: int) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROSTRUM_DESK_FOLDER"] = str(Path(folder) / "desk")
        server = ServerChild(0, Path(folder), TOKEN)
        await server.start()
        try:
            async with httpx.AsyncClient(base_url=server.url, headers=AUTH, timeout=20) as admin:
                token = await prepare(admin)
                began = time.perf_counter()
                taken = await measure(server.url, admin, token, presses)
                seconds = time.perf_counter() - began
                bids = [(await admin.get(f"/api/v1/items/s1-{n}")).json() for n in (1, 2)]
        finally:
            await server.stop()
    each = (presses + WARM) // 2
    assert [item["bidCount"] for item in bids] == [2 * each - 1] * 2, "no bid twice, none lost"
    return {
        "presses": len(taken),
        **quantiles(taken),
        "p95_ms": round(quantile(taken, 0.95), 2),
        "max_ms": round(max(taken), 2),
        "seconds": round(seconds, 1),
    }


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--presses", type=int, default=500, help="bids by key, after 20 to warm up")
    asked = parser.parse_args()

    async def go() -> int:
        tell(await bench(asked.presses), asked.json)
        return 0

    raise SystemExit(run(go))


if __name__ == "__main__":
    main()
