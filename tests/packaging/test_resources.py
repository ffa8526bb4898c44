"""Resources are found in a checkout and in an installed wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from rostrum import resources

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_has_its_resources():
    assert resources.path("sample", "images").is_dir()
    assert resources.path("icons", "rostrum.svg").is_file()


def test_a_missing_resource_is_said_in_words():
    with pytest.raises(FileNotFoundError, match="Install Rostrum again"):
        resources.path("sample", "nothing")


def test_an_installed_wheel_has_them_too(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("rostrum_desk-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "from rostrum import resources; from rostrum.simulator import sample;"
        "print(resources.path('sample', 'images')); print(len(sample.bodies(0)[0]['lots']))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        cwd=tmp_path, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert Path(told[0]).is_relative_to(tmp_path / "site")
    assert int(told[1]) > 60
