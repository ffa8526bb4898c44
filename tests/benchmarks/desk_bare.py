"""The desk's peer: a bare table of Qt whose cells change as often, without network or rules.

``python -m tests.benchmarks.desk_bare --rate 5000 --seconds 10`` prints one line of JSON, as
``desk_load`` does. 2,000 rows of eight columns in a window as large as the desk's; each update
changes a row and says so at once, as a first program with Qt does it.
"""

import argparse
import asyncio
import json
import os
import random
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QTableView
from tests.benchmarks.desk_feeder import BURST_S
from tests.benchmarks.desk_frames import Frames

from rostrum.desk.program import run

ROWS, COLUMNS = 2000, 8


class Table(QAbstractTableModel):
    """Rows of figures."""

    def __init__(self) -> None:
        super().__init__()
        self._versions = [0] * ROWS

    def rowCount(self, parent=None) -> int:
        return ROWS

    def columnCount(self, parent=None) -> int:
        return COLUMNS

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.column()}: {self._versions[index.row()]:,}"
        return None

    def change(self, row: int) -> None:
        self._versions[row] += 1
        self.dataChanged.emit(self.index(row, 0), self.index(row, COLUMNS - 1))


async def measure(rate: float, seconds: float) -> dict:
    dice = random.Random(1)
    model, view = Table(), QTableView()
    view.setModel(model)
    view.resize(1600, 1000)
    view.show()
    await asyncio.sleep(2)
    frames, cpu, began, done = Frames(), time.process_time(), time.monotonic(), 0
    while (gone := time.monotonic() - began) < seconds:
        while done < gone * rate:
            model.change(dice.randrange(ROWS))
            done += 1
        await asyncio.sleep(BURST_S)
    frames.stop()
    cpu = time.process_time() - cpu
    view.close()
    return {
        "updates_per_s": round(done / gone),
        "core_percent": round(100 * cpu / gone, 1),
        **frames.told(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=5000)
    parser.add_argument("--seconds", type=float, default=10)
    chosen = parser.parse_args()

    async def go() -> int:
        print(json.dumps(await measure(chosen.rate, chosen.seconds)), flush=True)
        return 0

    run(go)


if __name__ == "__main__":
    main()
