"""Deliveries a second, their latency and memory per idle connection, beside Node and stock.

Three servers with the article's contract stand side by side: ours (``rostrum serve --roles
push``), the article's own on today's koa and socket.io, and one on stock python-socketio. The
generator (``fan.c``, from ``--fanout``) asks one after the other, in the same run and for each
shape anew, so that a busy machine is busy for all of them. Servers are pinned to the first core,
the generator to the second.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table
from tests.benchmarks.figures import options, tell
from tests.benchmarks.machine import processor_seconds, resident_kib

HERE = Path(__file__).parent
SHAPES = [
    (clients, rooms, depth)
    for clients, rooms in ((1000, 1), (1000, 100), (5000, 1))
    for depth in (1, 4, 32)
]
IDLE_CLIENTS = 5000
PAYLOAD_BYTES = 200
PORTS = {"ours": 3971, "node": 3972, "stock": 3973}


def commands(node: Path) -> dict[str, tuple[list[str], dict[str, str], Path]]:
    """How each server is started: its command, its environment, its folder."""
    here = Path.cwd()
    return {
        "ours": (
            [
                sys.executable,
                "-m",
                "rostrum",
                "serve",
                "--roles",
                "push",
                "--port",
                str(PORTS["ours"]),
            ],
            {"ROSTRUM_LOG_LEVEL": "warning"},
            here,
        ),
        "node": (["node", "server.js"], {"PORT": str(PORTS["node"])}, node),
        "stock": (
            [sys.executable, "-m", "tests.benchmarks.stock_push", str(PORTS["stock"])],
            {},
            here,
        ),
    }


@contextmanager
def serving(name: str, node: Path) -> Iterator[int]:
    """One server, up and answering; gives its process id."""
    command, environment, folder = commands(node)[name]
    process = subprocess.Popen(
        ["taskset", "-c", "0", *command],
        env={**os.environ, **environment},
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(PORTS[name], process)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    body = json.dumps({"itemId": "nobody", "channel": "auction", "message": {}}).encode()
    while time.monotonic() < end:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/pub", body, {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=2):  # noqa: S310 - loopback
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit(f"the server on port {port} did not start")


def fan(
    binary: Path, port: int, clients: int, rooms: int, seconds: float, depth: int
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        ["taskset", "-c", "1", str(binary), "127.0.0.1", str(port), str(clients), str(rooms),
         str(seconds), str(depth), str(PAYLOAD_BYTES)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def measure(
    binary: Path, name: str, pid: int, shape: tuple[int, int, int], seconds: float
) -> dict[str, float]:
    """One shape on one server: what the generator printed, and the server's time for a delivery."""
    clients, rooms, depth = shape
    process = fan(binary, PORTS[name], clients, rooms, seconds, depth)
    process.stderr.readline()
    before = processor_seconds(pid)
    line, errors = process.communicate(timeout=seconds + 120)
    spent = processor_seconds(pid) - before
    if not line:
        sys.exit(f"{name} {shape}: {errors}")
    found = {key: float(value) for key, value in re.findall(r"(\w+)=([\d.-]+)", line)}
    return found | {"cpu_us": spent / max(found["deliveries"], 1) * 1e6}


