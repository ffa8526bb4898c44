"""Installs the .deb files in a clean root without Python, uses them, and removes them again; then the
.rpm files in the same root, where this machine has rpm.

The server is started by the command line of its systemd unit, the desk under Xvfb; a lot is watched
and bid for by the desk's own keys. The root is a Debian, so that rpm is told to look for no
dependencies there. Needs root, debootstrap, Xvfb, xdotool and ImageMagick.

Run: make package-test
"""

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from clean_root import Impossible, clean_root, everything, run

TOKEN = "smoke-" + os.urandom(8).hex()
NOWHERE = "/nowhere"
PADDLE = "412"
CLERK = 1000
DPKG = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
KEPT_BY_PASSWD = frozenset(
    f"etc/{name}-" for name in ("passwd", "shadow", "group", "gshadow", "subuid", "subgid")
)
"""Copies that the system's own tools make of these files."""
KEPT_BY_RPM = ("var/lib/rostrum", "etc/rostrum")
"""What rpm leaves of a server that has been used: its sales, and the settings that were changed."""
OF_FEDORA = frozenset(
    f"usr/share/{name}"
    for name in ("applications", "icons", "metainfo", "mime", "mime/packages", "zsh")
)
"""Folders that Fedora's own packages bring, which are no part of a small Debian."""
NAMES = ("rostrum-desk", "rostrum-server")


class Steps:
    """Says each step, and keeps what is still running."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.running: list[subprocess.Popen[bytes]] = []

    def say(self, words: str) -> None:
        print(f"  {words}", flush=True)

    def inside(self, *words: str, user: str = "root", **env: str) -> subprocess.Popen[bytes]:
        """Starts a command in the root, with nothing in its PATH."""
        log = (self.root.parent / f"smoke-{len(self.running)}.log").open("wb")
        started = subprocess.Popen(
            ["/usr/sbin/chroot", f"--userspec={user}", self.root, *words],
            env={"PATH": NOWHERE, "LANG": "C.UTF-8", **env},
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
        self.running.append(started)
        return started

    def said(self) -> str:
        """What the last command said."""
        return (self.root.parent / f"smoke-{len(self.running) - 1}.log").read_text()

    def stop(self) -> None:
        """Ends everything that runs."""
        for one in reversed(self.running):
            if one.poll() is None:
                one.terminate()
                try:
                    one.wait(15)
                except subprocess.TimeoutExpired:
                    one.kill()
                    one.wait()


class Screen:
    """An X server of the test's own."""

    def __init__(self) -> None:
        taken = {path.name for path in Path("/tmp/.X11-unix").glob("X*")}
        number = next(n for n in range(200 + os.getpid() % 100, 400) if f"X{n}" not in taken)
        self.name = f":{number}"

    def __enter__(self) -> "Screen":
        words = ["Xvfb", self.name, "-screen", "0", "1600x1000x24", "-ac", "-nolisten", "tcp"]
        self._server = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        socket = Path(f"/tmp/.X11-unix/X{self.name[1:]}")
        wait_for(socket.exists, "the X server")
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    def key(self, *words: str) -> str:
        """What xdotool does and says."""
        return run("timeout", "60", "xdotool", *words, env={**os.environ, "DISPLAY": self.name})

    def window(self) -> str:
        """Waits for the desk's window; its number."""
        return self.key("search", "--sync", "--onlyvisible", "--name", "Rostrum").split()[0]

    def picture(self, path: Path) -> None:
        """Writes what is on the screen now."""
        run("import", "-display", self.name, "-window", "root", path)


def wait_for(holds: Callable[[], object], what: str, seconds: float = 40) -> None:
    """Waits for something that must come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if holds():
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise Impossible(f"{what}: not within {seconds:g} s")


def unit_of(root: Path) -> tuple[list[str], dict[str, str], str]:
    """The command line, the environment and the user of the server's unit."""
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(root / "usr/lib/systemd/system/rostrum.service")
    service = unit["Service"]
    env = dict([service["Environment"].split("=", 1)])
    for line in (root / service["EnvironmentFile"].lstrip("/")).read_text().splitlines():
        if re.match(r"[A-Z_]+=.+", line):
            env |= dict([line.split("=", 1)])
    return shlex.split(service["ExecStart"]), env, f"{service['User']}:{service['Group']}"


