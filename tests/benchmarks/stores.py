"""SQLite beside PostgreSQL: durable bids a second of one server and of two, on one disk.

Each server with API, queue and push; in the last row two servers for the API and one for the queue.
The same connections bid on the same lots; a bid counts when it was answered 201. Each kind of
process's share of the processors is told, since on a small machine they are what limits.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.bids import Load, fdatasync_rate, run
from tests.benchmarks.figures import options, quantiles, tell
from tests.benchmarks.machine import processor_seconds
from tests.benchmarks.serving import Server, list_sale, rising_sale
from tests.postgres import PostgresServer

ALL = ("--roles", "api,queue,push")


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
    folder: Path,
    database: str,
    servers: Sequence[Sequence[str]],
    postgres: PostgresServer | None,
    asked: argparse.Namespace,
) -> dict[str, Any]:
    """Bids on one kind of database; ``servers`` are the arguments of each, API first."""
    running: list[Server] = []
    try:
        for n, arguments in enumerate(servers):
            profile = asked.profile and asked.profile.with_suffix(f".{n}")
            running.append(Server(folder, *arguments, "--database", database, profile=profile))
        list_sale(running[0].url, rising_sale(asked.lots))
        time.sleep(1)
        apis = [
            server.port
            for server, arguments in zip(running, servers, strict=True)
            if "api" in arguments[1]
        ]
        load = Load(apis, asked.lots, "load")
        mine = [server.pid for server in running]
        theirs = family(postgres.process.pid) if postgres is not None else []
        before, database_before, own = busy(mine), busy(theirs), time.process_time()
        rate = run(load.run(asked.connections, asked.seconds))
        seconds = len(load.milliseconds) / rate
        return {
            "bids_per_s": round(load.statuses[201] / seconds),
            "refused": dict(load.refusals),
            "failed": sum(n for status, n in load.statuses.items() if status >= 500),
            **quantiles(load.milliseconds),
            "processors": {
                "servers": round((busy(mine) - before) / seconds, 2),
                "postgresql": round((busy(theirs) - database_before) / seconds, 2),
                "generator": round((time.process_time() - own) / seconds, 2),
            },
        }
    finally:
        for server in running:
            server.stop()


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--lots", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--profile", type=Path, help="cProfile of each server goes here")
    asked = parser.parse_args()
    apart = [("--roles", "api"), ("--roles", "api"), ("--roles", "queue,push")]
    ways = {
        "1 server, PostgreSQL": [ALL],
        "2 servers, PostgreSQL": [ALL, ALL],
        "2 for the API and 1 for queue and push, PostgreSQL": apart,
    }
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name)
        disk = fdatasync_rate(folder)
        embedded = str(folder / "bench.db")
        results["1 server, SQLite"] = measure(folder, embedded, [ALL], None, asked)
        postgres = PostgresServer(folder=asked.folder)
        try:
            postgres.start()
            for way, servers in ways.items():
                found = measure(folder, postgres.new_database(), servers, postgres, asked)
                results[way] = found
        finally:
            postgres.remove()
    tell({"fdatasync_per_s": disk, "results": results}, asked.json)


if __name__ == "__main__":
    main()
