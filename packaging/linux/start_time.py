"""How long the desk takes to its window: built into one folder, and from an environment of Python.

Both start by turns on an X server of this test's own, against a server with the sample sale. `warm`
is as it is; for `cold` every file of the two is let go from the system's cache before.

Run: make package-start
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from smoke import Screen, wait_for

ROUNDS = {"warm": 9, "cold": 5}
BUILT = Path("build/package/dist/desk")
VENV = Path(".venv")
LIMIT = 1.3


def let_go(folder: Path) -> None:
    """Has the system forget what it holds of a folder's files."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def seconds(screen: Screen, command: list[str | Path], url: str, folder: Path) -> float:
    """From the start of the process until its window is on the screen."""
    env = {
        **os.environ,
        "DISPLAY": screen.name,
        "ROSTRUM_DESK_FOLDER": str(folder),
        "QT_QPA_PLATFORM": "xcb",
    }
    look = ["xdotool", "search", "--onlyvisible", "--name", "^Rostrum$"]
    begun = time.perf_counter()
    desk = subprocess.Popen([*command, "desk", "--server", url], env=env, stderr=subprocess.DEVNULL)
    try:
        while subprocess.run(look, env=env, capture_output=True, check=False).returncode:
            if time.perf_counter() - begun > 60:
                raise TimeoutError("no window within a minute")
            time.sleep(0.005)
        return time.perf_counter() - begun
    finally:
        desk.terminate()
        desk.wait(20)


def main() -> int:
    """Measures and prints; 1 when the folder's start is slower than the limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures go here, too")
    asked = parser.parse_args()
    ways: dict[str, tuple[list[str | Path], list[Path]]] = {
        "folder": ([BUILT / "rostrum"], [BUILT]),
        "venv": ([VENV / "bin/rostrum"], [VENV / "lib", Path("app")]),
    }
    work = Path("build/package/start").absolute()
    work.mkdir(parents=True, exist_ok=True)
    database = work / "rostrum.db"
    database.unlink(missing_ok=True)
    env = {**os.environ, "ROSTRUM_ADMIN_TOKEN": "start"}
    port = 3800 + os.getpid() % 90
    url = f"http://127.0.0.1:{port}"
    program = VENV / "bin/rostrum"
    words = [program, "serve", "--port", str(port), "--database", database]
    server = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told: dict[str, object] = {}
    try:
        load = [program, "load-sample", "--server", url]
        filled = {**env, "ROSTRUM_TOKEN": "start"}
        wait_for(
            lambda: (
                not subprocess.run(load, env=filled, capture_output=True, check=False).returncode
            ),
            "the server",
        )
        with Screen() as screen:
            for kind, rounds in ROUNDS.items():
                taken: dict[str, list[float]] = {name: [] for name in ways}
                for number in range(rounds + 1):
                    for name, (command, folders) in ways.items():
                        if kind == "cold":
                            for folder in folders:
                                let_go(folder)
                        took = seconds(screen, command, url, work / f"{name}-{kind}")
                        if number:  # the first of each makes its settings and is not counted
                            taken[name].append(took)
                ratios = [a / b for a, b in zip(taken["folder"], taken["venv"], strict=True)]
                told[kind] = {
                    **{
                        f"{name}_s": round(statistics.median(found), 3)
                        for name, found in taken.items()
                    },
                    "ratio": round(statistics.median(ratios), 2),
                    "rounds": rounds,
                }
                print(f"{kind}: {told[kind]}", flush=True)
    finally:
        server.terminate()
        server.wait(20)
    print(json.dumps(told))
    if asked.json is not None:
        asked.json.write_text(json.dumps(told))
    return int(any(part["ratio"] > LIMIT for part in told.values()))  # type: ignore[index]


if __name__ == "__main__":
    sys.exit(main())
