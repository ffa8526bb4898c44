"""A practice is a sale of its own, on this machine, and leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx
import pytest
from tests.conftest import wait_until


def practice(*arguments: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "rostrum", "practice", "--json", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"},
    )


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    lots = "\n".join(f"{n};Lot {n};{n}.000,00" for n in range(1, 31))
    file = tmp_path / "lots.csv"
    file.write_text(f"Lot;Title;Low Estimate\n{lots}\n")
    return file


def test_a_clerk_practises_on_any_catalogue(catalogue: Path, tmp_path: Path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    run = practice(
        str(catalogue), "--currency", "EUR", "--rate", "20", "--patience", "0.5", folder=folder
    )
    begun = json.loads(run.stdout.readline())
    assert begun["url"].startswith("http://127.0.0.1:")
    with httpx.Client(
        base_url=begun["url"], headers={"Authorization": f"Bearer {begun['token']}"}
    ) as you:
        (sale,) = you.get("/api/v1/sales").json()["sales"]
        assert (sale["practice"], sale["currency"], sale["lots"]) == (True, "EUR", 30)
        desk = you.get(f"/api/v1/sales/{sale['saleId']}/phones").json()
        assert len(desk["calls"]) == begun["calls"] > 5
        assert {call["clerk"] for call in desk["calls"]} == {"you"}
        assert you.get("/api/v1/me").json()["role"] == "clerk"
        wait_until(
            lambda: any(i["bidCount"] for i in you.get("/api/v1/items").json()["items"]),
            "simulated bidders bid under a simulated auctioneer",
        )
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert (run.returncode, errors) == (0, "")
    assert not list(folder.iterdir()), "nothing is kept"
    assert Path(tempfile.gettempdir()) != folder


def test_an_auctioneer_practises_on_the_sample(tmp_path: Path):
    run = practice("--role", "auctioneer", folder=tmp_path)
    begun = json.loads(run.stdout.readline())
    you = {"Authorization": f"Bearer {begun['token']}"}
    view = httpx.get(f"{begun['url']}/api/v1/sales/{begun['sale_id']}/rostrum", headers=you)
    assert view.json()["lot"]["item"]["status"] == "open"
    run.send_signal(signal.SIGTERM)
    assert run.communicate(timeout=60)[1] == ""
    assert run.returncode == 0


def test_what_cannot_be_practised_is_said_and_a_short_one_ends_by_itself(tmp_path: Path):
    bad = tmp_path / "bad.csv"
    bad.write_text("Lot,Title\n1,\n")
    for arguments, told, code in (
        ([str(bad)], "The catalogue cannot be used: line 2: there is no title.", 1),
        ([str(tmp_path / "none.csv")], "cannot be read", 1),
        (["--role", "admin"], "There is no practice for the role admin.", 1),
        (["--seconds", "0.1"], "Ctrl-C ends it, and nothing is kept", 0),
    ):
        run = subprocess.run(
            [sys.executable, "-m", "rostrum", "practice", *arguments],
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert told in " ".join((run.stdout + run.stderr).split())
        assert run.returncode == code
