"""Another command of this program beside a desk, as a process of its own.

It says one JSON object when it is ready, and ends when its standard input does: so it ends too
when whoever started it is killed, and on systems that know no gentle signal.
"""

import asyncio
import json
import os
import subprocess
import tempfile
from typing import Any

from rostrum import itself

END_S = 15.0
"""How long it may take to clear up."""


class ChildFailed(Exception):
    """It did not come up; the message is its own last word."""


class Child:
    """Use it as ``async with Child(["practice"]) as told``."""

    def __init__(self, command: list[str], *, token: str | None = None) -> None:
        """``token`` is given to it in its environment, where no list of processes shows it."""
        self._command = command
        self._environment = dict(os.environ)
        if token is not None:
            self._environment["ROSTRUM_TOKEN"] = token
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in __aexit__
        self._process: subprocess.Popen[bytes] | None = None

    async def __aenter__(self) -> dict[str, Any]:
        """What it says when it is ready. Raises ChildFailed."""
        self._process = process = await asyncio.to_thread(self._spawn)
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        try:
            line = await asyncio.to_thread(process.stdout.readline)
        except asyncio.CancelledError:
            await self.__aexit__()
            raise
        try:
            told: dict[str, Any] = json.loads(line)
        except ValueError as error:
            await self.__aexit__()
            raise ChildFailed(self._last_word()) from error
        return told

    async def __aexit__(self, *_: object) -> None:
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.to_thread(process.wait, END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            await asyncio.to_thread(process.wait)
        if process.stdout is not None:
            process.stdout.close()

    def _spawn(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - this very program
            itself.command(*self._command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=self._environment,
        )

    def _last_word(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1].removeprefix("rostrum: ") if lines else "It ended without a word."
