"""What a user reads where no window can be shown."""

import os
import signal
import subprocess
import sys

PROGRAM = [sys.executable, "-m", "rostrum", "desk"]


def without_display(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, **more}


def test_no_display_is_said_in_a_sentence():
    ended = subprocess.run(PROGRAM, env=without_display(), capture_output=True, text=True)
    assert ended.returncode == 1
    assert "There is no display here" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_missing_library_is_said_with_the_command_that_brings_it(tmp_path):
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text("")
    reason = "libEGL.so.1: cannot open shared object file"
    (package / "QtWidgets.py").write_text(f"raise ImportError({reason!r})")
    env = without_display(QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(tmp_path))
    ended = subprocess.run(PROGRAM, env=env, capture_output=True, text=True)
    assert ended.returncode == 1
    assert reason in ended.stderr
    assert "apt-get install -y libegl1" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_ctrl_c_while_it_starts_leaves_without_a_traceback(tmp_path):
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ROSTRUM_DESK_FOLDER": str(tmp_path)}
    words = [sys.executable, "-X", "importtime", *PROGRAM[1:], "--server", "http://127.0.0.1:9"]
    started = subprocess.Popen(words, env=env, stderr=subprocess.PIPE, text=True)
    said = ""
    while "rostrum.desk.models" not in said:  # in the middle of loading
        said += started.stderr.readline()
    started.send_signal(signal.SIGINT)
    said += started.communicate(timeout=60)[1]
    assert started.returncode == -signal.SIGINT
    assert "Traceback" not in said


def test_a_theme_that_is_not_there_is_said_with_those_that_are():
    ended = subprocess.run(
        [*PROGRAM, "--theme", "pink"], env=without_display(), capture_output=True, text=True
    )
    assert (ended.returncode, "dark, light, contrast, system" in ended.stderr) == (1, True)
