"""The server as benchmarks start it, and the sale that they list on it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
from tests.benchmarks.machine import processor_seconds, resident_kib

TOKEN = "token-of-the-benchmark"
AUTH = {"Authorization": f"Bearer {TOKEN}"}


class Server:
    """``rostrum serve`` with the arguments given, on one core where ``core`` names it.

    ``profile``: a cProfile of the server is written there when it stops.
    """

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        core: int | None = None,
        profile: Path | None = None,
    ) -> None:
        pinned = [] if core is None else ["taskset", "-c", str(core)]
        watched = [] if profile is None else ["-m", "cProfile", "-o", str(profile)]
        self._process = subprocess.Popen(
            [
                *pinned,
                sys.executable,
                *watched,
                "-m",
                "rostrum",
                "serve",
                "--port",
                "0",
                *arguments,
            ],
            env={
                "ROSTRUM_DATABASE": str(folder / "bench.db"),
                **os.environ,
                "ROSTRUM_ADMIN_TOKEN": TOKEN,
                "ROSTRUM_LOG_LEVEL": "warning",
            },
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self._process.stdout.readline()
        self.port = int(re.search(r":(\d+) with", line)[1])
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def used(self) -> float:
        """Seconds of processor so far."""
        return processor_seconds(self.pid)

    def resident_kib(self) -> int:
        """Its memory."""
        return resident_kib(self.pid)

    def stop(self) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait(30)
        self._process.stdout.close()


def lot(sale_id: str, n: int, **terms: Any) -> dict[str, Any]:
    """Lot ``n`` of a sale, open from the start."""
    return {
        "terms": {
            "itemId": f"{sale_id}-{n}", "saleId": sale_id, "lot": str(n), "position": n,
            "title": f"Lot number {n}", "startPrice": 100, **terms,
        },
        "open": True,
    }  # fmt: skip


def rising_sale(lots: int) -> dict[str, Any]:
    """Lots ``b-0``, ``b-1`` … that rise by one step for ever."""
    return {
        "title": "Benchmark",
        "terms": {
            "saleId": "b",
            "kind": "live",
            "currency": "GBP",
            "publishPaddles": True,
            "ladder": {"type": "table", "bands": [[0, 100]]},
        },
        "lots": [lot("b", n) for n in range(lots)],
        "paddles": [{"paddle": str(n)} for n in range(2000)],
    }


def list_sale(url: str, sale: dict[str, Any]) -> None:
    """Puts a sale on a server."""
    answer = httpx.post(f"{url}/api/v1/sales", json=sale, headers=AUTH, timeout=60)
    answer.raise_for_status()
