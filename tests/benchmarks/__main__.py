"""All benchmarks, one after another, and the page with their figures: ``make bench``.

Each part writes its figures to ``build/bench/PART.json`` with what they were measured on; the tables
of ``docs/performance.md`` and the pictures are made from these. The exit code is 1 when a part
failed or a peer was missing.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import msgspec
from rich.console import Console
from tests.benchmarks import goals, page
from tests.benchmarks.machine import Conditions, Machine, Watch, machine
from tests.benchmarks.parts import PARTS, Part, chosen

PAGE = Path("docs/performance.md")
KEPT = Path("build/bench")
SPARE_S = 900
"""So much longer than it usually does a part may take."""

console = Console(highlight=False)


class Kept(msgspec.Struct):
    """One part's figures and what they were measured on."""

    machine: Machine
    conditions: Conditions
    figures: dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", help=", ".join(part.name for part in PARTS))
    parser.add_argument("--minutes", type=float, help="of the soak")
    asked = parser.parse_args()
    try:
        parts = chosen(asked.parts)
    except KeyError as error:
        parser.error(f"there is no part {error}; there are {', '.join(p.name for p in PARTS)}")
    if asked.minutes is not None:
        parts = [lasting(part, asked.minutes) for part in parts]
    KEPT.mkdir(parents=True, exist_ok=True)
    on = machine()
    minutes = sum(part.minutes for part in parts)
    console.print(f"{len(parts)} parts, about {minutes:.0f} min, {on.cores} cores, {on.commit}")
    wrong = [
        trouble for n, part in enumerate(parts, 1) if (trouble := run(part, on, n, len(parts)))
    ]
    for trouble in wrong:
        console.print(f"[red]{trouble}[/]")
    console.print(f"The figures are in {PAGE}.")
    sys.exit(1 if wrong else 0)


def lasting(part: Part, minutes: float) -> Part:
    """The same part, for so many minutes."""
    words = (*part.words, "--minutes", str(minutes))
    return replace(part, words=words, minutes=minutes + 1)


def run(part: Part, on: Machine, number: int, of: int) -> str:
    """Runs one part and writes what it found; what went wrong, in a sentence, or nothing."""
    console.print(f"{number}/{of} {part.name}, about {part.minutes:g} min …", end=" ")
    if part.needs is not None and not part.needs[0].exists():
        console.print(f"left out, since there is no {part.needs[0]}: {part.needs[1]}")
        return ""
    figures, log = KEPT / f"{part.name}.figures.json", KEPT / f"{part.name}.log"
    figures.unlink(missing_ok=True)
    watch, began = Watch(), time.monotonic()
    with log.open("w") as output:
        done = ended(part, figures, output)
    conditions = watch.end()
    console.print(
        f"{time.monotonic() - began:.0f} s{', under foreign load' * conditions.disturbed}"
    )
    if not figures.exists():
        return f"{part.name} failed ({done}); what it said is in {log}."
    found = msgspec.json.decode(figures.read_bytes())
    kept = Kept(on, conditions, found)
    (KEPT / f"{part.name}.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(kept), indent=1)
    )
    figures.unlink()
    write(part, kept)
    said = [line for line in log.read_text().splitlines() if "missing in this run" in line]
    if said:
        return f"{part.name}: {said[0]}"
    return f"{part.name} found something wrong ({done}); it is in {log}." if done else ""


def ended(part: Part, figures: Path, output: IO[str]) -> int | str:
    """Of one part's process: its exit code, or that it did not end."""
    process = subprocess.Popen(
        [sys.executable, *part.words, "--json", str(figures)],
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # so that all that it has started can be ended with it
    )
    try:
        return process.wait(part.minutes * 60 + SPARE_S)
    except subprocess.TimeoutExpired:
        return "it did not end"
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def write(part: Part, kept: Kept) -> None:
    """Puts the figures into the page, and draws them."""
    text = PAGE.read_text()
    table = f"{part.table(kept.figures)}\n\n{measured(kept)}"
    text = page.with_section(text, part.name, table)
    judged = goals.table_of({part.name: kept.figures}, page.section(text, "goals"))
    PAGE.write_text(page.with_section(text, "goals", judged))
    if part.draw is not None:
        part.draw(kept.figures)


def measured(kept: Kept) -> str:
    """When, on what and beside what, as a line under a table."""
    on, at = kept.machine, kept.conditions
    beside = f"other programs used {at.foreign_cores:.2f} of {on.cores} cores"
    if at.disturbed:
        beside = f"**under foreign load: {beside}**"
    return (
        f"<small>{at.at}, commit {on.commit}; {on.processor}, {on.cores} cores, "
        f"Python {on.python}, {on.kernel}; load average {at.load_before:.1f} at the start, "
        f"{at.load_after:.1f} at the end; {beside}.</small>"
    )


if __name__ == "__main__":
    main()
