"""What is loaded, and what is not, when the board is first painted."""

import json
import os
import subprocess
import sys

import pytest

from rostrum.cli import quick
from rostrum.cli.commands import app
from rostrum.desk import compiled

NOT_BEFORE_THE_PAINT = (
    "aiohttp", "asyncio", "babel", "httpx", "keyring", "numpy", "pyqtgraph", "qasync", "rich",
    "socketio", "sqlalchemy", "ssl", "structlog", "typer", "PySide6.QtNetwork",
    "rostrum.desk.app", "rostrum.desk.client", "rostrum.desk.session", "rostrum.desk.screens",
    "rostrum.desk.phones.office", "rostrum.desk.views.settings.window", "rostrum.store",
    "rostrum.desk.delegates.cells", "rostrum.desk.views.bid_strip", "rostrum.desk.views.focus",
    "rostrum.desk.views.keys", "rostrum.desk.views.tiles", "rostrum.desk.views.watch_list",
)  # fmt: skip
"""Libraries of the network, of the commands and of other windows: they cost more than the board."""

PAINTED = """
import json, os, sys
from rostrum.desk import display
display.require()
from rostrum.desk.views.board import BoardView
really = BoardView.paintEvent
def paint(self, event):
    really(self, event)
    window = self.window()
    seen = [window.bar.isVisible(), window.floor.filters.isVisible(), window.panel.isVisible()]
    print(json.dumps({"modules": sorted(sys.modules), "says": self.nothing, "seen": seen}))
    sys.stdout.flush()
    os._exit(0)
BoardView.paintEvent = paint
sys.argv = ["rostrum", "desk", "--server", "http://127.0.0.1:9"]
from rostrum.cli import main
main()
"""


@pytest.fixture
def at_first_paint(tmp_path):
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "ROSTRUM_DESK_FOLDER": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", PAINTED], env=env, capture_output=True, text=True, timeout=60
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_the_first_paint_is_the_whole_window_and_needs_no_network(at_first_paint):
    assert at_first_paint["says"] == "Looking for the sale at http://127.0.0.1:9 …"
    assert at_first_paint["seen"] == [True, True, True]
    loaded = set(at_first_paint["modules"])
    assert loaded.isdisjoint(NOT_BEFORE_THE_PAINT), loaded & set(NOT_BEFORE_THE_PAINT)


@pytest.mark.parametrize(
    "words",
    [
        "desk",
        "desk --server http://sale:3000 --paddle 412 --token t --kind floor",
        "desk --sale s1 --sale=s2 --theme light --screen phones",
    ],
)
def test_what_is_read_quickly_is_what_typer_reads(words, monkeypatch):
    for variable in quick.OPTIONS.values():
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("ROSTRUM_PADDLE", "77")
    monkeypatch.setenv("ROSTRUM_SALE", "s3 s4")
    opened = []
    monkeypatch.setattr(quick, "open_desk", lambda wanted: opened.append(wanted) or 0)
    read = quick.desk(words.split())
    app(words.split(), standalone_mode=False)
    assert opened == [read]


def test_the_quick_way_knows_every_option_of_the_desk():
    from typer.main import get_command

    command = get_command(app).commands["desk"]
    options = {
        option.opts[0].removeprefix("--"): option.envvar
        for option in command.params
        if option.param_type_name == "option" and option.name != "help"
    }
    assert options == dict(quick.OPTIONS)


@pytest.mark.parametrize(
    "words",
    ["", "serve", "desk --help", "desk --theme pink", "desk --paddle", "desk 412", "desk --kind x",
     "desk --screen attic", "desk --padle 4"],
)  # fmt: skip
def test_what_is_no_plain_call_is_left_to_typer(words):
    assert quick.desk(words.split(), {}) is None


def test_a_text_is_compiled_once_and_a_changed_one_anew(tmp_path, monkeypatch):
    monkeypatch.setenv("ROSTRUM_DESK_FOLDER", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def give(text: bytes) -> tuple[object, int]:
        with compiled.kept_compiled():
            code = compile(text, "part.py", "exec")
        names: dict[str, object] = {}
        exec(code, names)  # noqa: S102 - what was compiled is what counts
        return names["x"], compiled.path().stat().st_mtime_ns

    first, written = give(b"x = 1")
    assert give(b"x = 1") == (first, written) == (1, written)
    assert give(b"x = 2")[0] == 2
    compiled.path().write_bytes(b"not marshalled")
    assert give(b"x = 3")[0] == 3
