"""From the start of a process to its first painted board, beside a bare table of Qt.

``python -m tests.benchmarks.desk_start bare ROWS`` and ``… desk URL`` print the seconds since the
process began, as the kernel tells it, and the seconds of processor time that it has used, at the end
of the first paint, and for the desk also of the first one that shows lots.
"""

import os
import sys
import time


def since_start() -> float:
    """Seconds since this process was started."""
    with open("/proc/self/stat", "rb") as file:  # noqa: PTH123 - nothing more is loaded than must be
        ticks = int(file.read().rpartition(b")")[2].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


def bare(rows: int) -> None:
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QApplication, QTableView

    class Model(QAbstractTableModel):
        def rowCount(self, parent=None) -> int:
            return rows

        def columnCount(self, parent=None) -> int:
            return 8

        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{index.row()} {index.column()}"
            return None

    class Table(QTableView):
        def paintEvent(self, event) -> None:
            super().paintEvent(event)
            print(since_start(), time.process_time(), flush=True)
            os._exit(0)

    app = QApplication([])
    model, table = Model(), Table()
    table.setModel(model)
    table.resize(1600, 1000)
    table.show()
    app.exec()


def desk(url: str) -> None:
    """The command itself, ``rostrum desk``; what it would load first is loaded for the clock."""
    import gc

    gc.disable()
    from rostrum.desk import display

    display.require()
    from rostrum.desk.views.board import BoardView

    painted = BoardView.paintEvent
    first = []

    def paint(self, event) -> None:
        painted(self, event)
        if not first:
            first.extend((since_start(), time.process_time()))
        if self.model().rowCount():
            print(*first, since_start(), time.process_time(), flush=True)
            os._exit(0)

    BoardView.paintEvent = paint
    sys.argv = ["rostrum", "desk", "--server", url, "--paddle", "212"]
    from rostrum.cli import main

    main()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1] == "bare":
        bare(int(sys.argv[2]))
    else:
        desk(sys.argv[2])
