"""What the desk is quick enough for: all parts, or those named.

Every part starts real programs. ``--platform xcb`` runs the widgets on the X server of ``DISPLAY``
instead of off screen.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import options, tell
from tests.benchmarks.serving import TOKEN, Server, list_sale, lot

Figures = dict[str, Any]


def start(*words: str, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **env},
    )


def last_json(process: subprocess.Popen[str]) -> dict:
    """The last line that a program wrote, once it has ended."""
    output, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{process.args} ended with {process.returncode}")
    return json.loads(output.strip().splitlines()[-1])


def end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait(20)
    process.stdout.close()


def feeder(rate: float, seconds: float, items: int = 2000) -> tuple[subprocess.Popen[str], str]:
    words = ("--items", str(items), "--rate", str(rate), "--seconds", str(seconds))
    process = start("tests.benchmarks.desk_feeder", *words)
    return process, process.stdout.readline().strip()


def sale(lots: int, first_end_s: float | None) -> Figures:
    """An open sale with two hundred paddles; timed lots end ``first_end_s`` on, 700 ms apart."""
    now = time.time_ns() // 1_000_000
    terms = {"saleId": "s1", "kind": "live", "currency": "GBP", "publishPaddles": True}
    terms["ladder"] = {"type": "saleroom", "unit": 100}
    if first_end_s is not None:
        terms["kind"] = "timed"
    return {
        "title": "Speed",
        "terms": terms,
        "paddles": [{"paddle": str(n)} for n in range(1, 213)],
        "lots": [
            lot(
                "s1",
                n,
                startPrice=100_00,
                **(
                    {}
                    if first_end_s is None
                    else {"endsAt": now + int(first_end_s * 1000) + n * 700}
                ),
            )
            for n in range(1, lots + 1)
        ],
    }


def load(seconds: float) -> Figures:
    """2,000 lots at 2,000 and 5,000 updates/s, each beside a bare table of Qt with the same."""
    told: Figures = {}
    for rate in (2000, 5000):
        words = ("tests.benchmarks.desk_bare", "--rate", str(rate), "--seconds", str(seconds))
        told[f"bare {rate}"] = last_json(start(*words))
        for view in ("table", "tiles"):
            process, url = feeder(rate, 600)
            words = ("tests.benchmarks.desk_load", url, "--seconds", str(seconds), "--view", view)
            told[f"{view} {rate}"] = last_json(start(*words))
            end(process)
    return told


def bids(seconds: float) -> Figures:
    """From the HTTP answer to the painted cell at 200 bids/s: p99 at most 25 ms."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        list_sale(server.url, sale(40, None))
        room = start(
            "tests.benchmarks.desk_bids", server.url, TOKEN, "--room", "200",
            "--seconds", str(seconds + 6),
        )  # fmt: skip
        desk = start("tests.benchmarks.desk_bids", server.url, TOKEN, "--seconds", str(seconds))
        found = last_json(desk) | last_json(room)
        server.stop()
    return found


def cold(times: int) -> Figures:
    """From process start to the first painted board, beside a bare table: at most 1.5 times.

    Bare table and desk start in turns, so that what else the machine does is on both. Before, the
    desk's modules are compiled, as pip does it for what it installs, Qt among them.
    """
    folder = Path(__file__).parents[2] / "app"
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(folder)], check=True)
    process, url = feeder(0.1, 600, items=500)
    with tempfile.TemporaryDirectory() as kept:
        env = {"ROSTRUM_DESK_FOLDER": kept, "PYTHONDONTWRITEBYTECODE": ""}
        start("tests.benchmarks.desk_start", "desk", url, **env).communicate()
        bare, desk = [], []
        for _ in range(times):
            for found, words in ((bare, ("bare", "500")), (desk, ("desk", url))):
                said = start("tests.benchmarks.desk_start", *words, **env).communicate()[0]
                found.append([float(figure) for figure in said.split()])
    end(process)
    table, table_cpu = (statistics.median(column) for column in zip(*bare, strict=True))
    board, board_cpu, lots, lots_cpu = (
        statistics.median(column) for column in zip(*desk, strict=True)
    )
    return {
        "bare_table_s": round(table, 3),
        "board_painted_s": round(board, 3),
        "lots_painted_s": round(lots, 3),
        "board_to_bare": round(board / table, 2),
        "lots_to_bare": round(lots / table, 2),
        "bare_table_cpu_s": round(table_cpu, 3),
        "board_painted_cpu_s": round(board_cpu, 3),
        "lots_painted_cpu_s": round(lots_cpu, 3),
    }


def day(seconds: float) -> Figures:
    """Eight hours at 20 updates/s, compressed: memory flat within 5 % after the first hour."""
    rate = 8 * 3600 * 20 / seconds
    process, url = feeder(rate, seconds + 60)
    found = last_json(
        start("tests.benchmarks.desk_load", url, "--seconds", str(seconds), "--large", "4")
    )
    end(process)
    memory = found["memory_mb"]
    after = memory[len(memory) // 8 :]
    return found | {
        "first_mb": memory[0],
        "after_1_h_mb": after[0],
        "least_mb": min(after),
        "most_mb": max(after),
        "end_mb": after[-1],
        "grown_percent": round(100 * (after[-1] / after[0] - 1), 1),
    }


def clocks(seconds: float) -> Figures:
    """Two desks whose clocks differ by 3 s, 40 ± 20 ms away: countdowns within 20 ms."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        list_sale(server.url, sale(12, 600))
        desks = [
            start(
                "tests.benchmarks.desk_clock", server.url, "--ahead", str(ahead),
                "--seed", str(seed), "--seconds", str(seconds),
            )
            for seed, ahead in ((1, 0), (2, 3))
        ]  # fmt: skip
        one, other = (last_json(desk) for desk in desks)
        server.stop()
    turned = {(item, figure): at for item, figure, at in one["turned"]}
    apart = sorted(
        abs(at - turned[item, figure]) / 1e6
        for item, figure, at in other["turned"]
        if (item, figure) in turned
    )
    return {
        "figures": len(apart),
        "median_ms": round(statistics.median(apart), 1),
        "p99_ms": round(apart[int(len(apart) * 0.99)], 1),
        "max_ms": round(apart[-1], 1),
        "round_trips_ms": [round(one["round_trip_ms"], 1), round(other["round_trip_ms"], 1)],
    }


PARTS: dict[str, Callable[[], Figures]] = {
    "load": lambda: load(10),
    "bids": lambda: bids(20),
    "cold": lambda: cold(15),
    "day": lambda: day(90),
    "clocks": lambda: clocks(40),
}


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="all when none is named")
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen or xcb")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = asked.platform
    names = asked.part or list(PARTS)
    found = {name: PARTS[name]() for name in names}
    tell(found[names[0]] if len(names) == 1 else found, asked.json)


if __name__ == "__main__":
    main()
