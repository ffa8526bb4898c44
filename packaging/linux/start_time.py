"""How long the desk takes to its window: built into one folder, and from an environment of Python.

Both start by turns on an X server of this test's own, without a server to talk to: the window is
painted before that. A start whose window xdotool does not see within 12 s is left out, and told.

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

from smoke import Screen

ROUNDS = 7
PATIENCE_S = 12
WAYS = {"folder": Path("build/package/dist/desk/rostrum"), "venv": Path(".venv/bin/rostrum")}
LIMIT = 1.3


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


def main() -> int:
    """Measures and prints; 1 when the folder's start is slower than the limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures go here, too")
    asked = parser.parse_args()
    pairs: list[tuple[float, float]] = []
    unseen = 0
    with Screen() as screen:
        for number in range(ROUNDS + 1):
            built, venv = (seconds(screen, program) for program in WAYS.values())
            if built is None or venv is None:
                unseen += 1
            elif number:  # the first makes its settings and is not counted
                pairs.append((built, venv))
    ratio = statistics.median(built / venv for built, venv in pairs)
    told = {
        "folder_s": round(statistics.median(built for built, _ in pairs), 2),
        "venv_s": round(statistics.median(venv for _, venv in pairs), 2),
        "ratio": round(ratio, 2),
        "rounds": len(pairs),
        "unseen": unseen,
    }
    print(json.dumps({"warm": told}))
    if asked.json is not None:
        asked.json.write_text(json.dumps({"warm": told}))
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
