"""docs/first-sale.md, word for word: from an empty folder to a hammered lot and its papers."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.documents import example
from tests.parts import free_port

STEPS = ("sale", "catalogue", "bidders", "hammer", "results")


@pytest.fixture
def house(tmp_path):
    """The first terminal: the server as it is printed, but on a free port."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ROSTRUM_")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "ROSTRUM_PORT": str(port),
        "ROSTRUM_SERVER": f"http://127.0.0.1:{port}",
    }
    command = example("first-sale.md", "sh", "serve", environment["ROSTRUM_SERVER"])
    command = command.replace("\nrostrum", "\nexec rostrum")
    with subprocess.Popen(
        ["sh", "-c", command], env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as server:
        assert "with first.db" in server.stdout.readline()
        yield environment
        server.terminate()


def test_a_lot_is_sold_and_its_results_are_printed(house, tmp_path):
    program = "set -e\n" + "".join(
        example("first-sale.md", "sh", step, house["ROSTRUM_SERVER"]) for step in STEPS
    )
    ran = subprocess.run(
        ["sh", "-c", program], env=house, cwd=tmp_path, capture_output=True, text=True, timeout=100
    )
    assert ran.returncode == 0, ran.stderr
    assert re.findall(r"^2\d\d$|^4\d\d$", ran.stdout, re.MULTILINE) == ["201"] * 6
    assert "rostrum: 3 lots could be read; nothing was added" in ran.stdout
    assert "rostrum: every log is whole" in ran.stdout
    with (tmp_path / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        lots = list(csv.DictReader(file))
    assert [lot["Status"] for lot in lots] == ["sold", "upcoming", "upcoming"]
    assert (lots[0]["Paddle"], lots[0]["Hammer"]) == ("7", "120.00")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
