"""How long the desk takes to its window: built into one folder, and from an environment of Python.

Both start by turns on an X server of this test's own, without a server to talk to: the window is
painted before that. *Warm*: the system has the files in memory. *Cold*: before each start the system
lets go every file of the program that is about to start, its Python's and its Qt's with them; the
libraries of the system, which both use, stay. A start whose window xdotool does not see within 12 s
is left out, and told.

Run: make package-start
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from smoke import Screen

ROUNDS = 7
PATIENCE_S = 12
WAYS = {"folder": Path("build/package/dist/desk/rostrum"), "venv": Path(".venv/bin/rostrum")}
FILES = {
    "folder": (Path("build/package/dist/desk"),),
    "venv": (Path(".venv"), Path("app"), Path("resources"), Path(sysconfig.get_path("stdlib"))),
}
"""What is read by each way, as folders."""
LIMIT = 1.3


def files(folders: tuple[Path, ...]) -> Iterator[Path]:
    """Every file in some folders."""
    return (path for folder in folders for path in folder.rglob("*") if path.is_file())


def let_go(folders: tuple[Path, ...]) -> None:
    """Asks the system to forget what it keeps of these folders' files in memory."""
    for path in files(folders):
        handle = os.open(path, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def seconds(screen: Screen, program: Path) -> float | None:
    """From the start of the process until its window is on the screen; none when it is not seen."""
    folder = Path("build/package/start").absolute()
    env = {**os.environ, "DISPLAY": screen.name, "ROSTRUM_DESK_FOLDER": str(folder)}
    look = ["xdotool", "search", "--onlyvisible", "--name", "Rostrum"]
    begun = time.perf_counter()
    words = [program, "desk", "--server", "http://127.0.0.1:9"]
    desk = subprocess.Popen(words, env=env, stderr=subprocess.DEVNULL)
    try:
        while subprocess.run(look, env=env, capture_output=True, check=False).returncode:
            if time.perf_counter() - begun > PATIENCE_S:
                return None
            time.sleep(0.005)
        return time.perf_counter() - begun
    finally:
        desk.terminate()
        desk.wait(20)


def compared(screen: Screen, kind: str) -> dict[str, Any]:
    """Both ways by turns, "warm" or "cold"; the medians in seconds, and of the pairs' ratios."""
    pairs: list[tuple[float, float]] = []
    unseen = 0
    for number in range(ROUNDS + 1):
        took: dict[str, float | None] = {}
        for way, program in WAYS.items():
            if kind == "cold":
                let_go(FILES[way])
            took[way] = seconds(screen, program)
        built, venv = took["folder"], took["venv"]
        if built is None or venv is None:
            unseen += 1
        elif number:  # the first makes its settings and is not counted
            pairs.append((built, venv))
    return {
        "folder_s": round(statistics.median(built for built, _ in pairs), 2),
        "venv_s": round(statistics.median(venv for _, venv in pairs), 2),
        "ratio": round(statistics.median(built / venv for built, venv in pairs), 2),
        "rounds": len(pairs),
        "unseen": unseen,
    }


def main() -> int:
    """Measures and prints; 1 when the folder's start is slower than the limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures go here, too")
    asked = parser.parse_args()
    os.sync()  # what is not written yet is not let go either
    with Screen() as screen:
        told = {kind: compared(screen, kind) for kind in ("warm", "cold")}
    print(json.dumps(told))
    if asked.json is not None:
        asked.json.write_text(json.dumps(told))
    return int(any(row["ratio"] > LIMIT for row in told.values()))


if __name__ == "__main__":
    sys.exit(main())
