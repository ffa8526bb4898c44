"""docs/security.md says what is so: its tests are there, its exceptions have reasons."""

import re
import tomllib
from pathlib import Path

from tests.documents import DOCS
from tests.parts import ROOT

from rostrum.api import body, passwords
from rostrum.push import doorway

PAGE = (DOCS / "security.md").read_text()
TESTS = ROOT / "tests"


def test_every_test_that_the_page_names_is_there_and_every_threat_has_one():
    there = {
        name
        for folder in ("security", "server", "desk")
        for file in (TESTS / folder).glob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", file.read_text(), re.MULTILINE)
    }
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) > 40
    assert named <= there, named - there
    threats = PAGE.partition("## Threats")[2].partition("###")[0]
    rows = [line for line in threats.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 25
    for row in rows:
        assert re.search(r"`test_\w+`", row), row


def test_the_figures_of_the_page_are_those_of_the_code():
    assert (doorway.HEAD_S, doorway.MOST_HEAD_PIECES, doorway.MOST_HEAD_BYTES) == (10, 64, 32768)
    assert (body.BODY_S, body.SLOWEST_BYTES_A_SECOND) == (10, 128 * 1024)
    assert (passwords.FREE_TRIES, passwords.TRIES_A_SECOND, passwords.MOST_WAITING) == (10, 0.1, 32)


def test_security_rules_are_on_and_each_exception_has_its_reason():
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]
    assert "S" in lint["select"]
    assert not any(rule.startswith("S") and rule[1:2].isdigit() for rule in lint["ignore"])
    for folder in ("app", "packaging"):
        for file in (ROOT / folder).rglob("*.py"):
            for line in file.read_text().splitlines():
                if re.search(r"noqa: [^-]*\bS\d{3}", line):
                    assert re.search(r"noqa: [A-Z0-9, ]+ - \S+", line), f"{file}: {line.strip()}"


def test_the_units_of_the_service_keep_it_in():
    for unit in Path(ROOT / "packaging" / "systemd").glob("*.service"):
        text = unit.read_text()
        for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n",
                     "SystemCallFilter=@system-service", "UMask=0077"):  # fmt: skip
            assert line in text, f"{unit.name}: {line}"


def test_the_image_runs_as_a_user_and_takes_no_secret_in():
    image = (ROOT / "packaging" / "Dockerfile").read_text()
    assert image.index("USER rostrum") < image.index("CMD")
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert {".git", "**/.env", "**/*.db", "**/*.key"} <= set(left_out)
