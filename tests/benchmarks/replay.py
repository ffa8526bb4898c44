"""How long a step to any time of a past sale takes: 500 lots, 10,000 bids, until the board is painted.

python -m tests.benchmarks.replay [--lots 500] [--bids 10000] [--json FILE]
"""

import argparse
import json
import os
import random
import statistics
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from rostrum.desk.config import DeskConfig
from rostrum.desk.front import Front
from rostrum.desk.program import application
from rostrum.desk.replay.clock import ReplayClock
from rostrum.desk.replay.playback import Playback
from rostrum.desk.replay.recording import Recording
from rostrum.desk.settings import Settings
from rostrum.wire.catalogue import Item, LotDetails
from rostrum.wire.replay import ReplayStep
from rostrum.wire.state import BidKind, ItemEvent, ItemState, ReserveState, Status

LOT_MS = 40_000
STEPS = 300


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--lots", type=int, default=500)
    options.add_argument("--bids", type=int, default=10_000)
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    started = time.perf_counter()
    recording = Recording(steps(given.lots, given.bids // given.lots))
    built_ms = (time.perf_counter() - started) * 1000
    application()
    front = Front(DeskConfig(), Settings())
    front.wall.show()
    items = [
        Item(**{n: getattr(s, n) for n in s.__struct_fields__}, catalogue=LotDetails())
        for s in (recording.state(item, recording.begins_at) for item in recording.lots)
    ]
    front.board.add(items)
    playback = Playback(ReplayClock())
    playback.moved.connect(front.board.put)
    playback.begin(recording, "")
    QApplication.processEvents()
    dice = random.Random(1)
    times = [dice.randint(recording.begins_at, recording.ends_at) for _ in range(STEPS)]
    took = []
    for at in times:
        started = time.perf_counter()
        playback.seek(at)
        QApplication.processEvents()
        took.append((time.perf_counter() - started) * 1000)
    took.sort()
    told = {
        "lots": given.lots,
        "steps": len(recording),
        "recording_ms": round(built_ms),
        "median_ms": round(statistics.median(took), 1),
        "p99_ms": round(took[int(len(took) * 0.99)], 1),
        "worst_ms": round(took[-1], 1),
    }
    print(json.dumps(told))
    if given.json is not None:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(told))


def steps(lots: int, bids: int) -> list[ReplayStep]:
    """A sale lot by lot: listed, opened, its bids, the hammer."""
    found = [step(n, 0, 1, "listed", Status.UPCOMING, 0) for n in range(lots)]
    for n in range(lots):
        at = 60_000 + n * LOT_MS
        found.append(step(n, at, 2, "opened", Status.OPEN, 0))
        for bid in range(bids):
            at += LOT_MS // (bids + 2)
            found.append(step(n, at, 3 + bid, "bid_accepted", Status.OPEN, bid + 1))
        found.append(step(n, at + 500, 3 + bids, "hammered", Status.SOLD, bids))
    return found


def step(lot: int, at: int, version: int, what: str, status: Status, bids: int) -> ReplayStep:
    """One public state."""
    base = 1_700_000_000_000
    state = ItemState(
        item_id=f"i{lot}", sale_id="s", lot=str(lot + 1), title=f"Lot {lot + 1}", version=version,
        server_now=base + at, status=status, currency="GBP", price=bids * 100_00,
        ask=(bids + 1) * 100_00, leader=f"P:{bids % 40}" if bids else None, bid_count=bids,
        reserve=ReserveState.NONE, ends_at=None, extended_count=0,
        event=ItemEvent(what, base + at, BidKind.PHONE if bids else None, bids * 100_00 or None),
    )  # fmt: skip
    return ReplayStep(base + at, state)


if __name__ == "__main__":
    main()
