"""SQLite beside PostgreSQL: ``make bench-stores``, or this file with ``--help``.

One server on SQLite, one on PostgreSQL, two on PostgreSQL, in one run and on one disk, each with
API, queue and push. The same connections bid on the same lots; a bid counts when it was answered
201. Each process's share of the processors is told, since on a small machine they are what limits.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.renderSVG import drawToFile
from reportlab.graphics.shapes import Drawing, String
from rich.console import Console
from rich.table import Table
from tests.benchmarks.bids import (
    TOKEN,
    Load,
    fdatasync_rate,
    processor_seconds,
    quantiles,
    run,
    sale,
)
from tests.postgres import PostgresServer

AUTH = {"Authorization": f"Bearer {TOKEN}"}


class Servers:
    """Servers on one database."""

    def __init__(self, database: str, count: int, profile: Path | None) -> None:
        self.processes = [self._start(database, n, profile) for n in range(count)]
        self.ports = [
            int(re.search(r":(\d+) with", p.stdout.readline())[1]) for p in self.processes
        ]

    def _start(self, database: str, n: int, profile: Path | None) -> subprocess.Popen[str]:
        watched = ["-m", "cProfile", "-o", f"{profile}.{n}"] if profile else []
        return subprocess.Popen(
            [sys.executable, *watched, "-m", "rostrum", "serve", "--port", "0"],
            env={
                **os.environ,
                "ROSTRUM_DATABASE": database,
                "ROSTRUM_ADMIN_TOKEN": TOKEN,
                "ROSTRUM_LOG_LEVEL": "warning",
            },
            stdout=subprocess.PIPE,
            text=True,
        )

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
            process.wait(30)
            process.stdout.close()


def family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def busy(pids: list[int]) -> float:
    """Seconds of processor that these have used."""
    total = 0.0
    for pid in pids:
        try:
            total += processor_seconds(pid)
        except FileNotFoundError:
            continue
    return total


def measure(
    database: str, count: int, postgres: PostgresServer | None, options: argparse.Namespace
) -> dict[str, Any]:
    """Bids on one kind of database with so many servers."""
    servers = Servers(database, count, options.profile)
    try:
        base = f"http://127.0.0.1:{servers.ports[0]}"
        httpx.post(f"{base}/api/v1/sales", json=sale(options.lots), headers=AUTH).raise_for_status()
        time.sleep(1)
        load = Load(servers.ports, options.lots, "load")
        mine = [process.pid for process in servers.processes]
        theirs = family(postgres.process.pid) if postgres is not None else []
        before, database_before, own = busy(mine), busy(theirs), time.process_time()
        rate = run(load.run(options.connections, options.seconds))
        seconds = len(load.milliseconds) / rate
        taken = load.statuses[201]
        return {
            "servers": count,
            "bids_per_s": round(taken / seconds),
            "refused": sum(n for status, n in load.statuses.items() if 400 <= status < 500),
            "failed": sum(n for status, n in load.statuses.items() if status >= 500),
            **quantiles(load.milliseconds),
            "processors": {
                "servers": round((busy(mine) - before) / seconds, 2),
                "postgresql": round((busy(theirs) - database_before) / seconds, 2),
                "generator": round((time.process_time() - own) / seconds, 2),
            },
        }
    finally:
        servers.stop()


def draw(results: dict[str, Any], path: Path) -> None:
    """The bids a second as a picture."""
    names = list(results)[::-1]
    drawing = Drawing(640, 60 + 44 * len(names))
    chart = HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 190, 24, 410, 44 * len(names) - 12
    chart.data = [[results[name]["bids_per_s"] for name in names]]
    chart.categoryAxis.categoryNames = names
    chart.valueAxis.valueMin = 0
    chart.barLabelFormat = "%d"
    chart.barLabels.boxAnchor = "w"
    drawing.add(chart)
    title = String(20, drawing.height - 20, "Durable bids a second", fontSize=14)
    drawing.add(title)
    drawToFile(drawing, str(path))


def main() -> None:
    """Runs the whole measurement and prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--lots", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--folder", type=Path, default=Path("build"))
    parser.add_argument("--profile", type=Path, help="cProfile of each server goes here")
    options = parser.parse_args()
    results: dict[str, Any] = {}
    postgres = PostgresServer(folder=options.folder)
    try:
        postgres.start()
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            disk = fdatasync_rate(Path(name))
            embedded = str(Path(name) / "bench.db")
            results["1 server, SQLite"] = measure(embedded, 1, None, options)
        for count in (1, 2):
            title = f"{count} server{'s' * (count > 1)}, PostgreSQL"
            results[title] = measure(postgres.new_database(), count, postgres, options)
    finally:
        postgres.remove()
    table = Table(title=f"{options.connections} connections, {options.lots} lots")
    for heading in ("", "bids/s", "p50 ms", "p99 ms", "refused", "failed", "processors"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, found in results.items():
        shares = ", ".join(f"{who} {share}" for who, share in found["processors"].items() if share)
        table.add_row(
            name, f"{found['bids_per_s']:,}", str(found["p50_ms"]), str(found["p99_ms"]),
            str(found["refused"]), str(found["failed"]), shares,
        )  # fmt: skip
    Console(width=120).print(table)
    sys.stdout.write(f"fdatasync of a page on the same disk: {disk:,.0f}/s\n")
    kept = {"fdatasync_per_s": round(disk), "results": results}
    (options.folder / "bench-stores.json").write_text(json.dumps(kept, indent=2) + "\n")
    draw(results, options.folder / "bench-stores.svg")


if __name__ == "__main__":
    main()
