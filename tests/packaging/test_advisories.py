"""Copies of databases of vulnerabilities against what is pinned."""

import json
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture
def advisories(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    import advisories

    yield advisories
    sys.modules.pop("advisories")


ADVISORY = """
id: PYSEC-2030-1
modified: 2030-02-01T10:00:00Z
aliases: [CVE-2030-1]
affected:
- package: {ecosystem: PyPI, name: Gavel_Tools}
  ranges:
  - type: ECOSYSTEM
    events: [{introduced: "0"}, {fixed: 1.2.0}, {introduced: 2.0.0}, {last_affected: 2.0.3}]
  versions: [3.0.0]
"""


@pytest.fixture
def folder(tmp_path):
    kept = tmp_path / "vulns" / "gavel-tools"
    kept.mkdir(parents=True)
    (kept / "PYSEC-2030-1.yaml").write_text(ADVISORY)
    (kept / "PYSEC-2030-2.yaml").write_text(ADVISORY + "withdrawn: 2030-02-02T00:00:00Z\n")
    return tmp_path


@pytest.mark.parametrize(
    ("version", "known"),
    [
        ("0.1", True),
        ("1.1.9", True),
        ("1.2.0", False),
        ("1.9", False),
        ("2.0.0", True),
        ("2.0.3", True),
        ("2.0.4", False),
        ("3.0.0", True),
        ("3.0.1", False),
    ],
)
def test_a_version_within_a_range_or_a_list_is_known_to_be_vulnerable(
    advisories, folder, version, known
):
    copy = advisories.copy_of(folder)
    assert copy.newest.isoformat() == "2030-02-01"
    found = copy.against("gavel.tools", version)
    assert found == (["PYSEC-2030-1 CVE-2030-1"] if known else [])


def test_a_file_of_ranges_is_a_copy_too(advisories, tmp_path):
    file = tmp_path / "insecure.json"
    file.write_text(json.dumps({"$meta": {"timestamp": 0}, "gavel-tools": ["<1.2", ">=2,<2.0.4"]}))
    copy = advisories.copy_of(file)
    assert copy.newest.isoformat() == "1970-01-01"
    assert copy.against("Gavel-Tools", "2.0.3") == [">=2,<2.0.4"]
    assert not copy.against("gavel-tools", "1.2")
    assert not copy.against("another", "1.0")


@pytest.mark.parametrize("told", ["", "[]", "{}", '{"$meta": {"timestamp": 0}}'])
def test_what_is_no_copy_is_said_in_a_sentence(advisories, tmp_path, told):
    file = tmp_path / "some.json"
    file.write_text(told)
    for wrong in (file, tmp_path, tmp_path / "nowhere"):
        with pytest.raises(advisories.NoAdvisories, match=str(wrong)):
            advisories.copy_of(wrong)
