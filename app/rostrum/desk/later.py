"""Libraries that are loaded when they are first used: the window is painted before that.

``from rostrum.desk.later import httpx`` gives a stand-in that imports the library with its first
attribute. Names of its types in annotations are written in quotes.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import aiohttp
    import httpx
    import keyring
else:

    class _Later:
        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, attribute: str) -> object:
            found = getattr(importlib.import_module(self._name), attribute)
            setattr(self, attribute, found)
            return found

    aiohttp = _Later("aiohttp")
    httpx = _Later("httpx")
    keyring = _Later("keyring")

__all__ = ["aiohttp", "httpx", "keyring"]
