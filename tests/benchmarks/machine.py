"""What a figure was measured on: the machine, its load, and what other programs took of it."""

import os
import platform
import resource
import subprocess
import time
from pathlib import Path

import msgspec

TICKS = os.sysconf("SC_CLK_TCK")

FOREIGN_CORES = 0.25
"""Above this much of a core used by other programs a figure is marked."""


class Machine(msgspec.Struct):
    """Where and of what a run was made; ``commit`` has a ``+`` when files differ from it."""

    cores: int
    processor: str
    python: str
    kernel: str
    commit: str


class Conditions(msgspec.Struct):
    """When one part ran and beside what; ``foreign_cores`` is what other programs used."""

    at: str
    seconds: float
    load_before: float
    load_after: float
    foreign_cores: float

    @property
    def disturbed(self) -> bool:
        """Whether other programs took enough to move the figures."""
        return self.foreign_cores > FOREIGN_CORES


def machine() -> Machine:
    """This one, with what is checked out."""
    head = _git("rev-parse", "--short", "HEAD") or "no commit"
    changed = _git("status", "--porcelain", "--", ".", ":!docs/performance.md", ":!docs/pictures")
    return Machine(
        cores=len(os.sched_getaffinity(0)),
        processor=_processor(),
        python=platform.python_version(),
        kernel=f"{platform.system()} {platform.release()}",
        commit=head + ("+" if changed else ""),
    )


class Watch:
    """Tells at the end what went on beside the child processes of this one meanwhile."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._at = time.strftime("%Y-%m-%d %H:%M")
        self._load = os.getloadavg()[0]
        self._all, self._ours = _used(), _children()

    def end(self) -> Conditions:
        """The conditions from the start until now; children count once they have ended."""
        seconds = time.monotonic() - self._began
        foreign = (_used() - self._all) - (_children() - self._ours)
        return Conditions(
            at=self._at,
            seconds=round(seconds, 1),
            load_before=round(self._load, 2),
            load_after=round(os.getloadavg()[0], 2),
            foreign_cores=round(max(0.0, foreign / seconds), 2),
        )


def processor_seconds(pid: int) -> float:
    """What a process has used of the processors so far; hardly moved by what else runs there."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS


def resident_kib(pid: int) -> int:
    """The memory that a process has in hand, as the kernel counts it."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024


def _used() -> float:
    """Seconds of all processors that programs have used; interrupts belong to none of them."""
    user, nice, system = Path("/proc/stat").read_text().split()[1:4]
    return (int(user) + int(nice) + int(system)) / TICKS


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    mine = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime + mine.ru_utime + mine.ru_stime


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""