def floor(build: Path) -> dict[str, float]:
    """What the kernel alone takes to send one message to each of many sockets."""
    binary = build / "send_floor"
    source = str(HERE / "send_floor.c")
    subprocess.run(["gcc", "-O2", "-pthread", "-o", str(binary), source], check=True)
    line = subprocess.run(
        [str(binary), "1000", str(PAYLOAD_BYTES + 60), "3"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return {key: float(value) for key, value in re.findall(r"(\w+)=([\d.]+)", line)}


def idle(binary: Path, name: str, node: Path) -> float:
    """KiB of resident memory that one idle connection costs, over many."""
    with serving(name, node) as pid:
        before = resident_kib(pid)
        process = fan(binary, PORTS[name], IDLE_CLIENTS, IDLE_CLIENTS, 6, 0)
        process.stderr.readline()
        time.sleep(5)
        held = resident_kib(pid) - before
        process.communicate(timeout=60)
    return held / IDLE_CLIENTS


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--fanout", type=Path, default=Path("../shared/fanout"))
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", default="ours,node,stock")
    parser.add_argument("--shapes", default="", help="1000x1x4,… for some of the shapes only")
    parser.add_argument("--no-idle", action="store_true")
    asked = parser.parse_args()
    shapes = [
        tuple(int(n) for n in text.split("x")) for text in asked.shapes.split(",") if text
    ] or SHAPES
    names = asked.only.split(",")
    if "node" in names and (shutil.which("node") is None or shutil.which("npm") is None):
        print("Node is not installed: its figures are missing in this run.", file=sys.stderr)
        names.remove("node")
    binary, node = prepared(asked.fanout, with_node="node" in names)
    console = Console(width=130)
    results: dict[str, Any] = {"shapes": {}, "idle_kib": {}}
    table = Table(
        "clients x rooms",
        "depth",
        *(f"{n}: deliveries/s (p50/p99 ms) cpu" for n in names),
        "to Node",
        "p99 to Node",
    )
    for shape in shapes:
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
        for _ in range(asked.rounds):
            for name in names:
                with serving(name, node) as pid:
                    runs[name].append(measure(binary, name, pid, shape, asked.seconds))
        found = {name: typical(each) for name, each in runs.items()}
        results["shapes"]["x".join(map(str, shape))] = found
        table.add_row(
            f"{shape[0]} x {shape[1]}",
            str(shape[2]),
            *(told(found[n]) for n in names),
            *against(found),
        )
        console.print(
            f"{shape}: " + "; ".join(f"{n} {told(found[n])}" for n in names),
            " ".join(against(found)),
        )
    console.print(table)
    results["floor"] = floor(binary.parent)
    console.print("The kernel alone, one send a message:", results["floor"])
    if not asked.no_idle:
        results["idle_kib"] = {name: round(idle(binary, name, node), 1) for name in names}
        console.print("KiB for an idle connection:", results["idle_kib"])
    tell(results, asked.json)


def typical(runs: list[dict[str, float]]) -> dict[str, float]:
    """The median of each figure; losses and disorder are added up."""
    return {
        key: sum(run[key] for run in runs)
        if key in ("lost", "disorder")
        else median(run[key] for run in runs)
        for key in runs[0]
    }


def told(run: dict[str, float]) -> str:
    wrong = (
        f" LOST {run['lost']:.0f} DISORDER {run['disorder']:.0f}"
        if run["lost"] or run["disorder"]
        else ""
    )
    return f"{run['deliveries_per_s']:>8,.0f} ({run['p50_ms']:.1f}/{run['p99_ms']:.1f}) {run['cpu_us']:.1f} us{wrong}"


def against(found: dict[str, dict[str, float]]) -> tuple[str, str]:
    if "node" not in found or "ours" not in found:
        return "", ""
    ours, node = found["ours"], found["node"]
    return (
        f"{ours['deliveries_per_s'] / node['deliveries_per_s']:.2f}x",
        f"{ours['p99_ms'] / node['p99_ms']:.2f}",
    )


def prepared(fanout: Path, *, with_node: bool) -> tuple[Path, Path]:
    """The generator compiled, and the article's service with its packages, in ``build/fanout``."""
    if not (fanout / "fan.c").exists():
        sys.exit(f"{fanout} has no fan.c; name the generator's folder with --fanout")
    build = Path("build/fanout").resolve()
    build.mkdir(parents=True, exist_ok=True)
    binary = build / "fan"
    subprocess.run(
        ["gcc", "-O2", "-o", str(binary), str(fanout / "fan.c")], check=True, capture_output=True
    )
    node = build / "node"
    if not with_node:
        return binary, node
    node.mkdir(exist_ok=True)
    for name in ("package.json", "server.js"):
        shutil.copyfile(fanout / "node" / name, node / name)
    if not (node / "node_modules").exists():
        subprocess.run(
            ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"],
            cwd=node,
            check=True,
        )
    return binary, node


if __name__ == "__main__":
    main()
