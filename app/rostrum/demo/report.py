"""What happened in a demo, in figures, and whether it went as it should."""

import statistics
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Report:
    """What happened; everything in ``failures`` makes the demo fail."""

    lots: int = 0
    bids_taken: int = 0
    own_bids_taken: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)
    pushes_missed: int = 0
    lots_that_differ: int = 0
    bids_lost: int = 0
    restarts: int = 0
    offline_after_s: list[float] = field(default_factory=list)
    live_after_s: list[float] = field(default_factory=list)
    picture: str = ""
    failures: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The figures for a program to read."""
        median, p99 = self.quantiles()
        told = {name: value for name, value in vars(self).items() if name != "milliseconds"}
        return {**told, "samples": len(self.milliseconds), "median_ms": median, "p99_ms": p99}

    def quantiles(self) -> tuple[float | None, float | None]:
        """Median and 99th percentile from answer to painted cell, in ms."""
        if not self.milliseconds:
            return None, None
        ordered = sorted(self.milliseconds)
        p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        return round(statistics.median(ordered), 1), round(p99, 1)

    def judge(self, *, timed: bool) -> None:
        """Names everything that did not happen as it should."""
        if not self.lots:
            self.failures.append("the desk watched no lot")
        if timed and not self.own_bids_taken:
            self.failures.append("no bid of the desk was taken")
        if timed and not self.milliseconds:
            self.failures.append("no bid of the desk was seen painted")
        if self.pushes_missed:
            self.failures.append(f"{self.pushes_missed} pushes were missed")
        if self.lots_that_differ:
            self.failures.append(f"{self.lots_that_differ} lots differ from the database")
        if self.bids_lost:
            self.failures.append(f"{self.bids_lost} acknowledged bids are not in the database")

    def lines(self) -> list[str]:
        """The figures for a person to read."""
        median, p99 = self.quantiles()
        painted = "no bid of this desk was painted"
        if median is not None:
            painted = f"median {median} ms, p99 {p99} ms ({len(self.milliseconds)} bids)"
        refused = ", ".join(f"{code} {count}" for code, count in sorted(self.refused.items()))
        told = [
            ("lots watched", str(self.lots)),
            ("bids taken", f"{self.bids_taken}, of which this desk's {self.own_bids_taken}"),
            ("bids refused", refused or "none"),
            ("HTTP answer to painted cell", painted),
            ("pushes missed", str(self.pushes_missed)),
            ("lots that differ from the database", str(self.lots_that_differ)),
            ("acknowledged bids lost", str(self.bids_lost)),
        ]
        if self.restarts:
            told.append(("server started again", str(self.restarts)))
            offline = ", ".join(f"{seconds:.2f} s" for seconds in self.offline_after_s)
            live = ", ".join(f"{seconds:.2f} s" for seconds in self.live_after_s)
            told += [("OFFLINE said after", offline), ("LIVE again after", live)]
        if self.picture:
            told.append(("picture of the desk", self.picture))
        return [f"  {name:<36}{value}" for name, value in told]
