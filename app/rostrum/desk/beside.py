"""Practices and replays that this desk has opened: each a program of its own, with windows of its own.

They go on when this desk is closed; this desk only says that one is on its way, and why one has not
come up.
"""

import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from typing import IO

from PySide6.QtCore import QObject, QTimer

from rostrum import itself
from rostrum.desk.figures import plain
from rostrum.desk.os_words import why_not
from rostrum.desk.words import tr

LOOK_MS = 300
MOST = 8
"""Practices and replays opened from one desk that stand at the same time."""


class Beside(QObject):
    """``say`` takes sentences for the user."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__()
        self._say = say
        self._running: list[tuple[subprocess.Popen[bytes], IO[bytes]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> list[subprocess.Popen[bytes]]:
        """Those that have not ended."""
        return [process for process, _ in self._running]

    def start(self, words: Sequence[str], token: str | None, coming: str) -> None:
        """Starts ``rostrum`` with these words; ``coming`` says what is on its way.

        ``token`` goes into its environment, where no list of processes shows it.
        """
        self._look()
        if len(self._running) >= MOST:
            said = tr("{n} practices and replays are open. Close one first.")
            self._say(said.format(n=len(self._running)))
            return
        environment = {k: v for k, v in os.environ.items() if not k.startswith("ROSTRUM_TOKEN")}
        if token is not None:
            environment["ROSTRUM_TOKEN"] = token
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process has ended
        try:
            process = subprocess.Popen(  # noqa: S603 - this very program
                itself.command(*words),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        except OSError as error:
            errors.close()
            self._say(tr("It could not be started: {reason}.").format(reason=why_not(error)))
            return
        self._running.append((process, errors))
        self._timer.start()
        self._say(coming)

    def close(self) -> None:
        """Looks no longer; what is open stays open."""
        self._timer.stop()
        for _, errors in self._running:
            errors.close()
        self._running.clear()

    def _look(self) -> None:
        for one in list(self._running):
            process, errors = one
            if process.poll() is None:
                continue
            self._running.remove(one)
            if process.returncode not in (0, 130):
                self._say(_last_word(errors))
            errors.close()
        if not self._running:
            self._timer.stop()


def _last_word(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read().decode("utf-8", "replace").strip().splitlines()
    if not lines:
        return tr("It ended without a word.")
    said = tr("It ended by itself and said: {words}")
    return said.format(words=plain(lines[-1].removeprefix("rostrum: "))[:400])
