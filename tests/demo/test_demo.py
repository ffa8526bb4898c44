"""The demo as a user runs it, with its server killed half way."""

import json
import os
import re
import signal
import socket
import subprocess
import sys

import pytest
from tests.parts import free_port


def demo(*arguments: str, folder) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "rostrum", "demo", "--folder", str(folder), *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_demo_survives_a_killed_server_and_counts_everything(tmp_path):
    running = demo("--port", str(free_port()), "--seconds", "14", "--json", folder=tmp_path)
    server = 0
    for line in running.stdout:
        if match := re.search(r"server is process (\d+)", line):
            server = int(match[1])
        if "bidding for" in line:
            break
    os.kill(server, signal.SIGKILL)
    output, errors = running.communicate(timeout=250)
    report = json.loads(output.splitlines()[-1])
    assert running.returncode == 0, errors
    assert report["lots"] >= 120
    assert report["own_bids_taken"] > 0
    assert report["samples"] > 0
    assert (report["pushes_missed"], report["lots_that_differ"], report["bids_lost"]) == (0, 0, 0)
    assert report["restarts"] == 1
    assert len(report["offline_after_s"]) == len(report["live_after_s"]) == 1
    assert (tmp_path / "desk.png").stat().st_size > 50_000


def test_a_port_in_use_is_said_in_one_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = demo("--port", str(port), folder=tmp_path)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 1
    assert f"Port {port}" in errors
    assert "Traceback" not in errors


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs /proc")  # noqa: PTH112
def test_a_folder_that_cannot_be_written_is_said_in_one_sentence():
    running = demo("--port", "0", folder="/proc/rostrum")
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "cannot be written" in errors
    assert "Traceback" not in errors
