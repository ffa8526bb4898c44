"""What was aimed at, and whether the figures reach it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.page import rows, table

Figures = dict[str, Any]
HEADS = ("goal", "asked for", "measured", "reached")


@dataclass(frozen=True)
class Judged:
    """One goal with its figure."""

    goal: str
    asked: str
    measured: str
    reached: bool


def table_of(found: dict[str, Figures], before: str) -> str:
    """The goals as a table; those that were not measured now stand as they did ``before``."""
    known = rows(before)
    for part, judges in JUDGES.items():
        if part in found:
            for judged in judges(found[part]):
                verdict = "yes" if judged.reached else "**no**"
                line = table(HEADS, [(judged.goal, judged.asked, judged.measured, verdict)])
                known[judged.goal] = line.splitlines()[-1]
    return "\n".join([*table(HEADS, []).splitlines(), *known.values()])


def _push(found: Figures) -> Iterator[Judged]:
    for shape, runs in found["shapes"].items():
        if "node" not in runs:
            continue
        clients, rooms, depth = map(int, shape.split("x"))
        ours, node = runs["ours"], runs["node"]
        times = ours["deliveries_per_s"] / node["deliveries_per_s"]
        yield Judged(
            f"push to {rooms} × {clients // rooms:,} watchers, {depth} on the way",
            "3 times Node's deliveries, p99 not above its",
            f"{times:.2f} times; p99 {ours['p99_ms']:.1f} ms, Node {node['p99_ms']:.1f} ms",
            times >= 3 and ours["p99_ms"] <= node["p99_ms"],
        )
    wrong = sum(
        runs["ours"]["lost"] + runs["ours"]["disorder"] for runs in found["shapes"].values()
    )
    yield Judged("pushes lost or out of order", "0", f"{wrong:.0f}", wrong == 0)
    idle = found["idle_kib"]
    if {"ours", "node"} <= idle.keys():
        yield Judged(
            "memory of an idle connection",
            "not above Node's",
            f"{idle['ours']:.1f} KiB, Node {idle['node']:.1f} KiB",
            idle["ours"] <= idle["node"],
        )


def _bids(found: Figures) -> Iterator[Judged]:
    rate, disk = found["crowd"]["bids_per_s"], found["fdatasync_per_s"]
    yield Judged(
        "durable bids a second, 64 connections",
        "more than the disk's `fdatasync` a second",
        f"{rate:,}, disk {disk:,}",
        rate > disk,
    )


def _desk_load(found: Figures) -> Iterator[Judged]:
    for view in ("table", "tiles"):
        row = found[f"{view} 5000"]
        yield Judged(
            f"desk's gap at 5,000 updates/s, {view}",
            "p99 at most 16.7 ms",
            f"{row['p99_ms']} ms at {row['updates_per_s']:,}/s",
            row["p99_ms"] <= 16.7 and row["updates_per_s"] >= 0.9 * 5000,
        )
        row = found[f"{view} 2000"]
        yield Judged(
            f"desk's share of a core at 2,000 updates/s, {view}",
            "below 25 %",
            f"{row['core_percent']} % at {row['updates_per_s']:,}/s",
            row["core_percent"] < 25 and row["updates_per_s"] >= 0.9 * 2000,
        )


def _desk_bids(found: Figures) -> Iterator[Judged]:
    yield Judged(
        "answer of a bid to its painted cell, room at 200 bids/s",
        "p99 at most 25 ms",
        f"{found['p99_ms']} ms at {found['updates_per_s']} updates/s",
        found["p99_ms"] <= 25 and found["updates_per_s"] >= 0.9 * 200,
    )


def _desk_cold(found: Figures) -> Iterator[Judged]:
    yield Judged(
        "desk's cold start to its painted board",
        "at most 1.5 times a bare Qt table",
        f"{found['board_to_bare']} times",
        found["board_to_bare"] <= 1.5,
    )


def _desk_day(found: Figures) -> Iterator[Judged]:
    yield Judged(
        "desk's memory over a day's 576,000 updates",
        "within 5 % after the first hour",
        f"{found['grown_percent']} %",
        abs(found["grown_percent"]) <= 5,
    )


def _desk_clocks(found: Figures) -> Iterator[Judged]:
    yield Judged(
        "two desks' countdowns, clocks 3 s apart",
        "within 20 ms at p99",
        f"{found['p99_ms']} ms",
        found["p99_ms"] <= 20,
    )


def _package(found: Figures) -> Iterator[Judged]:
    for kind, row in found.items():
        yield Judged(
            f"packaged desk's start, files {kind}",
            "at most 1.3 times that from .venv",
            f"{row['ratio']:.2f} times",
            row["ratio"] <= 1.3,
        )


def _phones(found: Figures) -> Iterator[Judged]:
    yield Judged(
        "a clerk's key to the server's acceptance",
        "p99 below 30 ms",
        f"{found['p99_ms']} ms",
        found["p99_ms"] < 30,
    )


def _schedule(found: Figures) -> Iterator[Judged]:
    yield Judged(
        "120 calls given to 12 clerks", "below 2 s", f"{found['slowest_s']} s",
        found["slowest_s"] < 2,
    )  # fmt: skip


def _soak(found: Figures) -> Iterator[Judged]:
    wrong = found["versions_wrong"]
    yield Judged("soak: versions lost, doubled or out of order", "0", f"{wrong}", wrong == 0)
    yield Judged("soak: errors", "0", f"{found['errors']}", found["errors"] == 0)
    yield Judged("soak: bids a second", "300", f"{found['bids_per_s']}", found["bids_per_s"] >= 297)
    for name, row in found["memory"].items():
        yield Judged(
            f"soak: memory of the {name} after warming up",
            "within 5 %",
            f"{row['grown_percent']:+.1f} %",
            row["grown_percent"] <= 5,
        )


JUDGES: dict[str, Callable[[Figures], Iterator[Judged]]] = {
    "push": _push,
    "bids": _bids,
    "desk-load": _desk_load,
    "desk-bids": _desk_bids,
    "desk-cold": _desk_cold,
    "desk-day": _desk_day,
    "desk-clocks": _desk_clocks,
    "package": _package,
    "phones": _phones,
    "schedule": _schedule,
    "soak": _soak,
}
