"""A wheel that is installed without the desk's extra brings no Qt, and serves without it."""

import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
DRAWS = {"pyside6", "pyside6-essentials", "shiboken6", "qasync", "pyqtgraph", "numpy"}
DESK_ALONE = {*DRAWS, "keyring", "babel"}


def brought(named: list[str], extras: frozenset[str] = frozenset()) -> set[str]:
    """Everything that these requirements install on this machine, theirs with them."""
    found: set[str] = set()
    waiting = [(Requirement(one), extras) for one in named]
    while waiting:
        wanted, given = waiting.pop()
        if wanted.marker and not any(wanted.marker.evaluate({"extra": e}) for e in given or {""}):
            continue
        name = canonicalize_name(wanted.name)
        if name not in found:
            found.add(name)
            waiting += [
                (Requirement(one), frozenset(wanted.extras)) for one in requires(name) or ()
            ]
    return found


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_without_its_extra_the_wheel_brings_nothing_that_draws():
    alone = brought(project()["dependencies"])
    assert {"aiohttp", "yarl", "sqlalchemy", "cffi"} <= alone  # theirs are looked at, too
    assert alone & DESK_ALONE == set()


def test_the_extra_brings_the_desk():
    assert set(project()["optional-dependencies"]) == {"desk"}
    assert brought(project()["optional-dependencies"]["desk"]) >= DESK_ALONE - {"pyside6"}


def test_the_server_serves_where_there_is_no_qt(tmp_path):
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({sorted(DESK_ALONE | {'PySide6'})!r}));"
        "from rostrum.cli import main; main()"
    )
    words = ["serve", "--port", "0", "--database", str(tmp_path / "sale.db")]
    server = subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline().startswith(b"rostrum: serving on http://127.0.0.1:")
    finally:
        server.terminate()
        server.wait(20)
