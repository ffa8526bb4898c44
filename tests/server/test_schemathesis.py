"""Requests made up from ``/openapi.json``: no 5xx, no answer that the document does not describe."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ADMIN

from rostrum.api.operations import OPERATIONS

ALL_BUT = "positive_data_acceptance"
"""A bid can fit its type and still be refused: too low, too late, too fast."""


@pytest.mark.timeout(300)
def test_made_up_requests_get_the_answers_that_the_document_describes(server, sale, tmp_path):
    run = subprocess.run(
        [
            Path(sys.executable).parent / "schemathesis", "run", f"{server.url}/openapi.json",
            "--header", f"Authorization: Bearer {ADMIN}", "--phases", "examples,coverage,fuzzing",
            "--checks", "all", "--exclude-checks", ALL_BUT, "--max-examples", "15", "--seed", "7",
            "--no-color", "--warnings", "off",
        ],
        cwd=tmp_path, capture_output=True, text=True, timeout=280,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:]
    assert f"{len(OPERATIONS)}/{len(OPERATIONS)}" in run.stdout
    assert "Traceback" not in (server.folder / "server.log").read_text()
