"""A server beside the desk, in a process of its own as in a sale, started again whenever it dies."""

import asyncio
import os
import subprocess
import time
from pathlib import Path
from typing import BinaryIO

import typer

from rostrum import itself

RESTART_AFTER_S = 3.0
WATCH_S = 0.02


class DemoFailed(Exception):
    """The demo cannot go on; the message says why and what to do."""


class ServerChild:
    """The server's process, started again whenever it dies."""

    def __init__(self, port: int, folder: Path, token: str) -> None:
        """``port`` 0: whichever is free. ``token`` is its bootstrap administrator's."""
        self.port = port
        self.restarts = 0
        self.deaths: list[float] = []
        """When it was seen dead, monotonic seconds."""
        self._folder = folder
        self._token = token
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Returns when it listens. Raises DemoFailed with what it said otherwise."""
        errors = (self._folder / "server.log").open("ab")
        try:
            self._process = await asyncio.to_thread(self._spawn, errors)
        finally:
            errors.close()
        output = self._process.stdout
        line = b"" if output is None else await asyncio.to_thread(output.readline)
        if b"http://" not in line:
            self._process.wait(5)
            raise DemoFailed(_last_words(self._folder / "server.log"))
        self.port = int(line.split(b"http://", 1)[1].split()[0].rpartition(b":")[2])
        typer.echo(f"rostrum: server is process {self._process.pid}, {self.url}")

    async def keep(self) -> None:
        """Starts it again, a moment after each death, until cancelled."""
        while True:
            await asyncio.sleep(WATCH_S)
            if self._process is None or self._process.poll() is None:
                continue
            self.deaths.append(time.monotonic())
            typer.echo("rostrum: the server is gone; it is started again in a moment")
            await asyncio.sleep(RESTART_AFTER_S)
            await self.start()
            self.restarts += 1

    async def stop(self) -> None:
        """Asks it to end, and ends it when it does not."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            await asyncio.to_thread(self._process.wait, 10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _spawn(self, errors: BinaryIO) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - this very program
            itself.command("serve", "--port", str(self.port)),
            env={
                **os.environ,
                "ROSTRUM_HOST": "127.0.0.1",
                "ROSTRUM_DATABASE": str(self._folder / "rostrum.db"),
                "ROSTRUM_ADMIN_TOKEN": self._token,
            },
            stdout=subprocess.PIPE,
            stderr=errors,
        )


def _last_words(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    told = lines[-1] if lines else "it said nothing"
    return f"The server did not start: {told.removeprefix('rostrum: ')}"
