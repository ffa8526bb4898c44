"""Libraries that are loaded when they are first used: the window is painted before that.

``from rostrum.desk.later import httpx`` gives a stand-in that imports the library with its first
attribute. Names of its types in annotations are written in quotes. ``load`` does it in a thread, where
the window must go on meanwhile.
"""

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING


def load_now(name: str) -> ModuleType:
    """Loads a library, or waits until another thread has."""
    if name == "httpx":
        # Its command line, for which it would load rich, pygments and click as well.
        sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    return importlib.import_module(name)


async def load(name: str) -> None:
    """Loads a library while the loop goes on."""
    import asyncio  # noqa: PLC0415 - whoever waits for this has it

    await asyncio.to_thread(load_now, name)


if TYPE_CHECKING:
    import aiohttp
    import httpx
    import keyring
else:

    class _Later:
        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, attribute: str) -> object:
            found = getattr(load_now(self._name), attribute)
            setattr(self, attribute, found)
            return found

    aiohttp = _Later("aiohttp")
    httpx = _Later("httpx")
    keyring = _Later("keyring")

__all__ = ["aiohttp", "httpx", "keyring", "load", "load_now"]
