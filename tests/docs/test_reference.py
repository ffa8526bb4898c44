"""The reference pages are what the program is: commands, variables, API, limits, metrics."""

import importlib
import re
import sys

import httpx
import pytest
from tests.conftest import ServerProcess
from tests.documents import DOCS
from tests.parts import ROOT, RedisServer

sys.path.insert(0, str(ROOT / "packaging"))

from reference import pages
from reference.commands import options, walk

MODES = {"rostrum replay --database"}
"""What turns a command into another one; where a server's variables are set it must not happen."""
REFERENCE = DOCS / "reference"


@pytest.mark.parametrize("name", pages())
def test_a_page_is_what_the_program_says(name):
    assert (REFERENCE / name).read_text() == pages()[name], "run make reference"


def test_every_option_with_a_value_is_a_variable_too():
    without = [
        f"{name} {option.opts[0]}"
        for name, command in walk()
        for option in options(command)
        if not option.envvar and not option.is_flag
    ]
    assert set(without) == MODES


def test_every_command_has_an_example_that_begins_with_it():
    for name, command in walk():
        assert name in (command.epilog or ""), name


def test_every_variable_that_the_code_reads_is_told():
    page = (REFERENCE / "configuration.md").read_text()
    read = {
        variable
        for file in (ROOT / "app").rglob("*.py")
        for variable in re.findall(r'"(ROSTRUM_[A-Z_]+[A-Z])"', file.read_text())
    }
    assert len(read) > 20
    assert {variable for variable in read if f"`{variable}`" not in page} == set()


def test_the_limits_are_those_of_the_code():
    rows = re.findall(
        r"^\|[^|]+\| ([^|]+) \|[^|]*\| (`.+`) \|$",
        (REFERENCE / "limits.md").read_text(),
        re.MULTILINE,
    )
    assert len(rows) > 50
    for told, names in rows:
        values = [float(_number(part)) for part in told.split(", ")]
        assert values == [float(_value(name)) for name in re.findall(r"`([\w.]+)`", names)], names


def _number(told: str) -> str:
    return str(2**53) if told.startswith("2⁵³") else told


def _value(name: str) -> float:
    path, _, last = name.rpartition(".")
    try:
        return getattr(importlib.import_module(f"rostrum.{path}"), last)
    except ModuleNotFoundError:
        path, _, kind = path.rpartition(".")
        return getattr(getattr(importlib.import_module(f"rostrum.{path}"), kind)(), last)


def test_the_options_of_connections_are_told_with_their_defaults():
    page = (REFERENCE / "limits.md").read_text()
    serve = dict(walk())["rostrum serve"]
    defaults = {option.opts[0]: option.default for option in options(serve)}
    told = re.findall(r"^\| `(--[\w-]+)` \| (\d+) \|", page, re.MULTILINE)
    assert len(told) == 2
    for name, value in told:
        assert defaults[name] == int(value)


def test_every_metric_of_a_server_is_told_with_its_kind(tmp_path):
    bus = RedisServer(tmp_path)
    bus.start()
    server = ServerProcess(tmp_path, "--redis", bus.url)
    server.start()
    try:
        text = httpx.get(f"{server.url}/metrics").text
    finally:
        server.stop()
        bus.kill()
    shown = {
        (name, kind)
        for name, kind in re.findall(r"^# TYPE (\w+) (\w+)$", text, re.MULTILINE)
        if not name.endswith("_created")
    }
    page = (REFERENCE / "metrics.md").read_text()
    told = set(re.findall(r"^\| `(\w+)(?:{\w+})?` \| (\w+) \|", page, re.MULTILINE))
    assert told == shown
