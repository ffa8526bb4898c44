"""Gaps in the event loop of a GUI thread, as a benchmark of the desk sees them."""

import time

from PySide6.QtCore import Qt, QTimer
from tests.benchmarks.figures import quantile, quantiles

FRAME_MS = 16.7


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

    def told(self) -> dict[str, float]:
        """What came of it."""
        return {
            **quantiles(self.milliseconds),
            "max_ms": round(max(self.milliseconds), 2),
            "over_16_7_ms": sum(1 for ms in self.milliseconds if ms > FRAME_MS),
            "of": len(self.milliseconds),
            "own_p99_ms": round(quantile(self.own, 0.99), 2),
            "own_max_ms": round(max(self.own), 2),
        }
