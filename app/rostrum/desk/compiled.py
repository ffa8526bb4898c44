"""Qt's own Python parts come as source text inside a library, and are compiled at every start.

Here they are compiled once and kept in the user's cache, as Python keeps what it imports from files.
A part whose text is another is compiled anew, so that a new Qt needs nothing.
"""

import builtins
import contextlib
import marshal
import os
import sys
from collections.abc import Iterator
from importlib.util import source_hash
from pathlib import Path
from types import CodeType
from typing import Any

FILE_BYTES = 8 * 1024 * 1024
"""A larger file was not written here, and is not read."""

_Kept = dict[tuple[str, bytes], CodeType]


def path() -> Path:
    """Where the compiled parts are kept for this Python."""
    chosen = os.environ.get("ROSTRUM_DESK_FOLDER")
    if chosen:
        folder = Path(chosen)
    else:
        import platformdirs  # noqa: PLC0415 - not where a folder is given

        folder = Path(platformdirs.user_cache_dir("rostrum", appauthor=False))
    return folder / f"qt-{sys.implementation.cache_tag}.compiled"


@contextlib.contextmanager
def kept_compiled() -> Iterator[None]:
    """What is compiled from text meanwhile is taken from the cache, and what is new goes there."""
    where = path()
    kept = _read(where)
    there = len(kept)
    really = builtins.compile

    def compile_or_take(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        if not isinstance(source, bytes) or not isinstance(filename, str) or mode != "exec":
            return really(source, filename, mode, *more, **named)
        key = (filename, source_hash(source))
        found = kept.get(key)
        if found is None:
            found = kept[key] = really(source, filename, mode, *more, **named)
        return found

    builtins.compile = compile_or_take
    try:
        yield
    finally:
        builtins.compile = really
    if len(kept) != there and not sys.dont_write_bytecode:
        _write(where, kept)


def _read(where: Path) -> _Kept:
    try:
        if where.stat().st_size > FILE_BYTES:
            return {}
        found = marshal.loads(where.read_bytes())  # noqa: S302 - the user's own, as __pycache__ is
    except (OSError, ValueError, TypeError, EOFError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(where: Path, kept: _Kept) -> None:
    """A cache that cannot be written is done without."""
    beside = where.with_name(f".{where.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        where.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(marshal.dumps(kept))
        beside.replace(where)
