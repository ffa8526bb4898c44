"""The parts of ``make bench``: what each runs, its table and its picture."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import charts, tables

Figures = dict[str, Any]
PICTURES = Path("docs/pictures")


@dataclass(frozen=True)
class Part:
    """``words`` follow ``python``; ``minutes`` is how long it takes, roughly.

    ``needs``: a file without which the part is left out, and what makes it.
    """

    name: str
    words: tuple[str, ...]
    minutes: float
    table: Callable[[Figures], str]
    draw: Callable[[Figures], None] | None = None
    needs: tuple[Path, str] | None = None


def _bids(found: Figures) -> None:
    charts.single_bars(
        PICTURES / "bids.svg",
        "Durable bids a second, beside the disk and HTTP alone",
        {
            "Rostrum, 64 connections": found["crowd"]["bids_per_s"],
            "Rostrum, 1 connection": found["alone"]["bids_per_s"],
            "fdatasync of a page": found["fdatasync_per_s"],
            "bare SQLite, commit a row": found["sqlite_per_s"],
            "HTTP that does nothing": found["bare_http_per_s"],
        },
    )


def _stores(found: Figures) -> None:
    results = found["results"]
    named = {name.replace(" for the API and 1 for queue and push", " + 1"): row
             for name, row in results.items()}  # fmt: skip
    charts.single_bars(
        PICTURES / "stores.svg",
        "Durable bids a second by database and servers",
        {name: row["bids_per_s"] for name, row in named.items()},
    )


def _queue(found: Figures) -> None:
    ways = {
        "in process": "one process",
        "POST /pub": "POST /pub",
        "PostgreSQL and Redis": "PostgreSQL and Redis",
        "push alone": "peer: push alone",
    }
    charts.bars(
        PICTURES / "queue.svg",
        "From a bid to its push read, ms",
        [ways[way] for way in found],
        {
            "p99": [row["sent_to_push_read"]["p99_ms"] for row in found.values()],
            "median": [row["sent_to_push_read"]["p50_ms"] for row in found.values()],
        },
    )


def _push(found: Figures) -> None:
    names = {"ours": "Rostrum", "node": "Node socket.io 4", "stock": "stock python-socketio"}
    shapes = found["shapes"]
    servers = list(next(iter(shapes.values())))
    charts.bars(
        PICTURES / "push.svg",
        "Deliveries a second",
        [_shape(shape) for shape in shapes],
        {names[s]: [runs[s]["deliveries_per_s"] for runs in shapes.values()] for s in servers},
    )


def _shape(shape: str) -> str:
    clients, rooms, depth = map(int, shape.split("x"))
    return f"{rooms} room{'s' * (rooms > 1)} x {clients // rooms:,}, depth {depth}"


def _frames(found: Figures) -> None:
    charts.bars(
        PICTURES / "desk-frames.svg",
        "Gaps in the desk's event loop, ms",
        [f"{name.replace('bare', 'bare Qt table,')} updates/s" for name in found],
        {
            "p99": [row["p99_ms"] for row in found.values()],
            "the thread's own, p99": [row["own_p99_ms"] for row in found.values()],
        },
    )


def _soak(found: Figures) -> None:
    charts.lines(
        PICTURES / "soak.svg",
        "Resident memory in the soak, MB",
        f"samples, {found['sample_s']:g} s apart",
        {name: row["samples_mb"] for name, row in found["memory"].items()},
    )


def _part(
    name: str,
    minutes: float,
    table: Callable[[Figures], str],
    draw: Callable[[Figures], None] | None = None,
    words: tuple[str, ...] = (),
) -> Part:
    return Part(name, ("-m", *(words or (f"tests.benchmarks.{name}",))), minutes, table, draw)


DESK = "tests.benchmarks.desk"
PACKAGE = Part(
    "package",
    ("packaging/linux/start_time.py",),
    1,
    tables.package,
    needs=(Path("build/package/dist/desk/rostrum"), "make package"),
)

PARTS = (
    _part("bids", 0.4, tables.bids, _bids),
    _part("stores", 1.2, tables.stores, _stores),
    _part("order", 0.5, tables.order, words=("tests.benchmarks.one_order",)),
    _part("queue", 1.3, tables.queue, _queue),
    _part("push", 5, tables.push, _push),
    _part("phones", 0.5, tables.phones),
    _part("schedule", 0.1, tables.schedule),
    _part("desk-load", 2, tables.desk_load, _frames, (DESK, "load")),
    _part("desk-bids", 0.6, tables.desk_bids, words=(DESK, "bids")),
    _part("desk-cold", 0.5, tables.desk_cold, words=(DESK, "cold")),
    _part("desk-day", 1.8, tables.desk_day, words=(DESK, "day")),
    _part("desk-clocks", 1, tables.desk_clocks, words=(DESK, "clocks")),
    _part("replay", 0.3, tables.replay),
    PACKAGE,
)


SOAK = Part("soak", ("-m", "tests.benchmarks.soak"), 11, tables.soak, _soak)
"""Not among the others: ``make soak``."""


def chosen(names: list[str]) -> list[Part]:
    """The parts named; ``desk`` names all of the desk's. All when none is named.

    Raises KeyError with a name that there is not.
    """
    found: list[Part] = []
    for name in names:
        these = [p for p in (*PARTS, SOAK) if p.name == name or p.name.startswith(f"{name}-")]
        if not these:
            raise KeyError(name)
        found += these
    return found or list(PARTS)
