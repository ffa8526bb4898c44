"""``rostrum replay`` on the screens: a desk on a server's past sale, or on a file's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from rostrum.child import Child, ChildFailed
from rostrum.desk.apart import READING, run_apart
from rostrum.desk.config import DeskConfig
from rostrum.desk.settings import Settings


class CannotReplay(Exception):
    """There is nothing to be shown; the message says why and what to do."""


def replay_sale(config: DeskConfig, settings: Settings, sentence: str | None) -> int:
    """Shows a sale of a server until the window is closed."""

    @asynccontextmanager
    async def prepared() -> AsyncIterator[DeskConfig]:
        yield config

    return run_apart(prepared, READING, settings, sentence)


def replay_file(file: Path, config: DeskConfig, settings: Settings, sentence: str | None) -> int:
    """Shows an exported log, on a throw-away server that ends with the window.

    Raises CannotReplay with what is wrong with the file.
    """

    @asynccontextmanager
    async def prepared() -> AsyncIterator[DeskConfig]:
        command = ["replay", str(file), "--serve", "--json", "--with-input"]
        async with Child(command) as told:
            yield replace(config, server=told["url"], token=told["token"], replay=told["sale_id"])

    try:
        return run_apart(prepared, READING, settings, sentence)
    except ChildFailed as error:
        raise CannotReplay(str(error)) from error
