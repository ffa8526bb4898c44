"""One desk under a feeder's pushes: gaps in the GUI thread's event loop, and its share of a core.

``python -m tests.benchmarks.desk_load URL --seconds 10 [--view table|tiles]`` prints one line of
JSON. A gap is the time between two visits of the GUI thread to its event loop: as long as it
lasts, no frame can be drawn and no key is heard.
"""

import argparse
import asyncio
import gc
import json
import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from tests.benchmarks.desk_frames import Frames
from tests.benchmarks.machine import resident_kib

from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.program import run

WARM_S = 2.0


async def measure(url: str, seconds: float, view: str, large: int) -> dict:
    desk = Desk(DeskConfig(server=url, paddle="212"))
    await desk.start()
    desk.window.floor.show_view(view)
    async with asyncio.timeout(30):
        await desk.live.wait()
    held = {row.state.item_id: row.state.version for row in desk.board.rows()}
    while sum(row.state.version for row in desk.board.rows()) == sum(held.values()):
        await asyncio.sleep(0.05)
    for row in desk.board.rows()[:large]:
        desk.window.floor.show_large(row.state.item_id)
    await asyncio.sleep(WARM_S)
    gc.collect()
    before = sum(row.state.version for row in desk.board.rows())
    cpu, began = time.process_time(), time.monotonic()
    frames = Frames()
    memory = [resident_kib(os.getpid()) // 1024]
    while time.monotonic() - began < seconds:
        await asyncio.sleep(min(1.0, seconds))
        memory.append(resident_kib(os.getpid()) // 1024)
    frames.stop()
    cpu, lasted = time.process_time() - cpu, time.monotonic() - began
    taken = sum(row.state.version for row in desk.board.rows()) - before
    found = {
        "view": view,
        "lots": desk.board.rowCount(),
        "updates_per_s": round(taken / lasted),
        "core_percent": round(100 * cpu / lasted, 1),
        **frames.told(),
        "missed": desk.home.counters.missed,
        "rss_mb": memory[-1],
        "platform": QApplication.platformName(),
    }
    if large:
        found["memory_mb"] = memory
    await desk.stop()
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--view", default="table")
    parser.add_argument("--large", type=int, default=0, help="lots shown large; tells memory")
    parser.add_argument("--profile", help="write a profile of the GUI thread here")
    chosen = parser.parse_args()

    async def go() -> int:
        found = await measure(chosen.url, chosen.seconds, chosen.view, chosen.large)
        print(json.dumps(found), flush=True)
        return 0

    if chosen.profile:
        import cProfile

        profile = cProfile.Profile()
        profile.enable()
        run(go)
        profile.disable()
        profile.dump_stats(chosen.profile)
    else:
        run(go)


if __name__ == "__main__":
    main()
