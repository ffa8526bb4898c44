"""Pictures of a practice and of a replay, into docs/pictures.

python packaging/apart_shots.py [--theme dark] [--folder docs/pictures]

A practice is played quickly for a while; then its own sale, as far as it went, is replayed.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import small_png
from PySide6.QtWidgets import QWidget

from rostrum.child import Child
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.program import run
from rostrum.desk.replay.server import ReplayServer
from rostrum.desk.theme import THEMES
from rostrum.desk.views.practise_sheet import PractiseSheet

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SIZE = (1440, 900)
PLAYED_S = 45.0
SETTLE_S = 1.0
COMMAND = ["practice", "--json", "--with-input", "--temper", "war", "--speed", "6"]


async def main(folder: Path, themes: list[str]) -> int:
    """Draws every picture in each theme."""
    async with Child(COMMAND) as told:
        await asyncio.sleep(PLAYED_S)
        for theme in themes:
            await _with_desk(told, theme, folder, _practice, practice=True)
            await _with_desk(told, theme, folder, _replay, replay=told["sale_id"])
    return 0


Draw = Callable[[Desk, Callable[[QWidget, str], None]], Awaitable[None]]


async def _with_desk(
    told: dict[str, Any], theme: str, folder: Path, draw: Draw, **more: Any
) -> None:
    config = DeskConfig(
        server=told["url"], token=told["token"], paddle="905", theme=theme, size=SIZE, **more
    )
    desk = Desk(config)
    await desk.start()

    def keep(window: QWidget, name: str) -> None:
        small_png.save(window.grab().toImage(), folder / f"{name}-{theme}.png")

    try:
        await desk.live.wait()
        await draw(desk, keep)
    finally:
        await desk.stop()


async def _practice(desk: Desk, keep: Callable[[QWidget, str], None]) -> None:
    sheet = PractiseSheet(desk.window, [])
    sheet.show()
    desk.phones.show()
    await asyncio.sleep(SETTLE_S)
    keep(desk.window, "practice-board")
    keep(sheet, "practice-sheet")
    if desk.phones.window is not None:
        keep(desk.phones.window, "practice-phones")
    sheet.close()


async def _replay(desk: Desk, keep: Callable[[QWidget, str], None]) -> None:
    server = desk.home
    assert isinstance(server, ReplayServer)  # noqa: S101 - it was asked for
    playback, big = server.playback, desk.screens.open_big()
    assert playback.recording is not None  # noqa: S101 - it is live
    begin, end = playback.recording.begins_at, playback.recording.ends_at
    playback.seek(begin + (end - begin) * 0.6)
    playback.next_event()
    if playback.chapter is not None:
        desk.window.board_view.choose(playback.chapter.item_id)
    await asyncio.sleep(SETTLE_S)
    keep(desk.window, "replay-board")
    if big is not None:
        keep(big, "replay-room")
    desk.window.floor.show_chosen_large()
    await asyncio.sleep(SETTLE_S)
    keep(desk.window, "replay-focus")


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--theme", action="append", choices=sorted(THEMES))
    options.add_argument("--folder", type=Path, default=FOLDER)
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as settings:
        os.environ["ROSTRUM_DESK_FOLDER"] = settings
        raise SystemExit(run(lambda: main(given.folder, given.theme or sorted(THEMES))))
