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
import resource
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.program import run

WARM_S = 2.0


class Frames:
    """Gaps between visits of the GUI thread to its event loop, in ms, seen by a 4 ms timer."""

    EVERY_MS = 4

    def __init__(self) -> None:
        self.milliseconds: list[float] = []
        self.own: list[float] = []
        """The thread's own time of each, without what other programs took of the core."""
        self._own = time.thread_time_ns()
        self._last = time.perf_counter_ns()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(self.EVERY_MS)
        self._timer.timeout.connect(self._fired)
        self._timer.start()

    def _fired(self) -> None:
        now = time.perf_counter_ns()
        self.milliseconds.append((now - self._last) / 1e6)
        self._last = now
        own = time.thread_time_ns()
        self.own.append((own - self._own) / 1e6)
        self._own = own

    def stop(self) -> None:
        self._timer.stop()


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 2)


def memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * resource.getpagesize() / 1e6, 1)


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
    memory = [memory_mb()]
    while time.monotonic() - began < seconds:
        await asyncio.sleep(min(1.0, seconds))
        memory.append(memory_mb())
    frames.stop()
    cpu, lasted = time.process_time() - cpu, time.monotonic() - began
    taken = sum(row.state.version for row in desk.board.rows()) - before
    found = {
        "view": view,
        "lots": desk.board.rowCount(),
        "updates_per_s": round(taken / lasted),
        "core_percent": round(100 * cpu / lasted, 1),
        "p50_ms": quantile(frames.milliseconds, 0.5),
        "p99_ms": quantile(frames.milliseconds, 0.99),
        "max_ms": round(max(frames.milliseconds), 2),
        "over_16_7_ms": sum(1 for ms in frames.milliseconds if ms > 16.7),
        "of": len(frames.milliseconds),
        "own_p99_ms": quantile(frames.own, 0.99),
        "own_max_ms": round(max(frames.own), 2),
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
