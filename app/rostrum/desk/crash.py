"""What happens when the desk has a fault of its own: a report, a sentence, and it goes on.

A report holds versions, the trace and the last log of what the desk itself said; no settings, no
token, no values of variables. What looks like a secret in a message is struck out.
"""

import asyncio
import faulthandler
import platform
import re
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import PySide6

from rostrum import __version__
from rostrum.desk import keep
from rostrum.desk.words import tr

REPORTS = 20
"""Reports kept; the oldest are removed beyond that."""
NATIVE = "ended.txt"
"""Where the process writes when it ends by a fault below Python; not there otherwise."""
DIFFERENT = 50
"""Faults of different places that are reported in one run; more are only counted."""
TRACE_CHARACTERS = 40_000
_SECRET = re.compile(
    r"(?i)(?<![a-z])(bearer|token|password|passwd|secret|authorization|api[_-]?key)(\W{1,3})(\S+)(\s+\S+)?"
)
_LONG = re.compile(r"[A-Za-z0-9_\-]{24,}")


def folder() -> Path:
    """Where reports are put."""
    return keep.folder() / "reports"


def without_secrets(text: str) -> str:
    """A text with everything struck out that could open a server."""
    text = re.sub(r"(?i)(bearer\s+)\S+", r"\1…", text)
    text = _SECRET.sub(r"\1\2…", text)
    return _LONG.sub(lambda m: "…" if any(sign.isdigit() for sign in m[0]) else m[0], text)


class CrashReports:
    """Takes every fault that nobody else took; ``say`` gets the sentence about it."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._seen: set[str] = set()
        self._before = sys.excepthook
        self._native: BinaryIO | None = None
        self.faults = 0
        """Faults since the start, those that were reported before among them."""

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on faults come here: of Qt's calls into Python, and of tasks that nobody awaits."""
        sys.excepthook = self.take
        loop.set_exception_handler(self._take_from_loop)

    def end(self) -> None:
        """Gives back what was there before."""
        sys.excepthook = self._before
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            self._native = None
            (folder() / NATIVE).unlink(missing_ok=True)

    def watch_process(self) -> None:
        """Has the process itself write where it was when it ends by a fault below Python, and says
        what such an end of the last run left behind."""
        path = folder() / NATIVE
        try:
            left = keep.read(path)
            if left:
                report = self._write(without_secrets(left.decode("utf-8", "replace")))
                said = tr("The desk ended by a fault last time. Please send this report: {path}")
                self._say(said.format(path=report))
            keep.write(path, b"", private=True)
            self._native = path.open("ab")
        except (keep.NotKept, OSError) as error:
            self._say(tr("No report of a fault could be kept here: {why}").format(why=error))
            return
        faulthandler.enable(self._native)

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Reports one fault; the desk goes on. Ctrl-C and an end that was asked for are no faults."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._before(kind, error, trace)
            return
        self.faults += 1
        if self._before is not sys.__excepthook__:
            self._before(kind, error, trace)  # whoever listened before us hears it too
        written = "".join(traceback.format_exception(kind, error, trace))[-TRACE_CHARACTERS:]
        where = "".join(traceback.format_tb(trace)[-2:]) + kind.__name__
        if where in self._seen or len(self._seen) >= DIFFERENT:
            return
        self._seen.add(where)
        text = without_secrets(written)
        if self._before is sys.__excepthook__:
            sys.stderr.write(text)
        try:
            path = self._write(text)
        except keep.NotKept as stuck:
            said = tr(
                "The desk has a fault ({what}) and goes on. No report could be written. {why}"
            )
            self._say(said.format(what=kind.__name__, why=stuck))
            return
        said = tr("The desk has a fault ({what}) and goes on. Please send this report: {path}")
        self._say(said.format(what=kind.__name__, path=path))

    def _take_from_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.take(type(error), error, error.__traceback__)
        else:
            sys.stderr.write(f"{context.get('message')}\n")

    def _write(self, text: str) -> Path:
        stamp = time.strftime("%Y%m%d-%H%M%S")
        path = folder() / f"report-{stamp}-{self.faults}.txt"
        lines = [
            f"Rostrum {__version__}",
            f"Python {platform.python_version()}, Qt for Python {PySide6.__version__}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            time.strftime("%Y-%m-%d %H:%M:%S %z"),
            "",
            text,
        ]
        keep.write(path, "\n".join(lines).encode("utf-8", "replace"), private=True)
        for old in sorted(folder().glob("report-*.txt"))[:-REPORTS]:
            old.unlink(missing_ok=True)
        return path