def serve(steps: Steps, http: httpx.Client, port: int) -> str:
    """Starts the server as its unit does; its address."""
    env_file = steps.root / "etc/rostrum/rostrum.env"
    text = env_file.read_text()
    env_file.write_text(re.sub(r"(?m)^ROSTRUM_ADMIN_TOKEN=$", f"ROSTRUM_ADMIN_TOKEN={TOKEN}", text))
    command, env, user = unit_of(steps.root)
    url = f"http://127.0.0.1:{port}"
    steps.say(f"the unit's command as {user}: {shlex.join(command)}")
    steps.inside(*command, user=user, **env, ROSTRUM_PORT=str(port))
    wait_for(lambda: http.get(f"{url}/healthz").status_code == 200, "the server")
    return url


def load(steps: Steps, http: httpx.Client, url: str) -> dict[str, Any]:
    """Loads the sample sale and has a report drawn; a live lot that is open."""
    office = ["chroot", steps.root, "/usr/bin/rostrum"]
    env = {"PATH": f"{NOWHERE}:/usr/sbin", "ROSTRUM_TOKEN": TOKEN, "LANG": "C.UTF-8"}
    run(*office, "load-sample", "--server", url, env=env)
    run(*office, "export", "evening", "report", "/var/lib/rostrum/r.pdf", "--server", url, env=env)
    if not (steps.root / "var/lib/rostrum/r.pdf").read_bytes().startswith(b"%PDF"):
        raise Impossible("the report is no PDF")
    items = http.get(f"{url}/api/v1/items?status=open").json()["items"]
    lot: dict[str, Any] = next(one for one in items if one["endsAt"] is None)
    steps.say(
        f"the sample sale is loaded; lot {lot['lot']} of {lot['saleId']} is open at {lot['ask']}"
    )
    return lot


def bid(
    steps: Steps, http: httpx.Client, url: str, lot: dict[str, Any], screen: Screen
) -> dict[str, Any]:
    """Opens the desk, leads it to a lot by a link, and bids there by its key."""
    home = {"HOME": "/tmp/clerk", "XDG_RUNTIME_DIR": "/tmp/clerk", "DISPLAY": screen.name}
    shutil.rmtree(steps.root / "tmp/clerk", ignore_errors=True)
    (steps.root / "tmp/clerk").mkdir(mode=0o700)
    os.chown(steps.root / "tmp/clerk", CLERK, CLERK)
    user = f"{CLERK}:{CLERK}"
    program = "/usr/bin/rostrum-desk"
    begun = time.monotonic()
    steps.inside(
        program, "desk", "--server", url, "--paddle", PADDLE, user=user, ROSTRUM_TOKEN=TOKEN, **home
    )
    window = screen.window()
    shown = time.monotonic() - begun
    steps.say(f"the desk's window is there after {shown:.2f} s")
    time.sleep(6)
    screen.picture(steps.root.parent / "smoke-board.png")
    link = f"rostrum://{url.removeprefix('http://')}/{lot['saleId']}/{lot['lot']}"
    if steps.inside(program, "desk", link, user=user, **home).wait(60) != 0:
        raise Impossible("the link was not taken by the desk that runs")
    time.sleep(4)
    state = f"{url}/api/v1/items/{lot['itemId']}"
    if http.get(state).json()["bidCount"] != 0:
        raise Impossible("a bid was there before the key")
    screen.key("windowfocus", "--sync", window)
    screen.key("key", "space")
    wait_for(
        lambda: http.get(state).json()["leader"] == f"P:{PADDLE}", "the bid by the desk's key", 15
    )
    after = http.get(state).json()
    time.sleep(1)
    screen.picture(steps.root.parent / "smoke-bid.png")
    steps.say(f"space bid {after['price']} for paddle {PADDLE}: version {after['version']}")
    reports = list((steps.root / "tmp/clerk/.config/rostrum/reports").glob("report-*"))
    if reports:
        raise Impossible(f"the desk had a fault:\n{reports[0].read_text()}")
    doctor = steps.inside(
        program, "doctor", "--server", url, user=user, ROSTRUM_TOKEN=TOKEN, **home
    )
    if doctor.wait(60) != 0:
        raise Impossible(f"rostrum doctor found something:\n{steps.said()}")
    steps.say("rostrum doctor finds nothing that fails")
    return {"window_s": round(shown, 2), "price": after["price"], "leader": after["leader"]}


