"""Whether a window can be shown here, with its letters: libraries, display, fonts, sounds."""

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator

from rostrum import itself
from rostrum.doctor.finding import Finding, fail, ok, skip, warn

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Libraries of a Linux system that Qt loads, with the Debian packages that bring them."""
LOOK_SECONDS = 30
CJK_PACKAGE = "sudo apt-get install -y fonts-noto-cjk"


def look() -> dict[str, object]:
    """What Qt sees of this machine. It ends the process where it cannot start at all, so this is
    called in a process of its own."""
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - only here is Qt wanted
    from PySide6.QtGui import QFontDatabase, QGuiApplication  # noqa: PLC0415

    from rostrum.desk import credentials, sounds  # noqa: PLC0415

    app = QGuiApplication(sys.argv[:1])
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    seen = {
        "qt": qVersion(),
        "platform": app.platformName(),
        "screens": [
            f"{screen.size().width()}×{screen.size().height()}" for screen in app.screens()
        ],
        "fonts": len(QFontDatabase.families()),
        "cjk": len(QFontDatabase.families(system)),
        "player": sounds.player(),
        "keyring": credentials.has_keyring(),
    }
    del app
    return seen


def window() -> Iterator[Finding]:
    """Everything that a window needs."""
    yield from _system_libraries()
    if not _display():
        todo = "Run this in a desktop session, or set QT_QPA_PLATFORM=offscreen to try without one."
        yield fail("display", "neither DISPLAY nor WAYLAND_DISPLAY is set", todo)
        return
    try:
        told = subprocess.run(  # noqa: S603 - this very program
            itself.command("doctor", "--look"),
            capture_output=True,
            timeout=LOOK_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        yield fail("display", f"Qt did not start within {LOOK_SECONDS} s", "Look at the display.")
        return
    if told.returncode:
        words = told.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = next((line for line in words if line.strip()), f"ended with {told.returncode}")
        todo = "Mend what is said here; on Debian: sudo apt-get install -y " + " ".join(
            LIBRARIES.values()
        )
        yield fail("display", f"Qt could not start: {reason[:300]}", todo)
        return
    yield from _seen(json.loads(told.stdout))


def _seen(seen: dict[str, object]) -> Iterator[Finding]:
    screens = seen["screens"]
    where = ", ".join(screens) if isinstance(screens, list) and screens else "no screen"
    said = f"Qt {seen['qt']} on {seen['platform']}: {where}"
    if seen["platform"] == "offscreen":
        yield warn("display", said, "Nothing is seen of it: unset QT_QPA_PLATFORM for a window.")
    else:
        yield ok("display", said)
    if not seen["fonts"]:
        todo = "sudo apt-get install -y fonts-noto-core fonts-noto-cjk"
        yield fail("fonts", "there is no font; every letter is a box", todo)
    elif not seen["cjk"]:
        yield warn("fonts", "no font has Chinese letters; they are shown as boxes", CJK_PACKAGE)
    else:
        yield ok("fonts", f"{seen['fonts']} families, {seen['cjk']} of them with Chinese")
    if seen["player"]:
        yield ok("sounds", f"played by {seen['player']}")
    else:
        todo = "Install one: sudo apt-get install -y pulseaudio-utils (or pipewire-bin, alsa-utils)"
        yield warn("sounds", "no player; the desk is silent", todo)
    if seen["keyring"]:
        yield ok("keyring", "the system's keyring keeps tokens")
    else:
        todo = "Install and unlock one (gnome-keyring, KWallet), or sign in anew at each start."
        yield warn(
            "keyring", "none that can be used; tokens are kept in a file or not at all", todo
        )


def _system_libraries() -> Iterator[Finding]:
    if not sys.platform.startswith("linux"):
        yield skip("system libraries", "they come with the desk on this system")
        return
    missing = [name for name in LIBRARIES if not _loads(name)]
    if missing:
        packages = " ".join(LIBRARIES[name] for name in missing)
        yield fail("system libraries", f"missing: {', '.join(missing)}", f"sudo apt-get install -y {packages}")  # fmt: skip
    else:
        yield ok("system libraries", f"all {len(LIBRARIES)} that Qt needs are there")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _display() -> bool:
    from rostrum.desk import display  # noqa: PLC0415

    return display.present() or bool(os.environ.get("QT_QPA_PLATFORM"))
