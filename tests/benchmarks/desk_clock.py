"""When a desk's countdowns turn: one desk whose clocks are set otherwise, behind a slow network.

``python -m tests.benchmarks.desk_clock URL --ahead 3 --seconds 60`` sets this process's monotonic
and wall clocks ahead, joins the server through a relay that holds each chunk for 40 ± 20 ms in each
direction, and prints when each painted figure of each lot turned, by the kernel's own clock.
"""

import argparse
import asyncio
import json
import os
import random
import threading
import time
from urllib.parse import urlsplit

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LATENCY_S = (0.020, 0.060)
SETTLED_S = 8.0
"""The clock is measured often in a desk's first seconds; what is compared comes after them."""
kernel_ns = time.monotonic_ns


def set_ahead(seconds: float) -> None:
    """Every clock that Python's programs ask goes ahead by so much."""
    for name, unit in (("monotonic", 1), ("time", 1), ("monotonic_ns", 10**9), ("time_ns", 10**9)):
        real = getattr(time, name)
        shift = type(real())(seconds * unit)
        setattr(time, name, lambda real=real, shift=shift: real() + shift)


async def relay(port: int, seed: int, told: list[int], ready: threading.Event) -> None:
    """Passes bytes on in order, each chunk late by its own delay."""
    dice = random.Random(seed)

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        due: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(10_000)

        async def deliver() -> None:
            while True:
                at, data = await due.get()
                await asyncio.sleep(max(0.0, at - loop.time()))
                writer.write(data)
                if not data:
                    writer.close()
                    return
                await writer.drain()

        loop = asyncio.get_running_loop()
        delivering = asyncio.create_task(deliver())
        while True:
            data = await reader.read(65536)
            await due.put((loop.time() + dice.uniform(*LATENCY_S), data))
            if not data:
                break
        await delivering

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pass_on(reader, back), pass_on(there, writer), return_exceptions=True)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    told.append(server.sockets[0].getsockname()[1])
    ready.set()
    await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--ahead", type=float, default=0)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    told: list[int] = []
    ready = threading.Event()
    port = urlsplit(chosen.url).port
    threading.Thread(
        target=lambda: asyncio.run(relay(port, chosen.seed, told, ready)), daemon=True
    ).start()
    ready.wait(10)
    set_ahead(chosen.ahead)

    from rostrum.desk.app import Desk
    from rostrum.desk.config import DeskConfig
    from rostrum.desk.delegates.cells import LotCells
    from rostrum.desk.program import run

    turned: list[tuple[str, str, int]] = []
    shown: dict[str, str] = {}
    paint_time = LotCells._paint_time

    def paint(self, painter, area, row) -> None:
        paint_time(self, painter, area, row)
        item, figure = row.state.item_id, self._board.countdown(row).figure
        if shown.get(item) != figure:
            if item in shown:
                turned.append((item, figure, kernel_ns()))
            shown[item] = figure

    LotCells._paint_time = paint

    async def go() -> int:
        desk = Desk(DeskConfig(server=f"http://127.0.0.1:{told[0]}", paddle="212"))
        await desk.start()
        async with asyncio.timeout(30):
            await desk.live.wait()
        await asyncio.sleep(SETTLED_S)
        turned.clear()
        await asyncio.sleep(chosen.seconds)
        clock = desk.home.clock
        found = {"round_trip_ms": clock.round_trip, "turned": turned}
        print(json.dumps(found), flush=True)
        await desk.stop()
        return 0

    run(go)


if __name__ == "__main__":
    main()