def use(steps: Steps, screen: Screen) -> dict[str, Any]:
    """Starts both programs, watches, bids, and ends them; what was seen."""
    try:
        with httpx.Client(headers={"Authorization": f"Bearer {TOKEN}"}) as http:
            url = serve(steps, http, 3900 + os.getpid() % 90)
            return bid(steps, http, url, load(steps, http, url), screen)
    finally:
        steps.stop()


def by_dpkg(steps: Steps, screen: Screen, packages: list[Path], before: set[str]) -> dict[str, Any]:
    """Installs the .deb files, uses and removes them. Raises Impossible."""
    for package in packages:
        (steps.root / "tmp" / package.name).write_bytes(package.read_bytes())
    run("chroot", steps.root, "dpkg", "-i", *(f"/tmp/{one.name}" for one in packages), env=DPKG)
    steps.say(f"installed: {len(everything(steps.root) - before)} files and folders")
    told = use(steps, screen)
    removed(steps, before)
    return told


def by_rpm(steps: Steps, screen: Screen, packages: list[Path], before: set[str]) -> dict[str, Any]:
    """The same with the .rpm files. Raises Impossible."""
    rpm = ("rpm", "--root", steps.root, "--dbpath", "/tmp/rpm")
    run(*rpm, "-i", "--nodeps", *(one.absolute() for one in packages))
    steps.say(f"installed by rpm: {len(everything(steps.root) - before)} files and folders")
    told = use(steps, screen)
    run(*rpm, "-e", "--nodeps", *NAMES)
    if not (steps.root / "var/lib/rostrum/rostrum.db").exists():
        raise Impossible("removing took the sales with it")
    left = everything(steps.root) - before - KEPT_BY_PASSWD - OF_FEDORA
    wrong = sorted(name for name in left if not name.startswith(KEPT_BY_RPM))
    if wrong:
        raise Impossible(f"left behind by rpm: {wrong[:20]}")
    steps.say("removed by rpm: the sales, the changed settings and the user stay, nothing else")
    return told


def removed(steps: Steps, before: set[str]) -> None:
    """Removes both packages, and compares the root with what it was. Raises Impossible."""
    run("chroot", steps.root, "dpkg", "--remove", *NAMES, env=DPKG)
    if not (steps.root / "var/lib/rostrum/rostrum.db").exists():
        raise Impossible("removing took the sales with it")
    run("chroot", steps.root, "dpkg", "--purge", *NAMES, env=DPKG)
    after = everything(steps.root)
    left = sorted(name for name in after - before if name not in KEPT_BY_PASSWD)
    if left or "rostrum" in (steps.root / "etc/passwd").read_text():
        raise Impossible(f"left behind: {left[:20]}")
    if before - after:
        raise Impossible(f"taken that was not ours: {sorted(before - after)[:20]}")
    steps.say("removed: the sales stayed until the purge, and now nothing is left")


def main() -> int:
    """Runs everything; 0 when all of it was right."""
    packages = sorted(Path("dist").glob("rostrum-*_amd64.deb"))
    if os.geteuid() != 0 or len(packages) != 2:
        print(
            "rostrum: run this as root, since it installs into a root of its own, after make package"
        )
        return 1
    try:
        with Screen() as screen, clean_root(packages) as root:
            steps = Steps(root)
            if list(root.glob("usr/bin/python*")) or list(root.glob("usr/lib/python*/os.py")):
                raise Impossible("there is a Python in the root")
            steps.say("a Debian without Python")
            before = everything(root)
            told = by_dpkg(steps, screen, packages, before)
            rpms = sorted(Path("dist").glob("rostrum-*.x86_64.rpm"))
            if shutil.which("rpm") and rpms:
                told["rpm"] = by_rpm(steps, screen, rpms, before)
            else:
                steps.say("the .rpm files were not tried: there is no rpm on this machine")
    except Impossible as error:
        print(f"rostrum: {error}")
        return 1
    print(json.dumps({"packages": {one.name: one.stat().st_size for one in packages}, **told}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
