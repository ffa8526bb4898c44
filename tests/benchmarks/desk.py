"""What the desk is quick enough for: ``make bench-desk``, or one part of it by name.

Every part starts real programs and prints its figure beside what is asked of it. ``--platform xcb``
runs the widgets on the X server of ``DISPLAY`` instead of off screen.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

TOKEN = "token-of-the-benchmark"


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


def server(folder: Path) -> tuple[subprocess.Popen[str], str]:
    process = start(
        "rostrum", "serve", "--port", "0",
        ROSTRUM_DATABASE=str(folder / "rostrum.db"), ROSTRUM_ADMIN_TOKEN=TOKEN,
    )  # fmt: skip
    line = process.stdout.readline()
    return process, re.search(r"http://\S+?:\d+", line)[0]


def sale(url: str, lots: int, first_end_s: float | None) -> None:
    """An open sale with two hundred paddles; timed lots end ``first_end_s`` on, 700 ms apart."""
    now = time.time_ns() // 1_000_000
    terms = {"saleId": "s1", "kind": "live", "currency": "GBP", "publishPaddles": True}
    terms["ladder"] = {"type": "saleroom", "unit": 100}
    if first_end_s is not None:
        terms["kind"] = "timed"
    body = {
        "title": "Speed",
        "terms": terms,
        "paddles": [{"paddle": str(n)} for n in range(1, 213)],
        "lots": [
            {
                "terms": {
                    "itemId": f"s1-{n}", "saleId": "s1", "lot": str(n), "position": n - 1,
                    "title": f"Lot number {n}", "startPrice": 100_00,
                    **({} if first_end_s is None
                       else {"endsAt": now + int(first_end_s * 1000) + n * 700}),
                },
                "open": True,
            }
            for n in range(1, lots + 1)
        ],
    }  # fmt: skip
    headers = {"Authorization": f"Bearer {TOKEN}"}
    answer = httpx.post(f"{url}/api/v1/sales", json=body, headers=headers, timeout=30)
    answer.raise_for_status()


def load(seconds: float) -> None:
    """2,000 lots: no gap over 16.7 ms at p99 with 5,000 updates/s, a quarter core at 2,000."""
    for view in ("table", "tiles"):
        for rate in (2000, 5000):
            process, url = feeder(rate, 600)
            found = last_json(
                start("tests.benchmarks.desk_load", url, "--seconds", str(seconds), "--view", view)
            )
            end(process)
            say(f"load {view} {rate}/s", found)


def bids(seconds: float) -> None:
    """From the HTTP answer to the painted cell at 200 bids/s: p99 at most 25 ms."""
    with tempfile.TemporaryDirectory() as folder:
        process, url = server(Path(folder))
        sale(url, 40, None)
        room = start(
            "tests.benchmarks.desk_bids", url, TOKEN, "--room", "200",
            "--seconds", str(seconds + 6),
        )  # fmt: skip
        desk = start("tests.benchmarks.desk_bids", url, TOKEN, "--seconds", str(seconds))
        found = last_json(desk) | last_json(room)
        end(process)
    say("bids", found)


def cold(times: int) -> None:
    """From process start to the first painted board, beside a bare table: at most 1.5 times."""
    process, url = feeder(0.1, 600, items=500)
    bare, desk, window = [], [], []
    for _ in range(times):
        words = start("tests.benchmarks.desk_start", "bare", "500").communicate()[0].split()
        bare.append(float(words[-1]))
        words = start("tests.benchmarks.desk_start", "desk", url).communicate()[0].split()
        desk.append(float(words[-2]))
        window.append(float(words[-1]))
    end(process)
    middle = statistics.median
    say(
        "cold start",
        {
            "bare_table_s": round(middle(bare), 3),
            "board_painted_s": round(middle(window), 3),
            "lots_painted_s": round(middle(desk), 3),
            "board_to_bare": round(middle(window) / middle(bare), 2),
            "lots_to_bare": round(middle(desk) / middle(bare), 2),
        },
    )


def day(seconds: float) -> None:
    """Eight hours at 20 updates/s, compressed: memory flat within 5 % after the first hour."""
    rate = 8 * 3600 * 20 / seconds
    process, url = feeder(rate, seconds + 60)
    found = last_json(
        start("tests.benchmarks.desk_load", url, "--seconds", str(seconds), "--large", "4")
    )
    end(process)
    memory = found.pop("memory_mb")
    after = memory[len(memory) // 8 :]
    found |= {
        "first_mb": memory[0],
        "after_1_h_mb": after[0],
        "least_mb": min(after),
        "most_mb": max(after),
        "end_mb": after[-1],
        "grown_percent": round(100 * (after[-1] / after[0] - 1), 1),
    }
    say("day", found)


def clocks(seconds: float) -> None:
    """Two desks whose clocks differ by 3 s, 40 ± 20 ms away: countdowns within 20 ms."""
    with tempfile.TemporaryDirectory() as folder:
        process, url = server(Path(folder))
        sale(url, 12, 600)
        desks = [
            start(
                "tests.benchmarks.desk_clock", url, "--ahead", str(ahead),
                "--seed", str(seed), "--seconds", str(seconds),
            )
            for seed, ahead in ((1, 0), (2, 3))
        ]  # fmt: skip
        one, other = (last_json(desk) for desk in desks)
        end(process)
    turned = {(item, figure): at for item, figure, at in one["turned"]}
    apart = sorted(
        abs(at - turned[item, figure]) / 1e6
        for item, figure, at in other["turned"]
        if (item, figure) in turned
    )
    say(
        "clocks",
        {
            "figures": len(apart),
            "median_ms": round(statistics.median(apart), 1),
            "p99_ms": round(apart[int(len(apart) * 0.99)], 1),
            "max_ms": round(apart[-1], 1),
            "round_trips_ms": [round(one["round_trip_ms"], 1), round(other["round_trip_ms"], 1)],
        },
    )


def say(what: str, found: dict) -> None:
    print(f"{what}: {json.dumps(found)}", flush=True)


PARTS = {
    "load": lambda: load(10),
    "bids": lambda: bids(20),
    "cold": lambda: cold(7),
    "day": lambda: day(120),
    "clocks": lambda: clocks(45),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="all when none is named")
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen or xcb")
    chosen = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = chosen.platform
    for name in chosen.part or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main()
